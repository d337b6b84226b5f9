import { index, integer, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

const at = (name: string) => timestamp(name, { withTimezone: true })

export const teams = pgTable('teams', {
  id: uuid('id').primaryKey(),
  name: text('name').notNull(),
  createdAt: at('created_at').notNull().defaultNow(),
})

export const users = pgTable(
  'users',
  {
    id: uuid('id').primaryKey(),
    teamId: uuid('team_id').notNull().references(() => teams.id),
    email: text('email').notNull().unique(),
    passwordHash: text('password_hash').notNull(),
    role: text('role', { enum: ['owner', 'member'] }).notNull(),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (table) => [index('users_team').on(table.teamId)],
)

export const invitations = pgTable('invitations', {
  digest: text('digest').primaryKey(),
  teamId: uuid('team_id').notNull().references(() => teams.id),
  email: text('email').notNull(),
  expiresAt: at('expires_at').notNull(),
})

export const refreshTokens = pgTable(
  'refresh_tokens',
  {
    digest: text('digest').primaryKey(),
    familyId: uuid('family_id').notNull(),
    userId: uuid('user_id').notNull().references(() => users.id, { onDelete: 'cascade' }),
    expiresAt: at('expires_at').notNull(),
    spentAt: at('spent_at'),
  },
  (table) => [index('refresh_tokens_family').on(table.familyId)],
)

export const checkouts = pgTable('checkouts', {
  id: text('id').primaryKey(),
  teamId: uuid('team_id').notNull().references(() => teams.id),
  plan: text('plan', { enum: ['free', 'pro'] }).notNull(),
  subscriptionId: text('subscription_id').unique(),
})

export const subscriptions = pgTable('subscriptions', {
  teamId: uuid('team_id').primaryKey().references(() => teams.id),
  plan: text('plan', { enum: ['free', 'pro'] }).notNull(),
  updatedAt: at('updated_at').notNull().defaultNow(),
})

export const reports = pgTable(
  'reports',
  {
    id: uuid('id').primaryKey(),
    teamId: uuid('team_id').notNull().references(() => teams.id),
    requestedBy: uuid('requested_by').notNull(),
    title: text('title').notNull(),
    days: integer('days').notNull(),
    status: text('status', { enum: ['queued', 'processing', 'done', 'failed'] }).notNull(),
    summary: text('summary'),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (table) => [index('reports_team').on(table.teamId)],
)

export const deadLetters = pgTable('dead_letters', {
  jobId: text('job_id').primaryKey(),
  jobName: text('job_name').notNull(),
  payload: jsonb('payload').notNull(),
  attempts: integer('attempts').notNull(),
  reason: text('reason').notNull(),
  buriedAt: at('buried_at').notNull().defaultNow(),
})
