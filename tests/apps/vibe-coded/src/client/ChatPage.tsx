import OpenAI from 'openai';
import { useEffect, useState } from 'react';
import { api } from './api';

export default function ChatPage() {
  const [messages, setMessages] = useState<any[]>([]);
  const [input, setInput] = useState('');
  const [ideas, setIdeas] = useState('');

  useEffect(() => {
    fetch('http://localhost:3000/api/ai/chat', {
      headers: { Authorization: `Bearer ${localStorage.getItem('access_token')}` },
    })
      .then((response) => response.json())
      .then((history) => setMessages(history));
  });

  async function send() {
    const { answer } = await api('/ai/chat', {
      method: 'POST',
      body: JSON.stringify({ messages: [{ role: 'user', content: input }] }),
    });
    setMessages([...messages, { content: answer }]);
    setInput('');
  }

  async function brainstorm() {
    const openai = new OpenAI({
      apiKey: import.meta.env.VITE_OPENAI_API_KEY,
      dangerouslyAllowBrowser: true,
    });
    const completion = await openai.chat.completions.create({
      model: 'gpt-4',
      messages: [{ role: 'user', content: `Ten startup ideas about ${input}` }],
    });
    setIdeas(completion.choices[0].message.content ?? '');
  }

  return (
    <div>
      {messages.map((message, i) => (
        <p key={i}>{message.content}</p>
      ))}
      <textarea value={input} onChange={(e) => setInput(e.target.value)} />
      <button onClick={send}>Send</button>
      <button onClick={brainstorm}>Brainstorm ✨</button>
      <pre>{ideas}</pre>
    </div>
  );
}
