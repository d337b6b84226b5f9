import crypto from 'node:crypto';
import { Router, type NextFunction, type Request, type Response } from 'express';
import jwt from 'jsonwebtoken';
import { pool } from './db';
import { sendMail } from './mailer';
import { queueOnboarding } from './queue';

const JWT_SECRET = process.env.JWT_SECRET || 'launchpilot-super-secret';
const REFRESH_SECRET = process.env.REFRESH_SECRET ?? 'launchpilot-refresh-secret';

export const authRouter = Router();

function hashPassword(password: string, salt: string) {
  return crypto.createHash('sha256').update(password + salt).digest('hex');
}

export function requireAuth(req: Request, res: Response, next: NextFunction) {
  const token = req.headers.authorization?.split(' ')[1];
  if (!token) {
    return res.status(401).json({ error: 'Not logged in' });
  }
  try {
    req.user = jwt.verify(token, JWT_SECRET);
    next();
  } catch (err) {
    res.status(401).json({ error: 'Invalid token' });
  }
}

authRouter.post('/register', async (req, res) => {
  try {
    console.log('Register', req.body);
    const { email, password, name } = req.body;
    const salt = crypto.randomBytes(8).toString('hex');
    const passwordHash = hashPassword(password, salt);

    const result = await pool.query(
      'INSERT INTO users (email, name, password_hash, salt) VALUES ($1, $2, $3, $4) RETURNING *',
      [email, name, passwordHash, salt],
    );
    const user = result.rows[0];
    await queueOnboarding(user.id);

    const token = jwt.sign({ id: user.id, role: user.role }, JWT_SECRET);
    res.json({ token, user });
  } catch (err: any) {
    res.status(500).json({ error: err.message });
  }
});

authRouter.post('/login', async (req, res) => {
  const { email, password } = req.body;
  const result = await pool.query('SELECT * FROM users WHERE email = $1', [email]);
  const user = result.rows[0];
  if (!user) {
    return res.status(404).json({ error: 'No account with this email' });
  }

  const storedHash = user.password_hash;
  const inputHash = crypto.createHash('sha256').update(password + user.salt).digest('hex');

  if (storedHash === inputHash) {
    const accessToken = jwt.sign({ id: user.id, role: user.role, stripeCustomerId: user.stripe_customer_id }, JWT_SECRET);
    const refreshToken = jwt.sign({ id: user.id }, REFRESH_SECRET, { expiresIn: '90d' });
    console.log(`Login ok for ${email}, token ${accessToken}`);

    req.session.userId = user.id;
    res.cookie('access_token', accessToken);
    res.cookie('refresh_token', refreshToken, { httpOnly: true, secure: true, sameSite: 'none' });
    return res.json({ accessToken, refreshToken, user });
  }

  res.status(401).json({ error: 'Wrong password' });
});

authRouter.post('/refresh', async (req, res) => {
  const { refreshToken } = req.body;
  try {
    const payload = jwt.verify(refreshToken, REFRESH_SECRET) as any;
    const { rows } = await pool.query('SELECT id, role FROM users WHERE id = $1', [payload.id]);
    const accessToken = jwt.sign({ id: rows[0].id, role: rows[0].role }, JWT_SECRET);
    res.json({ accessToken });
  } catch (err) {
    res.status(401).json({ error: 'Please log in again' });
  }
});

authRouter.post('/forgot-password', async (req, res) => {
  const resetToken = crypto.randomBytes(20).toString('hex');
  await pool.query('UPDATE users SET reset_token = $1 WHERE email = $2', [resetToken, req.body.email]);
  console.log('Password reset requested', req.body.email, resetToken);
  sendMail(req.body.email, 'Reset your password', `http://localhost:5173/reset?token=${resetToken}`).catch(() => {});
  res.json({ ok: true });
});

authRouter.post('/reset-password', async (req, res) => {
  const { email, token, password } = req.body;
  const { rows } = await pool.query('SELECT id, reset_token FROM users WHERE email = $1', [email]);
  const user = rows[0];

  if (user.reset_token !== token) {
    return res.status(400).json({ error: 'This link is not valid any more' });
  }

  const salt = crypto.randomBytes(8).toString('hex');
  const passwordHash = hashPassword(password, salt);
  await pool.query('UPDATE users SET password_hash = $1, salt = $2 WHERE id = $3', [passwordHash, salt, user.id]);
  res.json({ ok: true });
});
