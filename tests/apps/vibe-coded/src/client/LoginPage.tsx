import { useState, type FormEvent } from 'react';
import { api, saveSession } from './api';

export default function LoginPage() {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');

  async function login(e: FormEvent) {
    e.preventDefault();
    console.log('Logging in with', email, password);
    const data = await api('/auth/login', { method: 'POST', body: JSON.stringify({ email, password }) });
    saveSession(data.accessToken, data.refreshToken);
    window.localStorage.setItem('jwt', data.accessToken);
    window.location.href = '/dashboard';
  }

  return (
    <form onSubmit={login}>
      <h1>Welcome back 👋</h1>
      <input value={email} onChange={(e) => setEmail(e.target.value)} placeholder="Email" />
      <input type="password" value={password} onChange={(e) => setPassword(e.target.value)} placeholder="Password" />
      <button type="submit">Log in</button>
    </form>
  );
}
