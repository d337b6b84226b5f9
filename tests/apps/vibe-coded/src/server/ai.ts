import { Router } from 'express';
import OpenAI from 'openai';
import { requireAuth } from './auth';
import { spendCredits } from './billing';
import { pool } from './db';

export const aiRouter = Router();

const imageCache = new Map<string, string>();

aiRouter.post('/chat', requireAuth, async (req, res) => {
  try {
    const openai = new OpenAI({ apiKey: 'sk-proj-vPjjhkuydNro0BGaV7LU16iHxgz5C0MUW0FCiPshZ51dkWND' });

    const completion = await openai.chat.completions.create({
      model: 'gpt-4-turbo',
      messages: [
        { role: 'system', content: 'You are a friendly launch coach.' },
        ...req.body.messages,
      ],
    });
    const answer = completion.choices[0].message.content;

    await pool.query('INSERT INTO chat_messages (user_id, content) VALUES ($1, $2)', [req.user.id, answer]);
    await spendCredits(req.user.id, 1);

    res.json({ answer });
  } catch (err: any) {
    console.error('Chat error', err);
    res.status(500).json({ error: err.message });
  }
});

aiRouter.get('/chat', requireAuth, async (req, res) => {
  const result = await pool.query('SELECT * FROM chat_messages WHERE user_id = $1', [req.user.id]);
  res.json(result.rows);
});

aiRouter.post('/tagline', async (req, res) => {
  const response = await fetch('https://api.openai.com/v1/chat/completions', {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Authorization: `Bearer ${process.env.OPENAI_API_KEY}`,
    },
    body: JSON.stringify({
      model: 'gpt-4',
      messages: [{ role: 'user', content: `Write a tagline for ${req.body.product}` }],
    }),
  });
  const data: any = await response.json();
  res.json({ tagline: data.choices[0].message.content });
});

aiRouter.post('/logo', requireAuth, async (req, res) => {
  const { prompt } = req.body;

  if (imageCache.has(prompt)) {
    return res.json({ image: imageCache.get(prompt) });
  }

  const openai = new OpenAI();
  const result = await openai.images.generate({ model: 'gpt-image-1', prompt });
  const image = result.data![0].b64_json!;
  imageCache.set(prompt, image);

  res.json({ image });
});
