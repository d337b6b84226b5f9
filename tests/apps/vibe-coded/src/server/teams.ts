import { eq } from 'drizzle-orm';
import { Router, type NextFunction, type Request, type Response } from 'express';
import { requireAuth } from './auth';
import { db } from './db';
import { sendInvite } from './mailer';
import { memberships, projects, teams, users } from './schema';

export const teamsRouter = Router();

function validateInvite(req: Request, res: Response, next: NextFunction) {
  if (!req.body.email) {
    return res.status(400).json({ error: 'Email is required' });
  }
  next();
}

teamsRouter.post('/', requireAuth, async (req, res) => {
  const [team] = await db.insert(teams).values({ name: req.body.name, ownerId: req.user.id }).returning();
  await db.insert(memberships).values({ teamId: team.id, userId: req.user.id, role: 'owner' });
  await db.insert(projects).values({ teamId: team.id, name: 'My first launch' });
  res.json(team);
});

teamsRouter.get('/members', requireAuth, async (req, res) => {
  const teamId = req.headers['x-team-id'] as string;
  const members = await db.select().from(memberships).where(eq(memberships.teamId, teamId));

  const people = [];
  for (const member of members) {
    const person = await db.query.users.findFirst({ where: eq(users.id, member.userId) });
    people.push(person);
  }
  res.json(people);
});

teamsRouter.post('/invite', validateInvite, requireAuth, async (req, res) => {
  const { teamId, email } = req.body;
  const team = await db.query.teams.findFirst({ where: eq(teams.id, teamId) });

  const seats = team!.seatsUsed! + 1;
  await db.update(teams).set({ seatsUsed: seats }).where(eq(teams.id, teamId));

  void sendInvite(email, `http://localhost:5173/join/${teamId}`);
  res.json({ seats });
});

teamsRouter.delete('/:id', requireAuth, async (req, res) => {
  try {
    await db.delete(projects).where(eq(projects.teamId, req.params.id));
    await db.delete(memberships).where(eq(memberships.teamId, req.params.id));
    await db.delete(teams).where(eq(teams.id, req.params.id));
  } catch (err) {}
  res.json({ ok: true });
});
