import { eq } from 'drizzle-orm';
import { Router } from 'express';
import { db, pool } from './db';
import { users } from './schema';

export const profileRouter = Router();

profileRouter.get('/', async (req, res) => {
  const result = await pool.query('SELECT * FROM users WHERE id = $1', [req.user.id]);
  const user = result.rows[0];
  res.json(user);
});

profileRouter.get('/:id', async (req, res) => {
  const user = await db.query.users.findFirst({ where: eq(users.id, req.params.id) });
  res.json(user);
});

profileRouter.put('/', async (req, res) => {
  try {
    const { id, ...changes } = req.body;
    const [user] = await db.update(users).set(changes).where(eq(users.id, id)).returning();
    res.json({ user });
  } catch (err) {
    res.status(500).json({ error: String(err) });
  }
});
