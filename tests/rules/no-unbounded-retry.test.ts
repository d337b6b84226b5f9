import rule from '../../src/rules/no-unbounded-retry.js'
import { testRule, ts } from '../support/test-rule.js'

testRule(rule, {
  invalid: {
    'a rejection that is given the function by name': {
      code: ts`
        const loadRates = () => fetch(url).then((response) => response.json()).catch(loadRates)
        function connect() { return client.open().then(ready, connect) }
      `,
      reports: [{ messageId: 'recursiveRetry', data: { name: 'loadRates' } }, { messageId: 'recursiveRetry', data: { name: 'connect' } }],
    },
    'a copy of what was given, field by field': {
      code: ts`
        export async function invoice(input: Input): Promise<Invoice> {
          try {
            return await billing.create(input)
          } catch {
            return invoice({ orderId: input.orderId, total: input.total })
          }
        }
      `,
      reports: [{ messageId: 'recursiveRetry', line: 5 }],
    },
    'a loop that waits for work whose rejections it swallows': {
      code: ts`
        export async function ensureIndex() {
          for (;;) {
            const made = await search.create({ index: 'docs' }).then(() => true).catch(() => false)
            if (made) return
          }
        }
        export async function login() {
          while (true) {
            const session = await api.login().catch((error) => { console.warn(error) })
            if (session !== undefined) { return session }
            await sleep(1000)
          }
        }
      `,
      reports: [{ messageId: 'endlessLoop', line: 2 }, { messageId: 'endlessLoop', line: 8 }],
    },
    'a charge that calls itself from its own catch': {
      code: ts`
        import Stripe from 'stripe'
        const stripe = new Stripe(process.env.STRIPE_KEY!)
        export async function collect(customerId: string) {
          try {
            await stripe.charges.create({ amount: 500, currency: 'usd', customer: customerId })
          } catch (error) {
            await collect(customerId)
          }
        }
      `,
      reports: [{ messageId: 'recursiveRetry', line: 7, data: { name: 'collect' } }],
    },
    'an arrow function that returns its own retry after a constant pause': {
      code: ts`
        const fetchRates = async (base) => {
          try {
            return await axios.get('https://rates.example.com/' + base)
          } catch (err) {
            console.log('again')
            await new Promise((resolve) => setTimeout(resolve, 1000))
            return fetchRates(base)
          }
        }
      `,
      reports: ['recursiveRetry'],
    },
    'a method that calls itself by this': {
      code: ts`
        class Mailer {
          async send(to: string, body: string): Promise<void> {
            try {
              await this.transport.sendMail({ to, body })
            } catch {
              return this.send(to, body)
            }
          }
        }
      `,
      reports: [{ messageId: 'recursiveRetry', data: { name: 'send' } }],
    },
    'a private method': {
      code: ts`
        class Sync { async #pull(id: string) { try { await api.pull(id) } catch { await this.#pull(id) } } }
      `,
      reports: ['recursiveRetry'],
    },
    'an object method called by the object': {
      code: ts`
        const billing = {
          async renew(id) { try { await gateway.renew(id) } catch (e) { return billing.renew(id) } },
        }
      `,
      reports: ['recursiveRetry'],
    },
    'a method of an object called by this': {
      code: ts`
        export const billing = { async renew(id) { try { await gateway.renew(id) } catch (e) { await this.renew(id) } } }
      `,
      reports: [{ messageId: 'recursiveRetry', data: { name: 'renew' } }],
    },
    'CommonJS exports': {
      code: ts`
        exports.syncInvoices = async function (accountId) {
          try { await pull(accountId) } catch (err) { return exports.syncInvoices(accountId) }
        }
      `,
      filename: 'src/sync.js',
      reports: ['recursiveRetry'],
    },
    'a function held by a wrapper': {
      code: ts`
        const pay = withTracing(async (id: string) => { try { await gateway.pay(id) } catch { await pay(id) } })
      `,
      reports: ['recursiveRetry'],
    },
    'a timer in the catch that runs it again': {
      code: ts`
        async function deliver(hook) {
          try { await post(hook.url, hook.body) } catch (err) { setTimeout(() => deliver(hook), 5000) }
        }
      `,
      reports: ['recursiveRetry'],
    },
    'a timer that is given the function by name': {
      code: ts`
        async function deliver(hook) {
          try { await post(hook) } catch (err) { setTimeout(deliver, 5000, hook) }
        }
      `,
      reports: ['recursiveRetry'],
    },
    'a promise executor around the timer': {
      code: ts`
        async function load(id) {
          try { return await api.load(id) } catch {
            return new Promise((resolve) => setTimeout(() => resolve(load(id)), 1000))
          }
        }
      `,
      reports: ['recursiveRetry'],
    },
    'a rejection handler that calls the function again': {
      code: ts`
        function load(id) { return api.load(id).catch(() => load(id)) }
      `,
      reports: ['recursiveRetry'],
    },
    'the second argument of then': {
      code: ts`
        function load(id) { return api.load(id).then((r) => r.data, (err) => { console.warn(err); return load(id) }) }
      `,
      reports: ['recursiveRetry'],
    },
    'only kinds of the error are asked': {
      code: ts`
        async function complete(prompt: string) {
          try { return await llm.ask(prompt) } catch (err: any) {
            if (err.status === 429) { await sleep(2000); return complete(prompt) }
            throw err
          }
        }
      `,
      reports: ['recursiveRetry'],
    },
    'a helper that judges the error': {
      code: ts`
        import { isTransient } from './errors'
        async function save(row) { try { await db.save(row) } catch (e) { if (!isTransient(e)) throw e; await save(row) } }
      `,
      reports: ['recursiveRetry'],
    },
    'the same named object again': {
      code: ts`
        async function charge({ customer, amount }) { try { await pay(customer, amount) } catch { await charge({ customer, amount }) } }
      `,
      reports: ['recursiveRetry'],
    },
    'without any argument': {
      code: ts`
        async function connect() { try { await client.connect() } catch (err) { console.error(err); await connect() } }
      `,
      reports: ['recursiveRetry'],
    },
    'a counter that nothing compares': {
      code: ts`
        let failures = 0
        async function flush(batch) { try { await write(batch) } catch { failures++; await flush(batch) } }
      `,
      reports: ['recursiveRetry'],
    },
    'apply with the same arguments': {
      code: ts`
        async function run() { try { await work.apply(null, arguments) } catch { return run.apply(this, arguments) } }
      `,
      filename: 'src/run.js',
      reports: ['recursiveRetry'],
    },
    'a webhook handler that calls itself for a failed payment': {
      code: ts`
        export async function handleEvent(event) {
          if (event.type === 'payment_intent.payment_failed') {
            await stripe.paymentIntents.confirm(event.data.object.id)
            await handleEvent(event)
          }
        }
      `,
      reports: [{ messageId: 'repeatsOnFailure', data: { name: 'handleEvent' } }],
    },
    'a webhook handler that calls itself in a case': {
      code: ts`
        async function onWebhook(event, res) {
          switch (event.type) {
            case 'invoice.payment_failed':
              return onWebhook(event, res)
          }
        }
      `,
      reports: ['repeatsOnFailure'],
    },
    'a response that was not ok': {
      code: ts`
        async function post(url: string, body: string) {
          const response = await fetch(url, { method: 'POST', body })
          if (!response.ok) return post(url, body)
          return response.json()
        }
      `,
      reports: ['repeatsOnFailure'],
    },
    'while (true) that only success leaves': {
      code: ts`
        export async function sendMail(message) {
          while (true) {
            try {
              return await transporter.sendMail(message)
            } catch (err) {
              console.log('retrying')
            }
          }
        }
      `,
      reports: [{ messageId: 'endlessLoop', line: 2, data: { head: 'while (true)' } }],
    },
    'for (;;) with a constant pause': {
      code: ts`
        async function pull(id) {
          for (;;) {
            try { const res = await fetch(id); if (res.ok) return res.json() } catch (err) { await sleep(1000) }
          }
        }
      `,
      reports: [{ messageId: 'endlessLoop', data: { head: 'for (;;)' } }],
    },
    'do ... while (true)': {
      code: ts`
        async function pull(id) {
          do { try { await api.pull(id); break } catch (err) { console.warn(err) } } while (true)
        }
      `,
      reports: ['endlessLoop'],
    },
    'while (1)': {
      code: `async function f() { while (1) { try { await pay(); break } catch {} } }`,
      filename: 'src/a.js',
      reports: ['endlessLoop'],
    },
    'a flag that only success sets': {
      code: ts`
        async function upload(file) {
          let done = false
          while (!done) {
            try { await s3.put(file); done = true } catch (err) { console.error(err) }
          }
        }
      `,
      reports: ['endlessLoop'],
    },
    'a flag compared with false': {
      code: ts`
        async function upload(file) { let ok = false; while (ok === false) { try { await s3.put(file); ok = true } catch {} } }
      `,
      reports: ['endlessLoop'],
    },
    'a result that is waited for': {
      code: ts`
        async function lookUp(id) { let user; while (!user) { try { user = await directory.find(id) } catch { await sleep(500) } } return user }
      `,
      reports: ['endlessLoop'],
    },
    'a flag that asks to go on': {
      code: ts`
        async function go(id) { let again = true; do { try { await work(id); again = false } catch (e) { log(e) } } while (again) }
      `,
      reports: ['endlessLoop'],
    },
    'success leaves after the try': {
      code: ts`
        async function go(id) { let r; while (true) { try { r = await work(id) } catch (e) { await sleep(100); continue } return r } }
      `,
      reports: ['endlessLoop'],
    },
    'only other errors leave the loop': {
      code: ts`
        async function ask(prompt) {
          while (true) {
            try { return await llm.ask(prompt) } catch (err) { if (err.status !== 429) throw err; await sleep(1000) }
          }
        }
      `,
      reports: ['endlessLoop'],
    },
    'the catch says to go on': {
      code: ts`
        async function retry(work) { let again = false; do { try { await work(); again = false } catch { again = true } } while (again) }
      `,
      reports: ['endlessLoop'],
    },
    'the catch keeps the flag down': {
      code: ts`
        async function retry(work) { let done = false; while (!done) { try { await work(); done = true } catch (e) { log(e); done = false } } }
      `,
      reports: ['endlessLoop'],
    },
    'a count that is asked, and never passed on': {
      code: ts`
        async function advise(topic, retries = 3) {
          try { return await llm.ask(topic) } catch (e) {
            if (e.status === 429 && retries > 0) { await sleep(5000); return advise(topic) }
            throw e
          }
        }
      `,
      reports: ['recursiveRetry'],
    },
    'a labelled break': {
      code: `async function f(id) { outer: while (true) { try { await work(id); break outer } catch (e) { log(e) } } }`,
      reports: ['endlessLoop'],
    },
  },

  valid: {
    'a person at the terminal is asked again': ts`
      import inquirer from 'inquirer'
      import { createInterface } from 'node:readline/promises'
      export async function askPort() {
        const { port } = await inquirer.prompt([{ name: 'port' }])
        try {
          return parsePort(port)
        } catch {
          return askPort()
        }
      }
      const terminal = createInterface({ input, output })
      export async function askName() {
        while (true) {
          const answer = await terminal.question('Name? ')
          try {
            return parseName(answer)
          } catch (error) {
            console.error(error.message)
          }
        }
      }
    `,
    'a rejection for a function that takes something': ts`
      function recover(error) { return restart(error).catch(recover) }
    `,
    'another field of what was given': ts`
      export async function pay(input) {
        try {
          return await bank.pay(input)
        } catch {
          return pay({ account: input.fallbackAccount, total: input.total })
        }
      }
    `,
    'a failure that the loop lets out, counts or gives back': ts`
      export async function all(queue, stopped) {
        while (true) { const made = await start().catch((error) => { throw new Error('no', { cause: error }) }); if (made) return made }
        let tries = 0
        while (true) { const made = await start().catch(() => null); if (made || ++tries > 3) return made }
        while (true) { const made = await start().catch((error) => error); if (made) return made }
        while (true) { const made = await start().catch(() => null); if (made) return made; if (stopped()) return null }
        while (true) { const item = await queue.next().catch(() => null); if (item === null) break; await handle(item) }
      }
    `,
    'attempts as an argument': ts`
      async function pay(id, attempt = 0) {
        try { await gateway.pay(id) } catch (err) { if (attempt >= 3) throw err; await sleep(2 ** attempt * 100); return pay(id, attempt + 1) }
      }
    `,
    'an attempt that grows without a compare in sight': ts`
      async function pay(id, attempt) { try { await gateway.pay(id) } catch { return pay(id, attempt + 1) } }
    `,
    'retries that shrink': ts`
      const load = async (url, retries = 3) => { try { return await get(url) } catch (e) { if (retries > 0) return load(url, retries - 1); throw e } }
    `,
    'a counter in the options': ts`
      async function load(options) { try { return await get(options) } catch { return load({ ...options, attempt: options.attempt + 1 }) } }
    `,
    'a parameter that is changed before': ts`
      async function load(url, left) { try { return await get(url) } catch (e) { left--; if (!left) throw e; return load(url, left) } }
    `,
    'options whose count is changed before': ts`
      async function load(options) { try { return await get(options) } catch { options.tries++; return load(options) } }
    `,
    'a flag for the second time': ts`
      async function request(url, isRetry = false) {
        try { return await send(url) } catch (e) { if (!isRetry && e.status === 401) { await refresh(); return request(url, true) } throw e }
      }
    `,
    'a count that the object keeps': ts`
      class Feed { async open(id) { try { await this.socket.open(id) } catch (e) { if (this.failures++ < 5) return this.open(id); throw e } } }
    `,
    'a count that the module keeps': ts`
      let attempts = 0
      async function open(id) { try { await connect(id) } catch (e) { attempts += 1; if (attempts > 5) throw e; return open(id) } }
    `,
    'a deadline': ts`
      async function open(id, until) { try { await connect(id) } catch (e) { if (Date.now() > until) throw e; return open(id, until) } }
    `,
    'a signal at the start': ts`
      async function open(id, signal) { if (signal.aborted) return; try { await connect(id) } catch { return open(id, signal) } }
    `,
    'a stop flag at the start': ts`
      class Worker { async run(id) { if (this.stopped) return; try { await this.work(id) } catch { setTimeout(() => this.run(id), 1000) } } }
    `,
    'a method of another object with the same name': ts`
      class Orders { async create(order) { try { await this.repository.create(order) } catch (e) { await this.audit.create(order) } } }
    `,
    'a wrapper of an imported function of the same name': ts`
      import * as api from './api'
      export const orders = { async update(id) { try { return await api.update(id) } catch (e) { return api.update(id) } } }
    `,
    'status of a response': ts`
      function status(req, res) { try { res.json(read()) } catch (e) { res.status(500).json({}) } }
    `,
    'a button that tries again': {
      code: ts`
        export function List() {
          async function load() { try { set(await api()) } catch (e) { toast(<button onClick={() => load()}>Try again</button>) } }
        }
      `,
      filename: 'src/List.tsx',
    },
    'an event that tries again': ts`
      async function connect() { try { await client.open() } catch (e) { client.once('ready', () => connect()) } }
    `,
    'a fallback with another argument': ts`
      async function read(path) { try { return await fs.readFile(path) } catch { return read(path + '.bak') } }
    `,
    'a smaller piece': ts`
      async function translate(texts) { try { return await api(texts) } catch { return translate(texts.slice(0, texts.length / 2)) } }
    `,
    'a literal in place of a variable model': ts`
      async function ask(prompt, model = 'large') { try { return await call(prompt, model) } catch { return ask(prompt, 'small') } }
    `,
    'a poller that arms itself in any case': ts`
      async function dequeue() {
        try { await take(); setTimeout(() => dequeue(), 100) } catch (e) { setTimeout(() => dequeue(), 1000) }
      }
    `,
    'a walk over a tree': ts`
      function walk(node) { try { check(node) } catch (e) { report(e) } for (const child of node.children) walk(child) }
    `,
    'the next page': ts`
      async function list(cursor) { const page = await get(cursor); if (page.ok && page.next) return list(page.next) }
    `,
    'an answer to success': ts`
      async function drain(queue) { const item = queue.shift(); if (item.ok) return drain(queue) }
    `,
    'a bounded for': ts`
      async function send(m) { for (let i = 0; i < 5; i++) { try { return await mail(m) } catch (e) { await sleep(2 ** i * 100) } } throw new Error('no') }
    `,
    'while (true) with a counter': ts`
      async function send(m) { let n = 0; while (true) { try { return await mail(m) } catch (e) { if (++n >= 5) throw e } } }
    `,
    'while (true) with a counter compared elsewhere': ts`
      async function send(m) { let n = 0; while (true) { n += 1; if (n > 3) throw new Error('no'); try { return await mail(m) } catch (e) { log(e) } } }
    `,
    'a bounded while': ts`
      async function send(m) { let ok = false, tries = 0; while (!ok && tries < 3) { try { await mail(m); ok = true } catch { tries++ } } }
    `,
    'the flag is also set by the catch': ts`
      async function send(m) { let done = false; while (!done) { try { await mail(m); done = true } catch (e) { if (fatal(e)) done = true } } }
    `,
    'a deadline in the loop': ts`
      async function send(m) { const end = Date.now() + 5000; while (true) { try { return await mail(m) } catch (e) { if (Date.now() > end) throw e } } }
    `,
    'the catch rethrows': ts`
      async function send(m) { while (true) { try { return await mail(m) } catch (e) { log(e); throw e } } }
    `,
    'the catch breaks': ts`
      async function send(m) { while (true) { try { return await mail(m) } catch (e) { break } } }
    `,
    'a consumer that takes a new item each turn': ts`
      async function consume() { while (true) { try { const job = await queue.take(); if (!job) break; await handle(job) } catch (e) { console.error(e) } } }
    `,
    'a worker that never ends': ts`
      async function work() { for (;;) { try { await processNext() } catch (e) { console.error(e) } await sleep(1000) } }
    `,
    'a stream reader': ts`
      async function read(reader) { while (true) { try { const { done, value } = await reader.read(); if (done) break; use(value) } catch (e) { console.error(e) } } }
    `,
    'a reader whose flag is the end of the stream': ts`
      async function read(reader) { let done = false; while (!done) { try { const r = await reader.read(); done = r.done } catch (e) { console.error(e) } } }
    `,
    'a stop flag of the object': ts`
      class W { async run() { while (this.running) { try { await this.tick() } catch (e) { console.error(e) } } } }
    `,
    'a stop flag that a signal sets': ts`
      let stopping = false
      process.on('SIGTERM', () => { stopping = true })
      async function run() { while (!stopping) { try { await tick() } catch (e) { console.error(e) } } }
    `,
    'a stop flag asked inside': ts`
      async function run(signal) { while (true) { if (signal.aborted) return; try { return await tick() } catch (e) { console.error(e) } } }
    `,
    'the next provider each turn': ts`
      async function ask(urls) { while (true) { const url = urls.shift(); if (!url) throw new Error('none'); try { return await get(url) } catch (e) { log(e) } } }
    `,
    'a new code until it is free': ts`
      async function code() { while (true) { const c = random(); try { return await insert({ c }) } catch (e) { if (e.code !== 'P2002') throw e } } }
    `,
    'each element of a list': ts`
      async function all(list) { for (const x of list) { try { await send(x) } catch (e) { console.error(e) } } }
    `,
    'a throw inside the try that is caught by the loop around': ts`
      async function f() { while (more()) { try { await g() } catch (e) { log(e) } } }
    `,
    'an interval is no retry': ts`
      async function tick() { try { await g() } catch (e) { setInterval(tick, 1000) } }
    `,
    'a shadowed name': ts`
      async function load(id) { try { await g(id) } catch (e) { const load = other(); await load(id) } }
    `,
    'a refresh before, once': ts`
      let refreshed = false
      async function call(url) { try { return await get(url) } catch (e) { if (refreshed) throw e; refreshed = true; return call(url) } }
    `,
    'undefined in place of a parameter': ts`
      async function load(url, headers) { try { return await get(url, headers) } catch (e) { if (headers) return load(url, undefined); throw e } }
    `,
    'the failed branch sends something else': ts`
      async function pay(order) { const r = await gateway(order); if (r.status === 'failed') return pay({ ...order, card: order.backup }) }
    `,
  },
})
