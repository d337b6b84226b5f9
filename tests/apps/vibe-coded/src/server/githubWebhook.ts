import crypto from 'node:crypto';
import type { Request, Response } from 'express';
import { pool } from './db';

// Publishes GitHub releases on the changelog page
export async function githubWebhook(req: Request, res: Response) {
  const signature = req.headers['x-hub-signature-256'];
  const expectedSignature =
    'sha256=' +
    crypto
      .createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET || 'launchpilot-hook')
      .update(JSON.stringify(req.body))
      .digest('hex');

  if (signature !== expectedSignature) {
    return res.status(401).json({ error: 'Invalid signature' });
  }

  if (req.headers['x-github-event'] === 'release') {
    const { release } = req.body;
    await pool.query('INSERT INTO changelog (title, body) VALUES ($1, $2)', [release.name, release.body]);
  }

  res.sendStatus(204);
}
