import type { TSESTree } from '@typescript-eslint/utils'
import { nameOf, propertyOf, stringOf, unwrapAwait } from './expressions.js'
import { classOfThis, functionAround, functionBehind, type FunctionNode } from './functions.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import { definitionOf, onlyValueOf, patternSourceOf, variableOf, writeReferencesOf, type Variable } from './references.js'
import type { SourceFile } from './source-file.js'

/**
 * Where a value comes from: after `import { Pool } from 'pg'`, `new Pool().query` is the module `pg` and the path
 * `Pool`, `new()`, `query`. Calls are `()`. The default export and a CommonJS `require` are both the module itself
 * (the empty path), so that `import express`, `import * as express` and `require('express')` are one.
 */
export type Origin = { readonly module: string; readonly path: readonly string[] }

/** Aliases, members and calls that are followed before an expression counts as unknown. */
const longestResolution = 48

/** Expressions looked at for one answer: a bound on code whose names lead to each other. */
const mostResolutions = 2000

type Resolver = (node: Node) => Origin | null

const resolverOf = lazily((file: SourceFile): Resolver => {
  const known = new Map<Node, Origin | null>()
  const pending = new Set<Node>()
  let resolutions = 0
  /** Set when a search was given up, so that `null` may only mean that it began too far away. */
  let isCut = false

  function resolve(node: Node, depth: number): Origin | null {
    const remembered = known.get(node)
    if (remembered !== undefined) return remembered
    // An alias that leads back to itself is unknown.
    if (depth > longestResolution || ++resolutions > mostResolutions || pending.has(node)) {
      isCut = true
      return null
    }
    pending.add(node)
    const origin = compute(node, depth)
    pending.delete(node)
    if (origin || !isCut || depth === 0) known.set(node, origin)
    return origin
  }

  function compute(wrapped: Node, depth: number): Origin | null {
    const node = untilCast(wrapped)
    switch (node.type) {
      case 'TSAsExpression':
      case 'TSTypeAssertion':
        return resolve(node.expression, depth + 1) ?? fromType(node.typeAnnotation, depth + 1)
      case 'Identifier':
      case 'JSXIdentifier': {
        const variable = variableOf(file, node)
        return variable && fromVariable(variable, depth + 1)
      }
      case 'MemberExpression':
        return fromMember(node, depth + 1)
      case 'JSXMemberExpression':
        return extended(resolve(node.object, depth + 1), node.property.name)
      case 'CallExpression':
        return fromCall(node, depth + 1)
      case 'NewExpression':
        return fromInstance(node, depth + 1)
      case 'ImportExpression': {
        const module = stringOf(node.source)
        return module === null ? null : { module, path: [] }
      }
      case 'LogicalExpression':
        return resolve(node.left, depth + 1) ?? resolve(node.right, depth + 1)
      case 'ConditionalExpression':
        return resolve(node.consequent, depth + 1) ?? resolve(node.alternate, depth + 1)
      case 'AssignmentExpression':
        return resolve(node.right, depth + 1)
      case 'SequenceExpression':
        return resolve(node.expressions.at(-1)!, depth + 1)
      case 'ThisExpression': {
        const parent = classOfThis(node)?.superClass
        return parent ? extended(resolve(parent, depth + 1), 'new()') : null
      }
      case 'ClassDeclaration':
      case 'ClassExpression':
        return node.superClass ? resolve(node.superClass, depth + 1) : null
      default:
        return null
    }
  }

  function fromVariable(variable: Variable, depth: number): Origin | null {
    const definition = definitionOf(variable)
    if (!definition) return null
    switch (definition.type) {
      case 'ImportBinding':
        return fromImport(definition.node, definition.parent, depth)
      case 'ClassName':
        return resolve(definition.node, depth)
      case 'Variable': {
        const declarator = definition.node
        if (declarator.id.type !== 'Identifier') return fromPattern(definition.name, depth)
        const value = onlyValueOf(variable)
        return (value ? resolve(value, depth) : fromPatternAssignment(variable, depth)) ?? fromAnnotation(declarator.id, depth)
      }
      case 'Parameter': {
        const name = definition.name
        const annotated = fromAnnotation(name, depth)
        if (annotated) return annotated
        return name.parent.type === 'AssignmentPattern' && name.parent.left === name ? resolve(name.parent.right, depth) : null
      }
      default:
        return null
    }
  }

  function fromImport(specifier: TSESTree.Node, declaration: TSESTree.Node | null | undefined, depth: number): Origin | null {
    if (specifier.type === 'TSImportEqualsDeclaration') {
      const reference = specifier.moduleReference
      if (reference.type !== 'TSExternalModuleReference') return typeNameOrigin(reference, depth)
      const module = stringOf(reference.expression)
      return module === null ? null : { module, path: [] }
    }
    if (declaration?.type !== 'ImportDeclaration') return null
    const module = declaration.source.value
    if (specifier.type !== 'ImportSpecifier') return { module, path: [] }
    const name = specifier.imported.type === 'Identifier' ? specifier.imported.name : specifier.imported.value
    return { module, path: name === 'default' ? [] : [name] }
  }

  function fromPattern(identifier: Node, depth: number): Origin | null {
    const source = patternSourceOf(identifier)
    if (!source?.value || source.path.includes('...') || source.path.includes('[]')) return null
    let value = source.value
    let at = 0
    for (; at < source.path.length; at++) {
      const literal = objectBehind(value, depth)
      if (!literal) break
      const property = propertyOf(literal, source.path[at]!)
      if (!property || property === 'unknown') return null
      value = property
    }
    let origin = resolve(value, depth)
    for (; at < source.path.length; at++) origin = extended(origin, source.path[at]!)
    return origin
  }

  /** `let a; ({ a } = x)`: a name whose one value is a part of another. */
  function fromPatternAssignment(variable: Variable, depth: number): Origin | null {
    const writes = writeReferencesOf(variable)
    const identifier = writes.length === 1 ? writes[0]!.identifier : null
    return identifier && patternSourceOf(identifier)?.path.length ? fromPattern(identifier, depth) : null
  }

  function fromMember(node: TSESTree.MemberExpression, depth: number): Origin | null {
    const name = nameOf(node)
    if (name === null) return null
    const object = unwrapAwait(node.object)
    if (object.type === 'ThisExpression') {
      const type = classOfThis(object)
      const field = type && fromField(type, name, depth)
      if (field) return field
    }
    if (object.type === 'Identifier') {
      const definition = definitionOf(variableOf(file, object))
      if (definition?.type === 'ClassName') {
        const field = fromField(definition.node, name, depth)
        if (field) return field
      }
    }
    const literal = objectBehind(node.object, depth)
    if (literal) {
      const value = propertyOf(literal, name)
      return value && value !== 'unknown' ? resolve(value, depth) : null
    }
    return extended(resolve(node.object, depth), name)
  }

  /** The object literal that a constant holds: `const clients = { stripe: new Stripe() }`. */
  function objectBehind(node: Node, depth: number): TSESTree.ObjectExpression | null {
    if (depth > longestResolution) return null
    const value = unwrapAwait(node)
    if (value.type === 'ObjectExpression') return value
    if (value.type === 'MemberExpression') {
      const holder = objectBehind(value.object, depth + 1)
      const name = nameOf(value)
      const property = holder && name !== null ? propertyOf(holder, name) : undefined
      return property && property !== 'unknown' ? objectBehind(property, depth + 1) : null
    }
    if (value.type === 'CallExpression') {
      const { callee, arguments: [argument] } = value
      const isFrozen = callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.object.name === 'Object' && nameOf(callee) === 'freeze'
      return isFrozen && argument ? objectBehind(argument, depth + 1) : null
    }
    if (value.type !== 'Identifier') return null
    const variable = variableOf(file, value)
    const definition = definitionOf(variable)
    const only = variable && definition?.type === 'Variable' && definition.node.id.type === 'Identifier' ? onlyValueOf(variable) : null
    return only ? objectBehind(only, depth + 1) : null
  }

  /** `this.stripe`: the field's initialiser, what its getter returns, what a method assigns to it, or the type it is injected as. */
  function fromField({ body }: TSESTree.ClassDeclaration | TSESTree.ClassExpression, name: string, depth: number): Origin | null {
    for (const member of body.body) {
      if (member.type === 'PropertyDefinition' && nameOf(member) === name) {
        const value = member.value && resolve(member.value, depth)
        if (value) return value
        const annotated = fromAnnotation(member, depth)
        if (annotated) return annotated
      }
      if (member.type !== 'MethodDefinition') continue
      if (member.kind === 'get' && nameOf(member) === name && member.value.type === 'FunctionExpression') return fromReturn(member.value, depth)
      if (member.kind === 'constructor') {
        for (const parameter of member.value.params) {
          if (parameter.type !== 'TSParameterProperty') continue
          const target = parameter.parameter.type === 'AssignmentPattern' ? parameter.parameter.left : parameter.parameter
          if (target.type === 'Identifier' && target.name === name) return fromAnnotation(target, depth)
        }
      }
    }
    for (const assignment of fieldAssignmentsOf(file).get(body) ?? []) {
      if (assignment.name !== name) continue
      const origin = resolve(assignment.value, depth)
      if (origin) return origin
    }
    return null
  }

  function fromAnnotation(node: { typeAnnotation?: TSESTree.TSTypeAnnotation | undefined } | Node, depth: number): Origin | null {
    const annotation = 'typeAnnotation' in node && node.typeAnnotation?.type === 'TSTypeAnnotation' ? node.typeAnnotation.typeAnnotation : null
    return annotation && fromType(annotation, depth)
  }

  /** A value of a named type is an instance of what the type is imported from; `X | null` is an `X`. */
  function fromType(type: TSESTree.TypeNode, depth: number): Origin | null {
    if (depth > longestResolution) return null
    if (type.type === 'TSUnionType') {
      const named = type.types.filter(({ type: kind }) => kind !== 'TSNullKeyword' && kind !== 'TSUndefinedKeyword')
      return named.length === 1 ? fromType(named[0]!, depth + 1) : null
    }
    if (type.type === 'TSIntersectionType') {
      for (const part of type.types) {
        const origin = fromType(part, depth + 1)
        if (origin) return origin
      }
      return null
    }
    if (type.type === 'TSImportType') return extended(fromImportType(type), 'new()')
    if (type.type === 'TSTypeReference') {
      const local = type.typeName.type === 'Identifier' ? typeDefinitionOf(file, type.typeName) : null
      if (local) return fromLocalType(local.node, depth + 1)
      const name = typeNameOrigin(type.typeName, depth)
      const argument = type.typeArguments?.params[0]
      if (!name && type.typeName.type === 'Identifier' && ['Readonly', 'Promise', 'NonNullable', 'Partial'].includes(type.typeName.name) && argument)
        return fromType(argument, depth + 1)
      return extended(name, 'new()')
    }
    if (type.type === 'TSTypeQuery') return type.exprName.type === 'TSImportType' ? fromImportType(type.exprName) : typeNameOrigin(type.exprName, depth)
    return null
  }

  /** `type Db = Pool`, `interface AuthRequest extends Request`, `<T extends Pool>`. */
  function fromLocalType(type: TSESTree.Node, depth: number): Origin | null {
    if (type.type === 'TSTypeAliasDeclaration') return fromType(type.typeAnnotation, depth)
    if (type.type === 'TSTypeParameter') return type.constraint ? fromType(type.constraint, depth) : null
    if (type.type !== 'TSInterfaceDeclaration') return null
    for (const { expression } of type.extends) {
      const parent = expression.type === 'Identifier' ? typeDefinitionOf(file, expression) : null
      const origin = parent ? fromLocalInterface(parent.node, depth) : extended(resolve(expression, depth), 'new()')
      if (origin) return origin
    }
    return null
  }

  function fromLocalInterface(type: TSESTree.Node, depth: number): Origin | null {
    return depth > longestResolution ? null : fromLocalType(type, depth + 1)
  }

  function fromImportType(type: TSESTree.TSImportType): Origin | null {
    // The parser also reads `import(name)`, which has no source, whatever the types say.
    const module = (type.source as TSESTree.StringLiteral | undefined)?.value
    if (module === undefined) return null
    const names: string[] = []
    for (let at = type.qualifier; at; at = at.type === 'TSQualifiedName' ? at.left : null)
      names.unshift(at.type === 'TSQualifiedName' ? at.right.name : at.type === 'Identifier' ? at.name : 'this')
    return { module, path: names[0] === 'default' ? names.slice(1) : names }
  }

  function typeNameOrigin(name: TSESTree.EntityName, depth: number): Origin | null {
    if (name.type === 'Identifier') return resolve(name, depth + 1)
    if (name.type === 'TSQualifiedName') return extended(typeNameOrigin(name.left, depth + 1), name.right.name)
    return null
  }

  function fromCall(node: TSESTree.CallExpression, depth: number): Origin | null {
    const callee = unwrapAwait(node.callee)
    if (callee.type === 'Identifier' && callee.name === 'require' && !variableOf(file, callee)) return fromRequire(node)
    const local = functionBehind(file, callee)
    if (local) return fromReturn(local, depth)
    const origin = resolve(callee, depth)
    const isMadeRequire = origin && /^(?:node:)?module$/.test(origin.module) && origin.path.join('.') === 'createRequire.()'
    return isMadeRequire ? fromRequire(node) : extended(origin, '()')
  }

  function fromRequire(node: TSESTree.CallExpression): Origin | null {
    const module = stringOf(node.arguments[0])
    return module === null ? null : { module, path: [] }
  }

  function fromInstance(node: TSESTree.NewExpression, depth: number): Origin | null {
    return extended(resolve(node.callee, depth), 'new()')
  }

  /** `function getStripe() { return (client ??= new Stripe(key)) }`: what a local function returns, if it is one thing. */
  function fromReturn(fn: FunctionNode, depth: number): Origin | null {
    if (fn.body.type !== 'BlockStatement') return resolve(fn.body, depth)
    let found: Origin | null = null
    for (const statement of nodesOf(file).within(fn.body, 'ReturnStatement')) {
      if (!statement.argument || functionAround(statement) !== fn) continue
      const origin = resolve(statement.argument, depth)
      if (!origin) continue
      if (found && !isSameOrigin(found, origin)) return null
      found = origin
    }
    return found
  }

  return (node) => {
    resolutions = 0
    isCut = false
    return resolve(node, 0)
  }
})

