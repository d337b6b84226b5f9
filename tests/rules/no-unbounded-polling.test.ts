import rule from '../../src/rules/no-unbounded-polling.js'
import { testRule, ts } from '../support/test-rule.js'

testRule(rule, {
  invalid: {
    'crawl job asked until its status is completed': {
      filename: 'src/crawl.ts',
      code: ts`
        import Firecrawl from '@mendable/firecrawl-js'
        import { setTimeout as sleep } from 'node:timers/promises'

        const app = new Firecrawl({ apiKey: process.env.FIRECRAWL_API_KEY })

        export async function crawl(url: string) {
          const { id } = await app.startCrawl(url)
          let completed = false
          let pages
          while (!completed) {
            const job = await app.getCrawlStatus(id)
            completed = job.status === 'completed'
            pages = job.data
            await sleep(2_000)
          }
          return pages
        }
      `,
      reports: [{ messageId: 'loopWithoutEnd', line: 10 }],
    },
    'rows counted do not end the wait for a job': {
      filename: 'src/index-job.ts',
      code: ts`
        import { setTimeout as sleep } from 'node:timers/promises'
        import { search } from './search'

        export async function reindex() {
          const task = await search.reindex()
          for (;;) {
            const { status, count } = await search.task(task.id)
            if (status === 'succeeded') return count
            await sleep(1_000)
          }
        }
      `,
      reports: [{ messageId: 'loopWithoutEnd', line: 6 }],
    },
    'flag of a state with a page beside it': {
      filename: 'src/report.ts',
      code: ts`
        import { setTimeout as sleep } from 'node:timers/promises'
        import { api } from './api'

        export async function report(id: string) {
          let finished = false
          let report
          while (!finished) {
            report = await api.reports.get(id, { page: 1 })
            finished = report.status === 'COMPLETE'
            if (!finished) await sleep(2_000)
          }
          return report
        }
      `,
      reports: [{ messageId: 'loopWithoutEnd', line: 7 }],
    },
    'interval of an Angular service': {
      filename: 'src/app/job.service.ts',
      code: ts`
        import { Injectable } from '@angular/core'

        @Injectable({ providedIn: 'root' })
        export class JobService {
          private timer?: ReturnType<typeof setInterval>

          watch(id: string, done: (url: string) => void) {
            this.timer = setInterval(async () => {
              const job = await (await fetch(\`/api/jobs/\${id}\`)).json()
              if (job.state === 'finished') {
                clearInterval(this.timer)
                done(job.url)
              }
            }, 1000)
          }
        }
      `,
      reports: [{ messageId: 'intervalWithoutEnd', line: 8 }],
    },
    'Athena query waited for in a do while': {
      filename: 'src/athena.ts',
      code: ts`
        import { AthenaClient, GetQueryExecutionCommand } from '@aws-sdk/client-athena'
        import { setTimeout as sleep } from 'node:timers/promises'

        const athena = new AthenaClient({})

        export async function finished(QueryExecutionId: string) {
          let state: string | undefined
          do {
            await sleep(1_000)
            const { QueryExecution } = await athena.send(new GetQueryExecutionCommand({ QueryExecutionId }))
            state = QueryExecution?.Status?.State
          } while (state === 'QUEUED' || state === 'RUNNING')
          return state
        }
      `,
      reports: [{ messageId: 'loopWithoutEnd', line: 8 }],
    },
    'Anthropic batch until it has ended': {
      filename: 'src/batch.ts',
      code: ts`
        import Anthropic from '@anthropic-ai/sdk'

        const client = new Anthropic()

        export async function resultsOf(id: string) {
          let batch = await client.messages.batches.retrieve(id)
          while (batch.processing_status !== 'ended') {
            await new Promise((r) => setTimeout(r, 60_000))
            batch = await client.messages.batches.retrieve(id)
          }
          return client.messages.batches.results(id)
        }
      `,
      reports: [{ messageId: 'loopWithoutEnd', line: 7 }],
    },
    'helper isReady asked over and over': {
      filename: 'src/index-ready.js',
      code: ts`
        const { sleep } = require('./sleep')
        const { pinecone } = require('./pinecone')

        async function waitForIndex(name) {
          let ready = false
          while (!ready) {
            const { status } = await pinecone.describeIndex(name)
            ready = status.ready
            await sleep(1000)
          }
        }

        module.exports = { waitForIndex }
      `,
      reports: [{ messageId: 'loopWithoutEnd', line: 6 }],
    },
    'do while on the state with a pause at its end': {
      filename: 'src/replicate.ts',
      code: ts`
        import Replicate from 'replicate'

        const replicate = new Replicate()
        const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

        export async function predict(version: string, input: object) {
          let prediction = await replicate.predictions.create({ version, input })
          do {
            await pause(1500)
            prediction = await replicate.predictions.get(prediction.id)
          } while (!['succeeded', 'failed', 'canceled'].includes(prediction.status))
          return prediction.output
        }
      `,
      reports: [{ messageId: 'loopWithoutEnd', line: 8 }],
    },
    'Gemini operation until it is done': {
      filename: 'src/video.ts',
      code: ts`
        import { GoogleGenAI } from '@google/genai'

        const ai = new GoogleGenAI({ apiKey: process.env.GEMINI_API_KEY })

        export async function makeVideo(prompt: string) {
          let operation = await ai.models.generateVideos({ model: 'veo-3', prompt })
          while (!operation.done) {
            await new Promise((resolve) => setTimeout(resolve, 10000))
            operation = await ai.operations.getVideosOperation({ operation })
          }
          return operation.response?.generatedVideos
        }
      `,
      reports: [{ messageId: 'loopWithoutEnd', line: 7 }],
    },
    'batch of OpenAI with a status in snake case of a do loop': {
      filename: 'scripts-lib/batch.js',
      code: ts`
        const OpenAI = require('openai')
        const { setTimeout: sleep } = require('node:timers/promises')

        const client = new OpenAI()

        async function awaitBatch(id) {
          let state
          do {
            const batch = await client.batches.retrieve(id)
            state = batch.status
            if (state === 'in_progress' || state === 'validating') await sleep(60_000)
          } while (state !== 'completed' && state !== 'failed')
          return state
        }

        module.exports = { awaitBatch }
      `,
      reports: [{ messageId: 'loopWithoutEnd', line: 8 }],
    },
    'svelte store with an interval': {
      filename: 'src/lib/build-status.ts',
      code: ts`
        import { writable } from 'svelte/store'

        export function buildStatus(id: string) {
          const { subscribe, set } = writable('queued')
          const timer = setInterval(check, 2000)

          async function check() {
            const { status } = await fetch(\`/api/builds/\${id}\`).then((response) => response.json())
            set(status)
            if (status !== 'queued' && status !== 'running') clearInterval(timer)
          }

          return { subscribe, stop: () => clearInterval(timer) }
        }
      `,
      reports: [{ messageId: 'intervalWithoutEnd', line: 5 }],
    },
    'useRef timer that re-arms itself in a hook': {
      filename: 'src/hooks/use-transcription.ts',
      code: ts`
        import { useCallback, useEffect, useRef, useState } from 'react'
        import { api } from '../api'

        export function useTranscription(id: string) {
          const timer = useRef<ReturnType<typeof setTimeout>>()
          const [text, setText] = useState<string>()

          const poll = useCallback(async () => {
            const { data } = await api.get(\`/transcriptions/\${id}\`)
            if (data.status === 'completed') {
              setText(data.text)
            } else {
              timer.current = setTimeout(poll, 3000)
            }
          }, [id])

          useEffect(() => {
            void poll()
            return () => clearTimeout(timer.current)
          }, [poll])

          return text
        }
      `,
      reports: [{ messageId: 'rearmedWithoutEnd', line: 13 }],
    },
    'RTK query by a state of the component': {
      filename: 'src/features/reports/report-page.tsx',
      code: ts`
        import { useQuery } from '@tanstack/react-query'
        import { reports } from './api'

        export function ReportPage({ id }: { id: string }) {
          const query = useQuery({
            queryKey: ['reports', id],
            queryFn: () => reports.byId(id),
            refetchInterval: ({ state }) => {
              const status = state.data?.status
              return status === 'pending' || status === 'running' ? 2_000 : false
            },
          })
          return <pre>{JSON.stringify(query.data)}</pre>
        }
      `,
      reports: [{ messageId: 'queryWithoutEnd', line: 8 }],
    },
    'React effect asks for the job until it is done': {
      filename: 'src/components/export-progress.tsx',
      code: ts`
        import { useEffect, useState } from 'react'

        export function ExportProgress({ jobId }: { jobId: string }) {
          const [status, setStatus] = useState('pending')

          useEffect(() => {
            const interval = setInterval(async () => {
              const response = await fetch(\`/api/exports/\${jobId}\`)
              const job = await response.json()
              setStatus(job.status)
              if (job.status === 'completed' || job.status === 'failed') clearInterval(interval)
            }, 2000)
            return () => clearInterval(interval)
          }, [jobId])

          return <p>{status}</p>
        }
      `,
      reports: [{ messageId: 'intervalWithoutEnd', line: 7 }],
    },
    'react-query stops only at a final status': {
      filename: 'src/hooks/use-job.ts',
      code: ts`
        import { useQuery } from '@tanstack/react-query'
        import { api } from '../api'

        export function useJob(id: string) {
          return useQuery({
            queryKey: ['job', id],
            queryFn: () => api.jobs.get(id),
            refetchInterval: (query) => (query.state.data?.status === 'succeeded' ? false : 1500),
          })
        }
      `,
      reports: [{ messageId: 'queryWithoutEnd', line: 8 }],
    },
    'SWR with a function of the latest data': {
      filename: 'src/hooks/use-import.ts',
      code: ts`
        import useSWR from 'swr'
        import { fetcher } from '../fetcher'

        export const useImport = (id: string) =>
          useSWR(\`/api/imports/\${id}\`, fetcher, {
            refreshInterval: (latest) => {
              if (!latest) return 1000
              return ['done', 'error'].includes(latest.state) ? 0 : 1000
            },
          })
      `,
      reports: [{ messageId: 'queryWithoutEnd', line: 6 }],
    },
    'OpenAI run awaited in a while': {
      filename: 'src/assistant.ts',
      code: ts`
        import OpenAI from 'openai'

        const openai = new OpenAI()

        export async function ask(threadId: string, assistantId: string) {
          let run = await openai.beta.threads.runs.create(threadId, { assistant_id: assistantId })
          while (run.status === 'queued' || run.status === 'in_progress') {
            await new Promise((resolve) => setTimeout(resolve, 1000))
            run = await openai.beta.threads.runs.retrieve(run.id, { thread_id: threadId })
          }
          return openai.beta.threads.messages.list(threadId)
        }
      `,
      reports: [{ messageId: 'loopWithoutEnd', line: 7 }],
    },
    'function that schedules itself with setTimeout': {
      filename: 'public/js/payment.js',
      code: ts`
        function pollPayment(orderId) {
          fetch('/api/orders/' + orderId + '/payment')
            .then((response) => response.json())
            .then((payment) => {
              if (payment.status === 'paid') {
                window.location.href = '/thanks'
                return
              }
              setTimeout(() => pollPayment(orderId), 3000)
            })
        }

        pollPayment(document.body.dataset.orderId)
      `,
      reports: [{ messageId: 'rearmedWithoutEnd', line: 9 }],
    },
    'endless for with a switch over the state': {
      filename: 'src/render/wait.ts',
      code: ts`
        import { setTimeout as delay } from 'node:timers/promises'
        import { renderApi } from './api'

        export async function waitForRender(id: string): Promise<string> {
          for (;;) {
            const render = await renderApi.get(id)
            switch (render.state) {
              case 'finished':
                return render.url
              case 'errored':
                throw new Error(\`Render \${id} failed\`)
            }
            await delay(2_000)
          }
        }
      `,
      reports: [{ messageId: 'loopWithoutEnd', line: 5 }],
    },
    'Vue composable with setInterval in onMounted': {
      filename: 'src/composables/useDeployment.ts',
      code: ts`
        import { onMounted, onUnmounted, ref } from 'vue'
        import { getDeployment } from '../api/deployments'

        export function useDeployment(id: string) {
          const deployment = ref<{ status: string }>()
          let timer: number | undefined

          async function refresh() {
            deployment.value = await getDeployment(id)
            if (deployment.value.status === 'ready') window.clearInterval(timer)
          }

          onMounted(() => {
            void refresh()
            timer = window.setInterval(refresh, 2500)
          })
          onUnmounted(() => window.clearInterval(timer))
          return { deployment }
        }
      `,
      reports: [{ messageId: 'intervalWithoutEnd', line: 15 }],
    },
    'recursive async poll in a class': {
      filename: 'src/services/VideoService.ts',
      code: ts`
        import axios from 'axios'

        export class VideoService {
          constructor(private readonly baseUrl: string) {}

          private async poll(taskId: string): Promise<string> {
            const { data } = await axios.get(\`\${this.baseUrl}/tasks/\${taskId}\`, { timeout: 10_000 })
            if (data.status === 'SUCCEEDED') return data.output[0]
            if (data.status === 'FAILED') throw new Error(data.failure)
            await new Promise((r) => setTimeout(r, 5000))
            return this.poll(taskId)
          }

          generate(prompt: string) {
            return axios.post(\`\${this.baseUrl}/tasks\`, { prompt }, { timeout: 10_000 }).then(({ data }) => this.poll(data.id))
          }
        }
      `,
      reports: [{ messageId: 'rearmedWithoutEnd', line: 11 }],
    },
    'do while until the batch is complete': {
      filename: 'src/batches.js',
      code: ts`
        const { sleep } = require('./sleep')

        async function collect(client, batchId) {
          let batch
          do {
            await sleep(30000)
            batch = await client.messages.batches.retrieve(batchId)
          } while (batch.processing_status !== 'ended')
          return client.messages.batches.results(batchId)
        }

        module.exports = { collect }
      `,
      reports: [{ messageId: 'loopWithoutEnd', line: 5 }],
    },
    'flag instead of a return': {
      filename: 'src/provision.ts',
      code: ts`
        import { cloud } from './cloud'
        import { wait } from './wait'

        export async function provision(name: string) {
          const server = await cloud.create({ name })
          let ready = false
          while (!ready) {
            await wait(5000)
            const current = await cloud.get(server.id)
            ready = current.status === 'running'
          }
          return server.id
        }
      `,
      reports: [{ messageId: 'loopWithoutEnd', line: 7 }],
    },
    'a timeout of each request, which is none of the loop': {
      filename: 'src/jobs/export.service.ts',
      code: ts`
        import { Injectable } from '@nestjs/common'
        @Injectable()
        export class ExportService {
          async waitFor(jobId: string) {
            let status = 'pending'
            while (status !== 'done') {
              const response = await fetch(\`https://api.acme.example/jobs/\${jobId}\`, { signal: AbortSignal.timeout(5_000) })
              status = (await response.json()).status
              await new Promise((resolve) => setTimeout(resolve, 1_000))
            }
          }
        }
      `,
      reports: [{ messageId: 'loopWithoutEnd', line: 6 }],
    },
    'a timeout of each request of a function that schedules itself': {
      code: ts`
        export async function watch(id: string) {
          const response = await fetch('https://api.acme.example/builds/' + id, { signal: AbortSignal.timeout(5_000) })
          const build = await response.json()
          if (build.status !== 'finished') setTimeout(() => watch(id), 2_000)
        }
      `,
      reports: [{ messageId: 'rearmedWithoutEnd' }],
    },
    'vue composable interval with await': {
      code: ts`
        import { ref } from 'vue'

        export function useBuild(id: string) {
          const build = ref<any>(null)
          const timer = window.setInterval(async () => {
            build.value = await (await fetch(\`/api/builds/\${id}\`)).json()
            if (['success', 'failed'].includes(build.value.status)) window.clearInterval(timer)
          }, 3000)
          return build
        }
      `,
      reports: [{ messageId: 'intervalWithoutEnd', line: 5 }],
    },
    'openai batch': {
      code: ts`
        import OpenAI from 'openai'
        const client = new OpenAI()

        export async function awaitBatch(id: string) {
          let batch = await client.batches.retrieve(id)
          while (!['completed', 'failed', 'expired', 'cancelled'].includes(batch.status)) {
            await new Promise((r) => setTimeout(r, 30_000))
            batch = await client.batches.retrieve(id)
          }
          return batch
        }
      `,
      reports: [{ messageId: 'loopWithoutEnd', line: 6 }],
    },
    'rtk query pollingInterval by state': {
      code: ts`
        import { useGetOrderQuery } from './api'

        export function useOrder(id: string) {
          const { data } = useGetOrderQuery(id, { pollingInterval: 2000 })
          return useGetOrderQuery(id, { pollingInterval: data?.status === 'pending' ? 2000 : 0 })
        }
      `,
      reports: [{ messageId: 'queryWithoutEnd', line: 5 }],
    },
    'timer function declared and rearmed': {
      code: ts`
        export function watchPayment(id: string, done: (s: string) => void) {
          let handle: ReturnType<typeof setTimeout>
          async function tick() {
            const { status } = await (await fetch(\`/api/payments/\${id}\`)).json()
            if (status === 'paid' || status === 'failed') return done(status)
            handle = setTimeout(tick, 2000)
          }
          void tick()
          return () => clearTimeout(handle)
        }
      `,
      reports: [{ messageId: 'rearmedWithoutEnd', line: 6 }],
    },
    'for without condition': {
      code: ts`
        import { setTimeout as sleep } from 'node:timers/promises'
        import { crawl } from './firecrawl'

        export async function crawlSite(url: string) {
          const { id } = await crawl.start(url)
          for (;;) {
            const state = await crawl.status(id)
            if (state.status === 'completed') return state.data
            await sleep(2000)
          }
        }
      `,
      reports: [{ messageId: 'loopWithoutEnd', line: 6 }],
    },
    'switch on status in a loop': {
      code: ts`
        import { sleep } from './time'
        import { api } from './api'

        export async function waitForDeploy(id: string) {
          while (true) {
            const deployment = await api.deployment(id)
            switch (deployment.state) {
              case 'READY':
                return deployment
              case 'ERROR':
                throw new Error('deployment failed')
            }
            await sleep(5000)
          }
        }
      `,
      reports: [{ messageId: 'loopWithoutEnd', line: 5 }],
    },
    'interval until status completed in react': {
      filename: 'src/components/job-status.tsx',
      code: ts`
        'use client'
        import { useEffect, useState } from 'react'

        export function JobStatus({ jobId }: { jobId: string }) {
          const [job, setJob] = useState<any>(null)
          useEffect(() => {
            const interval = setInterval(async () => {
              const res = await fetch(\`/api/jobs/\${jobId}\`)
              const data = await res.json()
              setJob(data)
              if (data.status === 'completed' || data.status === 'failed') {
                clearInterval(interval)
              }
            }, 2000)
            return () => clearInterval(interval)
          }, [jobId])
          return <p>{job?.status}</p>
        }
      `,
      reports: [{ messageId: 'intervalWithoutEnd', line: 7 }],
    },
    'openai assistants run polling': {
      code: ts`
        import OpenAI from 'openai'
        const openai = new OpenAI()

        export async function runThread(threadId: string, assistantId: string) {
          let run = await openai.beta.threads.runs.create(threadId, { assistant_id: assistantId })
          while (run.status !== 'completed') {
            await new Promise((resolve) => setTimeout(resolve, 1000))
            run = await openai.beta.threads.runs.retrieve(threadId, run.id)
          }
          return openai.beta.threads.messages.list(threadId)
        }
      `,
      reports: [{ messageId: 'loopWithoutEnd', line: 6 }],
    },
    'while true with break on terminal status': {
      code: ts`
        import Replicate from 'replicate'
        const replicate = new Replicate()

        export async function waitFor(id: string) {
          while (true) {
            const prediction = await replicate.predictions.get(id)
            if (prediction.status === 'succeeded') return prediction.output
            if (prediction.status === 'failed') throw new Error(String(prediction.error))
            await new Promise((r) => setTimeout(r, 500))
          }
        }
      `,
      reports: [{ messageId: 'loopWithoutEnd', line: 5 }],
    },
    'self scheduling function': {
      code: ts`
        export function pollExport(id: string, onDone: (url: string) => void) {
          const check = async () => {
            const res = await fetch(\`/api/exports/\${id}\`)
            const { state, url } = await res.json()
            if (state === 'done') {
              onDone(url)
            } else {
              setTimeout(check, 1500)
            }
          }
          check()
        }
      `,
      reports: [{ messageId: 'rearmedWithoutEnd', line: 8 }],
    },
    'tanstack query function refetchInterval': {
      filename: 'src/components/job-status.tsx',
      code: ts`
        import { useQuery } from '@tanstack/react-query'
        import { api } from './api'

        export const useReport = (id: string) =>
          useQuery({
            queryKey: ['report', id],
            queryFn: () => api.report(id),
            refetchInterval: (query) => (query.state.data?.status === 'processing' ? 2000 : false),
          })
      `,
      reports: [{ messageId: 'queryWithoutEnd', line: 8 }],
    },
    'swr function refreshInterval': {
      code: ts`
        import useSWR from 'swr'

        export function useVideo(id: string) {
          return useSWR(\`/api/videos/\${id}\`, fetcher, { refreshInterval: (data) => (data?.status === 'ready' ? 0 : 3000) })
        }
      `,
      reports: [{ messageId: 'queryWithoutEnd', line: 4 }],
    },
    'recursive async poll': {
      code: ts`
        const delay = (ms: number) => new Promise((r) => setTimeout(r, ms))

        export async function pollPayment(id: string): Promise<any> {
          const payment = await fetch(\`/api/payments/\${id}\`).then((r) => r.json())
          if (payment.status === 'pending') {
            await delay(2000)
            return pollPayment(id)
          }
          return payment
        }
      `,
      reports: [{ messageId: 'rearmedWithoutEnd', line: 7 }],
    },
    'do while on server': {
      code: ts`
        import { sleep } from './sleep'
        import { athena } from './athena'

        export async function runQuery(sql: string) {
          const { QueryExecutionId } = await athena.startQueryExecution({ QueryString: sql })
          let state
          do {
            await sleep(1000)
            const { QueryExecution } = await athena.getQueryExecution({ QueryExecutionId })
            state = QueryExecution.Status.State
          } while (state === 'QUEUED' || state === 'RUNNING')
          return state
        }
      `,
      reports: [{ messageId: 'loopWithoutEnd', line: 7 }],
    },
    'files processing in gemini': {
      code: ts`
        import { GoogleAIFileManager } from '@google/generative-ai/server'
        const files = new GoogleAIFileManager(process.env.GEMINI_API_KEY!)

        export async function waitUntilActive(name: string) {
          let file = await files.getFile(name)
          while (file.state === 'PROCESSING') {
            process.stdout.write('.')
            await new Promise((resolve) => setTimeout(resolve, 10_000))
            file = await files.getFile(name)
          }
          return file
        }
      `,
      reports: [{ messageId: 'loopWithoutEnd', line: 6 }],
    },
    'boolean ready': {
      code: ts`
        import { setTimeout as sleep } from 'node:timers/promises'
        import { renderer } from './renderer'

        export async function waitForRender(id: string) {
          let ready = false
          while (!ready) {
            ready = await renderer.isReady(id)
            if (!ready) await sleep(1000)
          }
        }
      `,
      reports: [{ messageId: 'loopWithoutEnd', line: 6 }],
    },
    'veo operation done loop': {
      code: ts`
        import { GoogleGenAI } from '@google/genai'
        const ai = new GoogleGenAI({})

        export async function makeVideo(prompt: string) {
          let operation = await ai.models.generateVideos({ model: 'veo-3.0-generate-001', prompt })
          while (!operation.done) {
            await new Promise((resolve) => setTimeout(resolve, 10000))
            operation = await ai.operations.getVideosOperation({ operation })
          }
          return operation.response
        }
      `,
      reports: [{ messageId: 'loopWithoutEnd', line: 6 }],
    },
    'interval with ref in hook': {
      filename: 'src/components/job-status.tsx',
      code: ts`
        import { useEffect, useRef } from 'react'
        import { getImport } from './api'

        export function useImport(id: string, onDone: () => void) {
          const timer = useRef<ReturnType<typeof setInterval>>()
          useEffect(() => {
            timer.current = setInterval(() => {
              getImport(id).then((job) => {
                if (job.state === 'finished') {
                  clearInterval(timer.current)
                  onDone()
                }
              })
            }, 1000)
            return () => clearInterval(timer.current)
          }, [id])
        }
      `,
      reports: [{ messageId: 'intervalWithoutEnd', line: 7 }],
    },
    'a counter that is only shown': {
      code: ts`
        import { setTimeout as sleep } from 'node:timers/promises'
        import { transcripts } from './transcripts'

        export async function wait(id: string) {
          let polls = 0
          let t = await transcripts.get(id)
          while (t.status === 'queued' || t.status === 'processing') {
            polls++
            console.log(\`poll \${polls}\`)
            await sleep(5000)
            t = await transcripts.get(id)
          }
          return t
        }
      `,
      reports: [{ messageId: 'loopWithoutEnd', line: 7 }],
    },
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
    'queue drained batch by batch': {
      filename: 'src/outbox.ts',
      code: ts`
        import { setTimeout as sleep } from 'node:timers/promises'
        import { outbox } from './outbox-store'
        import { publish } from './publish'

        export async function flush() {
          let finished = false
          do {
            const batch = await outbox.pending(100)
            for (const message of batch) await publish(message)
            finished = batch.length === 0
            await sleep(50)
          } while (!finished)
        }
      `,
    },
    'leader keeps its lock as long as it lives': {
      filename: 'src/leader.ts',
      code: ts`
        import { setTimeout as sleep } from 'node:timers/promises'
        import { lock } from './lock'

        export async function lead(work: () => Promise<void>) {
          for (;;) {
            const state = await lock.renew()
            if (state.status === 'lost') return
            await work()
            await sleep(5_000)
          }
        }
      `,
    },
    'migration goes through the ids': {
      filename: 'src/backfill.js',
      code: ts`
        const { sleep } = require('./sleep')
        const { db } = require('./db')

        async function backfill() {
          let lastId = 0
          let done = false
          while (!done) {
            const rows = await db.users.after(lastId, 500)
            if (!rows.length) {
              done = true
              continue
            }
            await db.users.fill(rows)
            lastId = rows[rows.length - 1].id
            await sleep(100)
          }
        }

        module.exports = { backfill }
      `,
    },
    'rows until fewer than a page come': {
      filename: 'src/sync/rows.ts',
      code: ts`
        import { setTimeout as sleep } from 'node:timers/promises'
        import { source, target } from './stores'

        export async function copy() {
          let offset = 0
          let complete = false
          while (!complete) {
            const rows = await source.rows({ offset, limit: 500 })
            await target.write(rows)
            offset += rows.length
            complete = rows.length < 500
            await sleep(50)
          }
        }
      `,
    },
    'iterator of a generator with a pause': {
      filename: 'src/sync/iterate.js',
      code: ts`
        const { setTimeout: sleep } = require('node:timers/promises')

        async function drainSlowly(iterator, work) {
          let result = await iterator.next()
          while (!result.done) {
            await work(result.value)
            await sleep(100)
            result = await iterator.next()
          }
        }

        module.exports = { drainSlowly }
      `,
    },
    'next page token set to nothing ends it': {
      filename: 'src/sync/drive.ts',
      code: ts`
        import { setTimeout as sleep } from 'node:timers/promises'
        import { drive } from './drive'
        import { save } from './save'

        export async function files() {
          let pageToken: string | undefined
          let done = false
          while (!done) {
            const { data } = await drive.files.list({ pageToken, pageSize: 100 })
            await save(data.files ?? [])
            if (data.nextPageToken) pageToken = data.nextPageToken
            else done = true
            await sleep(200)
          }
        }
      `,
    },
    'animation loop of a canvas': {
      filename: 'src/game/loop.ts',
      code: ts`
        export function run(state: { status: string }, draw: () => void) {
          const timer = setInterval(() => {
            draw()
            if (state.status === 'stopped') clearInterval(timer)
          }, 16)
        }
      `,
    },
    'poll with a count in its parameter': {
      filename: 'src/video.js',
      code: ts`
        async function poll(id, attempt = 0) {
          const job = await fetch(\`/api/videos/\${id}\`).then((r) => r.json())
          if (job.status === 'ready') return job.url
          if (attempt >= 60) throw new Error('The video takes too long')
          await new Promise((r) => setTimeout(r, 5000))
          return poll(id, attempt + 1)
        }

        export { poll }
      `,
    },
    'pages until the flag of the answer': {
      filename: 'src/sync/slack.js',
      code: ts`
        const { setTimeout: sleep } = require('node:timers/promises')
        const { slack } = require('./slack')

        async function allUsers() {
          const users = []
          let cursor
          let finished = false
          do {
            const page = await slack.users.list({ cursor, limit: 200 })
            users.push(...page.members)
            cursor = page.response_metadata.next_cursor
            finished = !cursor
            await sleep(1200)
          } while (!finished)
          return users
        }

        module.exports = { allUsers }
      `,
    },
    'has_more of Stripe': {
      filename: 'src/sync/stripe.ts',
      code: ts`
        import { stripe } from '../stripe'
        import { saveInvoices } from './save'
        import { sleep } from '../sleep'

        export async function pullInvoices() {
          let startingAfter: string | undefined
          let complete = false
          while (!complete) {
            const page = await stripe.invoices.list({ limit: 100, starting_after: startingAfter })
            await saveInvoices(page.data)
            startingAfter = page.data.at(-1)?.id
            complete = !page.has_more
            if (!complete) await sleep(250)
          }
        }
      `,
    },
    'batches of rows deleted until none is left': {
      filename: 'src/jobs/purge.ts',
      code: ts`
        import { setTimeout as sleep } from 'node:timers/promises'
        import { db } from '../db'

        export async function purge(before: Date) {
          let done = false
          while (!done) {
            const { rowCount } = await db.query('delete from events where id in (select id from events where created_at < $1 limit 5000)', [before])
            done = rowCount === 0
            await sleep(100)
          }
        }
      `,
    },
    'bounded do while': {
      filename: 'src/replicate.ts',
      code: ts`
        import { setTimeout as pause } from 'node:timers/promises'
        import { replicate } from './client'

        export async function predict(id: string) {
          const until = Date.now() + 120_000
          let prediction
          do {
            await pause(1500)
            prediction = await replicate.predictions.get(id)
          } while (prediction.status === 'processing' && Date.now() < until)
          return prediction
        }
      `,
    },
    'queue is drained at shutdown by the size of a set': {
      filename: 'src/shutdown.ts',
      code: ts`
        import { setTimeout as sleep } from 'node:timers/promises'
        import { inFlight, server } from './server'

        export async function shutdown() {
          server.close()
          setTimeout(() => process.exit(1), 10_000).unref()
          while (inFlight.size > 0) await sleep(100)
          process.exit(0)
        }
      `,
    },
    'stream reader loops until done': {
      filename: 'src/client/stream.ts',
      code: ts`
        export async function readAll(response: Response, onText: (text: string) => void) {
          const reader = response.body!.getReader()
          const decoder = new TextDecoder()
          let done = false
          while (!done) {
            const chunk = await reader.read()
            done = chunk.done
            if (chunk.value) onText(decoder.decode(chunk.value, { stream: true }))
            await new Promise((resolve) => setTimeout(resolve, 0))
          }
        }
      `,
    },
    'attempts counted in the effect': {
      filename: 'src/components/export-progress.tsx',
      code: ts`
        import { useEffect, useState } from 'react'

        const MAX_ATTEMPTS = 150

        export function ExportProgress({ jobId }: { jobId: string }) {
          const [status, setStatus] = useState('pending')
          useEffect(() => {
            let attempts = 0
            const interval = setInterval(async () => {
              attempts += 1
              const job = await fetch(\`/api/exports/\${jobId}\`).then((response) => response.json())
              setStatus(job.status)
              if (job.status === 'completed' || attempts >= MAX_ATTEMPTS) clearInterval(interval)
            }, 2000)
            return () => clearInterval(interval)
          }, [jobId])
          return <p>{status}</p>
        }
      `,
    },
    'dashboard refreshes by the minute': {
      filename: 'src/hooks/use-orders.ts',
      code: ts`
        import { useQuery } from '@tanstack/react-query'
        import { api } from '../api'

        export const useOpenOrders = () =>
          useQuery({ queryKey: ['orders', { status: 'open' }], queryFn: () => api.orders.list({ status: 'open' }), refetchInterval: 60_000 })
      `,
    },
    'refetchInterval gives up after so many updates': {
      filename: 'src/hooks/use-job.ts',
      code: ts`
        import { useQuery } from '@tanstack/react-query'
        import { api } from '../api'

        export function useJob(id: string) {
          return useQuery({
            queryKey: ['job', id],
            queryFn: () => api.jobs.get(id),
            refetchInterval: (query) => {
              if (query.state.data?.status === 'done') return false
              return query.state.dataUpdateCount < 100 ? 1500 : false
            },
          })
        }
      `,
    },
    'worker that takes the next job for ever': {
      filename: 'src/worker.ts',
      code: ts`
        import { setTimeout as sleep } from 'node:timers/promises'
        import { takeJob, finish } from './jobs'

        let stopping = false
        process.on('SIGTERM', () => (stopping = true))

        while (!stopping) {
          const job = await takeJob({ status: 'pending' })
          if (!job) {
            await sleep(1_000)
            continue
          }
          await job.run()
          await finish(job.id, { status: 'done' })
        }
      `,
    },
    'deadline by an abort signal': {
      filename: 'src/render/wait.ts',
      code: ts`
        import { setTimeout as delay } from 'node:timers/promises'
        import { renderApi } from './api'

        export async function waitForRender(id: string, signal = AbortSignal.timeout(300_000)) {
          while (true) {
            const render = await renderApi.get(id, { signal })
            if (render.state === 'finished') return render.url
            await delay(2_000, undefined, { signal })
          }
        }
      `,
    },
    'clock and heartbeat': {
      filename: 'src/realtime/heartbeat.ts',
      code: ts`
        import type { WebSocketServer } from 'ws'

        export function heartbeat(wss: WebSocketServer) {
          const timer = setInterval(() => {
            for (const socket of wss.clients) {
              if ((socket as any).state === 'dead') socket.terminate()
              ;(socket as any).state = 'dead'
              socket.ping()
            }
          }, 30_000)
          wss.on('close', () => clearInterval(timer))
        }
      `,
    },
    'the timer that ends it all': {
      filename: 'public/js/payment.js',
      code: ts`
        export function watchPayment(orderId, onPaid, onTimeout) {
          const poll = setInterval(async () => {
            const payment = await fetch(\`/api/orders/\${orderId}/payment\`).then((r) => r.json())
            if (payment.status === 'paid') {
              clearInterval(poll)
              clearTimeout(giveUp)
              onPaid()
            }
          }, 3000)
          const giveUp = setTimeout(() => {
            clearInterval(poll)
            onTimeout()
          }, 10 * 60 * 1000)
        }
      `,
    },
    'pages of a cursor until there are no more': {
      filename: 'src/sync/pages.ts',
      code: ts`
        import { setTimeout as sleep } from 'node:timers/promises'
        import { crm } from './crm'
        import { store } from './store'

        export async function pull() {
          let cursor: string | undefined
          let done = false
          while (!done) {
            const page = await crm.contacts({ cursor })
            await store(page.items)
            cursor = page.next
            done = !page.next
            await sleep(200)
          }
        }
      `,
    },
    'started-at compared in the component': {
      filename: 'src/components/payment-status.tsx',
      code: ts`
        import { useRef } from 'react'
        import useSWR from 'swr'
        import { fetcher } from '../fetcher'

        export function PaymentStatus({ id }: { id: string }) {
          const startedAt = useRef(Date.now())
          const { data } = useSWR(\`/api/payments/\${id}\`, fetcher, {
            refreshInterval: (latest) => (latest?.status === 'paid' || Date.now() - startedAt.current > 600_000 ? 0 : 2000),
          })
          return <span>{data?.status ?? 'pending'}</span>
        }
      `,
    },
    'test waits for the job with fake timers': {
      filename: 'src/jobs/jobs.test.ts',
      code: ts`
        import { expect, it } from 'vitest'
        import { getJob, startJob } from './jobs'

        it('finishes', async () => {
          const id = await startJob()
          while ((await getJob(id)).status !== 'done') await new Promise((resolve) => setTimeout(resolve, 10))
          expect((await getJob(id)).result).toBe(42)
        })
      `,
    },
    'batch with a limit of polls': {
      code: ts`
        import OpenAI from 'openai'
        const client = new OpenAI()
        const MAX_POLLS = 200

        export async function awaitBatch(id: string) {
          let polls = 0
          let batch = await client.batches.retrieve(id)
          while (batch.status === 'in_progress') {
            if (++polls > MAX_POLLS) throw new Error('batch took too long')
            await new Promise((r) => setTimeout(r, 30_000))
            batch = await client.batches.retrieve(id)
          }
          return batch
        }
      `,
    },
    'heartbeat while a job runs': {
      code: ts`
        import { queue } from './queue'

        export async function run(job: { id: string; work(): Promise<void> }) {
          const beat = setInterval(() => void queue.touch(job.id), 10_000)
          try {
            await job.work()
          } finally {
            clearInterval(beat)
          }
        }
      `,
    },
    'typing animation': {
      code: ts`
        export function type(text: string, show: (part: string) => void) {
          let at = 0
          const timer = setInterval(() => {
            show(text.slice(0, ++at))
            if (at === text.length) clearInterval(timer)
          }, 30)
        }
      `,
    },
    'main loop of a process until it is stopped': {
      code: ts`
        import { setTimeout as sleep } from 'node:timers/promises'
        import { outbox } from './outbox'

        let stopped = false
        process.on('SIGTERM', () => (stopped = true))

        export async function main() {
          while (!stopped) {
            await outbox.flush()
            await sleep(1000)
          }
        }
      `,
    },
    'elapsed seconds shown and compared': {
      code: ts`
        export function useProgress(id: string, onEnd: () => void) {
          let elapsed = 0
          const timer = setInterval(async () => {
            elapsed += 2
            const job = await fetch(\`/api/jobs/\${id}\`).then((r) => r.json())
            if (job.status === 'done' || elapsed > 300) {
              clearInterval(timer)
              onEnd()
            }
          }, 2000)
        }
      `,
    },
    'attempts in the loop': {
      code: ts`
        import { setTimeout as sleep } from 'node:timers/promises'
        import { speech } from './speech'

        export async function wait(id: string) {
          for (let attempt = 0; attempt < 60; attempt++) {
            const job = await speech.get(id)
            if (job.status === 'completed') return job
            await sleep(2000)
          }
          throw new Error('timed out')
        }
      `,
    },
    'interval with max attempts': {
      code: ts`
        export function poll(id: string, done: () => void, fail: () => void) {
          let attempts = 0
          const timer = setInterval(async () => {
            attempts += 1
            const { status } = await fetch(\`/api/jobs/\${id}\`).then((r) => r.json())
            if (status === 'done') {
              clearInterval(timer)
              done()
            } else if (attempts >= 120) {
              clearInterval(timer)
              fail()
            }
          }, 1000)
        }
      `,
    },
    'numeric refetchInterval': {
      code: ts`
        import { useQuery } from '@tanstack/react-query'

        export const useStats = () => useQuery({ queryKey: ['stats'], queryFn: () => fetch('/api/stats').then((r) => r.json()), refetchInterval: 15_000 })
      `,
    },
    'dashboard interval without an end': {
      filename: 'src/components/job-status.tsx',
      code: ts`
        import { useEffect } from 'react'

        export function useLive(refresh: () => Promise<void>) {
          useEffect(() => {
            const id = setInterval(() => void refresh(), 10_000)
            return () => clearInterval(id)
          }, [refresh])
        }
      `,
    },
    'refetchInterval with dataUpdateCount': {
      code: ts`
        import { useQuery } from '@tanstack/react-query'
        import { api } from './api'

        export const useReport = (id: string) =>
          useQuery({
            queryKey: ['report', id],
            queryFn: () => api.report(id),
            refetchInterval: (query) => (query.state.data?.status === 'processing' && query.state.dataUpdateCount < 100 ? 2000 : false),
          })
      `,
    },
    'stream reader until done': {
      code: ts`
        export async function readAll(stream: ReadableStream<Uint8Array>) {
          const reader = stream.getReader()
          let done = false
          const parts: Uint8Array[] = []
          while (!done) {
            const chunk = await reader.read()
            done = chunk.done
            if (chunk.value) parts.push(chunk.value)
          }
          return parts
        }
      `,
    },
    'deadline in the condition': {
      code: ts`
        const delay = (ms: number) => new Promise((r) => setTimeout(r, ms))

        export async function waitForPod(name: string) {
          const started = Date.now()
          let pod = await k8s.readPod(name)
          while (pod.status.phase !== 'Running' && Date.now() - started < 120_000) {
            await delay(1000)
            pod = await k8s.readPod(name)
          }
          return pod
        }
      `,
    },
    'a timer clears the interval': {
      code: ts`
        export function poll(id: string) {
          const interval = setInterval(async () => {
            const job = await fetch(\`/api/jobs/\${id}\`).then((r) => r.json())
            if (job.status === 'done') clearInterval(interval)
          }, 1000)
          setTimeout(() => clearInterval(interval), 5 * 60_000)
        }
      `,
    },
    'worker main loop': {
      code: ts`
        import { sleep } from './sleep'
        import { queue } from './queue'

        export async function work(signal: AbortSignal) {
          while (!signal.aborted) {
            const job = await queue.next()
            if (!job) {
              await sleep(1000)
              continue
            }
            await job.run()
          }
        }
      `,
    },
    'cleanup interval in a server': {
      code: ts`
        import { sessions } from './sessions'

        setInterval(async () => {
          for (const session of await sessions.list()) {
            if (session.status === 'expired') await sessions.remove(session.id)
          }
        }, 60_000).unref()
      `,
    },
    'recursion with attempt': {
      code: ts`
        const delay = (ms: number) => new Promise((r) => setTimeout(r, ms))

        export async function pollPayment(id: string, attempt = 0): Promise<any> {
          const payment = await fetch(\`/api/payments/\${id}\`).then((r) => r.json())
          if (payment.status !== 'pending') return payment
          if (attempt > 30) throw new Error('still pending')
          await delay(2000)
          return pollPayment(id, attempt + 1)
        }
      `,
    },
    'poll with abort signal timeout': {
      code: ts`
        import { setTimeout as sleep } from 'node:timers/promises'
        import { jobs } from './jobs'

        export async function wait(id: string) {
          const signal = AbortSignal.timeout(60_000)
          while (true) {
            signal.throwIfAborted()
            const job = await jobs.get(id)
            if (job.status === 'done') return job
            await sleep(1000, undefined, { signal })
          }
        }
      `,
    },
    'countdown for a resend button': {
      filename: 'src/components/job-status.tsx',
      code: ts`
        'use client'
        import { useEffect, useState } from 'react'

        export function Resend() {
          const [seconds, setSeconds] = useState(30)
          useEffect(() => {
            const timer = setInterval(() => {
              setSeconds((s) => {
                if (s <= 1) clearInterval(timer)
                return s - 1
              })
            }, 1000)
            return () => clearInterval(timer)
          }, [])
          return <button disabled={seconds > 0}>Resend ({seconds})</button>
        }
      `,
    },
    'library waiter': {
      code: ts`
        import { waitUntilFunctionActive } from '@aws-sdk/client-lambda'
        import { client } from './aws'

        export const wait = (name: string) => waitUntilFunctionActive({ client, maxWaitTime: 120 }, { FunctionName: name })
      `,
    },
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
