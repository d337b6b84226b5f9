import { describe, expect, test } from 'vitest'
import { repeatedClientsOf } from '../../src/facts/client-lifetimes.js'
import { parseFile } from '../support/parse-file.js'

/** What makes every client that is made over and over. */
const repeated = (code: string) => repeatedClientsOf(parseFile(code)).map(({ by, label }) => `${by}: ${label}`)

const prisma = `import { PrismaClient } from '@prisma/client';`
const pg = `import { Pool } from 'pg';`
const express = `import express from 'express'; const app = express();`

describe('clients of a request', () => {
  test.each<[string, string, string[]]>([
    ['in a handler', `${prisma} ${express} app.get('/users', async (req, res) => { const prisma = new PrismaClient(); res.json(await prisma.user.findMany()) })`, ['request: GET /users']],
    ['closed again', `${prisma} ${express} app.get('/users', async (req, res) => { const prisma = new PrismaClient(); try { res.json(await prisma.user.findMany()) } finally { await prisma.$disconnect() } })`, []],
    ['one for all', `${prisma} ${express} const prisma = new PrismaClient(); app.get('/users', async (req, res) => res.json(await prisma.user.findMany()))`, []],
    ['kept by the first who asks', `${pg} ${express} let pool; app.get('/users', async (req, res) => { pool ??= new Pool(); res.json(await pool.query('SELECT 1')) })`, []],
    ['in a job', `${pg} import { Worker } from 'bullmq'; new Worker('mail', async (job) => { const pool = new Pool(); await pool.query('SELECT 1') })`, ['job: job `mail`']],
  ])('%s', (_, code, expected) => {
    expect(repeated(code)).toEqual(expected)
  })
})

describe('clients of a call', () => {
  test.each<[string, string, string[]]>([
    ['a query that opens its own pool', `${pg} export async function findUser(id) { const pool = new Pool(); return (await pool.query('SELECT 1', [id])).rows[0] }`, ['call: findUser()']],
    ['without async', `${pg} export function findUser(id) { const pool = new Pool(); return pool.query('SELECT 1', [id]) }`, ['call: findUser()']],
    ['a maker', `${pg} export function createPool() { return new Pool() }`, []],
    ['what starts the program', `${pg} export async function start() { const pool = new Pool(); await pool.query('SELECT 1') }`, []],
    ['what is called at the top', `${pg} async function load() { const pool = new Pool(); await pool.query('SELECT 1') } load()`, []],
    ['what prepares the database', `${pg} export async function ensureSchema() { const pool = new Pool(); await pool.query('SELECT 1') }`, []],
    ['a command line', `import { Command } from 'commander'; ${pg} export async function findUser(id) { const pool = new Pool(); await pool.query('SELECT 1') }`, []],
  ])('%s', (_, code, expected) => {
    expect(repeated(code)).toEqual(expected)
  })
})

describe('clients of an instance', () => {
  test.each<[string, string, string[]]>([
    ['each repository has its own', `${prisma} export class UserRepository { private prisma = new PrismaClient(); find(id) { return this.prisma.user.findUnique({ where: { id } }) } }`, ['instance: UserRepository']],
    ['the class that holds the connection', `${prisma} export class PrismaService { private prisma = new PrismaClient() }`, []],
    ['one instance for all', `${prisma} class UserRepository { private prisma = new PrismaClient() } export const users = new UserRepository()`, []],
    ['a static field', `${prisma} export class UserRepository { static prisma = new PrismaClient() }`, []],
    ['it closes what it opens', `${prisma} export class UserRepository { private prisma = new PrismaClient(); stop() { return this.prisma.$disconnect() } }`, []],
    ['injected', `${prisma} import { Injectable } from '@nestjs/common'; @Injectable() export class UserRepository { private prisma = new PrismaClient() }`, []],
    ['made by a handler', `${pg} ${express} class Report { constructor() { this.pool = new Pool() } run() { return this.pool.query('SELECT 1') } } app.get('/r', async (req, res) => { const report = new Report(); res.json(await report.run()) })`, ['instance: Report']],
  ])('%s', (_, code, expected) => {
    expect(repeated(code)).toEqual(expected)
  })
})

test('a binding of the platform may not outlive its request', () => {
  expect(repeated(`${pg} import { Hono } from 'hono'; const app = new Hono(); app.get('/', async (c) => { const pool = new Pool({ connectionString: c.env.HYPERDRIVE.connectionString }); return c.json(await pool.query('SELECT 1')) })`)).toEqual([])
})
