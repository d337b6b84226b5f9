import rule from '../../src/rules/no-unbounded-polling.js'
import { testRule, ts } from '../support/test-rule.js'

testRule(rule, {
  invalid: {
    'an interval that the answer clears': {
      code: ts`
        export function follow(jobId) {
          const timer = setInterval(async () => {
            const job = await api('/jobs/' + jobId)
            if (job.status === 'done' || job.status === 'failed') clearInterval(timer)
          }, 1000)
        }
      `,
      reports: [{ messageId: 'intervalWithoutEnd', line: 2, data: { name: 'setInterval' } }],
    },
    'an interval with then': {
      code: ts`
        function follow(id) {
          const timer = window.setInterval(() => {
            fetch('/api/exports/' + id).then((r) => r.json()).then(({ state }) => { if (state !== 'running') clearInterval(timer) })
          }, 2000)
        }
      `,
      reports: ['intervalWithoutEnd'],
    },
    'an effect with a function of the file': {
      code: ts`
        import { useEffect, useState } from 'react'
        export function Build({ id }) {
          const [build, setBuild] = useState(null)
          const load = async () => setBuild(await (await fetch('/api/builds/' + id)).json())
          useEffect(() => {
            if (build?.status === 'COMPLETE') return
            const timer = setInterval(load, 3000)
            return () => clearInterval(timer)
          }, [build, id])
        }
      `,
      filename: 'src/Build.tsx',
      reports: ['intervalWithoutEnd'],
    },
    'a ref and a named check': {
      code: ts`
        async function start() {
          timerRef.current = setInterval(async () => {
            const paid = await checkPaymentStatus(orderId)
            if (paid) clearInterval(timerRef.current)
          }, 5000)
        }
      `,
      reports: ['intervalWithoutEnd'],
    },
    'a function that arms itself': {
      code: ts`
        async function poll(id) {
          const run = await client.runs.get(id)
          if (run.status === 'completed') return show(run)
          setTimeout(() => poll(id), 2000)
        }
      `,
      reports: [{ messageId: 'rearmedWithoutEnd', line: 4, data: { name: 'poll' } }],
    },
    'a pause and a call to itself': {
      code: ts`
        const sleep = (ms) => new Promise((r) => setTimeout(r, ms))
        exports.waitForExport = async function waitForExport(id) {
          const { data } = await http.get('/exports/' + id)
          if (data.ready) return data.url
          await sleep(1000)
          return waitForExport(id)
        }
      `,
      reports: ['rearmedWithoutEnd'],
    },
    'a loop over a batch': {
      code: ts`
        import OpenAI from 'openai'
        const openai = new OpenAI()
        const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
        export async function waitForBatch(id: string) {
          let batch = await openai.batches.retrieve(id)
          while (batch.status !== 'completed') {
            await sleep(5000)
            batch = await openai.batches.retrieve(id)
          }
          return batch
        }
      `,
      reports: [{ messageId: 'loopWithoutEnd', line: 6, data: { name: 'waitForBatch' } }],
    },
    'an endless loop with an exit by state': {
      code: ts`
        import { setTimeout as pause } from 'node:timers/promises'
        export async function transcript(id: string) {
          while (true) {
            const job = await speech.get(id)
            if (job.status === 'completed') return job.text
            if (job.status === 'error') throw new Error(job.error)
            await pause(3000)
          }
        }
      `,
      reports: ['loopWithoutEnd'],
    },
    'do and while': {
      code: ts`
        async function video(operation) {
          do {
            await new Promise((resolve) => setTimeout(resolve, 10000))
            operation = await ai.operations.getVideosOperation({ operation })
          } while (!operation.done)
          return operation.response
        }
      `,
      reports: ['loopWithoutEnd'],
    },
    'a list of states': {
      code: ts`
        async function wait(id) {
          let run = await getRun(id)
          while (['queued', 'in_progress'].includes(run.status)) {
            await delay(1000)
            run = await getRun(id)
          }
        }
      `,
      reports: ['loopWithoutEnd'],
    },
    'TanStack Query': {
      code: ts`
        import { useQuery as useData } from '@tanstack/react-query'
        export const useJob = (id) => useData({
          queryKey: ['job', id],
          queryFn: () => api(id),
          refetchInterval: (query) => (query.state.data?.status === 'done' ? false : 2000),
        })
      `,
      reports: [{ messageId: 'queryWithoutEnd', line: 5, data: { name: 'refetchInterval' } }],
    },
    'SWR': {
      code: ts`
        import useSWR from 'swr'
        export function useImport(id) {
          return useSWR('/api/imports/' + id, get, { refreshInterval: (data) => (data?.state === 'processing' ? 1000 : 0) })
        }
      `,
      reports: ['queryWithoutEnd'],
    },
  },
  valid: {
    'a counted interval': ts`
      function follow(id) {
        let attempts = 0
        const timer = setInterval(async () => {
          const job = await api(id)
          if (job.status === 'done' || ++attempts >= 60) clearInterval(timer)
        }, 1000)
      }
    `,
    'a deadline': ts`
      function follow(id) {
        const deadline = Date.now() + 60_000
        const timer = setInterval(async () => {
          const job = await api(id)
          if (job.status === 'done' || Date.now() > deadline) clearInterval(timer)
        }, 1000)
      }
    `,
    'a timer that gives up': ts`
      function follow(id) {
        const timer = setInterval(async () => {
          const job = await api(id)
          if (job.status === 'done') clearInterval(timer)
        }, 1000)
        setTimeout(() => clearInterval(timer), 120_000)
      }
    `,
    'a dashboard': ts`
      import { useQuery } from '@tanstack/react-query'
      export const useStats = () => useQuery({ queryKey: ['stats'], queryFn: load, refetchInterval: 30_000 })
    `,
    'a query that counts': ts`
      import { useQuery } from '@tanstack/react-query'
      export const useJob = (id) => useQuery({
        queryKey: ['job', id],
        queryFn: () => api(id),
        refetchInterval: ({ state }) => (state.data?.status === 'done' || state.dataUpdateCount > 60 ? false : 2000),
      })
    `,
    'an effect that refreshes a dashboard': ts`
      import { useEffect } from 'react'
      function Stats() {
        useEffect(() => {
          const timer = setInterval(async () => { setStats(await api('/stats')) }, 30000)
          return () => clearInterval(timer)
        }, [])
      }
    `,
    'a clock': ts`
      import { useEffect } from 'react'
      function Clock() {
        useEffect(() => { const timer = setInterval(() => setNow(Date.now()), 1000); return () => clearInterval(timer) }, [])
      }
    `,
    'a carousel': ts`
      import { useEffect } from 'react'
      function Carousel({ state }) {
        useEffect(() => { if (state === 'paused') return; const timer = setInterval(next, 5000); return () => clearInterval(timer) }, [state])
      }
    `,
    'a heartbeat': ts`
      const beat = setInterval(async () => { await redis.set('alive', Date.now()) }, 10_000)
      process.on('SIGTERM', () => clearInterval(beat))
    `,
    'a worker that takes what comes': ts`
      async function work() {
        while (running) {
          const job = await queue.claim()
          if (job.status === 'done') continue
          await handle(job)
          await sleep(1000)
        }
      }
    `,
    'a counted loop': ts`
      async function wait(id) {
        for (let attempt = 0; attempt < 60; attempt++) {
          const job = await get(id)
          if (job.status === 'done') return job
          await sleep(1000)
        }
        throw new Error('timed out')
      }
    `,
    'a loop with a deadline': ts`
      async function wait(id) {
        const started = Date.now()
        let job = await get(id)
        while (job.status !== 'done') {
          if (Date.now() - started > 60_000) throw new Error('timed out')
          await sleep(1000)
          job = await get(id)
        }
      }
    `,
    'a loop that can be told to stop': ts`
      async function wait(id, signal) {
        let job = await get(id)
        while (job.status !== 'done' && !signal.aborted) { await sleep(1000); job = await get(id) }
      }
    `,
    'a function that counts its turns': ts`
      async function poll(id, attempt = 0) {
        const run = await client.get(id)
        if (run.status === 'done') return run
        if (attempt > 30) throw new Error('timed out')
        await sleep(1000)
        return poll(id, attempt + 1)
      }
    `,
    'pages of a list': ts`
      async function all() {
        let cursor
        do {
          const page = await list(cursor)
          cursor = page.next
          await sleep(100)
        } while (cursor)
      }
    `,
    'a stream reader': ts`
      async function read(reader) {
        while (true) { const { done, value } = await reader.read(); if (done) break; push(value) }
      }
    `,
    'the interval of somebody else': ts`
      import { useQuery } from '@tanstack/react-query'
      export const useJob = (id, refetchInterval) => useQuery({ queryKey: ['job', id], queryFn: () => status(id), refetchInterval })
    `,
    'a component that gives up': ts`
      import { useEffect } from 'react'
      function Build({ id }) {
        const load = async () => { const b = await api(id); setPolls((n) => n + 1); setBuild(b) }
        const stopped = polls > 100
        useEffect(() => {
          if (stopped || build.status === 'done') return
          const timer = setInterval(load, 3000)
          return () => clearInterval(timer)
        }, [build, stopped])
      }
    `,
  },
})
