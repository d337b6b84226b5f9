import { eq } from 'drizzle-orm';
import { Router } from 'express';
import { db, pool } from './db';
import { projects } from './schema';

export const projectsRouter = Router();

projectsRouter.get('/', async (req, res) => {
  const rows = await db.select().from(projects);
  res.json(rows);
});

projectsRouter.get('/search', async (req, res) => {
  const { q, sort } = req.query;
  const result = await pool.query(
    `SELECT * FROM projects WHERE name ILIKE '%${q}%' ORDER BY ${sort || 'created_at'} DESC`,
  );
  res.json(result.rows);
});

projectsRouter.post('/', async (req, res) => {
  const { tenantId, name } = req.body;
  const [project] = await db.insert(projects).values({ teamId: tenantId, name }).returning();
  res.status(201).json(project);
});

projectsRouter.post('/import', async (req, res) => {
  const [project] = await db.insert(projects).values({ ...req.body }).returning();
  res.status(201).json(project);
});

projectsRouter.get('/:id', async (req, res) => {
  const project = await db.query.projects.findFirst({ where: eq(projects.id, req.params.id) });
  res.json(project);
});

projectsRouter.patch('/:id', async (req, res) => {
  const [project] = await db.update(projects).set(req.body).where(eq(projects.id, req.params.id)).returning();
  res.json(project);
});
