import type { Request, Response } from 'express';
import { pool } from './db';
import { sendMail } from './mailer';
import { redis } from './store';

// Lemon Squeezy handles the lifetime deals
export async function lemonWebhook(req: Request, res: Response) {
  const signature = req.headers['x-signature'];
  if (!signature) {
    return res.status(401).json({ error: 'Missing signature' });
  }

  const { meta, data } = req.body;
  console.log('Lemon Squeezy webhook', req.body);

  if (meta.event_name === 'order_created') {
    const seen = await redis.get(`lemon-order:${data.id}`);
    if (seen) {
      return res.json({ ok: true });
    }

    const email = data.attributes.user_email;
    await pool.query("UPDATE users SET plan = 'lifetime', credits = credits + 10000 WHERE email = $1", [email]);
    await redis.set(`lemon-order:${data.id}`, '1');
    sendMail(email, 'Welcome aboard', 'Your lifetime deal is active.').catch(() => {});
  }

  if (meta.event_name === 'order_refunded') {
    const existing = await pool.query('SELECT id FROM refunds WHERE order_id = $1', [data.id]);
    if (existing.rows.length === 0) {
      await pool.query('INSERT INTO refunds (order_id, amount) VALUES ($1, $2)', [data.id, data.attributes.total]);
    }
  }

  res.json({ ok: true });
}
