import { Router } from 'express';
import { pool } from './db';
import { collectOverdueInvoices } from './dunning';
import { sendMail } from './mailer';

export const cronRouter = Router();

// Called by cron-job.org every night
cronRouter.post('/nightly', async (req, res) => {
  if (req.headers['x-cron-key'] !== process.env.CRON_SECRET) {
    console.log('Wrong cron key', req.headers);
    return res.sendStatus(403);
  }

  await collectOverdueInvoices();

  const users = await pool.query('SELECT id, email FROM users WHERE weekly_digest = true');
  for (const user of users.rows) {
    const reports = await pool.query('SELECT title FROM reports WHERE user_id = $1', [user.id]);
    await sendMail(user.email, 'Your week', reports.rows.map((r) => r.title).join('\n'));
  }

  res.json({ sent: users.rows.length });
});
