import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from './api';

export default function AdminPage() {
  const [jobId, setJobId] = useState('');
  const { data: users } = useQuery({ queryKey: ['users'], queryFn: () => api('/admin/users') });
  const { data: job } = useQuery({
    queryKey: ['job-status', jobId],
    queryFn: () => api(`/reports/${jobId}`),
    refetchInterval: (query) => (query.state.data?.status === 'done' ? false : 2000),
  });

  async function remove(id: string) {
    await api(`/admin/users/${id}`, { method: 'DELETE' });
  }

  return (
    <div>
      <input value={jobId} onChange={(e) => setJobId(e.target.value)} placeholder="Job id" />
      <p>Job: {job?.status}</p>
      <table>
        <tbody>
          {users?.map((user: any) => (
            <tr key={user.id}>
              <td>{user.email}</td>
              <td>{user.role}</td>
              <td>
                <button onClick={() => remove(user.id)}>Delete</button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
