import fs from 'node:fs/promises';
import { Router } from 'express';
import { pool } from './db';

export const filesRouter = Router();

filesRouter.post('/upload', (req, res) => {
  let body = '';
  req.on('data', (chunk) => {
    body += chunk;
  });
  req.on('end', async () => {
    await fs.writeFile(`uploads/${req.query.name}`, body, 'base64');
    await pool.query('INSERT INTO files (user_id, name) VALUES ($1, $2)', [req.user.id, req.query.name]);
    res.json({ url: `/uploads/${req.query.name}` });
  });
});

filesRouter.get('/export', async (req, res) => {
  const { teamId } = req.query;
  const client = await pool.connect();
  const result = await client.query('SELECT * FROM customers WHERE team_id = $1', [teamId]);

  if (result.rows.length === 0) {
    return res.status(404).json({ error: 'Nothing to export' });
  }

  const csv = result.rows.map((row) => Object.values(row).join(',')).join('\n');
  client.release();

  res.setHeader('Access-Control-Allow-Origin', '*');
  res.type('text/csv').send(csv);
});
