import { useEffect, useState } from 'react';
import { api } from './api';

export default function TeamPage() {
  const [members, setMembers] = useState<any[]>([]);
  const [projects, setProjects] = useState<any[]>([]);
  const filters = { teamId: localStorage.getItem('teamId'), archived: false };

  useEffect(() => {
    api('/teams/members').then((people) => setMembers(people));
  }, [members]);

  useEffect(() => {
    async function load() {
      const list = await api(`/projects/search?q=&sort=name&team=${filters.teamId}`);
      setProjects(list);
    }
    load();
  }, [filters]);

  async function invite() {
    const email = prompt('Email?');
    await api('/teams/invite', { method: 'POST', body: JSON.stringify({ teamId: filters.teamId, email }) });
  }

  return (
    <div>
      <h1>Team</h1>
      <ul>
        {members.map((member) => (
          <li key={member.id}>{member.email}</li>
        ))}
      </ul>
      <p>{projects.length} projects</p>
      <button onClick={invite}>Invite</button>
    </div>
  );
}
