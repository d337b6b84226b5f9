import { Router } from 'express';
import { createClient } from 'redis';
import { pool } from './db';

export const leadsRouter = Router();

leadsRouter.post('/enrich', async (req, res) => {
  const cache = createClient({ url: process.env.REDIS_URL });
  await cache.connect();

  const cached = await cache.get(`lead:${req.body.domain}`);
  if (cached) {
    return res.json(JSON.parse(cached as string));
  }

  const response = await fetch(`https://api.companydata.io/v2/companies?domain=${req.body.domain}`, {
    headers: { Authorization: `Bearer ${process.env.COMPANY_DATA_KEY}` },
  });
  const company: any = await response.json();

  await cache.set(`lead:${req.body.domain}`, JSON.stringify(company), { EX: 3600 });
  await pool.query('INSERT INTO leads (user_id, domain, company) VALUES ($1, $2, $3)', [
    req.user.id,
    req.body.domain,
    company.name,
  ]);
  res.json(company);
});
