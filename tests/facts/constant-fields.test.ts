import { describe, expect, test } from 'vitest'
import { fieldBehind } from '../../src/facts/constant-fields.js'
import { unwrap } from '../../src/facts/expressions.js'
import { nodeOf, parseFile } from '../support/parse-file.js'

/** What the member in `use(...)` holds, as written; `null` where the file does not show it. */
function kept(code: string) {
  const [, member] = /use\((.+?)\)/.exec(code)!
  const file = parseFile(code.replace(`use(${member!})`, `use(${member!}!)`))
  const node = unwrap(nodeOf(file, `${member!}!`))
  if (node.type !== 'MemberExpression') throw new Error(`${member!} is a ${node.type}`)
  const value = fieldBehind(file, node)
  return value && file.text.slice(...value.range)
}

/** A class with `rounds = 8` that reads the field, and some member before that. */
const withMember = (member: string, before = '') => `${before} class Passwords { rounds = 8; ${member} hash() { return use(this.rounds) } }`

describe('fields of an instance', () => {
  test.each<[string, string, string | null]>([
    ['a value of its own', withMember(''), '8'],
    ['a private field', `class Passwords { #rounds = 8; hash() { return use(this.#rounds) } }`, '8'],
    ['set by the constructor', `class Passwords { rounds; constructor() { this.rounds = 8 } hash() { return use(this.rounds) } }`, '8'],
    ['not declared and set by the constructor', `class Passwords { constructor() { this.rounds = 8 } hash() { return use(this.rounds) } }`, '8'],
    ['read by an arrow function', `class Passwords { rounds = 8; hash = () => use(this.rounds) }`, '8'],
    ['another field is written', withMember('set(n) { this.cost = n }'), '8'],
    ['no such field', `class Passwords { hash() { return use(this.rounds) } }`, null],
    ['set by the constructor in a branch', `class Passwords { rounds; constructor(weak) { if (weak) this.rounds = 8 } hash() { return use(this.rounds) } }`, null],
    ['set by the constructor twice', `class Passwords { rounds; constructor() { this.rounds = 8; this.rounds = 12 } hash() { return use(this.rounds) } }`, null],
    ['set by another method', `class Passwords { rounds; start() { this.rounds = 8 } hash() { return use(this.rounds) } }`, null],
    ['set by the constructor of another class', `class Passwords { rounds; hash() { return use(this.rounds) } } class Other { constructor() { this.rounds = 8 } }`, null],
    ['a value and an assignment', withMember('constructor() { this.rounds = 12 }'), null],
    ['a parameter of the constructor', `class Passwords { constructor(private readonly rounds = 8) {} hash() { return use(this.rounds) } }`, null],
    ['a function with a `this` of its own', `class Passwords { rounds = 8; hash() { return function () { return use(this.rounds) } } }`, null],
  ])('%s', (_, code, expected) => {
    expect(kept(code)).toBe(expected)
  })
})

describe('ways to write a field', () => {
  test.each<[string, string, string | null]>([
    ['an assignment', withMember('set(n) { this.rounds = n }'), null],
    ['an assignment to another name of the object', `${withMember('')} export const set = (passwords) => { passwords.rounds = 4 }`, null],
    ['a cast', withMember('set(n) { (this.rounds as number) = n }'), null],
    ['counted up', withMember('more() { this.rounds++ }'), null],
    ['added to', withMember('more() { this.rounds += 2 }'), null],
    ['a list', withMember('set(list) { [this.rounds] = list }'), null],
    ['a list with a value to fall back on', withMember('set(list) { [this.rounds = 4] = list }'), null],
    ['the rest of a list', withMember('set(list) { [, ...this.rounds] = list }'), null],
    ['an object', withMember('set(options) { ({ rounds: this.rounds } = options) }'), null],
    ['an object in an object', withMember('set(options) { ({ hash: { rounds: this.rounds } } = options) }'), null],
    ['the rest of an object', withMember('set(options) { ({ cost: this.cost, ...this.rounds } = options) }'), null],
    ['a loop over values', withMember('set(list) { for (this.rounds of list) this.try() }'), null],
    ['a loop over keys', withMember('set(list) { for (this.rounds in list) this.try() }'), null],
    ['a loop over lists', withMember('set(list) { for ([this.rounds] of list) this.try() }'), null],
    ['a key in quotes', withMember(`set(n) { this['rounds'] = n }`), null],
    ['a key of a variable', withMember('set(name, n) { this[name] = n }'), null],
    ['a key of a variable, in a list', withMember('set(name, list) { [this[name]] = list }'), null],
    ['a key of a variable, of a name for it', withMember('set(name, n) { const self = this; self[name] = n }'), null],
    ['a key of a variable, of an instance', `${withMember('')} const passwords = new Passwords(); passwords[name] = 4`, null],
    ['a key of a variable, in a class that extends it', `${withMember('')} class Other extends Passwords { set(name, n) { this[name] = n } }`, null],
    ['all of an object', withMember('constructor(options) { Object.assign(this, options) }'), null],
    ['a definition', withMember(`constructor(options) { Object.defineProperty(this, 'rounds', options) }`), null],
    ['definitions', withMember('constructor(options) { Object.defineProperties(this, options) }'), null],
    ['a reflection', withMember('set(name, n) { Reflect.set(this, name, n) }'), null],
    ['taken away', withMember('forget() { delete this.rounds }'), null],
    ['taken away where there is an object', withMember('forget(other) { delete other?.rounds }'), null],
    ['a list is read', withMember('get() { const [first] = [this.rounds]; return first }'), '8'],
    ['an object is read', withMember('get() { const { cost = this.rounds } = {}; return cost }'), '8'],
    ['a value to fall back on', withMember('set(list) { [this.cost = this.rounds] = list }'), '8'],
    ['a negative of it', withMember('less() { return -this.rounds }'), '8'],
    ['a loop over it', withMember('all() { for (const one of this.rounds) this.try(one) }'), '8'],
    ['a key of a variable of another object', withMember('set(row, name, n) { row[name] = n }'), '8'],
    ['a key of a variable in another class', `class Other { set(name, n) { this[name] = n } } ${withMember('')}`, '8'],
    ['a key of a variable of another field', withMember('set(name, n) { this.cache[name] = n }'), '8'],
    ['a key of a variable that is read', withMember('get(name) { return this[name] }'), '8'],
    ['another object takes its fields', withMember('copy() { return Object.assign({}, this) }'), '8'],
    ['an object of the file that is called so', withMember('constructor(options) { Object.assign(this, options) }', `import { Object } from './objects';`), '8'],
    ['another one is taken away', withMember('forget() { delete this.cost }'), '8'],
  ])('%s', (_, code, expected) => {
    expect(kept(code)).toBe(expected)
  })
})

