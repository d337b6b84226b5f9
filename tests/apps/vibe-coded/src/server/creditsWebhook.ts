import type { Request, Response } from 'express';
import Stripe from 'stripe';
import { pool } from './db';
import { transporter } from './mailer';

const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!);

const CREDITS_PER_PACK = 500;

export async function creditsWebhook(req: Request, res: Response) {
  const event = stripe.webhooks.constructEvent(
    req.body,
    req.headers['stripe-signature'] as string,
    process.env.STRIPE_CREDITS_WEBHOOK_SECRET!,
  );

  if (event.type === 'payment_intent.succeeded') {
    const payment = event.data.object;

    await pool.query('UPDATE users SET credits = credits + $1 WHERE stripe_customer_id = $2', [
      CREDITS_PER_PACK,
      payment.customer,
    ]);
    await pool.query('INSERT INTO credit_purchases (stripe_customer_id, amount) VALUES ($1, $2)', [
      payment.customer,
      payment.amount,
    ]);
    await transporter.sendMail({
      to: payment.receipt_email!,
      subject: 'Credits added',
      text: `We added ${CREDITS_PER_PACK} credits to your account.`,
    });
  }

  res.json({ received: true });
}
