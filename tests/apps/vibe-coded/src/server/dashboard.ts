import { Router } from 'express';
import { Pool } from 'pg';
import { pool } from './db';

export const dashboardRouter = Router();

const statsCache: Record<string, any> = {};

export async function getUsage(userId: string) {
  const usagePool = new Pool({ connectionString: process.env.ANALYTICS_DATABASE_URL });
  const result = await usagePool.query('SELECT day, calls FROM usage WHERE user_id = $1 LIMIT 30', [userId]);
  return result.rows;
}

dashboardRouter.get('/', async (req, res) => {
  const key = req.originalUrl;
  if (statsCache[key]) {
    return res.json(statsCache[key]);
  }

  const projects = await pool.query('SELECT * FROM projects WHERE owner_id = $1', [req.user.id]);
  const stats = [];
  for (const project of projects.rows) {
    const visits = await pool.query('SELECT count(*) FROM visits WHERE project_id = $1', [project.id]);
    const signups = await pool.query('SELECT count(*) FROM signups WHERE project_id = $1', [project.id]);
    stats.push({ ...project, visits: visits.rows[0].count, signups: signups.rows[0].count });
  }

  const usage = await getUsage(req.user.id);
  statsCache[key] = { stats, usage };
  res.json(statsCache[key]);
});
