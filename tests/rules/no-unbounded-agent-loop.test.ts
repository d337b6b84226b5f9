import rule from '../../src/rules/no-unbounded-agent-loop.js'
import { testRule, ts } from '../support/test-rule.js'

const loop = (line: number, head: string) => ({ messageId: 'endlessLoop', line, data: { head } })

testRule(rule, {
  valid: {
    'limit in a helper that throws': {
      code: ts`
        import { openai } from './openai'
        import { budget } from './budget'

        export async function run(userId: string, messages: any[]) {
          while (true) {
            await budget.assertWithinLimit(userId)
            const res = await openai.chat.completions.create({ model: 'gpt-4o', messages, tools })
            const msg = res.choices[0].message
            if (!msg.tool_calls) return msg.content
            messages.push(msg, ...(await runAll(msg.tool_calls)))
          }
        }
      `,
    },
    'messages length as limit': {
      code: ts`
        import { openai } from './openai'

        export async function run(messages: any[]) {
          while (messages.length < 40) {
            const res = await openai.chat.completions.create({ model: 'gpt-4o', messages, tools })
            const msg = res.choices[0].message
            messages.push(msg)
            if (!msg.tool_calls) return msg.content
            messages.push(...(await runAll(msg.tool_calls)))
          }
        }
      `,
    },
    'chunks of a text': {
      code: ts`
        import { generateText } from 'ai'
        import { openai } from '@ai-sdk/openai'

        export async function translate(text: string) {
          let rest = text
          const out: string[] = []
          while (rest.length > 0) {
            const part = rest.slice(0, 4000)
            rest = rest.slice(4000)
            out.push((await generateText({ model: openai('gpt-4o-mini'), prompt: part })).text)
          }
          return out.join('')
        }
      `,
    },
    'recursive summary of halves': {
      code: ts`
        import OpenAI from 'openai'
        const openai = new OpenAI()

        export async function summarize(text: string): Promise<string> {
          if (text.length < 8000) {
            const res = await openai.responses.create({ model: 'gpt-4.1-mini', input: text })
            return res.output_text
          }
          const middle = Math.floor(text.length / 2)
          return summarize((await summarize(text.slice(0, middle))) + (await summarize(text.slice(middle))))
        }
      `,
    },
    'queue drained by shift': {
      code: ts`
        import { generateText } from 'ai'
        import { model } from './model'

        export async function drain(pending: string[]) {
          while (pending.length) {
            const prompt = pending.shift()!
            await generateText({ model, prompt })
          }
        }
      `,
    },
    'websocket messages': {
      code: ts`
        import { openai } from './openai'

        export async function serve(socket: AsyncIterable<string> & { send(t: string): void }) {
          for await (const text of socket) {
            const res = await openai.responses.create({ model: 'gpt-4.1-mini', input: text })
            socket.send(res.output_text)
          }
        }
      `,
    },
    'steps budgeted in a map': {
      code: ts`
        import { anthropic } from './client'
        const MAX = 10

        export async function run(id: string, messages: any[], steps: Map<string, number>) {
          while (true) {
            const n = (steps.get(id) ?? 0) + 1
            steps.set(id, n)
            if (n > MAX) throw new Error('too many steps')
            const res = await anthropic.messages.create({ model: 'claude-haiku-4-5', max_tokens: 500, messages, tools })
            if (res.stop_reason !== 'tool_use') return res
            messages.push({ role: 'assistant', content: res.content }, await results(res))
          }
        }
      `,
    },
    'bounded for': {
      code: ts`
        import OpenAI from 'openai'
        const openai = new OpenAI()

        export async function run(messages: any[]) {
          for (let i = 0; i < 10; i++) {
            const res = await openai.chat.completions.create({ model: 'gpt-4o', messages, tools })
            const msg = res.choices[0].message
            messages.push(msg)
            if (!msg.tool_calls) return msg.content
            for (const call of msg.tool_calls) messages.push(await runTool(call))
          }
          throw new Error('too many steps')
        }
      `,
    },
    'while with a counter in the condition': {
      code: ts`
        import { anthropic } from './client'

        export async function run(messages: any[]) {
          let iterations = 0
          let res = await anthropic.messages.create({ model: 'claude-haiku-4-5', max_tokens: 500, messages, tools })
          while (res.stop_reason === 'tool_use' && iterations < MAX_ITERATIONS) {
            iterations++
            messages.push({ role: 'assistant', content: res.content }, await results(res))
            res = await anthropic.messages.create({ model: 'claude-haiku-4-5', max_tokens: 500, messages, tools })
          }
          return res
        }
      `,
    },
    'for of over documents': {
      code: ts`
        import OpenAI from 'openai'
        const openai = new OpenAI()

        export async function summarizeAll(docs: string[]) {
          const out = []
          for (const doc of docs) {
            const res = await openai.responses.create({ model: 'gpt-4.1-mini', input: doc })
            out.push(res.output_text)
          }
          return out
        }
      `,
    },
    'while over pages of the database, one call each': {
      code: ts`
        import { generateText } from 'ai'
        import { prisma } from './prisma'
        import { model } from './model'

        export async function tagAll() {
          let cursor: string | undefined
          while (true) {
            const posts = await prisma.post.findMany({ take: 50, ...(cursor ? { cursor: { id: cursor }, skip: 1 } : {}) })
            if (posts.length === 0) break
            for (const post of posts) await generateText({ model, prompt: post.body })
            cursor = posts.at(-1)!.id
          }
        }
      `,
    },
    'ai sdk stepCountIs': {
      code: ts`
        import { generateText, stepCountIs } from 'ai'
        import { openai } from '@ai-sdk/openai'

        export const run = (prompt: string) => generateText({ model: openai('gpt-4o'), tools, prompt, stopWhen: stepCountIs(8) })
      `,
    },
    'ai sdk maxSteps': {
      code: ts`
        import { generateText } from 'ai'
        import { openai } from '@ai-sdk/openai'

        export const run = (prompt: string) => generateText({ model: openai('gpt-4o'), tools, prompt, maxSteps: 5 })
      `,
    },
    'command line chat that waits for a person': {
      code: ts`
        import readline from 'node:readline/promises'
        import OpenAI from 'openai'
        const openai = new OpenAI()
        const rl = readline.createInterface({ input: process.stdin, output: process.stdout })

        export async function repl() {
          const messages: any[] = []
          while (true) {
            messages.push({ role: 'user', content: await rl.question('> ') })
            const res = await openai.chat.completions.create({ model: 'gpt-4o-mini', messages })
            messages.push(res.choices[0].message)
            console.log(res.choices[0].message.content)
          }
        }
      `,
    },
    'polling an assistant run status is no agent loop': {
      code: ts`
        import OpenAI from 'openai'
        const openai = new OpenAI()

        export async function waitForRun(threadId: string, runId: string) {
          let run = await openai.beta.threads.runs.retrieve(threadId, runId)
          while (run.status === 'queued' || run.status === 'in_progress') {
            await new Promise((r) => setTimeout(r, 1000))
            run = await openai.beta.threads.runs.retrieve(threadId, runId)
          }
          return run
        }
      `,
    },
    'deadline': {
      code: ts`
        import Anthropic from '@anthropic-ai/sdk'
        const client = new Anthropic()

        export async function run(messages: any[]) {
          const deadline = Date.now() + 60_000
          while (Date.now() < deadline) {
            const res = await client.messages.create({ model: 'claude-haiku-4-5', max_tokens: 500, messages, tools })
            if (res.stop_reason !== 'tool_use') return res
            messages.push({ role: 'assistant', content: res.content }, await results(res))
          }
          throw new Error('deadline')
        }
      `,
    },
    'budget in tokens': {
      code: ts`
        import OpenAI from 'openai'
        const openai = new OpenAI()

        export async function run(messages: any[]) {
          let tokens = 0
          while (true) {
            const res = await openai.chat.completions.create({ model: 'gpt-4o', messages, tools })
            tokens += res.usage!.total_tokens
            if (tokens > 50_000) throw new Error('budget used up')
            const msg = res.choices[0].message
            if (!msg.tool_calls) return msg.content
            messages.push(msg, ...(await Promise.all(msg.tool_calls.map(runTool))))
          }
        }
      `,
    },
    'worker loop that takes jobs from a queue': {
      code: ts`
        import { queue } from './queue'
        import { openai } from './openai'

        export async function work() {
          while (true) {
            const job = await queue.pop()
            if (!job) break
            const res = await openai.responses.create({ model: 'gpt-4.1-mini', input: job.text })
            await job.complete(res.output_text)
          }
        }
      `,
    },
    'stream reader loop': {
      code: ts`
        export async function read(res: Response) {
          const reader = res.body!.getReader()
          let text = ''
          while (true) {
            const { done, value } = await reader.read()
            if (done) break
            text += new TextDecoder().decode(value)
          }
          return text
        }
      `,
    },
    'retry until parse with attempts': {
      code: ts`
        import OpenAI from 'openai'
        const openai = new OpenAI()

        export async function extract(text: string) {
          let attempts = 3
          while (attempts-- > 0) {
            const res = await openai.chat.completions.create({ model: 'gpt-4o-mini', messages: [{ role: 'user', content: text }] })
            try {
              return JSON.parse(res.choices[0].message.content!)
            } catch {}
          }
          throw new Error('no json')
        }
      `,
    },
    'a bounded for': ts`
      import OpenAI from 'openai'
      const openai = new OpenAI()
      export async function run(messages) {
        for (let step = 0; step < 8; step++) {
          const { choices } = await openai.chat.completions.create({ model: 'gpt-5-mini', messages })
          const [{ message }] = choices
          messages.push(message)
          if (!message.tool_calls) return message.content
          messages.push(...(await runTools(message.tool_calls)))
        }
        throw new Error('Too many steps')
      }
    `,
    'a counter in the condition of while': ts`
      import Anthropic from '@anthropic-ai/sdk'
      const client = new Anthropic()
      export async function run(messages, maxTurns = 10) {
        let turns = 0
        let response = await client.messages.create({ model: 'claude-haiku-5-5', max_tokens: 500, messages })
        while (response.stop_reason === 'tool_use' && turns < maxTurns) {
          turns += 1
          messages.push(...(await toolResults(response)))
          response = await client.messages.create({ model: 'claude-haiku-5-5', max_tokens: 500, messages })
        }
        return response
      }
    `,
    'a counter compared inside while (true)': ts`
      const { OpenAI } = require('openai')
      const client = new OpenAI()
      exports.run = async (input) => {
        let rounds = 0
        while (true) {
          const response = await client.responses.create({ model: 'gpt-5-mini', input })
          if (response.output.every((item) => item.type !== 'function_call')) return response.output_text
          if (++rounds > 12) throw new Error('The agent does not finish')
          input.push(...response.output)
        }
      }
    `,
    'a counter that counts down': ts`
      import { openai } from '@/lib/openai'
      export async function refine(draft) {
        let approved = false
        let left = 5
        while (!approved && left--) {
          const review = await openai.responses.create({ model: 'gpt-5-mini', input: draft })
          approved = review.output_text.startsWith('APPROVED')
        }
        return draft
      }
    `,
    'a limit that sets the flag': ts`
      import { openai } from '@/lib/openai'
      export async function refine(draft) {
        let done = false
        let steps = 0
        while (!done) {
          const review = await openai.responses.create({ model: 'gpt-5-mini', input: draft })
          steps++
          if (review.output_text.startsWith('OK')) done = true
          if (steps >= 6) done = true
        }
        return draft
      }
    `,
    'a limit in the value of the flag': ts`
      import { openai } from '@/lib/openai'
      export async function refine(draft) {
        let done = false
        let steps = 0
        do {
          const review = await openai.responses.create({ model: 'gpt-5-mini', input: draft })
          steps += 1
          done = review.output_text.startsWith('OK') || steps === 6
        } while (!done)
      }
    `,
    'a deadline': ts`
      import { generateText } from 'ai'
      export async function run(model, messages) {
        const deadline = Date.now() + 60_000
        while (true) {
          const { text, toolCalls } = await generateText({ model, messages })
          if (toolCalls.length === 0) return text
          if (Date.now() > deadline) throw new Error('Too slow')
          messages.push(...(await run(toolCalls)))
        }
      }
    `,
    'a cost cap': ts`
      import OpenAI from 'openai'
      const openai = new OpenAI()
      export async function run(messages) {
        let spent = 0
        while (true) {
          const completion = await openai.chat.completions.create({ model: 'gpt-5-mini', messages })
          spent += completion.usage.total_tokens
          if (spent > 50_000) throw new Error('Over budget')
          if (!completion.choices[0].message.tool_calls) break
        }
      }
    `,
    'a budget that throws': ts`
      import OpenAI from 'openai'
      import { budget } from './budget'
      const openai = new OpenAI()
      export async function run(userId, messages) {
        while (true) {
          await budget.reserve(userId, 2000)
          const completion = await openai.chat.completions.create({ model: 'gpt-5-mini', messages })
          if (!completion.choices[0].message.tool_calls) break
        }
      }
    `,
    'a signal from outside the loop': ts`
      import OpenAI from 'openai'
      const openai = new OpenAI()
      export async function run(messages) {
        const signal = AbortSignal.timeout(60_000)
        while (true) {
          const completion = await openai.chat.completions.create({ model: 'gpt-5-mini', messages }, { signal })
          if (!completion.choices[0].message.tool_calls) break
        }
      }
    `,
    'the length of the conversation': ts`
      import { openai } from './ai'
      export async function run(messages) {
        while (messages.length < 30) {
          const { choices } = await openai.chat.completions.create({ model: 'gpt-5-mini', messages })
          messages.push(choices[0].message)
          if (choices[0].finish_reason === 'stop') break
        }
      }
    `,
    'recursion with a depth': ts`
      import { openai } from './ai'
      export async function run(messages, depth = 0) {
        if (depth > 10) throw new Error('Too deep')
        const { choices } = await openai.chat.completions.create({ model: 'gpt-5-mini', messages })
        if (!choices[0].message.tool_calls) return choices[0].message.content
        return run([...messages, choices[0].message], depth + 1)
      }
    `,
    'recursion over a text that gets smaller': ts`
      import { openai } from './ai'
      export async function summarize(text) {
        if (text.length > 4000) return summarize(await Promise.all(split(text).map(summarize)))
        const { choices } = await openai.chat.completions.create({ model: 'gpt-5-mini', messages: [{ role: 'user', content: text }] })
        return choices[0].message.content
      }
    `,
    'the SDK counts the steps': ts`
      import { generateText, stepCountIs, hasToolCall } from 'ai'
      generateText({ model, tools, prompt, stopWhen: stepCountIs(10) })
      generateText({ model, tools, prompt, stopWhen: [hasToolCall('done'), stepCountIs(20)] })
      generateText({ model, tools, prompt, maxSteps: 5 })
    `,
    'a worker that takes the next job': ts`
      import OpenAI from 'openai'
      import { queue } from './queue'
      const openai = new OpenAI()
      export async function work() {
        while (true) {
          const job = await queue.take()
          if (job.kind === 'stop') break
          const { choices } = await openai.chat.completions.create({ model: 'gpt-5-mini', messages: job.messages })
          await save(job.id, choices[0].message.content)
        }
      }
    `,
    'a conversation in a terminal': ts`
      import OpenAI from 'openai'
      const openai = new OpenAI()
      while (true) {
        const input = await rl.question('> ')
        if (input === 'exit') break
        const { choices } = await openai.chat.completions.create({ model: 'gpt-5-mini', messages: [{ role: 'user', content: input }] })
        console.log(choices[0].message.content)
      }
    `,
    'a conversation in a terminal that answers end': ts`
      import { generateText } from 'ai'
      while (true) {
        messages.push({ role: 'user', content: await terminal.question('You: ') })
        const { text, finishReason } = await generateText({ model, messages })
        if (finishReason === 'error') break
      }
    `,
    'reading the stream of an answer': ts`
      import OpenAI from 'openai'
      export async function relay(response, send) {
        const reader = response.body.getReader()
        while (true) {
          const { done, value } = await reader.read()
          if (done) break
          const chunk = JSON.parse(value)
          if (chunk.choices[0].finish_reason === 'stop') break
          send(chunk)
        }
      }
    `,
    'pages of rows, each summarized': ts`
      import { openai } from './ai'
      export async function all() {
        let cursor = null
        do {
          const page = await db.page(cursor)
          await openai.responses.create({ model: 'gpt-5-mini', input: page.text })
          cursor = page.next
        } while (cursor)
      }
    `,
    'a list of prompts': ts`
      import { openai } from './ai'
      export async function all(prompts) {
        for (const input of prompts) {
          const answer = await openai.responses.create({ model: 'gpt-5-mini', input })
          if (answer.output_text === 'STOP') break
        }
      }
    `,
    'waiting for a run': ts`
      import OpenAI from 'openai'
      const openai = new OpenAI()
      export async function wait(threadId, id) {
        let run = await openai.beta.threads.runs.create(threadId, { assistant_id: id })
        while (run.status === 'in_progress') {
          await sleep(1000)
          run = await openai.beta.threads.runs.retrieve(threadId, run.id)
        }
      }
    `,
    'a retry, which another rule is about': ts`
      import { openai } from './ai'
      export async function ask(input) {
        while (true) {
          try {
            return await openai.responses.create({ model: 'gpt-5-mini', input })
          } catch (error) {
            await sleep(1000)
          }
        }
      }
    `,
    'a job that is cancelled from outside': ts`
      import { openai } from './ai'
      export async function run(job, messages) {
        while (!job.cancelled) {
          const { choices } = await openai.chat.completions.create({ model: 'gpt-5-mini', messages })
          if (!choices[0].message.tool_calls) break
        }
      }
    `,
    'a loop that a race cuts off': ts`
      import { openai } from './ai'
      async function agent(messages) {
        while (true) {
          const { choices } = await openai.chat.completions.create({ model: 'gpt-5-mini', messages })
          if (!choices[0].message.tool_calls) return choices[0].message.content
        }
      }
      export const run = (messages) => Promise.race([agent(messages), rejectAfter(60_000)])
    `,
    'a test': { filename: 'src/agent.test.ts', code: `import { openai } from './ai'; while (true) { const r = await openai.responses.create({ model, input }); if (r.done) break }` },
  },
  invalid: {
    'async generator agent': {
      code: ts`
        import Anthropic from '@anthropic-ai/sdk'
        const client = new Anthropic()

        export async function* agent(messages: any[]) {
          let keepGoing = true
          while (keepGoing) {
            const stream = client.messages.stream({ model: 'claude-sonnet-4-5', max_tokens: 4096, messages, tools })
            for await (const event of stream) yield event
            const final = await stream.finalMessage()
            messages.push({ role: 'assistant', content: final.content })
            keepGoing = final.stop_reason === 'tool_use'
            if (keepGoing) messages.push({ role: 'user', content: await runTools(final.content) })
          }
        }
      `,
      reports: [{ messageId: 'endlessLoop', line: 6 }],
    },
    'helper of the file makes the call': {
      code: ts`
        import OpenAI from 'openai'
        const openai = new OpenAI()

        const think = (messages: any[]) => openai.chat.completions.create({ model: 'gpt-4o', messages, tools })

        export async function run(messages: any[]) {
          let reply = await think(messages)
          while (reply.choices[0].finish_reason === 'tool_calls') {
            messages.push(reply.choices[0].message, ...(await runAll(reply)))
            reply = await think(messages)
          }
          return reply
        }
      `,
      reports: [{ messageId: 'endlessLoop', line: 8 }],
    },
    'imported llm wrapper': {
      code: ts`
        import { callModel } from './llm'

        export async function solve(task: string) {
          const history = [{ role: 'user', content: task }]
          while (true) {
            const reply = await callModel(history)
            history.push({ role: 'assistant', content: reply.text })
            if (reply.text.includes('FINAL ANSWER')) return reply.text
            history.push({ role: 'user', content: await act(reply.text) })
          }
        }
      `,
      reports: [{ messageId: 'endlessLoop', line: 5 }],
    },
    'critic and writer until approved': {
      code: ts`
        import { generateText, generateObject } from 'ai'
        import { openai } from '@ai-sdk/openai'
        import { verdict } from './schemas'

        export async function write(brief: string) {
          let draft = (await generateText({ model: openai('gpt-4o'), prompt: brief })).text
          let approved = false
          while (!approved) {
            const { object } = await generateObject({ model: openai('gpt-4o'), schema: verdict, prompt: draft })
            approved = object.approved
            if (!approved) draft = (await generateText({ model: openai('gpt-4o'), prompt: object.feedback })).text
          }
          return draft
        }
      `,
      reports: [{ messageId: 'endlessLoop', line: 8 }],
    },
    'class method recursion': {
      code: ts`
        import OpenAI from 'openai'

        export class Assistant {
          private readonly openai = new OpenAI()

          async reply(messages: any[]): Promise<string> {
            const { choices } = await this.openai.chat.completions.create({ model: 'gpt-4o', messages, tools: this.tools })
            const { message, finish_reason } = choices[0]
            if (finish_reason === 'tool_calls') {
              messages.push(message)
              for (const call of message.tool_calls!) messages.push(await this.call(call))
              return this.reply(messages)
            }
            return message.content!
          }
        }
      `,
      reports: [{ messageId: 'endlessRecursion', line: 12 }],
    },
    'ai sdk agent class that only a tool ends': {
      code: ts`
        import { Experimental_Agent as Agent, hasToolCall } from 'ai'
        import { openai } from '@ai-sdk/openai'

        export const agent = new Agent({ model: openai('gpt-4o'), tools, stopWhen: hasToolCall('answer') })
      `,
      reports: [{ messageId: 'endlessAgent', line: 4 }],
    },
    'while true with openai tool calls': {
      code: ts`
        import OpenAI from 'openai'
        const openai = new OpenAI()

        export async function runAgent(messages: any[], tools: any[]) {
          while (true) {
            const response = await openai.chat.completions.create({ model: 'gpt-4o', messages, tools })
            const message = response.choices[0].message
            messages.push(message)
            if (!message.tool_calls?.length) {
              return message.content
            }
            for (const call of message.tool_calls) {
              const result = await executeTool(call.function.name, JSON.parse(call.function.arguments))
              messages.push({ role: 'tool', tool_call_id: call.id, content: JSON.stringify(result) })
            }
          }
        }
      `,
      reports: [{ messageId: 'endlessLoop', line: 5 }],
    },
    'anthropic stop_reason loop': {
      code: ts`
        import Anthropic from '@anthropic-ai/sdk'
        import { anthropic } from './client'

        export async function chat(messages: Anthropic.MessageParam[]) {
          let response = await anthropic.messages.create({ model: 'claude-sonnet-4-5', max_tokens: 2000, tools, messages })
          while (response.stop_reason === 'tool_use') {
            const toolUse = response.content.find((b) => b.type === 'tool_use')
            const result = await handleTool(toolUse)
            messages.push({ role: 'assistant', content: response.content })
            messages.push({ role: 'user', content: [{ type: 'tool_result', tool_use_id: toolUse.id, content: result }] })
            response = await anthropic.messages.create({ model: 'claude-sonnet-4-5', max_tokens: 2000, tools, messages })
          }
          return response
        }
      `,
      reports: [{ messageId: 'endlessLoop', line: 6 }],
    },
    'recursion on tool calls': {
      code: ts`
        import OpenAI from 'openai'
        const client = new OpenAI()

        async function step(messages: any[]): Promise<string> {
          const completion = await client.chat.completions.create({ model: 'gpt-4o-mini', messages, tools })
          const reply = completion.choices[0].message
          if (reply.tool_calls) {
            messages.push(reply, ...(await Promise.all(reply.tool_calls.map(runTool))))
            return step(messages)
          }
          return reply.content!
        }
        export { step }
      `,
      reports: [{ messageId: 'endlessRecursion', line: 9 }],
    },
    'done flag set by the model\'s answer': {
      code: ts`
        import { generateText } from 'ai'
        import { openai } from '@ai-sdk/openai'

        export async function refine(draft: string) {
          let done = false
          let text = draft
          while (!done) {
            const result = await generateText({ model: openai('gpt-4o'), prompt: \`Improve this text. Answer DONE when perfect.\\n\${text}\` })
            if (result.text.includes('DONE')) done = true
            else text = result.text
          }
          return text
        }
      `,
      reports: [{ messageId: 'endlessLoop', line: 7 }],
    },
    'do while with gemini function calls': {
      code: ts`
        import { GoogleGenAI } from '@google/genai'
        const ai = new GoogleGenAI({})

        export async function agent(contents: any[]) {
          let response
          do {
            response = await ai.models.generateContent({ model: 'gemini-2.5-flash', contents, config: { tools } })
            for (const call of response.functionCalls ?? []) {
              contents.push({ role: 'user', parts: [{ functionResponse: { name: call.name, response: await run(call) } }] })
            }
          } while (response.functionCalls?.length)
          return response.text
        }
      `,
      reports: [{ messageId: 'endlessLoop', line: 6 }],
    },
    'for without condition': {
      code: ts`
        import Anthropic from '@anthropic-ai/sdk'
        const client = new Anthropic()

        export async function loop(messages: any[]) {
          for (;;) {
            const res = await client.messages.create({ model: 'claude-haiku-4-5', max_tokens: 1024, messages, tools })
            messages.push({ role: 'assistant', content: res.content })
            if (res.stop_reason === 'end_turn') break
            messages.push({ role: 'user', content: await results(res.content) })
          }
        }
      `,
      reports: [{ messageId: 'endlessLoop', line: 5 }],
    },
    'ai sdk stopWhen only on tool': {
      code: ts`
        import { streamText, hasToolCall } from 'ai'
        import { anthropic } from '@ai-sdk/anthropic'

        export const run = (prompt: string) => streamText({ model: anthropic('claude-sonnet-4-5'), prompt, tools, stopWhen: [hasToolCall('submit')] })
      `,
      reports: [{ messageId: 'endlessAgent', line: 4 }],
    },
    'retry until json parses': {
      code: ts`
        import OpenAI from 'openai'
        const openai = new OpenAI()

        export async function extract(text: string) {
          let parsed = null
          while (parsed === null) {
            const res = await openai.chat.completions.create({ model: 'gpt-4o-mini', messages: [{ role: 'user', content: \`JSON only: \${text}\` }] })
            try {
              parsed = JSON.parse(res.choices[0].message.content!)
            } catch {
              parsed = null
            }
          }
          return parsed
        }
      `,
      reports: [{ messageId: 'endlessLoop', line: 6 }],
    },
    'responses api with previous_response_id': {
      code: ts`
        import OpenAI from 'openai'
        const openai = new OpenAI()

        export async function run(input: any) {
          let response = await openai.responses.create({ model: 'gpt-4.1', input, tools })
          let calls = response.output.filter((o) => o.type === 'function_call')
          while (calls.length > 0) {
            const outputs = await Promise.all(calls.map(async (c) => ({ type: 'function_call_output', call_id: c.call_id, output: await callTool(c) })))
            response = await openai.responses.create({ model: 'gpt-4.1', previous_response_id: response.id, input: outputs, tools })
            calls = response.output.filter((o) => o.type === 'function_call')
          }
          return response.output_text
        }
      `,
      reports: [{ messageId: 'endlessLoop', line: 7 }],
    },
    'class agent with this.client': {
      code: ts`
        import Anthropic from '@anthropic-ai/sdk'

        export class Agent {
          private messages: any[] = []
          constructor(private readonly client: Anthropic, private readonly tools: any[]) {}

          async run(task: string) {
            this.messages.push({ role: 'user', content: task })
            let finished = false
            while (!finished) {
              const reply = await this.client.messages.create({ model: 'claude-sonnet-4-5', max_tokens: 4096, messages: this.messages, tools: this.tools })
              this.messages.push({ role: 'assistant', content: reply.content })
              const uses = reply.content.filter((c) => c.type === 'tool_use')
              finished = uses.length === 0
              for (const use of uses) this.messages.push(await this.execute(use))
            }
          }
        }
      `,
      reports: [{ messageId: 'endlessLoop', line: 10 }],
    },
    'langchain bound model loop': {
      code: ts`
        import { ChatOpenAI } from '@langchain/openai'
        import { ToolMessage } from '@langchain/core/messages'
        const model = new ChatOpenAI({ model: 'gpt-4o' }).bindTools(tools)

        export async function agent(messages: any[]) {
          let ai = await model.invoke(messages)
          while (ai.tool_calls?.length) {
            messages.push(ai)
            for (const call of ai.tool_calls) messages.push(new ToolMessage({ content: await toolsByName[call.name].invoke(call.args), tool_call_id: call.id }))
            ai = await model.invoke(messages)
          }
          return ai.content
        }
      `,
      reports: [{ messageId: 'endlessLoop', line: 7 }],
    },
    'ollama loop with a counter only logged': {
      code: ts`
        import ollama from 'ollama'

        export async function agent(messages: any[]) {
          let turn = 0
          while (true) {
            turn++
            console.log('turn', turn)
            const res = await ollama.chat({ model: 'llama3.1', messages, tools })
            messages.push(res.message)
            if (!res.message.tool_calls) return res.message.content
            for (const call of res.message.tool_calls) messages.push({ role: 'tool', content: await runTool(call) })
          }
        }
      `,
      reports: [{ messageId: 'endlessLoop', line: 5 }],
    },
    'raw fetch loop': {
      code: ts`
        export async function agent(messages: any[]) {
          while (true) {
            const res = await fetch('https://api.openai.com/v1/chat/completions', { method: 'POST', headers: { Authorization: \`Bearer \${process.env.OPENAI_API_KEY}\` }, body: JSON.stringify({ model: 'gpt-4o', messages, tools }) })
            const data = await res.json()
            const msg = data.choices[0].message
            messages.push(msg)
            if (msg.tool_calls) {
              for (const call of msg.tool_calls) messages.push(await runTool(call))
              continue
            }
            return msg.content
          }
        }
      `,
      reports: [{ messageId: 'endlessLoop', line: 2 }],
    },
    'while (true) until there is no tool call': {
      code: ts`
        import OpenAI from 'openai'
        const openai = new OpenAI()
        export async function run(messages, tools) {
          while (true) {
            const completion = await openai.chat.completions.create({ model: 'gpt-5-mini', messages, tools })
            const message = completion.choices[0].message
            messages.push(message)
            if (!message.tool_calls) {
              return message.content
            }
            for (const call of message.tool_calls) messages.push(await runTool(call))
          }
        }
      `,
      reports: [loop(4, 'while (true)')],
    },
    'while the stop reason is tool_use': {
      code: ts`
        const Anthropic = require('@anthropic-ai/sdk')
        const client = new Anthropic()
        exports.run = async (messages, tools) => {
          let response = await client.messages.create({ model: 'claude-haiku-5-5', max_tokens: 900, messages, tools })
          while (response.stop_reason === 'tool_use') {
            messages.push({ role: 'assistant', content: response.content }, await results(response))
            response = await client.messages.create({ model: 'claude-haiku-5-5', max_tokens: 900, messages, tools })
          }
          return response
        }
      `,
      reports: [loop(5, "while (response.stop_reason === 'tool_use')")],
    },
    'a flag that the answer sets': {
      code: ts`
        import { openai as ai } from '@/lib/openai'
        app.post('/refine', async (req, res) => {
          let draft = req.body.draft
          let approved = false
          while (!approved) {
            const review = await ai.responses.create({ model: 'gpt-5-mini', input: draft })
            draft = review.output_text
            approved = draft.startsWith('APPROVED')
          }
          res.json({ draft })
        })
      `,
      reports: [loop(5, 'while (!approved)')],
    },
    'a flag set in a branch, for (;;) and the AI SDK renamed': {
      code: ts`
        import { generateText as gen } from 'ai'
        export async function run(model, messages, tools) {
          for (;;) {
            const { text, toolCalls, response } = await gen({ model, messages, tools })
            messages.push(...response.messages)
            if (toolCalls.length === 0) return text
          }
        }
        export async function other(model, messages) {
          let done = false
          do {
            const { finishReason } = await gen({ model, messages })
            if (finishReason === 'stop') done = true
          } while (!done)
        }
      `,
      reports: [loop(3, 'for (;;)'), loop(11, 'do ... while (!done)')],
    },
    'a score of another model': {
      code: ts`
        import { openai } from './ai'
        export async function improve(text) {
          let score = 0
          while (score < 8) {
            const { choices } = await openai.chat.completions.create({ model: 'gpt-5-mini', messages: [{ role: 'user', content: text }] })
            const graded = JSON.parse(choices[0].message.content)
            text = graded.text
            score = graded.score
          }
          return text
        }
      `,
      reports: [loop(4, 'while (score < 8)')],
    },
    'a function of the file that calls the model': {
      code: ts`
        import { GoogleGenAI } from '@google/genai'
        const ai = new GoogleGenAI({})
        const ask = (contents) => ai.models.generateContent({ model: 'gemini-3.8-flash', contents })
        export async function run(contents) {
          while (true) {
            const reply = await ask(contents)
            const calls = reply.functionCalls
            if (!calls?.length) break
            contents.push(await runAll(calls))
          }
        }
      `,
      reports: [loop(5, 'while (true)')],
    },
    'a wrapper of another file': {
      code: ts`
        import { callModel } from '../services/model'
        export async function run(messages) {
          while (true) {
            const reply = await callModel(messages)
            if (reply.tool_calls.length > 0) {
              messages.push(...(await runTools(reply.tool_calls)))
              continue
            }
            return reply.content
          }
        }
      `,
      reports: [loop(3, 'while (true)')],
    },
    'a class with a client of its own': {
      code: ts`
        import Anthropic from '@anthropic-ai/sdk'
        export class Agent {
          private readonly client = new Anthropic()
          async run(messages: Anthropic.MessageParam[]) {
            while (true) {
              const reply = await this.client.messages.create({ model: 'claude-haiku-5-5', max_tokens: 900, messages })
              if (reply.stop_reason !== 'tool_use') return reply
              messages.push(...(await this.tools(reply)))
            }
          }
        }
      `,
      reports: [loop(5, 'while (true)')],
    },
    'a count that nothing compares': {
      code: ts`
        import OpenAI from 'openai'
        const openai = new OpenAI()
        export async function run(messages) {
          let steps = 0
          while (true) {
            steps++
            console.log('step', steps)
            const { choices } = await openai.chat.completions.create({ model: 'gpt-5-mini', messages })
            if (choices[0].finish_reason === 'stop') break
          }
        }
      `,
      reports: [loop(5, 'while (true)')],
    },
    'a signal that each turn makes anew': {
      code: ts`
        import OpenAI from 'openai'
        const openai = new OpenAI()
        export async function run(messages) {
          while (true) {
            const { choices } = await openai.chat.completions.create({ model: 'gpt-5-mini', messages }, { signal: AbortSignal.timeout(20_000) })
            if (choices[0].finish_reason === 'stop') break
          }
        }
      `,
      reports: [loop(4, 'while (true)')],
    },
    'recursion while the model asks for tools': {
      code: ts`
        import { openai } from './ai'
        export async function runAgent(messages) {
          const { choices } = await openai.chat.completions.create({ model: 'gpt-5-mini', messages })
          const [{ message }] = choices
          if (!message.tool_calls) return message.content
          const results = await runTools(message.tool_calls)
          return runAgent([...messages, message, ...results])
        }
      `,
      reports: [{ messageId: 'endlessRecursion', line: 7, data: { head: 'runAgent' } }],
    },
    'recursion with a depth that nothing compares': {
      code: ts`
        import { openai } from './ai'
        async function runAgent(messages, depth = 0) {
          const { choices } = await openai.chat.completions.create({ model: 'gpt-5-mini', messages })
          if (choices[0].message.tool_calls) return runAgent([...messages, choices[0].message], depth + 1)
          return choices[0].message.content
        }
      `,
      reports: [{ messageId: 'endlessRecursion', line: 4 }],
    },
    'a raw request': {
      code: ts`
        export async function run(messages) {
          while (true) {
            const response = await fetch('https://api.openai.com/v1/chat/completions', { method: 'POST', body: JSON.stringify({ model: 'gpt-5-mini', messages }) })
            const data = await response.json()
            if (data.choices[0].finish_reason !== 'tool_calls') return data.choices[0].message
            messages.push(data.choices[0].message)
          }
        }
      `,
      reports: [loop(2, 'while (true)')],
    },
    'options of an SDK without a limit': {
      code: ts`
        import { generateText, streamText, ToolLoopAgent, hasToolCall } from 'ai'
        generateText({ model, tools, prompt, stopWhen: hasToolCall('done') })
        streamText({ model, tools, prompt, maxSteps: Infinity })
        new ToolLoopAgent({ model, tools, stopWhen: () => false }).generate({ prompt })
      `,
      reports: [
        { messageId: 'endlessAgent', line: 3, data: { setting: 'maxSteps: Infinity', limit: 'maxSteps: 20' } },
        { messageId: 'endlessAgent', line: 2, data: { setting: "stopWhen: hasToolCall('done')", limit: 'stepCountIs(20)' } },
        { messageId: 'endlessAgent', line: 4 },
      ].sort((one, two) => one.line - two.line),
    },
    'the tool runner of Anthropic': {
      code: ts`
        import Anthropic from '@anthropic-ai/sdk'
        const anthropic = new Anthropic()
        export const run = (messages, tools) => anthropic.beta.messages.toolRunner({ model: 'claude-haiku-5-5', max_tokens: 900, messages, tools })
      `,
      reports: [{ messageId: 'endlessAgent', data: { setting: 'anthropic.beta.messages.toolRunner', limit: 'max_iterations: 20' } }],
    },
  },
})
