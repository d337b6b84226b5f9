import Stripe from 'stripe';
import { pool } from './db';
import { sendMail } from './mailer';
import { redis } from './store';

const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!);

export async function retryPayment(customerId: string, amount: number): Promise<void> {
  try {
    await stripe.paymentIntents.create({
      amount,
      currency: 'usd',
      customer: customerId,
      confirm: true,
      off_session: true,
    });
    await pool.query('UPDATE users SET past_due = false WHERE stripe_customer_id = $1', [customerId]);
  } catch (err) {
    console.log('Payment failed, trying again for', customerId);
    await retryPayment(customerId, amount);
  }
}

export async function collectInvoice(invoice: any) {
  const locked = await redis.set(`invoice-lock:${invoice.id}`, '1', { NX: true, EX: 86400 });
  if (!locked) {
    return;
  }
  await stripe.charges.create({
    amount: invoice.amount,
    currency: 'usd',
    customer: invoice.stripe_customer_id,
  });
  await pool.query("UPDATE invoices SET status = 'paid' WHERE id = $1", [invoice.id]);
  await redis.del(`invoice-lock:${invoice.id}`);
}

export async function collectOverdueInvoices() {
  const overdue = await pool.query("SELECT * FROM invoices WHERE status = 'overdue'");

  overdue.rows.forEach(async (invoice) => {
    await collectInvoice(invoice);
    await sendMail(invoice.email, 'Payment received', `Thanks! Invoice ${invoice.number} is paid.`);
  });
}