describe('fields of a class', () => {
  test.each<[string, string, string | null]>([
    ['by the name of the class', `class Passwords { static ROUNDS = 8; hash() { return use(Passwords.ROUNDS) } }`, '8'],
    ['by `this` in a static method', `class Passwords { static ROUNDS = 8; static hash() { return use(this.ROUNDS) } }`, '8'],
    ['by `this` in a static block', `class Passwords { static ROUNDS = 8; static { use(this.ROUNDS) } }`, '8'],
    ['by `this` in a static field', `class Passwords { static ROUNDS = 8; static hash = () => use(this.ROUNDS) }`, '8'],
    ['the one of the instance has the same name', `class Passwords { rounds = 8; static rounds = 12; static hash() { return use(this.rounds) } }`, '12'],
    ['the one of the class has the same name', `class Passwords { static rounds = 12; rounds = 8; hash() { return use(this.rounds) } }`, '8'],
    ['the instance has none', `class Passwords { static rounds = 12; hash() { return use(this.rounds) } }`, null],
    ['the class has none', `class Passwords { rounds = 12; static hash() { return use(this.rounds) } }`, null],
    ['the class has none by its name', `class Passwords { rounds = 12; hash() { return use(Passwords.rounds) } }`, null],
    ['the constructor sets the one of the instance', `class Passwords { static rounds; constructor() { this.rounds = 8 } static hash() { return use(this.rounds) } }`, null],
    ['written by the name of the class', `class Passwords { static ROUNDS = 8; hash() { return use(Passwords.ROUNDS) } } Passwords['ROUNDS'] = 4`, null],
    ['written by a key of a variable', `class Passwords { static ROUNDS = 8; hash() { return use(Passwords.ROUNDS) } } Passwords[name] = 4`, null],
    ['of a class that is not in the file', `import { Passwords } from './passwords'; use(Passwords.ROUNDS)`, null],
  ])('%s', (_, code, expected) => {
    expect(kept(code)).toBe(expected)
  })
})

describe('properties of an object', () => {
  test.each<[string, string, string | null]>([
    ['a constant', `const limits = { rounds: 8 }; use(limits.rounds)`, '8'],
    ['a constant of constants', `const limits = { rounds: 8 } as const; use(limits.rounds)`, '8'],
    ['one in another', `const limits = { hash: { rounds: 8 } }; use(limits.hash.rounds)`, '8'],
    ['one in a field', `class Passwords { limits = { rounds: 8 }; hash() { return use(this.limits.rounds) } }`, '8'],
    ['no such property', `const limits = { cost: 8 }; use(limits.rounds)`, null],
    ['what is spread may have it', `const limits = { rounds: 8, ...given }; use(limits.rounds)`, '8'],
    ['a list is written to it', `const limits = { rounds: 8 }; [limits.rounds] = list; use(limits.rounds)`, null],
    ['all of an object is written to it', `const limits = { rounds: 8 }; Object.assign(limits, given); use(limits.rounds)`, null],
    ['all of an object is written to one in it', `const limits = { hash: { rounds: 8 } }; Object.assign(limits.hash, given); use(limits.hash.rounds)`, null],
    ['a key of a variable', `const limits = { rounds: 8 }; limits[name] = 4; use(limits.rounds)`, null],
    ['a key of a variable of one in it', `const limits = { hash: { rounds: 8 } }; limits.hash[name] = 4; use(limits.hash.rounds)`, null],
    ['a key of a variable of another', `const limits = { rounds: 8 }; const others = { rounds: 4 }; others[name] = 4; use(limits.rounds)`, '8'],
    ['it is copied into another', `const limits = { rounds: 8 }; const others = Object.assign({}, limits); use(limits.rounds)`, '8'],
    ['a name that is given its object later', `let limits; limits = { rounds: 8 }; use(limits.rounds)`, '8'],
    ['a name that is given another object', `let limits = { rounds: 8 }; limits = given; use(limits.rounds)`, null],
    ['a parameter', `export function hash(limits) { return use(limits.rounds) }`, null],
  ])('%s', (_, code, expected) => {
    expect(kept(code)).toBe(expected)
  })
})
