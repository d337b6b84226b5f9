import rule from '../../src/rules/no-effect-fetch-loop.js'
import { testRule, ts } from '../support/test-rule.js'

testRule(rule, {
  invalid: {
    'a request after every render': {
      filename: 'src/client/ChatPage.tsx',
      code: ts`
        import { useEffect, useState } from 'react'
        export function Chat() {
          const [messages, setMessages] = useState([])
          useEffect(() => {
            fetch('/api/chat').then((response) => response.json()).then((history) => setMessages(history))
          })
          return <p>{messages.length}</p>
        }
      `,
      reports: [{
        messageId: 'afterEveryRender',
        data: { effect: 'useEffect', act: 'sends a request' },
        line: 4,
        suggestions: [{
          messageId: 'addEmptyList',
          output: ts`
            import { useEffect, useState } from 'react'
            export function Chat() {
              const [messages, setMessages] = useState([])
              useEffect(() => {
                fetch('/api/chat').then((response) => response.json()).then((history) => setMessages(history))
              }, [])
              return <p>{messages.length}</p>
            }
          `,
        }],
      }],
    },
    'a request of a function declared in the effect': {
      filename: 'src/client/Users.jsx',
      code: ts`
        import React from 'react'
        export function Users({ team }) {
          const [users, setUsers] = React.useState([])
          React.useEffect(() => {
            async function load() {
              try {
                const response = await fetch('/api/teams/' + team)
                if (!response.ok) throw new Error('failed')
                setUsers(await response.json())
              } catch (error) {
                console.error(error)
              }
            }
            load()
          })
          return users
        }
      `,
      reports: [{ messageId: 'afterEveryRender', data: { effect: 'React.useEffect', act: 'sends a request' }, line: 4 }],
    },
    'a request of an immediate function, through axios': {
      filename: 'src/client/Users.tsx',
      code: ts`
        import axios from 'axios'
        import { useLayoutEffect, useState } from 'react'
        export function Users() {
          const [users, setUsers] = useState([])
          useLayoutEffect(() => {
            ;(async () => {
              const { data } = await axios.get('/api/users')
              setUsers(data)
            })()
          })
        }
      `,
      reports: [{ messageId: 'afterEveryRender', suggestions: 1 }],
    },
    'a function of the component, in an effect without a list': {
      filename: 'src/client/Users.tsx',
      code: ts`
        import { useEffect, useState } from 'preact/hooks'
        export function Users() {
          const [users, setUsers] = useState([])
          const load = async () => {
            const response = await fetch('/api/users')
            setUsers(await response.json())
          }
          useEffect(() => { load() })
        }
      `,
      reports: ['afterEveryRender'],
    },
    'an unknown function whose answer is kept': {
      filename: 'src/client/Users.tsx',
      code: ts`
        import { useEffect, useState } from 'react'
        import { getUsers } from './api'
        export function Users() {
          const [users, setUsers] = useState<User[]>([])
          useEffect(() => { getUsers().then(setUsers) })
        }
      `,
      reports: [{ messageId: 'afterEveryRender', data: { effect: 'useEffect', act: 'sets `users` to a new value' }, suggestions: 1 }],
    },
    'a counter without a list': {
      filename: 'src/client/Renders.tsx',
      code: ts`
        import { useEffect, useState } from 'react'
        export function Renders() {
          const [renders, setRenders] = useState(0)
          useEffect(() => { setRenders((count) => count + 1) }, undefined)
          return renders
        }
      `,
      reports: ['afterEveryRender'],
    },
    'a copy of properties without a list': {
      filename: 'src/client/Cart.tsx',
      code: ts`
        import { useEffect, useState } from 'react'
        export function Cart({ items }) {
          const [lines, setLines] = useState([])
          useEffect(() => {
            const next = items.map((item) => ({ ...item, total: item.price * item.count }))
            setLines(next)
          })
        }
      `,
      reports: ['afterEveryRender'],
    },
    'the state it sets is a dependency': {
      filename: 'src/client/TeamPage.tsx',
      code: ts`
        import { useEffect, useState } from 'react'
        import { api } from './api'
        export default function TeamPage() {
          const [members, setMembers] = useState<any[]>([])
          useEffect(() => {
            api('/teams/members').then((people) => setMembers(people))
          }, [members])
        }
      `,
      reports: [{ messageId: 'dependsOnWhatItSets', data: { effect: 'useEffect', name: 'members' }, line: 7 }],
    },
    'a counter that is its own dependency': {
      filename: 'src/client/Counter.tsx',
      code: ts`
        import { useEffect, useState } from 'react'
        export function Counter() {
          const [count, setCount] = useState(0)
          useEffect(() => { setCount(count + 1) }, [count])
        }
      `,
      reports: ['dependsOnWhatItSets'],
    },
    'a flag that flips itself': {
      filename: 'src/client/Blink.tsx',
      code: ts`
        import { useEffect, useState } from 'react'
        export function Blink() {
          const [on, setOn] = useState(false)
          useEffect(() => { setOn(!on) }, [on])
        }
      `,
      reports: ['dependsOnWhatItSets'],
    },
    'a list that is filtered into itself': {
      filename: 'src/client/List.tsx',
      code: ts`
        import { useEffect, useState } from 'react'
        export function List({ initial, hidden }) {
          const [rows, setRows] = useState(initial)
          useEffect(() => { setRows(rows.filter((row) => !hidden.includes(row.id))) }, [rows, hidden])
        }
      `,
      reports: ['dependsOnWhatItSets'],
    },
    'an object that is spread into itself': {
      filename: 'src/client/Form.tsx',
      code: ts`
        import { useEffect, useState } from 'react'
        export function Form({ email }) {
          const [form, setForm] = useState({ email: '', name: '' })
          useEffect(() => { setForm((current) => ({ ...current, email })) }, [form, email])
        }
      `,
      reports: ['dependsOnWhatItSets'],
    },
    'a memoised function that depends on what it sets': {
      filename: 'src/client/Orders.tsx',
      code: ts`
        import { useCallback, useEffect, useState } from 'react'
        export function Orders() {
          const [orders, setOrders] = useState([])
          const load = useCallback(async () => {
            const response = await fetch('/api/orders')
            const more = await response.json()
            setOrders([...orders, ...more])
          }, [orders])
          useEffect(() => { load() }, [load])
        }
      `,
      reports: [{ messageId: 'dependsOnWhatItSets', data: { effect: 'useEffect', name: 'orders' }, line: 9 }],
    },
    'an object made in render is a dependency': {
      filename: 'src/client/Projects.tsx',
      code: ts`
        import { useEffect, useState } from 'react'
        import { api } from './api'
        export function Projects({ team }) {
          const [projects, setProjects] = useState<any[]>([])
          const filters = { team, archived: false }
          useEffect(() => {
            async function load() {
              const list = await api('/projects?team=' + filters.team)
              setProjects(list)
            }
            load()
          }, [filters])
        }
      `,
      reports: [{ messageId: 'dependsOnMadeInRender', data: { effect: 'useEffect', name: 'filters', act: 'sets `projects` to a new value' }, line: 12 }],
    },
    'an array made in render is a dependency': {
      filename: 'src/client/Prices.tsx',
      code: ts`
        import { useEffect, useState } from 'react'
        export function Prices({ items }) {
          const [prices, setPrices] = useState({})
          const ids = items.map((item) => item.id)
          useEffect(() => {
            fetch('/api/prices?ids=' + ids.join()).then((response) => response.json()).then(setPrices)
          }, [ids])
        }
      `,
      reports: [{ messageId: 'dependsOnMadeInRender', data: { effect: 'useEffect', name: 'ids', act: 'sends a request' } }],
    },
    'a function made in render is a dependency': {
      filename: 'src/client/Users.tsx',
      code: ts`
        import { useEffect, useState } from 'react'
        export function Users() {
          const [users, setUsers] = useState([])
          async function load() {
            const response = await fetch('/api/users')
            setUsers(await response.json())
          }
          useEffect(() => { void load() }, [load])
        }
      `,
      reports: ['dependsOnMadeInRender'],
    },
    'a literal in the list': {
      filename: 'src/client/Search.tsx',
      code: ts`
        import { useEffect } from 'react'
        export function Search({ query, page }) {
          useEffect(() => { fetch('/api/search?q=' + query + '&page=' + page) }, [{ query, page }])
        }
      `,
      reports: [{ messageId: 'dependsOnMadeInRender', data: { effect: 'useEffect', name: '{ query, page }', act: 'sends a request' } }],
    },
    'a memo without a list': {
      filename: 'src/client/Search.tsx',
      code: ts`
        import { useEffect, useMemo, useState } from 'react'
        export function Search({ query }) {
          const [hits, setHits] = useState([])
          const options = useMemo(() => ({ query }))
          useEffect(() => { fetch('/api/search', { method: 'POST', body: JSON.stringify(options) }).then((r) => r.json()).then(setHits) }, [options])
        }
      `,
      reports: ['dependsOnMadeInRender'],
    },
    'a callback memoised over an object made in render': {
      filename: 'src/client/Search.tsx',
      code: ts`
        import { useCallback, useEffect } from 'react'
        export function useSearch(query) {
          const options = { query }
          const search = useCallback(() => fetch('/api/search', { method: 'POST', body: JSON.stringify(options) }), [options])
          useEffect(() => { search() }, [search])
        }
      `,
      reports: [{ messageId: 'dependsOnMadeInRender', data: { effect: 'useEffect', name: 'options', act: 'sends a request' } }],
    },
    'a default that is a new array in every render': {
      filename: 'src/client/Table.tsx',
      code: ts`
        import { useEffect, useState } from 'react'
        import { useRows } from './use-rows'
        export function Table() {
          const { data = [] } = useRows()
          const [rows, setRows] = useState([])
          useEffect(() => { setRows(data) }, [data])
        }
      `,
      reports: ['dependsOnMadeInRender'],
    },
    'a liveness flag does not end a loop': {
      filename: 'src/client/Users.tsx',
      code: ts`
        import { useEffect, useState } from 'react'
        export function Users() {
          const [users, setUsers] = useState([])
          useEffect(() => {
            let cancelled = false
            const controller = new AbortController()
            fetch('/api/users', { signal: controller.signal })
              .then((response) => response.json())
              .then((json) => {
                if (cancelled) return
                if (!controller.signal.aborted) setUsers(json)
              })
            return () => { cancelled = true; controller.abort() }
          }, [users])
        }
      `,
      reports: ['dependsOnWhatItSets'],
    },
    'a Vue watcher that gives a new value to what it watches': {
      filename: 'src/composables/use-orders.ts',
      code: ts`
        import { ref, watch } from 'vue'
        export function useOrders() {
          const orders = ref([])
          watch(orders, async () => {
            const response = await fetch('/api/orders')
            orders.value = await response.json()
          })
          return { orders }
        }
      `,
      reports: [{ messageId: 'watchesWhatItSets', data: { effect: 'watch', name: 'orders' }, line: 4 }],
    },
    'a Vue watcher of a getter that counts': {
      filename: 'src/composables/use-count.ts',
      code: ts`
        import { ref, watch } from 'vue'
        export function useCount() {
          const count = ref(0)
          watch(() => count.value, () => { count.value++ })
        }
      `,
      reports: ['watchesWhatItSets'],
    },
    'a Vue effect that reads a list and replaces it later': {
      filename: 'src/composables/use-orders.ts',
      code: ts`
        import { ref, watchEffect } from 'vue'
        export function useOrders() {
          const orders = ref([])
          watchEffect(async () => {
            console.log(orders.value.length)
            const response = await fetch('/api/orders')
            orders.value = await response.json()
          })
        }
      `,
      reports: [{ messageId: 'watchesWhatItSets', data: { effect: 'watchEffect', name: 'orders' } }],
    },
    'a Svelte effect that appends to the list it reads': {
      filename: 'src/lib/orders.svelte.ts',
      code: ts`
        export function createOrders(latest) {
          let orders = $state([])
          $effect(() => {
            orders = [...orders, latest()]
          })
        }
      `,
      reports: [{ messageId: 'watchesWhatItSets', data: { effect: '$effect', name: 'orders' }, line: 4 }],
    },
    'a Svelte effect that counts itself': {
      filename: 'src/lib/count.svelte.ts',
      code: ts`
        let count = $state(0)
        export function start() {
          $effect(() => { count += 1 })
        }
      `,
      reports: ['watchesWhatItSets'],
    },
  },
  valid: {
    'a request once': ts`
      import { useEffect, useState } from 'react'
      export function Users() {
        const [users, setUsers] = useState([])
        useEffect(() => { fetch('/api/users').then((response) => response.json()).then(setUsers) }, [])
      }
    `,
    'a request per id': ts`
      import { useEffect, useState } from 'react'
      export function User({ id }) {
        const [user, setUser] = useState(null)
        useEffect(() => {
          let stale = false
          fetch('/api/users/' + id).then((response) => response.json()).then((json) => { if (!stale) setUser(json) })
          return () => { stale = true }
        }, [id])
      }
    `,
    'the latest-ref pattern': ts`
      import { useEffect, useRef } from 'react'
      export function useLatest(callback) {
        const latest = useRef(callback)
        useEffect(() => { latest.current = callback })
        return latest
      }
    `,
    'a ref guard': ts`
      import { useEffect, useRef, useState } from 'react'
      export function Users() {
        const loaded = useRef(false)
        const [users, setUsers] = useState([])
        useEffect(() => {
          if (loaded.current) return
          loaded.current = true
          fetch('/api/users').then((response) => response.json()).then(setUsers)
        })
      }
    `,
    'a condition on the state': ts`
      import { useEffect, useState } from 'react'
      export function Users() {
        const [users, setUsers] = useState([])
        useEffect(() => {
          if (users.length === 0) fetch('/api/users').then((response) => response.json()).then(setUsers)
        }, [users])
      }
    `,
    'a page that is clamped': ts`
      import { useEffect, useState } from 'react'
      export function Pages({ last }) {
        const [page, setPage] = useState(1)
        useEffect(() => { if (page > last) setPage(last) }, [page, last])
      }
    `,
    'a value that converges': ts`
      import { useEffect, useState } from 'react'
      export function Pages({ last }) {
        const [page, setPage] = useState(1)
        const [isMounted, setMounted] = useState(false)
        useEffect(() => { setPage(Math.min(page, last)) }, [page, last])
        useEffect(() => { setMounted(true) })
        useEffect(() => { setPage(last) })
      }
    `,
    'an updater that may return what it got': ts`
      import { useEffect, useState } from 'react'
      export function Selection({ id }) {
        const [ids, setIds] = useState([])
        useEffect(() => { setIds((current) => (current.includes(id) ? current : [...current, id])) }, [ids, id])
        useEffect(() => { setIds((current) => { if (current.length > 3) return current; return [...current, id] }) })
      }
    `,
    'an updater without a dependency on the state': ts`
      import { useEffect, useState } from 'react'
      export function Log({ line }) {
        const [lines, setLines] = useState([])
        useEffect(() => { setLines((current) => [...current, line]) }, [line])
      }
    `,
    'dependencies that are memoised': ts`
      import { useCallback, useEffect, useMemo, useState } from 'react'
      export function Search({ query, page }) {
        const [hits, setHits] = useState([])
        const options = useMemo(() => ({ query, page }), [query, page])
        const search = useCallback(async () => {
          const response = await fetch('/api/search', { method: 'POST', body: JSON.stringify(options) })
          setHits(await response.json())
        }, [options])
        useEffect(() => { search() }, [search])
      }
    `,
    'dependencies that are properties, state, refs and constants': ts`
      import { useEffect, useRef, useState } from 'react'
      const columns = ['id', 'name']
      export function Search({ filters }) {
        const [sort, setSort] = useState({ by: 'id' })
        const [rows, setRows] = useState([])
        const root = useRef(null)
        useEffect(() => { fetch('/api/rows').then((response) => response.json()).then(setRows) }, [filters, sort, root, columns])
      }
    `,
    'texts and numbers made in render': ts`
      import { useEffect, useState } from 'react'
      export function Rows({ team, page }) {
        const [rows, setRows] = useState([])
        const url = \`/api/teams/\${team}/rows\`
        const offset = page * 20
        const key = team + ':' + page
        const isFirst = page === 1
        useEffect(() => { fetch(url + offset).then((response) => response.json()).then(setRows) }, [url, offset, key, isFirst])
      }
    `,
    'the answer of an unknown hook': ts`
      import { useEffect, useState } from 'react'
      import { useFilters, useApi } from './hooks'
      export function Rows() {
        const [rows, setRows] = useState([])
        const filters = useFilters()
        const { get } = useApi()
        useEffect(() => { get('/rows', filters).then(setRows) }, [get, filters])
      }
    `,
    'an object made in render for an effect that only draws': ts`
      import { useEffect, useRef } from 'react'
      export function Chart({ data }) {
        const canvas = useRef(null)
        const options = { animate: false }
        useEffect(() => { draw(canvas.current, data, options) }, [data, options])
      }
    `,
    'an object made in render that resets a flag': ts`
      import { useEffect, useState } from 'react'
      export function Menu({ items }) {
        const [open, setOpen] = useState(false)
        const shown = items.filter((item) => item.visible)
        useEffect(() => { setOpen(false) }, [shown])
      }
    `,
    'a setter in a subscription': ts`
      import { useEffect, useState } from 'react'
      export function Width() {
        const [size, setSize] = useState({ width: 0 })
        useEffect(() => {
          const onResize = () => setSize({ width: window.innerWidth })
          window.addEventListener('resize', onResize)
          return () => window.removeEventListener('resize', onResize)
        })
      }
    `,
    'a clock': ts`
      import { useEffect, useState } from 'react'
      export function Clock() {
        const [now, setNow] = useState(new Date())
        useEffect(() => {
          const timer = setTimeout(() => setNow(new Date()), 1000)
          return () => clearTimeout(timer)
        }, [now])
      }
    `,
    'a request in a handler that the effect attaches': ts`
      import { useEffect } from 'react'
      export function Beacon() {
        useEffect(() => {
          const leave = () => fetch('/api/leave', { method: 'POST', keepalive: true })
          window.addEventListener('pagehide', leave)
          return () => window.removeEventListener('pagehide', leave)
        })
      }
    `,
    'a list that cannot be seen': ts`
      import { useEffect, useState } from 'react'
      export function useFetch(url, deps) {
        const [data, setData] = useState(null)
        useEffect(() => { fetch(url).then((response) => response.json()).then(setData) }, deps)
      }
    `,
    'an early return': ts`
      import { useEffect, useState } from 'react'
      export function Users() {
        const [users, setUsers] = useState(null)
        useEffect(() => {
          if (users) return
          fetch('/api/users').then((response) => response.json()).then(setUsers)
        }, [users])
      }
    `,
    'a status that is the same text until it changes': ts`
      import { useEffect, useState } from 'react'
      import { getStatus } from './api'
      export function Status() {
        const [status, setStatus] = useState<'open' | 'closed' | null>(null)
        const [count, setCount] = useState(0)
        useEffect(() => { getStatus().then(setStatus) }, [status])
        useEffect(() => { getStatus().then((answer) => setCount(answer.count)) }, [count])
      }
    `,
    'a comparison with what it had': ts`
      import { useEffect, useState } from 'react'
      export function Rows() {
        const [rows, setRows] = useState([])
        useEffect(() => {
          fetch('/api/rows').then((response) => response.json()).then((next) => {
            if (JSON.stringify(next) !== JSON.stringify(rows)) setRows(next)
          })
        }, [rows])
      }
    `,
    'an early return on what it made of the state': ts`
      import { useEffect, useRef, useState } from 'react'
      export function Queue({ status, send }) {
        const [pending, setPending] = useState([])
        const previous = useRef(status)
        useEffect(() => {
          const hasCompleted = previous.current === 'streaming' && status === 'ready'
          previous.current = status
          if (!hasCompleted) return
          setPending([])
          send(pending)
        }, [status, pending, send])
      }
    `,
    'a failure that is kept': ts`
      import { useEffect, useState } from 'react'
      import { connect } from './socket'
      export function Live() {
        const [error, setError] = useState(null)
        useEffect(() => { connect().catch((reason) => setError({ reason })) }, [error])
      }
    `,
    'functions of the same names that are not those of a framework': ts`
      import { useEffect, useState } from './fake'
      export function Users() {
        const [users, setUsers] = useState([])
        useEffect(() => { fetch('/api/users').then(setUsers) })
      }
    `,
    'a component that the compiler memoises': ts`
      import { useEffect, useState } from 'react'
      export function Rows({ team }) {
        'use memo'
        const [rows, setRows] = useState([])
        const filters = { team }
        useEffect(() => { fetch('/api/rows?' + filters.team).then((response) => response.json()).then(setRows) }, [filters])
      }
    `,
    'a project that the compiler memoises': {
      filename: 'src/client/Rows.tsx',
      options: { reactCompiler: true },
      code: ts`
        import { useEffect, useState } from 'react'
        export function Rows({ team }) {
          const [rows, setRows] = useState([])
          const filters = { team }
          useEffect(() => { fetch('/api/rows?' + filters.team).then((response) => response.json()).then(setRows) }, [filters])
        }
      `,
    },
    'a Vue watcher that trims': ts`
      import { ref, watch, watchEffect } from 'vue'
      export function useName(team) {
        const name = ref('')
        const rows = ref([])
        watch(name, (value) => { name.value = value.trim() })
        watch(() => team.value, async () => { rows.value = await (await fetch('/api/rows')).json() })
        watchEffect(async () => { rows.value = await (await fetch('/api/rows?team=' + team.value)).json() })
        watchEffect(() => { name.value = name.value + '!' })
      }
    `,
    'a Vue watcher with a condition': ts`
      import { ref, watch } from 'vue'
      export function usePage(last) {
        const page = ref(1)
        watch(page, () => { if (page.value > last) page.value = page.value - 1 })
      }
    `,
    'a Svelte effect that writes other state, or reads untracked': {
      filename: 'src/lib/orders.svelte.ts',
      code: ts`
        import { untrack } from 'svelte'
        export function createOrders(latest) {
          let orders = $state([])
          let count = $state(0)
          let total = $derived(orders.length)
          $effect(() => { count = orders.length })
          $effect(() => { const next = latest(); orders = untrack(() => [...orders, next]) })
          $effect(() => { if (total > 10) orders = orders.slice(1) })
          return { get orders() { return orders } }
        }
      `,
    },
  },
})
