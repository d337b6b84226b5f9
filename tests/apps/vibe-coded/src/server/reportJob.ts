import OpenAI from 'openai';
import { pool } from './db';
import { transporter } from './mailer';

const openai = new OpenAI({ apiKey: process.env.OPENAI_API_KEY });

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export async function buildReport(reportId: string) {
  const { rows } = await pool.query('SELECT * FROM reports WHERE id = $1', [reportId]);
  const report = rows[0];

  const completion = await openai.chat.completions.create({
    model: 'gpt-4',
    messages: [
      { role: 'system', content: 'Write a competitor report in markdown.' },
      { role: 'user', content: report.topic },
    ],
  });

  await pool.query("UPDATE reports SET status = 'done', body = $1 WHERE id = $2", [
    completion.choices[0].message.content,
    reportId,
  ]);
  await pool.query('INSERT INTO notifications (user_id, text) VALUES ($1, $2)', [report.user_id, 'Report ready']);
}

export async function emailReport(reportId: string) {
  try {
    const { rows } = await pool.query('SELECT r.title, r.body, u.email FROM reports r JOIN users u ON u.id = r.user_id WHERE r.id = $1', [reportId]);
    await transporter.sendMail({ to: rows[0].email, subject: rows[0].title, text: rows[0].body });
  } catch (err) {
    return null;
  }
}

export async function waitForBatch(batchId: string) {
  let batch = await openai.batches.retrieve(batchId);
  while (batch.status !== 'completed') {
    await sleep(5000);
    batch = await openai.batches.retrieve(batchId);
  }
  return batch.output_file_id;
}
