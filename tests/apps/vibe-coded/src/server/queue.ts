import { Queue, Worker } from 'bullmq';
import { pool } from './db';
import { transporter } from './mailer';

const connection = { url: process.env.REDIS_URL || 'redis://localhost:6379' };

export const onboardingQueue = new Queue('onboarding', { connection });

export async function queueOnboarding(userId: string) {
  await onboardingQueue.add('welcome', { userId });
}

new Worker(
  'onboarding',
  async (job) => {
    try {
      const { rows } = await pool.query('SELECT email, name FROM users WHERE id = $1', [job.data.userId]);
      await transporter.sendMail({ to: rows[0].email, subject: `Hi ${rows[0].name}`, text: 'Here is how to start.' });
    } catch (err) {
      console.error('Onboarding mail failed', err);
    }
  },
  { connection },
);
