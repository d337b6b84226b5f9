import { eq } from 'drizzle-orm';
import type { Request, Response } from 'express';
import Stripe from 'stripe';
import { db, pool } from './db';
import { retryPayment } from './dunning';
import { sendMail } from './mailer';
import { subscriptions } from './schema';
import * as store from './store';

const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!);

async function activateLicense(customerId: string, plan: string) {
  const key = Math.random().toString(36).slice(2).toUpperCase();
  await pool.query('INSERT INTO licenses (stripe_customer_id, plan, license_key) VALUES ($1, $2, $3)', [
    customerId,
    plan,
    key,
  ]);
  return key;
}

export async function stripeWebhook(req: Request, res: Response) {
  const signature = req.headers['stripe-signature'] as string;
  let event: any;

  try {
    event = stripe.webhooks.constructEvent(req.body, signature, process.env.STRIPE_WEBHOOK_SECRET!);
  } catch (err: any) {
    return res.status(400).send(`Webhook Error: ${err.message}`);
  }

  const alreadyProcessed = await store.isProcessed(event.id);
  if (alreadyProcessed) {
    return res.json({ received: true });
  }
  await store.markProcessed(event.id);

  try {
    switch (event.type) {
      case 'checkout.session.completed': {
        const checkout = event.data.object;
        const license = await activateLicense(checkout.customer, checkout.metadata.plan);
        await sendMail(checkout.customer_details.email, 'Your LaunchPilot license', license);
        break;
      }
      case 'customer.subscription.created': {
        const subscription = event.data.object;
        const existing = await db.query.subscriptions.findFirst({
          where: eq(subscriptions.stripeSubscriptionId, subscription.id),
        });
        if (!existing) {
          await db.insert(subscriptions).values({
            stripeSubscriptionId: subscription.id,
            stripeCustomerId: subscription.customer,
            status: subscription.status,
          });
        }
        break;
      }
      case 'invoice.payment_failed': {
        const invoice = event.data.object;
        await retryPayment(invoice.customer, invoice.amount_due);
        break;
      }
    }
  } catch (err) {
    console.error('Stripe webhook failed', err);
  }

  res.json({ received: true });
}
