import rule from '../../src/rules/require-query-states.js'
import { testRule, ts } from '../support/test-rule.js'

const page = (code: string, more: object = {}) => ({ code, filename: 'src/app/orders/page.tsx', ...more })

testRule(rule, {
  invalid: {
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
