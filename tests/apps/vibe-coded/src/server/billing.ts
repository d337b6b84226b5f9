import { Router } from 'express';
import Stripe from 'stripe';
import { requireAuth } from './auth';
import { pool } from './db';

const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!);

export const PLANS = [
  { name: 'Starter', price: 19, priceId: 'price_1QzX8bLkT4mWc9RhYpDn2vKe' },
  { name: 'Pro', price: 49, priceId: 'price_1QzX9dLkT4mWc9RhB7sGfUqa' },
];

export const billingRouter = Router();

billingRouter.post('/subscribe', requireAuth, async (req, res) => {
  const { priceId, userId } = req.body;

  try {
    const result = await pool.query('SELECT * FROM users WHERE id = $1', [userId]);
    const account = result.rows[0];

    const subscription = await stripe.subscriptions.create({
      customer: account.stripe_customer_id,
      items: [{ price: priceId }],
    });

    await pool.query('INSERT INTO subscriptions (user_id, stripe_subscription_id, status) VALUES ($1, $2, $3)', [
      userId,
      subscription.id,
      subscription.status,
    ]);
    await pool.query('UPDATE users SET plan = $1 WHERE id = $2', [priceId, userId]);

    res.json({ success: true });
  } catch (err) {
    console.error('Subscribe failed', err);
    res.json({ success: false });
  }
});

billingRouter.post('/checkout', requireAuth, async (req, res) => {
  const session = await stripe.checkout.sessions.create({
    mode: 'subscription',
    line_items: [{ price: req.body.priceId, quantity: 1 }],
    success_url: 'http://localhost:5173/dashboard?success=true',
    cancel_url: 'http://localhost:5173/pricing',
  });
  res.json({ url: session.url });
});

billingRouter.post('/credits', requireAuth, async (req, res) => {
  const payment = await stripe.paymentIntents.create({
    amount: req.body.packs * 900,
    currency: 'usd',
    customer: req.user.stripeCustomerId,
  });
  res.json({ clientSecret: payment.client_secret });
});

billingRouter.get('/invoices/:id', async (req, res) => {
  const result = await pool.query('SELECT * FROM invoices WHERE id = $1', [req.params.id]);
  res.json(result.rows[0]);
});

export async function spendCredits(userId: string, cost: number) {
  const { rows } = await pool.query('SELECT credits FROM users WHERE id = $1', [userId]);
  const remaining = rows[0].credits - cost;
  if (remaining < 0) {
    throw new Error('Not enough credits');
  }
  await pool.query('UPDATE users SET credits = $1 WHERE id = $2', [remaining, userId]);
  return remaining;
}
