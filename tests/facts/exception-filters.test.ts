import { expect, test } from 'vitest'
import { filtersOfEverythingOf } from '../../src/facts/exception-filters.js'
import { parseFile } from '../support/parse-file.js'

/** First parameter of every method that gets what nobody expected. */
const filters = (code: string) => {
  const file = parseFile(code)
  return [...filtersOfEverythingOf(file)].map(({ params: [first] }) => first && file.text.slice(...first.range))
}

const nest = `import { Catch, HttpException } from '@nestjs/common';`
const caught = (given: string, before = '') => `${nest} ${before} @Catch(${given}) class Filter { catch(exception, host) {} }`

test.each<[string, string, string[]]>([
  ['everything', caught(''), ['exception']],
  ['every error', caught('Error'), ['exception']],
  ['every error among others', caught('HttpException, Error'), ['exception']],
  ['errors of a driver', caught('QueryFailedError', `import { QueryFailedError } from 'typeorm';`), ['exception']],
  ['errors of a driver, by its name', caught('Prisma.PrismaClientKnownRequestError', `import { Prisma } from '@prisma/client';`), ['exception']],
  ['an error of a driver that is called so', caught('Error', `import { Error } from 'mongoose';`), ['exception']],
  ['a decorator by another name', `import { Catch as CatchAll } from '@nestjs/common'; @CatchAll() class Filter { catch(exception) {} }`, ['exception']],
  ['a decorator of a namespace', `import * as nest from '@nestjs/common'; @nest.Catch() class Filter { catch(exception) {} }`, ['exception']],
  ['a class expression', `${nest} export const Filter = @Catch() class { catch(exception) {} }`, ['exception']],
  ['a class that is exported', `${nest} @Catch() export class Filter { catch(exception) {} }`, ['exception']],
  ['another method beside it', `${nest} @Catch() class Filter { catch(exception) {} log(error) {} }`, ['exception']],
  ['an arrow function', `${nest} @Catch() class Filter { catch = (exception) => {} }`, ['exception']],
  ['two filters', `${nest} @Catch() class One { catch(first) {} } @Catch(Error) class Two { catch(second) {} }`, ['first', 'second']],
  ['an exception of Nest', caught('HttpException'), []],
  ['an error that the file does not declare', caught('DomainError'), []],
  ['an error of the program', caught('DomainError', `import { DomainError } from './errors';`), []],
  ['an error of the program that is called so', caught('Error', `import { Error } from './errors';`), []],
  ['a class of the file that is called so', caught('Error', 'class Error extends HttpException {}'), []],
  ['another decorator of Nest', `${nest} import { Injectable } from '@nestjs/common'; @Injectable() class Filter { catch(exception) {} }`, []],
  ['a decorator of another package', `import { Catch } from 'catch-decorator'; @Catch() class Filter { catch(exception) {} }`, []],
  ['a decorator of the file', `const Catch = () => () => {}; @Catch() class Filter { catch(exception) {} }`, []],
  ['a decorator that is not called', `${nest} @Catch class Filter { catch(exception) {} }`, []],
  ['a method of another name', `${nest} @Catch() class Filter { handle(exception) {} }`, []],
  ['a class without it', `${nest} class Filter { catch(exception) {} }`, []],
])('%s', (_, code, expected) => {
  expect(filters(code)).toEqual(expected)
})
