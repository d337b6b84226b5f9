import { useQuery } from '@tanstack/react-query';
import { api } from './api';

export default function DashboardPage() {
  const { data } = useQuery({ queryKey: ['dashboard'], queryFn: () => api('/dashboard') });

  return (
    <div>
      <h1>Your launches</h1>
      {data?.stats.map((project: any) => (
        <div key={project.id} className="card">
          <h3>{project.name}</h3>
          <span>{project.visits} visits</span>
          <span>{project.signups} signups</span>
        </div>
      ))}
    </div>
  );
}
