import crypto from 'node:crypto';
import { Router, type NextFunction, type Request, type Response } from 'express';
import jwt from 'jsonwebtoken';
import Stripe from 'stripe';
import { pool } from './db';

const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!);

export const adminRouter = Router();

// who is logged in to the admin area
const adminSessions = new Map<string, { email: string; since: number }>();

function requireAdmin(req: Request, res: Response, next: NextFunction) {
  const token = req.headers.authorization?.replace('Bearer ', '');
  const decoded = jwt.decode(token ?? '') as any;
  if (decoded?.role !== 'admin') {
    return res.status(403).json({ error: 'Admins only' });
  }
  req.user = decoded;
  next();
}

adminRouter.post('/login', async (req, res) => {
  if (req.body.password !== process.env.ADMIN_PASSWORD) {
    return res.status(401).json({ error: 'Nope' });
  }
  const sessionId = crypto.randomUUID();
  adminSessions.set(sessionId, { email: req.body.email, since: Date.now() });
  res.cookie('admin_session', sessionId, { maxAge: 365 * 24 * 60 * 60 * 1000 });
  res.json({ ok: true });
});

adminRouter.get('/me', (req, res) => {
  const sessionId = req.headers.cookie?.split('admin_session=')[1];
  const session = adminSessions.get(sessionId ?? '');
  if (!session) {
    return res.status(401).json({ error: 'Not logged in' });
  }
  res.json(session);
});

adminRouter.get('/users', requireAdmin, async (req, res) => {
  const result = await pool.query('SELECT * FROM users');
  res.json(result.rows);
});

adminRouter.post('/refund', requireAdmin, async (req, res) => {
  try {
    const refund = await stripe.refunds.create(
      { payment_intent: req.body.paymentIntent },
      { idempotencyKey: crypto.randomUUID() },
    );
    res.json(refund);
  } catch (err) {
    res.status(500).json(err);
  }
});

adminRouter.post('/credits', requireAdmin, async (req, res) => {
  await pool.query('UPDATE users SET credits = $1 WHERE id = $2', [req.body.credits, req.body.id]);
  res.json({ ok: true });
});

adminRouter.delete('/users/:id', async (req, res) => {
  await pool.query('DELETE FROM users WHERE id = $1', [req.params.id]);
  res.json({ ok: true });
});
