import type { ClientBase } from 'pg'

export const name = '0002_billing_and_reports'

export async function up(client: ClientBase): Promise<void> {
  await client.query(`
    create table checkouts (
      id text primary key,
      team_id uuid not null references teams (id),
      plan text not null check (plan in ('free', 'pro')),
      subscription_id text unique
    );
    create table subscriptions (
      team_id uuid primary key references teams (id),
      plan text not null check (plan in ('free', 'pro')),
      updated_at timestamptz not null default now()
    );
    create table reports (
      id uuid primary key,
      team_id uuid not null references teams (id),
      requested_by uuid not null,
      title text not null,
      days integer not null,
      status text not null check (status in ('queued', 'processing', 'done', 'failed')),
      summary text,
      created_at timestamptz not null default now()
    );
    create index reports_team on reports (team_id);
    create table dead_letters (
      job_id text primary key,
      job_name text not null,
      payload jsonb not null,
      attempts integer not null,
      reason text not null,
      buried_at timestamptz not null default now()
    );
  `)
}

export async function down(client: ClientBase): Promise<void> {
  await client.query('drop table dead_letters, reports, subscriptions, checkouts')
}
