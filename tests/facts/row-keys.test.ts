import { describe, expect, test } from 'vitest'
import { inputSinksOf } from '../../src/facts/input-sinks.js'
import { allRequestDataOf } from '../../src/facts/request-data.js'
import { isHarmfulKey, isRowKey } from '../../src/facts/row-keys.js'
import { parseFile } from '../support/parse-file.js'

/** The sinks of a file that a key of a row reaches, with whether it does harm there. */
function keysIn(body: string, before = ''): readonly string[] {
  const file = parseFile(`
    import express from 'express'
    import { eq } from 'drizzle-orm'
    import { findRoom } from './rooms'
    import { notes, rooms } from './schema'
    import { db } from './db'
    ${before}
    const app = express()
    app.post('/rooms/:id/notes', async (req, res) => { ${body} })
  `)
  return inputSinksOf(file).flatMap((sink) =>
    sink.inputs
      .flatMap((input) => allRequestDataOf(file, input))
      .filter(isRowKey)
      .map((data) => `${sink.api} ${isHarmfulKey(file, data, sink) ? 'harmful' : 'harmless'}`),
  )
}

describe('a key of the path', () => {
  test('is harmful where it is written down', () => {
    expect(keysIn('await db.insert(notes).values({ roomId: req.params.id })')).toEqual(['db.insert harmful'])
  })
  test('is harmless after a row was asked for by it', () => {
    expect(keysIn('await db.select().from(rooms).where(eq(rooms.id, req.params.id)).limit(1); await db.insert(notes).values({ roomId: req.params.id })')).toEqual(['db.insert harmless'])
  })
  test('is harmful before that', () => {
    expect(keysIn('await db.insert(notes).values({ roomId: req.params.id }); await db.select().from(rooms).where(eq(rooms.id, req.params.id)).limit(1)')).toEqual(['db.insert harmful'])
  })
  test('is harmless after a function of another file was given it', () => {
    expect(keysIn('const { id } = req.params; if (!(await findRoom(id))) return; await fetch(`https://api.example.com/${id}`)')).toEqual(['fetch harmless'])
  })
  test('is harmful in the address of another host', () => {
    expect(keysIn('await fetch(`https://api.example.com/${req.params.id}`)')).toEqual(['fetch harmful'])
  })
  test('is harmful as a key of Mongoose, and harmless as one of Prisma', () => {
    expect(keysIn('await Room.findById(req.params.id)', "import { model } from 'mongoose'\nconst Room = model('Room', {})")).toEqual(['Room.findById harmful'])
    expect(keysIn('await prisma.room.delete({ where: { id: req.params.id } })', "import { PrismaClient } from '@prisma/client'\nconst prisma = new PrismaClient()")).toEqual(['prisma.room.delete harmless'])
  })
})
