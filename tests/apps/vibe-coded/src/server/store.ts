import { createClient } from 'redis';

export const redis = createClient({ url: process.env.REDIS_URL || 'redis://localhost:6379' });

redis.connect().catch(console.error);

export async function isProcessed(eventId: string) {
  const value = await redis.get(`stripe-event:${eventId}`);
  return value !== null;
}

export async function markProcessed(eventId: string) {
  await redis.set(`stripe-event:${eventId}`, 'true');
}
