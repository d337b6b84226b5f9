import type { ClientBase } from 'pg'

export const name = '0001_accounts'

export async function up(client: ClientBase): Promise<void> {
  await client.query(`
    create table teams (
      id uuid primary key,
      name text not null,
      created_at timestamptz not null default now()
    );
    create table users (
      id uuid primary key,
      team_id uuid not null references teams (id),
      email text not null unique,
      password_hash text not null,
      role text not null check (role in ('owner', 'member')),
      created_at timestamptz not null default now()
    );
    create index users_team on users (team_id);
    create table invitations (
      digest text primary key,
      team_id uuid not null references teams (id),
      email text not null,
      expires_at timestamptz not null
    );
    create table refresh_tokens (
      digest text primary key,
      family_id uuid not null,
      user_id uuid not null references users (id) on delete cascade,
      expires_at timestamptz not null,
      spent_at timestamptz
    );
    create index refresh_tokens_family on refresh_tokens (family_id);
  `)
}

export async function down(client: ClientBase): Promise<void> {
  await client.query('drop table refresh_tokens, invitations, users, teams')
}
