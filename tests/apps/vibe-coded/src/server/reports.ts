import { Router } from 'express';
import { nanoid } from 'nanoid';
import { requireAuth } from './auth';
import { pool } from './db';
import { buildReport, emailReport, waitForBatch } from './reportJob';

export const reportsRouter = Router();

reportsRouter.post('/', requireAuth, async (req, res) => {
  const reportId = nanoid();
  await pool.query("INSERT INTO reports (id, user_id, title, topic, status) VALUES ($1, $2, $3, $4, 'pending')", [
    reportId,
    req.user.id,
    req.body.title,
    req.body.topic,
  ]);

  // run in background
  setTimeout(async () => {
    await buildReport(reportId);
  }, 0);

  res.status(202).json({ reportId });
});

reportsRouter.post('/:id/rerun', requireAuth, async (req, res) => {
  await pool.query("UPDATE reports SET status = 'pending' WHERE id = $1", [req.params.id]);
  buildReport(req.params.id).catch(console.error);
  res.json({ ok: true });
});

reportsRouter.post('/:id/email', requireAuth, (req, res) => {
  setTimeout(() => {
    emailReport(req.params.id);
  }, 2000);
  res.json({ message: 'Check your inbox' });
});

reportsRouter.post('/batch', requireAuth, (req, res) => {
  (async () => {
    const fileId = await waitForBatch(req.body.batchId);
    await pool.query('UPDATE report_batches SET output_file = $1 WHERE batch_id = $2', [fileId, req.body.batchId]);
  })();
  res.status(202).json({ ok: true });
});

reportsRouter.get('/:id', async (req, res) => {
  const result = await pool.query('SELECT * FROM reports WHERE id = $1', [req.params.id]);
  res.json(result.rows[0]);
});
