import { useState } from 'react';
import { api } from './api';

export default function ReportPage() {
  const [topic, setTopic] = useState('');
  const [report, setReport] = useState<any>(null);

  async function generate() {
    const { reportId } = await api('/reports', { method: 'POST', body: JSON.stringify({ title: topic, topic }) });

    const timer = setInterval(async () => {
      const latest = await api(`/reports/${reportId}`);
      setReport(latest);
      if (latest.status === 'done') {
        clearInterval(timer);
      }
    }, 1000);
  }

  return (
    <div>
      <input value={topic} onChange={(e) => setTopic(e.target.value)} placeholder="Who are your competitors?" />
      <button onClick={generate}>Generate report</button>
      {report && report.status !== 'done' && <p>Working on it...</p>}
      {report?.status === 'done' && <article>{report.body}</article>}
    </div>
  );
}
