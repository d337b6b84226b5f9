import rule from '../../src/rules/require-query-states.js'
import { testRule, ts } from '../support/test-rule.js'

const page = (code: string, more: object = {}) => ({ code, filename: 'src/app/orders/page.tsx', ...more })

testRule(rule, {
  invalid: {
    'rows that are listed, and chosen from as well': {
      ...page(ts`
        import useSWR from 'swr'
        export default function Orders() {
          const { data } = useSWR('/api/orders', fetcher)
          return <main><Select>{data?.map((one) => <SelectItem key={one.id} />)}</Select><OrderTable rows={data} /></main>
        }
      `),
      reports: ['onlyData'],
    },
    'a query that may fail after what it settled': {
      ...page(ts`
        import { useQuery } from '@tanstack/react-query'
        export default function Orders() {
          const { data } = useQuery({ queryKey: ['orders'], queryFn: async () => { await Promise.allSettled([warm()]); return (await load()).rows } })
          return <OrderTable rows={data} />
        }
      `),
      reports: ['onlyData'],
    },
    'destructured later from the result': {
      filename: 'app/members/page.tsx',
      code: ts`
        'use client'

        import { useQuery } from '@tanstack/react-query'
        import { listMembers } from '@/lib/members'

        const MembersPage = () => {
          const query = useQuery({ queryKey: ['members'], queryFn: listMembers })
          const { data: members } = query

          return <ul>{members?.map((member) => <li key={member.id}>{member.email}</li>)}</ul>
        }

        export default MembersPage
      `,
      reports: [{ messageId: 'onlyData', line: 7 }],
    },
    'memo around a page': {
      filename: 'src/pages/Inventory.tsx',
      code: ts`
        import { memo } from 'react'
        import useSWRImmutable from 'swr/immutable'
        import { get } from '../http'
        import { Grid } from '../ui/Grid'

        export default memo(function Inventory() {
          const { data } = useSWRImmutable('/api/inventory', (url: string) => get(url))
          return <Grid rows={data?.items ?? []} />
        })
      `,
      reports: [{ messageId: 'onlyData', line: 7 }],
    },
    'apollo with variables and an unrelated mutation': {
      filename: 'src/screens/ProfileScreen.jsx',
      code: ts`
        import { useMutation, useQuery } from '@apollo/client'
        import { PROFILE, RENAME } from '../graphql'
        import { Form } from '../ui/Form'

        export function ProfileScreen({ route }) {
          const { data } = useQuery(PROFILE, { variables: { id: route.params.id } })
          const [rename, { loading: saving }] = useMutation(RENAME)
          return <Form name={data?.profile?.name} saving={saving} onSave={(name) => rename({ variables: { name } })} />
        }
      `,
      reports: [{ messageId: 'onlyData', line: 6 }],
    },
    'trpc with skip condition': {
      filename: 'src/pages/billing.tsx',
      code: ts`
        import { trpc } from '../utils/trpc'
        import { Plan } from '../components/plan'

        export default function BillingPage() {
          const plan = trpc.billing.plan.useQuery(undefined, { staleTime: 60_000 })
          return plan.data ? <Plan plan={plan.data} /> : null
        }
      `,
      reports: [{ messageId: 'onlyData', line: 5 }],
    },
    'react native screen with a slice of another file': {
      filename: 'src/screens/FeedScreen.tsx',
      code: ts`
        import { FlatList, Text } from 'react-native'
        import { useGetFeedQuery } from '../services/feedApi'

        export const FeedScreen = () => {
          const { data: feed = [] } = useGetFeedQuery()
          return <FlatList data={feed} renderItem={({ item }) => <Text>{item.title}</Text>} />
        }
      `,
      reports: [{ messageId: 'onlyData', line: 5 }],
    },
    'next page with tanstack': {
      filename: 'app/dashboard/page.tsx',
      code: ts`
        'use client'

        import { useQuery } from '@tanstack/react-query'
        import { getStats } from '@/lib/api'
        import { StatCard } from '@/components/stat-card'

        export default function DashboardPage() {
          const { data } = useQuery({ queryKey: ['stats'], queryFn: getStats })

          return (
            <main>
              <StatCard label="Revenue" value={data?.revenue ?? 0} />
              <StatCard label="Users" value={data?.users ?? 0} />
            </main>
          )
        }
      `,
      reports: [{ messageId: 'onlyData', line: 8 }],
    },
    'two queries and no state': {
      filename: 'src/pages/ProjectsPage.jsx',
      code: ts`
        import { useQuery } from '@tanstack/react-query'
        import { api } from '../api'

        export function ProjectsPage() {
          const projects = useQuery({ queryKey: ['projects'], queryFn: api.projects })
          const { data: members = [] } = useQuery({ queryKey: ['members'], queryFn: api.members })

          return (
            <section>
              {(projects.data ?? []).map((p) => (
                <h2 key={p.id}>{p.name}</h2>
              ))}
              <p>{members.length} members</p>
            </section>
          )
        }
      `,
      reports: [{ messageId: 'onlyData', line: 5 }, { messageId: 'onlyData', line: 6 }],
    },
    'swr with optional chaining': {
      filename: 'pages/settings/billing.tsx',
      code: ts`
        import useSWR from 'swr'
        import { fetcher } from '../../lib/fetcher'
        import { Layout } from '../../components/layout'

        const Billing = () => {
          const { data: subscription, mutate } = useSWR('/api/billing', fetcher)

          return (
            <Layout>
              <p>Plan: {subscription?.plan}</p>
              <button onClick={() => mutate()}>Refresh</button>
            </Layout>
          )
        }

        export default Billing
      `,
      reports: [{ messageId: 'onlyData', line: 6 }],
    },
    'apollo page': {
      filename: 'src/pages/products.tsx',
      code: ts`
        import { gql, useQuery } from '@apollo/client'
        import { ProductGrid } from '../components/ProductGrid'

        const PRODUCTS = gql\`
          query Products {
            products {
              id
              name
            }
          }
        \`

        export default function Products() {
          const { data } = useQuery(PRODUCTS)
          return <ProductGrid products={data?.products ?? []} />
        }
      `,
      reports: [{ messageId: 'onlyData', line: 14 }],
    },
    'trpc page': {
      filename: 'src/app/posts/page.tsx',
      code: ts`
        'use client'

        import { api } from '~/trpc/react'

        export default function Posts() {
          const { data: posts } = api.post.list.useQuery({ limit: 20 })

          return (
            <ul>
              {posts?.map((post) => (
                <li key={post.id}>{post.title}</li>
              ))}
            </ul>
          )
        }
      `,
      reports: [{ messageId: 'onlyData', line: 6 }],
    },
    'rtk query slice hook': {
      filename: 'src/screens/OrdersScreen.tsx',
      code: ts`
        import { FlatList, Text } from 'react-native'
        import { createApi, fetchBaseQuery } from '@reduxjs/toolkit/query/react'

        const ordersApi = createApi({
          baseQuery: fetchBaseQuery({ baseUrl: '/api' }),
          endpoints: (build) => ({ getOrders: build.query<{ id: string }[], void>({ query: () => 'orders' }) }),
        })

        const { useGetOrdersQuery } = ordersApi

        export default function OrdersScreen() {
          const { data } = useGetOrdersQuery()
          return <FlatList data={data} renderItem={({ item }) => <Text>{item.id}</Text>} />
        }
      `,
      reports: [{ messageId: 'onlyData', line: 12 }],
    },
    'only waits for data': {
      filename: 'src/routes/invoice.tsx',
      code: ts`
        import { useQuery } from '@tanstack/react-query'
        import { useParams } from 'react-router-dom'
        import { fetchInvoice } from '../api/invoices'
        import { Spinner } from '../ui/spinner'

        export default function InvoiceRoute() {
          const { id } = useParams()
          const { data: invoice } = useQuery({ queryKey: ['invoice', id], queryFn: () => fetchInvoice(id!), enabled: !!id })

          if (!invoice) {
            return <Spinner />
          }

          return <h1>{invoice.number}</h1>
        }
      `,
      reports: [{ messageId: 'onlyData', line: 8 }],
    },
    'infinite query with pages': {
      filename: 'src/views/feed-view.tsx',
      code: ts`
        import { useInfiniteQuery } from '@tanstack/react-query'
        import { loadFeed } from '../api/feed'

        export function FeedView() {
          const { data, fetchNextPage, hasNextPage } = useInfiniteQuery({
            queryKey: ['feed'],
            queryFn: ({ pageParam }) => loadFeed(pageParam),
            initialPageParam: 0,
            getNextPageParam: (last) => last.next,
          })

          return (
            <div>
              {data?.pages.flatMap((page) => page.items).map((item) => <article key={item.id}>{item.text}</article>)}
              {hasNextPage && <button onClick={() => fetchNextPage()}>More</button>}
            </div>
          )
        }
      `,
      reports: [{ messageId: 'onlyData', line: 5 }],
    },
    'result read by a member': {
      filename: 'app/(app)/team/page.tsx',
      code: ts`
        'use client'

        import useSWR from 'swr'
        import { MemberList } from './member-list'

        export default function Page() {
          const response = useSWR<{ members: any[] }>('/api/team', (url: string) => fetch(url).then((r) => r.json()))
          const members = response.data?.members || []
          return <MemberList members={members} />
        }
      `,
      reports: [{ messageId: 'onlyData', line: 7 }],
    },
    'data alone, TanStack Query': {
      ...page(ts`
        'use client'
        import { useQuery } from '@tanstack/react-query'
        export default function Orders() {
          const { data } = useQuery({ queryKey: ['orders'], queryFn: loadOrders })
          return <List rows={data?.orders} />
        }
      `),
      reports: [{ messageId: 'onlyData', data: { api: 'useQuery', loading: 'isPending', failed: 'isError' }, line: 4 }],
    },
    'data with a default': {
      ...page(ts`
        import { useQuery } from '@tanstack/react-query'
        export default function Orders() {
          const { data: orders = [], refetch } = useQuery({ queryKey: ['orders'], queryFn: loadOrders })
          return <List rows={orders} onRefresh={refetch} />
        }
      `),
      reports: ['onlyData'],
    },
    'a spinner that turns for ever when it fails': {
      ...page(ts`
        import { useQuery } from '@tanstack/react-query'
        export default function Orders() {
          const { data } = useQuery({ queryKey: ['orders'], queryFn: loadOrders })
          if (!data) return <Spinner />
          return <List rows={data} />
        }
      `),
      reports: ['onlyData'],
    },
    'two queries of one page': {
      code: ts`
        import { useQuery } from '@tanstack/react-query'
        export default function AdminPage() {
          const { data: users } = useQuery({ queryKey: ['users'], queryFn: loadUsers })
          const { data: jobs } = useQuery({ queryKey: ['jobs'], queryFn: loadJobs })
          return <Admin users={users} jobs={jobs} />
        }
      `,
      filename: 'src/client/AdminPage.tsx',
      reports: ['onlyData', 'onlyData'],
    },
    'a result in a name': {
      ...page(ts`
        import { useQuery } from '@tanstack/react-query'
        export default function Orders() {
          const orders = useQuery({ queryKey: ['orders'], queryFn: loadOrders })
          return <List rows={orders.data} />
        }
      `),
      reports: ['onlyData'],
    },
    'a member of the call': {
      ...page(ts`
        import { useQuery } from '@tanstack/react-query'
        export default function Orders() {
          const orders = useQuery({ queryKey: ['orders'], queryFn: loadOrders }).data
          return <List rows={orders} />
        }
      `),
      reports: ['onlyData'],
    },
    SWR: {
      code: ts`
        import useSWR from 'swr'
        import { fetcher } from '@/lib/fetcher'
        export default function Billing() {
          const { data, mutate } = useSWR('/api/billing', fetcher)
          return <Plan plan={data?.plan} onChange={mutate} />
        }
      `,
      filename: 'pages/settings/billing.tsx',
      reports: [{ messageId: 'onlyData', data: { api: 'useSWR', loading: 'isLoading', failed: 'error' } }],
    },
    'SWR with options that say nothing about it': {
      code: ts`
        import useSWR from 'swr'
        export default function Billing() {
          const { data } = useSWR('/api/billing', (url) => fetch(url).then((r) => r.json()), { refreshInterval: 5000 })
          return <Plan plan={data} />
        }
      `,
      filename: 'pages/settings/billing.tsx',
      reports: ['onlyData'],
    },
    Apollo: {
      code: ts`
        import { useQuery } from '@apollo/client'
        import { ORDERS } from './queries'
        export const OrdersScreen = () => {
          const { data } = useQuery(ORDERS, { variables: { first: 20 } })
          return <List rows={data?.orders} />
        }
      `,
      filename: 'src/screens/OrdersScreen.tsx',
      reports: [{ messageId: 'onlyData', data: { api: 'useQuery', loading: 'loading', failed: 'error' } }],
    },
    tRPC: {
      code: ts`
        import { trpc } from '~/utils/trpc'
        export default function Team() {
          const { data: team } = trpc.team.get.useQuery({ id: 'a' })
          return <Members members={team?.members} />
        }
      `,
      filename: 'app/routes/team.tsx',
      reports: [{ messageId: 'onlyData', data: { api: 'trpc.team.get.useQuery', loading: 'isPending', failed: 'isError' } }],
    },
    'tRPC through its options': {
      ...page(ts`
        import { useQuery } from '@tanstack/react-query'
        import { useTRPC } from '@/trpc/client'
        export default function Team() {
          const trpc = useTRPC()
          const { data } = useQuery(trpc.team.current.queryOptions())
          return <Members members={data?.members} />
        }
      `),
      reports: ['onlyData'],
    },
    'a slice of Redux Toolkit': {
      code: ts`
        import { useGetPostsQuery } from '../features/api/apiSlice'
        export function PostsPage() {
          const { data: posts = [] } = useGetPostsQuery()
          return <List rows={posts} />
        }
      `,
      filename: 'src/pages/PostsPage.jsx',
      reports: [{ messageId: 'onlyData', data: { api: 'useGetPostsQuery', loading: 'isLoading', failed: 'isError' } }],
    },
    'a page in a wrapper': {
      code: ts`
        import { useQuery } from '@tanstack/react-query'
        function Orders() {
          const { data } = useQuery({ queryKey: ['orders'], queryFn: loadOrders })
          return <List rows={data} />
        }
        export default withUser(memo(Orders))
      `,
      filename: 'src/pages/orders.tsx',
      reports: ['onlyData'],
    },
    'a route of TanStack Router': {
      code: ts`
        import { createFileRoute } from '@tanstack/react-router'
        import { useQuery } from '@tanstack/react-query'
        export const Route = createFileRoute('/orders')({ component: Orders })
        function Orders() {
          const { data } = useQuery({ queryKey: ['orders'], queryFn: loadOrders })
          return <List rows={data} />
        }
      `,
      filename: 'src/routes/orders.tsx',
      reports: ['onlyData'],
    },
    'a spinner is not enough without a boundary, an empty page not with one': {
      ...page(ts`
        import { useQuery } from '@tanstack/react-query'
        export default function Orders() {
          const { data } = useQuery({ queryKey: ['orders'], queryFn: loadOrders })
          return <List rows={data?.orders} />
        }
      `, { options: { errorBoundary: true } }),
      reports: ['onlyData'],
    },
  },
  valid: {
    'the choices of a select in a form': page(ts`
      import useSWR from 'swr'
      export default function NewOrder() {
        const { data: warehouses } = useSWR('/api/warehouses', fetcher)
        return <form onSubmit={save}><Select>{warehouses?.map((one) => <SelectItem key={one.id} value={one.id} />)}</Select><select>{(warehouses ?? []).map((one) => <option key={one.id} />)}</select></form>
      }
    `),
    'the contents of a dialog, made of the data': page(ts`
      import { useMemo } from 'react'
      import { trpc } from '../trpc'
      export default function Orders() {
        const { data } = trpc.template.find.useQuery({ perPage: 100 })
        const enabled = useMemo(() => (data?.rows ?? []).filter((row) => row.enabled), [data])
        return <main><OrderTable /><AddTemplateDialog templates={enabled} /></main>
      }
    `),
    'a query that settles all it asks': page(ts`
      import { useQuery } from '@tanstack/react-query'
      export default function Orders() {
        const { data: health } = useQuery({ queryKey: ['health'], queryFn: async () => { const [api] = await Promise.allSettled([ping()]); return { api: api.status === 'fulfilled' } } })
        return <Dot ok={health?.api} />
      }
    `),
    'is success decides': {
      filename: 'src/pages/stock.tsx',
      code: ts`
        import { useQuery } from '@tanstack/react-query'
        import { getStock } from '../api'

        export default function StockPage() {
          const { data, isSuccess } = useQuery({ queryKey: ['stock'], queryFn: getStock })
          return isSuccess ? <p>{data.length}</p> : <p>No stock to show yet</p>
        }
      `,
    },
    'rest handed to a view': {
      filename: 'src/pages/labels.tsx',
      code: ts`
        import { useQuery } from '@tanstack/react-query'
        import { getLabels } from '../api'
        import { Async } from '../ui/async'

        export default function LabelsPage() {
          const { data, ...state } = useQuery({ queryKey: ['labels'], queryFn: getLabels })
          return <Async state={state}>{data?.length}</Async>
        }
      `,
    },
    'lazy query of apollo': {
      filename: 'src/pages/search.tsx',
      code: ts`
        import { useLazyQuery } from '@apollo/client'
        import { SEARCH } from '../graphql'

        export default function SearchPage() {
          const [search, { data }] = useLazyQuery(SEARCH)
          return <button onClick={() => search()}>{data?.hits.length ?? 'Search'}</button>
        }
      `,
    },
    'a helper component in a page file': {
      filename: 'src/pages/home.tsx',
      code: ts`
        import { useQuery } from '@tanstack/react-query'
        import { getUnread } from '../api'

        function UnreadDot() {
          const { data } = useQuery({ queryKey: ['unread'], queryFn: getUnread })
          return data ? <span>•</span> : null
        }

        export default function HomePage() {
          return <h1>Home <UnreadDot /></h1>
        }
      `,
    },
    'a mutation only': {
      filename: 'src/pages/upload.tsx',
      code: ts`
        import { useMutation } from '@tanstack/react-query'
        import { send } from '../api'

        export default function UploadPage() {
          const { data, mutate } = useMutation({ mutationFn: send })
          return <button onClick={() => mutate()}>{data?.id ?? 'Upload'}</button>
        }
      `,
    },
    'state through a mutated name': {
      filename: 'src/pages/jobs.tsx',
      code: ts`
        import useSWR from 'swr'
        import { fetcher } from '../http'
        import { ErrorNote } from '../ui/error-note'

        export default function JobsPage() {
          const jobs = useSWR('/api/jobs', fetcher)
          const failed = jobs.error !== undefined
          return failed ? <ErrorNote /> : <p>{jobs.data?.length}</p>
        }
      `,
    },
    'status from the cache by key': {
      filename: 'src/pages/flags.tsx',
      code: ts`
        import { useIsFetching, useQuery } from '@tanstack/react-query'
        import { getFlags } from '../api'
        import { queryDefaults } from '../query-defaults'

        export default function FlagsPage() {
          const { data } = useQuery({ queryKey: ['flags'], queryFn: getFlags, ...queryDefaults })
          const fetching = useIsFetching()
          return <p>{fetching ? '…' : data?.length}</p>
        }
      `,
    },
    'loading and error read': {
      filename: 'app/orders/page.tsx',
      code: ts`
        'use client'

        import { useQuery } from '@tanstack/react-query'
        import { getOrders } from '@/lib/api'

        export default function OrdersPage() {
          const { data, isLoading, error } = useQuery({ queryKey: ['orders'], queryFn: getOrders })
          if (isLoading) return <p>Loading…</p>
          if (error) return <p>Could not load orders</p>
          return <p>{data!.length}</p>
        }
      `,
    },
    'status of the whole result': {
      filename: 'src/pages/users.tsx',
      code: ts`
        import { useQuery } from '@tanstack/react-query'
        import { getUsers } from '../api'

        export default function UsersPage() {
          const users = useQuery({ queryKey: ['users'], queryFn: getUsers })

          switch (users.status) {
            case 'pending':
              return <p>Loading</p>
            case 'error':
              return <p>Failed</p>
            default:
              return <p>{users.data.length}</p>
          }
        }
      `,
    },
    'suspense query': {
      filename: 'app/reports/page.tsx',
      code: ts`
        'use client'

        import { useSuspenseQuery } from '@tanstack/react-query'
        import { getReports } from '@/lib/api'

        export default function Page() {
          const { data } = useSuspenseQuery({ queryKey: ['reports'], queryFn: getReports })
          return <p>{data.length}</p>
        }
      `,
    },
    'swr with suspense option': {
      filename: 'pages/home.jsx',
      code: ts`
        import useSWR from 'swr'
        import { fetcher } from '../lib/fetcher'

        export default function Home() {
          const { data } = useSWR('/api/home', fetcher, { suspense: true })
          return <h1>{data.title}</h1>
        }
      `,
    },
    'a badge is no page': {
      filename: 'src/components/cart-badge.tsx',
      code: ts`
        import { useQuery } from '@tanstack/react-query'
        import { getCart } from '../api/cart'

        export function CartBadge() {
          const { data } = useQuery({ queryKey: ['cart'], queryFn: getCart })
          return <span>{data?.count ?? 0}</span>
        }
      `,
    },
    'result handed on': {
      filename: 'src/pages/inbox.tsx',
      code: ts`
        import { useQuery } from '@tanstack/react-query'
        import { getMessages } from '../api/messages'
        import { QueryView } from '../ui/query-view'

        export default function InboxPage() {
          const query = useQuery({ queryKey: ['messages'], queryFn: getMessages })
          return <QueryView query={query}>{query.data?.map((m: any) => <p key={m.id}>{m.text}</p>)}</QueryView>
        }
      `,
    },
    'own hook': {
      filename: 'src/pages/tasks.tsx',
      code: ts`
        import { useTasks } from '../hooks/use-tasks'

        export default function TasksPage() {
          const { data } = useTasks()
          return <p>{data?.length}</p>
        }
      `,
    },
    'thrown to the boundary': {
      filename: 'app/usage/page.tsx',
      code: ts`
        'use client'

        import { useQuery } from '@tanstack/react-query'
        import { getUsage } from '@/lib/api'

        export default function UsagePage() {
          const { data } = useQuery({ queryKey: ['usage'], queryFn: getUsage, throwOnError: true })
          return <p>{data?.total}</p>
        }
      `,
    },
    'initial data of the server': {
      filename: 'app/plans/page.tsx',
      code: ts`
        'use client'

        import useSWR from 'swr'
        import { fetcher } from '@/lib/fetcher'

        export default function PlansPage({ plans }: { plans: any[] }) {
          const { data } = useSWR('/api/plans', fetcher, { fallbackData: plans })
          return <p>{data.length}</p>
        }
      `,
    },
    'options of another file': {
      filename: 'src/pages/members.tsx',
      code: ts`
        import { useQuery } from '@tanstack/react-query'
        import { membersQuery } from '../queries/members'

        export default function MembersPage() {
          const { data } = useQuery(membersQuery())
          return <p>{data?.length}</p>
        }
      `,
    },
    'the data is used in an effect only': {
      filename: 'src/pages/onboarding.tsx',
      code: ts`
        import { useEffect } from 'react'
        import { useQuery } from '@tanstack/react-query'
        import { getMe } from '../api/me'
        import { track } from '../analytics'

        export default function OnboardingPage() {
          const { data } = useQuery({ queryKey: ['me'], queryFn: getMe })
          useEffect(() => {
            if (data) track('onboarding', { id: data.id })
          }, [data])
          return <h1>Welcome</h1>
        }
      `,
    },
    'a hook of an unrelated library': {
      filename: 'src/pages/responsive.tsx',
      code: ts`
        import { useQuery } from '../lib/media-query'

        export default function ResponsivePage() {
          const { data } = useQuery('(min-width: 600px)')
          return <p>{data ? 'wide' : 'narrow'}</p>
        }
      `,
    },
    'a test of a page': {
      filename: 'src/pages/orders.test.tsx',
      code: ts`
        import { useQuery } from '@tanstack/react-query'
        import { render } from '@testing-library/react'

        function OrdersPage() {
          const { data } = useQuery({ queryKey: ['orders'], queryFn: async () => [] })
          return <p>{data?.length}</p>
        }

        it('renders', () => {
          render(<OrdersPage />)
        })
      `,
    },
    'apollo with loading': {
      filename: 'src/pages/shop.tsx',
      code: ts`
        import { useQuery } from '@apollo/client'
        import { SHOP } from '../queries'

        const ShopPage = () => {
          const { loading, error, data } = useQuery(SHOP)
          if (loading) return null
          if (error) throw error
          return <h1>{data.shop.name}</h1>
        }

        export default ShopPage
      `,
    },
    'both states': page(ts`
      import { useQuery } from '@tanstack/react-query'
      export default function Orders() {
        const { data, isPending, isError } = useQuery({ queryKey: ['orders'], queryFn: loadOrders })
        if (isPending) return <Spinner />
        return isError ? <Failed /> : <List rows={data} />
      }
    `),
    'one state': page(ts`
      import { useQuery } from '@tanstack/react-query'
      export default function Orders() {
        const { data, isLoading } = useQuery({ queryKey: ['orders'], queryFn: loadOrders })
        return isLoading ? <Spinner /> : <List rows={data} />
      }
    `),
    'the status': page(ts`
      import { useQuery } from '@tanstack/react-query'
      export default function Orders() {
        const orders = useQuery({ queryKey: ['orders'], queryFn: loadOrders })
        if (orders.status !== 'success') return <Waiting />
        return <List rows={orders.data} />
      }
    `),
    'an error of SWR': {
      filename: 'pages/billing.tsx',
      code: ts`
        import useSWR from 'swr'
        export default function Billing() {
          const { data, error } = useSWR('/api/billing', fetcher)
          return error ? <Failed /> : <Plan plan={data} />
        }
      `,
    },
    'the states of another query of the page': page(ts`
      import { useQuery } from '@tanstack/react-query'
      export default function Orders() {
        const { data, isPending, error } = useQuery({ queryKey: ['orders'], queryFn: loadOrders })
        const { data: badge } = useQuery({ queryKey: ['badge'], queryFn: loadBadge })
        return <List rows={data} badge={badge} isPending={isPending} error={error} />
      }
    `),
    'a query that suspends': page(ts`
      import { useSuspenseQuery } from '@tanstack/react-query'
      export default function Orders() {
        const { data } = useSuspenseQuery({ queryKey: ['orders'], queryFn: loadOrders })
        return <List rows={data} />
      }
    `),
    'the option suspense': {
      filename: 'pages/billing.tsx',
      code: ts`
        import useSWR from 'swr'
        export default function Billing() {
          const { data } = useSWR('/api/billing', fetcher, { suspense: true })
          return <Plan plan={data} />
        }
      `,
    },
    'a failure that is thrown': page(ts`
      import { useQuery } from '@tanstack/react-query'
      export default function Orders() {
        const { data } = useQuery({ queryKey: ['orders'], queryFn: loadOrders, throwOnError: true })
        return <List rows={data} />
      }
    `),
    'an older boundary': page(ts`
      import { useQuery } from 'react-query'
      export default function Orders() {
        const { data } = useQuery(['orders'], loadOrders, { useErrorBoundary: true })
        return <List rows={data} />
      }
    `),
    'a failure that is handled in the options': page(ts`
      import { useQuery } from '@apollo/client'
      export default function Orders() {
        const { data } = useQuery(ORDERS, { onError: showToast })
        return <List rows={data} />
      }
    `),
    'data that is there from the start': page(ts`
      import { useQuery } from '@tanstack/react-query'
      export default function Orders({ orders }) {
        const { data } = useQuery({ queryKey: ['orders'], queryFn: loadOrders, initialData: orders })
        return <List rows={data} />
      }
    `),
    'options that cannot be seen': page(ts`
      import { useQuery } from '@tanstack/react-query'
      import { ordersQuery } from '@/queries/orders'
      export default function Orders() {
        const { data } = useQuery(ordersQuery())
        const { data: more } = useQuery({ ...ordersQuery(), enabled: true })
        return <List rows={data} more={more} />
      }
    `),
    'a result handed on': page(ts`
      import { useQuery } from '@tanstack/react-query'
      export default function Orders() {
        const orders = useQuery({ queryKey: ['orders'], queryFn: loadOrders })
        return <QueryList query={orders} />
      }
    `),
    'a result spread': page(ts`
      import { useQuery } from '@tanstack/react-query'
      export default function Orders() {
        const { data, ...state } = useQuery({ queryKey: ['orders'], queryFn: loadOrders })
        return <QueryList rows={data} {...state} />
      }
    `),
    'a hook of the project': page(ts`
      import { useUserQuery } from '@/hooks/use-user'
      export default function Settings() {
        const { data: user } = useUserQuery()
        return <Profile user={user} />
      }
    `),
    'a part of a page': {
      filename: 'src/components/order-badge.tsx',
      code: ts`
        import { useQuery } from '@tanstack/react-query'
        export default function OrderBadge() {
          const { data } = useQuery({ queryKey: ['count'], queryFn: loadCount })
          return <b>{data}</b>
        }
      `,
    },
    'a part in the file of a page': page(ts`
      import { useQuery } from '@tanstack/react-query'
      function Badge() {
        const { data } = useQuery({ queryKey: ['count'], queryFn: loadCount })
        return <b>{data}</b>
      }
      export default function Orders() { return <Badge /> }
    `),
    'a hook in the file of a page': page(ts`
      import { useQuery } from '@tanstack/react-query'
      export const useOrders = () => { const { data } = useQuery({ queryKey: ['orders'], queryFn: loadOrders }); return data }
      export default function Orders() { return <List rows={useOrders()} /> }
    `),
    'a query that only warms the cache': page(ts`
      import { useQuery } from '@tanstack/react-query'
      export default function Orders() {
        useQuery({ queryKey: ['orders'], queryFn: loadOrders })
        return <Outlet />
      }
    `),
    'a page that waits, where a boundary shows failures': page(ts`
      import { useQuery } from '@tanstack/react-query'
      export default function Orders() {
        const { data } = useQuery({ queryKey: ['orders'], queryFn: loadOrders })
        if (!data) return <Spinner />
        return <List rows={data} />
      }
    `, { options: { errorBoundary: true } }),
    'a flag that only an effect looks at': {
      filename: 'pages/settings/keys.tsx',
      code: ts`
        import { useEffect } from 'react'
        import useSWR from 'swr'
        export default function Keys() {
          const { data: flags } = useSWR('/api/flags', fetcher)
          useEffect(() => { if (flags && !flags.keys) router.push('/') }, [flags])
          return <KeyList />
        }
      `,
    },
    'another useQuery': page(ts`
      import { useQuery } from 'convex/react'
      export default function Orders() {
        const { data } = useQuery(api.orders.list)
        return <List rows={data} />
      }
    `),
  },
})
