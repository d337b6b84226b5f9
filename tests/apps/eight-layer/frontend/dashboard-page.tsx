'use client'

import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { fetchDashboard, startCheckout, type Dashboard } from './dashboard-api.js'

interface Props {
  /** Leaves the application for the payment page. */
  goTo: (url: string) => void
}

function Visits({ metrics }: Pick<Dashboard, 'metrics'>) {
  return (
    <table>
      <tbody>
        {metrics.map((point) => (
          <tr key={point.day}>
            <th scope="row">{point.day}</th>
            <td>{point.visits}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Upgrade({ goTo }: Props) {
  // One key for one wish: a second click or a retry repeats it, a reload starts anew.
  const [attempt] = useState(() => crypto.randomUUID())
  const checkout = useMutation({ mutationFn: () => startCheckout(attempt), onSuccess: goTo })
  return (
    <section>
      <button type="button" disabled={checkout.isPending} onClick={() => checkout.mutate()}>
        Subscribe
      </button>
      {checkout.isError && <p role="alert">The checkout did not open. Nothing was charged.</p>}
    </section>
  )
}

export default function DashboardPage({ goTo }: Props) {
  const { data, isPending, isError, refetch } = useQuery({
    queryKey: ['dashboard'],
    queryFn: ({ signal }) => fetchDashboard(signal),
  })

  if (isPending) return <p aria-busy="true">Loading your numbers…</p>
  if (isError) {
    return (
      <div role="alert">
        <p>Your numbers could not be loaded.</p>
        <button type="button" onClick={() => refetch()}>
          Try again
        </button>
      </div>
    )
  }
  if (data.metrics.length === 0) return <p>No visits yet. They appear here as soon as there are some.</p>
  return (
    <main>
      <h1>Dashboard</h1>
      <p>
        {data.members} members, {data.llmTokensThisHour} AI tokens in this hour
      </p>
      <Visits metrics={data.metrics} />
      {data.plan === 'free' && <Upgrade goTo={goTo} />}
    </main>
  )
}