function typeDefinitionOf(file: SourceFile, name: Node) {
  return variableOf(file, name)?.defs.find(({ type }) => type === 'Type') ?? null
}

/** Strips what keeps a value's origin, up to a cast, which may tell the type of a value that is unknown. */
function untilCast(node: Node): Node {
  let at = node
  for (;;) {
    switch (at.type) {
      case 'TSSatisfiesExpression':
      case 'TSNonNullExpression':
      case 'TSInstantiationExpression':
      case 'ChainExpression':
        at = at.expression
        break
      case 'AwaitExpression':
        at = at.argument
        break
      default:
        return at
    }
  }
}

/** `this.x = value` by class body. */
const fieldAssignmentsOf = lazily((file: SourceFile): ReadonlyMap<Node, readonly { name: string; value: Node }[]> => {
  const byClass = new Map<Node, { name: string; value: Node }[]>()
  for (const node of nodesOf(file).get('AssignmentExpression')) {
    if (node.left.type !== 'MemberExpression' || node.left.object.type !== 'ThisExpression') continue
    const name = nameOf(node.left)
    const body = classOfThis(node.left.object)?.body
    if (name === null || !body) continue
    const known = byClass.get(body)
    if (known) known.push({ name, value: node.right })
    else byClass.set(body, [{ name, value: node.right }])
  }
  return byClass
})

function extended(origin: Origin | null, step: string): Origin | null {
  if (!origin) return null
  if (step === 'default' && origin.path.length === 0) return origin
  return origin.path.length < longestResolution ? { module: origin.module, path: [...origin.path, step] } : null
}

function isSameOrigin(a: Origin, b: Origin): boolean {
  return a.module === b.module && a.path.length === b.path.length && a.path.every((step, index) => step === b.path[index])
}

/** The package or local module an expression comes from, or `null` when the file does not show it. */
export function originOf(file: SourceFile, node: Node): Origin | null {
  return resolverOf(file)(node)
}
