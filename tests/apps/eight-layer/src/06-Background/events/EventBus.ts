import type { Plan } from '../../02-Common/dto/billing.js'

export type DomainEvent =
  | { type: 'subscription.activated'; teamId: string; plan: Plan }
  | { type: 'subscription.ended'; teamId: string }

type Listener = (event: DomainEvent) => Promise<void>

/**
 * Lets features react to each other without importing each other. Publishing waits for the
 * listeners, so a failing one fails the work that caused the event, which is then retried.
 */
export class EventBus {
  readonly #listeners: Listener[] = []

  subscribe(listener: Listener): void {
    this.#listeners.push(listener)
  }

  async publish(event: DomainEvent): Promise<void> {
    await Promise.all(this.#listeners.map((listener) => listener(event)))
  }
}
