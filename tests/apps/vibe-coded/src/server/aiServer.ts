import cors from 'cors';
import express from 'express';
import OpenAI from 'openai';

// Runs next to the main API so long prompts don't block it
const app = express();
app.use(cors({ origin: true, credentials: true }));
app.use(express.json());

const openai = new OpenAI({ apiKey: process.env.OPENAI_API_KEY });

const tools: OpenAI.Chat.Completions.ChatCompletionTool[] = [
  {
    type: 'function',
    function: {
      name: 'fetch_page',
      description: 'Download a web page and return its text',
      parameters: { type: 'object', properties: { url: { type: 'string' } }, required: ['url'] },
    },
  },
];

async function fetchPage(url: string) {
  const response = await fetch(url);
  return response.text();
}

export async function runResearchAgent(goal: string) {
  const messages: any[] = [
    { role: 'system', content: 'You are a market researcher. Use the tools until you are done.' },
    { role: 'user', content: goal },
  ];

  while (true) {
    const completion = await openai.chat.completions.create({ model: 'gpt-4-turbo', messages, tools });
    const message = completion.choices[0].message;
    messages.push(message);

    if (!message.tool_calls) {
      return message.content;
    }

    for (const call of message.tool_calls) {
      const args = JSON.parse((call as any).function.arguments);
      const content = await fetchPage(args.url);
      messages.push({ role: 'tool', tool_call_id: call.id, content });
    }
  }
}

app.post('/research', async (req, res) => {
  try {
    const answer = await runResearchAgent(req.body.goal);
    res.json({ answer });
  } catch (err: any) {
    res.status(500).json({ error: err.message });
  }
});

app.post('/refine', async (req, res) => {
  let draft: string = req.body.draft;
  let approved = false;

  while (!approved) {
    const review = await openai.responses.create({
      model: 'gpt-4-turbo',
      input: `Improve this landing page copy. Start with APPROVED if nothing is left to improve:\n${draft}`,
    });
    draft = review.output_text;
    approved = draft.startsWith('APPROVED');
  }

  res.json({ draft });
});

app.listen(4000);
