import { describe, expect, test } from 'vitest'
import { dataAccessesOf } from '../../src/facts/data-access.js'
import { rawRowAnswersOf } from '../../src/facts/raw-row-answers.js'
import { givesWholeRows } from '../../src/facts/whole-rows.js'
import { parseFile } from '../support/parse-file.js'

/** Whether each query of a file gives whole rows. */
const whole = (code: string) => {
  const file = parseFile(code)
  return dataAccessesOf(file).map((access) => givesWholeRows(file, access))
}

describe('columns of a query', () => {
  const prisma = `import { prisma } from './prisma';`
  const drizzle = `import { db } from './db'; import { users } from './schema'; import { eq } from 'drizzle-orm';`
  const supabase = `import { createClient } from '@supabase/supabase-js'; const supabase = createClient(url, key);`
  const mongoose = `import mongoose from 'mongoose'; const User = mongoose.model('User', schema);`
  const knex = `import knex from 'knex'; const db = knex({});`
  const pg = `import { Pool } from 'pg'; const pool = new Pool();`
  test.each<[string, string, boolean[]]>([
    ['Prisma', `${prisma} prisma.user.findMany({ where: { id } })`, [true]],
    ['Prisma, chosen', `${prisma} prisma.user.findMany({ select: { id: true } })`, [false]],
    ['Prisma, left out', `${prisma} prisma.user.findFirst({ omit: { password: true } })`, [false]],
    ['Prisma, counted', `${prisma} prisma.user.count()`, [false]],
    ['Prisma, options from elsewhere', `${prisma} prisma.user.findMany(options)`, [false]],
    ['Drizzle', `${drizzle} db.select().from(users)`, [true]],
    ['Drizzle, chosen', `${drizzle} db.select({ id: users.id }).from(users)`, [false]],
    ['Drizzle, written and given back', `${drizzle} db.insert(users).values(row).returning()`, [true]],
    ['Drizzle, written', `${drizzle} db.insert(users).values(row)`, [false]],
    ['Supabase', `${supabase} supabase.from('users').select()`, [true]],
    ['Supabase, by a star', `${supabase} supabase.from('users').select('*, teams(*)')`, [true]],
    ['Supabase, chosen', `${supabase} supabase.from('users').select('id, name')`, [false]],
    ['Mongoose', `${mongoose} User.find({ team })`, [true]],
    ['Mongoose, chosen', `${mongoose} User.find({ team }).select('name')`, [false]],
    ['Mongoose, a projection', `${mongoose} User.findOne({ team }, 'name email')`, [false]],
    ['Knex', `${knex} db('users').where({ id })`, [true]],
    ['Knex, chosen', `${knex} db('users').select('id', 'name')`, [false]],
    ['SQL', `${pg} pool.query('SELECT * FROM users')`, [true]],
    ['SQL, chosen', `${pg} pool.query('SELECT id, name FROM users')`, [false]],
    ['SQL, given back', `${pg} pool.query('INSERT INTO users (name) VALUES ($1) RETURNING *', [name])`, [true]],
  ])('%s', (_, code, expected) => {
    expect(whole(code)).toEqual(expected)
  })
})

describe('answers that hold whole accounts', () => {
  const answer = (body: string) => `import express from 'express'; import { prisma } from './prisma'; const app = express(); app.get('/me', async (req, res) => { ${body} })`
  const answers = (code: string) => rawRowAnswersOf(parseFile(code)).map(({ access }) => access.model)
  test.each<[string, string, string[]]>([
    ['the row', answer(`res.json(await prisma.user.findFirst({ where: { id: req.user.id } }))`), ['user']],
    ['the row, held', answer(`const user = await prisma.user.findFirst({ where: { id: req.user.id } }); res.json(user)`), ['user']],
    ['chosen columns', answer(`res.json(await prisma.user.findFirst({ where: { id: req.user.id }, select: { name: true } }))`), []],
    ['fields of the row', answer(`const user = await prisma.user.findFirst({ where: { id: req.user.id } }); res.json({ name: user.name })`), []],
    ['a secret taken out', answer(`const user = await prisma.user.findFirst({ where: { id: req.user.id } }); delete user.password; res.json(user)`), []],
    ['rows of something else', answer(`res.json(await prisma.order.findMany({ where: { userId: req.user.id } }))`), []],
    ['bank accounts', answer(`res.json(await prisma.bankAccount.findMany({ where: { userId: req.user.id } }))`), []],
    ['a model that cleans itself', `${answer(`res.json(await prisma.user.findFirst({ where: { id: req.user.id } }))`)}; class User { toJSON() { return { id: this.id } } }`, []],
  ])('%s', (_, code, expected) => {
    expect(answers(code)).toEqual(expected)
  })
})
