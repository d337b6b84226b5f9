import rule from '../../src/rules/no-effect-fetch-loop.js'
import { testRule, ts } from '../support/test-rule.js'

testRule(rule, {
  invalid: {
    'no list with axios and async inner function': {
      filename: 'src/components/Users.jsx',
      code: ts`
        import React, { useState, useEffect } from 'react'
        import axios from 'axios'

        const Users = () => {
          const [users, setUsers] = useState([])

          useEffect(() => {
            const fetchUsers = async () => {
              const { data } = await axios.get('/api/users')
              setUsers(data)
            }
            fetchUsers()
          })

          return <ul>{users.map((u) => <li key={u.id}>{u.name}</li>)}</ul>
        }

        export default Users
      `,
      reports: [{ messageId: 'afterEveryRender', line: 7, suggestions: 1 }],
    },
    'list holds the state it sets': {
      filename: 'src/features/cart/cart.tsx',
      code: ts`
        import { useEffect, useState } from 'react'

        export function Cart({ id }: { id: string }) {
          const [cart, setCart] = useState<{ items: string[] } | null>(null)

          useEffect(() => {
            fetch(\`/api/carts/\${id}\`)
              .then((res) => res.json())
              .then((data) => setCart(data))
          }, [id, cart])

          return <p>{cart?.items.length ?? 0}</p>
        }
      `,
      reports: [{ messageId: 'dependsOnWhatItSets', line: 10 }],
    },
    'object literal made in render': {
      filename: 'src/components/Search.tsx',
      code: ts`
        import { useEffect, useState } from 'react'
        import { search, type Result } from '../api/search'

        export default function Search({ query, page }: { query: string; page: number }) {
          const [results, setResults] = useState<Result[]>([])
          const params = { q: query, page, size: 20 }

          useEffect(() => {
            search(params).then((r) => setResults(r.items))
          }, [params])

          return <div>{results.length}</div>
        }
      `,
      reports: [{ messageId: 'dependsOnMadeInRender', line: 10 }],
    },
    'function made in render': {
      filename: 'src/components/Orders.tsx',
      code: ts`
        import * as React from 'react'

        export const Orders: React.FC<{ status: string }> = ({ status }) => {
          const [orders, setOrders] = React.useState<any[]>([])
          const [loading, setLoading] = React.useState(true)

          const loadOrders = async () => {
            setLoading(true)
            const res = await fetch(\`/api/orders?status=\${status}\`)
            setOrders(await res.json())
            setLoading(false)
          }

          React.useEffect(() => {
            loadOrders()
          }, [loadOrders])

          return loading ? <span>…</span> : <b>{orders.length}</b>
        }
      `,
      reports: [{ messageId: 'dependsOnMadeInRender', line: 16 }],
    },
    'increments a counter it depends on': {
      filename: 'src/hooks/use-visits.js',
      code: ts`
        import { useEffect, useState } from 'react'

        export function useVisits() {
          const [visits, setVisits] = useState(0)
          useEffect(() => {
            setVisits(visits + 1)
          }, [visits])
          return visits
        }
      `,
      reports: [{ messageId: 'dependsOnWhatItSets', line: 7 }],
    },
    'array default in the list': {
      filename: 'src/components/Tags.tsx',
      code: ts`
        import { useEffect, useState } from 'react'

        export function Tags({ postId }: { postId: string }) {
          const [tags, setTags] = useState<string[]>([])
          const fields = ['id', 'name']

          useEffect(() => {
            const controller = new AbortController()
            fetch(\`/api/posts/\${postId}/tags?fields=\${fields.join()}\`, { signal: controller.signal })
              .then((r) => r.json())
              .then(setTags)
            return () => controller.abort()
          }, [postId, fields])

          return <>{tags.join(', ')}</>
        }
      `,
      reports: [{ messageId: 'dependsOnMadeInRender', line: 13 }],
    },
    'callback that depends on the state it sets': {
      filename: 'src/components/Feed.tsx',
      code: ts`
        import { useCallback, useEffect, useState } from 'react'
        import { api } from '../lib/api'

        type Post = { id: string }

        export function Feed() {
          const [posts, setPosts] = useState<Post[]>([])

          const loadMore = useCallback(async () => {
            const next = await api.get<Post[]>('/feed', { after: posts.length })
            setPosts([...posts, ...next])
          }, [posts])

          useEffect(() => {
            loadMore()
          }, [loadMore])

          return <p>{posts.length}</p>
        }
      `,
      reports: [{ messageId: 'dependsOnWhatItSets', line: 16 }],
    },
    'derived state in an array with a new array each time': {
      filename: 'src/components/Filter.tsx',
      code: ts`
        import { useEffect, useState } from 'react'

        export function Filter({ items }: { items: { active: boolean }[] }) {
          const [visible, setVisible] = useState<{ active: boolean }[]>([])

          useEffect(() => {
            setVisible(items.filter((i) => i.active))
          })

          return <p>{visible.length}</p>
        }
      `,
      reports: [{ messageId: 'afterEveryRender', line: 6 }],
    },
    'supabase select without a list': {
      filename: 'src/pages/dashboard.tsx',
      code: ts`
        import { useEffect, useState } from 'react'
        import { supabase } from '@/lib/supabase'

        export default function Dashboard() {
          const [projects, setProjects] = useState<any[]>([])

          useEffect(() => {
            async function load() {
              const { data, error } = await supabase.from('projects').select('*')
              if (!error) setProjects(data)
            }
            load()
          })

          return <p>{projects.length}</p>
        }
      `,
      reports: [{ messageId: 'afterEveryRender', line: 7, suggestions: 1 }],
    },
    'iife with state in the list': {
      filename: 'src/components/Notifications.jsx',
      code: ts`
        import { useEffect, useState } from 'preact/hooks'

        export function Notifications() {
          const [list, setList] = useState([])

          useEffect(() => {
            ;(async () => {
              const response = await fetch('/api/notifications')
              setList(await response.json())
            })()
          }, [list])

          return <p>{list.length}</p>
        }
      `,
      reports: [{ messageId: 'dependsOnWhatItSets', line: 11 }],
    },
    'object state with a spread': {
      filename: 'src/components/ProfileForm.tsx',
      code: ts`
        import { useEffect, useState } from 'react'

        export function ProfileForm({ email }: { email: string }) {
          const [form, setForm] = useState({ email: '', name: '' })

          useEffect(() => {
            setForm({ ...form, email })
          }, [form, email])

          return <input value={form.email} readOnly />
        }
      `,
      reports: [{ messageId: 'dependsOnWhatItSets', line: 8 }],
    },
    'vue watcher writes what it watches': {
      filename: 'src/composables/useCart.ts',
      code: ts`
        import { ref, watch } from 'vue'
        import { api } from '../api'

        export function useCart() {
          const cart = ref<{ items: unknown[] }>({ items: [] })

          watch(cart, async () => {
            const { data } = await api.get('/cart')
            cart.value = data
          })

          return { cart }
        }
      `,
      reports: [{ messageId: 'watchesWhatItSets', line: 7 }],
    },
    'options object in a hook of the file': {
      filename: 'src/hooks/useReports.ts',
      code: ts`
        import { useEffect, useState } from 'react'

        export function useReports(from: Date, to: Date) {
          const [reports, setReports] = useState<unknown[]>([])
          const range = { from: from.toISOString(), to: to.toISOString() }

          useEffect(() => {
            let cancelled = false
            fetch('/api/reports', { method: 'POST', body: JSON.stringify(range) })
              .then((r) => r.json())
              .then((rows) => {
                if (!cancelled) setReports(rows)
              })
            return () => {
              cancelled = true
            }
          }, [range])

          return reports
        }
      `,
      reports: [{ messageId: 'dependsOnMadeInRender', line: 17 }],
    },
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
    'empty list': {
      filename: 'src/components/Users.jsx',
      code: ts`
        import { useEffect, useState } from 'react'

        export default function Users() {
          const [users, setUsers] = useState([])
          useEffect(() => {
            fetch('/api/users')
              .then((r) => r.json())
              .then(setUsers)
          }, [])
          return <p>{users.length}</p>
        }
      `,
    },
    'memoised params': {
      filename: 'src/components/Search.tsx',
      code: ts`
        import { useEffect, useMemo, useState } from 'react'
        import { search } from '../api/search'

        export function Search({ query }: { query: string }) {
          const [results, setResults] = useState<unknown[]>([])
          const params = useMemo(() => ({ q: query, size: 20 }), [query])

          useEffect(() => {
            search(params).then(setResults)
          }, [params])

          return <p>{results.length}</p>
        }
      `,
    },
    'functional update with a stable callback': {
      filename: 'src/components/Feed.tsx',
      code: ts`
        import { useCallback, useEffect, useState } from 'react'

        export function Feed({ channel }: { channel: string }) {
          const [posts, setPosts] = useState<unknown[]>([])
          const load = useCallback(async () => {
            const res = await fetch(\`/api/feed/\${channel}\`)
            const next = await res.json()
            setPosts((current) => [...current, ...next])
          }, [channel])

          useEffect(() => {
            load()
          }, [load])

          return <p>{posts.length}</p>
        }
      `,
    },
    'guard in a ref without a list': {
      filename: 'src/components/Once.tsx',
      code: ts`
        import { useEffect, useRef, useState } from 'react'

        export function Once() {
          const started = useRef(false)
          const [value, setValue] = useState<unknown>(null)

          useEffect(() => {
            if (started.current) return
            started.current = true
            fetch('/api/once')
              .then((r) => r.json())
              .then(setValue)
          })

          return <p>{String(value)}</p>
        }
      `,
    },
    'the title of the document': {
      filename: 'src/components/Title.tsx',
      code: ts`
        import { useEffect, useState } from 'react'

        export function Title() {
          const [count, setCount] = useState(0)
          useEffect(() => {
            document.title = \`\${count} clicks\`
          })
          return <button onClick={() => setCount(count + 1)}>{count}</button>
        }
      `,
    },
    'a step that stops at the end': {
      filename: 'src/components/Countdown.tsx',
      code: ts`
        import { useEffect, useState } from 'react'

        export function Countdown({ from }: { from: number }) {
          const [left, setLeft] = useState(from)
          useEffect(() => {
            if (left === 0) return
            const timer = setTimeout(() => setLeft(left - 1), 1000)
            return () => clearTimeout(timer)
          }, [left])
          return <p>{left}</p>
        }
      `,
    },
    'state set to a flag': {
      filename: 'src/components/Mounted.tsx',
      code: ts`
        import { useEffect, useState } from 'react'

        export function Mounted({ children }: { children: React.ReactNode }) {
          const [mounted, setMounted] = useState(false)
          useEffect(() => {
            setMounted(true)
          })
          return mounted ? <>{children}</> : null
        }
      `,
    },
    'only loads when there is nothing': {
      filename: 'src/components/Profile.tsx',
      code: ts`
        import { useEffect, useState } from 'react'

        export function Profile({ id }: { id: string }) {
          const [profile, setProfile] = useState<{ name: string } | null>(null)
          useEffect(() => {
            if (!profile) {
              fetch(\`/api/profiles/\${id}\`)
                .then((r) => r.json())
                .then(setProfile)
            }
          }, [profile, id])
          return <p>{profile?.name}</p>
        }
      `,
    },
    'fetch in a handler defined in the effect': {
      filename: 'src/components/Keys.tsx',
      code: ts`
        import { useEffect, useState } from 'react'

        export function Keys() {
          const [hits, setHits] = useState<string[]>([])
          useEffect(() => {
            const onKey = async (event: KeyboardEvent) => {
              const res = await fetch(\`/api/search?q=\${event.key}\`)
              setHits(await res.json())
            }
            window.addEventListener('keydown', onKey)
            return () => window.removeEventListener('keydown', onKey)
          })
          return <p>{hits.length}</p>
        }
      `,
    },
    'dispatch of a store on a property': {
      filename: 'src/components/Project.tsx',
      code: ts`
        import { useEffect } from 'react'
        import { useDispatch, useSelector } from 'react-redux'
        import { loadProject } from '../store/projects'

        export function Project({ id }: { id: string }) {
          const dispatch = useDispatch()
          const project = useSelector((state: any) => state.projects[id])
          useEffect(() => {
            dispatch(loadProject(id))
          }, [dispatch, id])
          return <p>{project?.name}</p>
        }
      `,
    },
    'a constant of the module': {
      filename: 'src/components/Countries.tsx',
      code: ts`
        import { useEffect, useState } from 'react'

        const FIELDS = ['name', 'code']

        export function Countries() {
          const [countries, setCountries] = useState<unknown[]>([])
          useEffect(() => {
            fetch(\`/api/countries?fields=\${FIELDS.join()}\`)
              .then((r) => r.json())
              .then(setCountries)
          }, [FIELDS])
          return <p>{countries.length}</p>
        }
      `,
    },
    'loading state and length in the list': {
      filename: 'src/components/Pages.tsx',
      code: ts`
        import { useEffect, useState } from 'react'

        export function Pages({ total }: { total: number }) {
          const [page, setPage] = useState(1)
          const last = Math.max(1, Math.ceil(total / 20))
          useEffect(() => {
            setPage((p) => Math.min(p, last))
          }, [page, last])
          return <p>{page}</p>
        }
      `,
    },
    'vue watches another source': {
      filename: 'src/composables/useUser.ts',
      code: ts`
        import { ref, watch, type Ref } from 'vue'
        import { api } from '../api'

        export function useUser(id: Ref<string>) {
          const user = ref<unknown>(null)
          watch(
            id,
            async (value) => {
              const { data } = await api.get(\`/users/\${value}\`)
              user.value = data
            },
            { immediate: true },
          )
          return user
        }
      `,
    },
    'refetch by a key of primitive values': {
      filename: 'src/components/Chart.tsx',
      code: ts`
        import { useEffect, useState } from 'react'

        export function Chart({ range }: { range: { from: string; to: string } }) {
          const [points, setPoints] = useState<number[]>([])
          const { from, to } = range
          const key = JSON.stringify({ from, to })
          useEffect(() => {
            fetch(\`/api/points?from=\${from}&to=\${to}\`)
              .then((r) => r.json())
              .then(setPoints)
          }, [key])
          return <p>{points.length}</p>
        }
      `,
    },
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
