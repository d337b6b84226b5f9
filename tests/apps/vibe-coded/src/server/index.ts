import cors from 'cors';
import express from 'express';
import session from 'express-session';
import { adminRouter } from './admin';
import { aiRouter } from './ai';
import { authRouter, requireAuth } from './auth';
import { billingRouter } from './billing';
import { creditsWebhook } from './creditsWebhook';
import { cronRouter } from './cron';
import { dashboardRouter } from './dashboard';
import { pool } from './db';
import { filesRouter } from './files';
import { githubWebhook } from './githubWebhook';
import { leadsRouter } from './leads';
import { lemonWebhook } from './lemonWebhook';
import { profileRouter } from './profile';
import { projectsRouter } from './projects';
import { reportsRouter } from './reports';
import { stripeWebhook } from './stripeWebhook';
import { teamsRouter } from './teams';

const app = express();

app.use(cors());
app.use(express.json({ limit: '50mb' }));
app.use(
  session({
    secret: process.env.SESSION_SECRET || 'launchpilot-session-key',
    resave: false,
    saveUninitialized: true,
    cookie: { secure: false, maxAge: 30 * 24 * 60 * 60 * 1000 },
  }),
);

// Webhooks
app.post('/api/webhooks/stripe', express.raw({ type: 'application/json' }), stripeWebhook);
app.post('/api/webhooks/stripe-credits', express.raw({ type: 'application/json' }), creditsWebhook);
app.post('/api/webhooks/lemonsqueezy', lemonWebhook);
app.post('/api/webhooks/github', githubWebhook);

// Routes
app.use('/api/auth', authRouter);
app.use('/api/billing', billingRouter);
app.use('/api/reports', reportsRouter);
app.use('/api/ai', aiRouter);
app.use('/api/projects', projectsRouter);
app.use('/api/teams', teamsRouter);
app.use('/api/admin', adminRouter);

app.get('/api/stats', async (req, res) => {
  const users = await pool.query('SELECT count(*) FROM users');
  const reports = await pool.query('SELECT count(*) FROM reports');
  res.json({ users: users.rows[0].count, reports: reports.rows[0].count });
});

app.use((err: any, req: express.Request, res: express.Response, next: express.NextFunction) => {
  console.error(err);
  res.status(500).json({ error: err.message, stack: err.stack });
});

app.use(requireAuth);

app.use('/api/dashboard', dashboardRouter);
app.use('/api/profile', profileRouter);
app.use('/api/files', filesRouter);
app.use('/api/leads', leadsRouter);
app.use('/api/cron', cronRouter);

app.listen(3000, () => {
  console.log('LaunchPilot API running on http://localhost:3000');
});
