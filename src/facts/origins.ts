import type { TSESTree } from '@typescript-eslint/utils'
import { nameOf, propertyOf, stringOf, unwrapAwait } from './expressions.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import { onlyValueOf, patternSourceOf, variableOf, type Variable } from './references.js'
import type { SourceFile } from './source-file.js'

/**
 * Where a value comes from: after `import { Pool } from 'pg'`, `new Pool().query` is the module `pg` and the path
 * `Pool`, `new()`, `query`. Calls are `()`. The default export and a CommonJS `require` are both the module itself
 * (the empty path), so that `import express`, `import * as express` and `require('express')` are one.
 */
export type Origin = { readonly module: string; readonly path: readonly string[] }

/** Aliases, members and calls that are followed before an expression counts as unknown. */
const longestResolution = 48

type Resolver = (node: Node) => Origin | null

const resolverOf = lazily((file: SourceFile): Resolver => {
  const known = new WeakMap<Node, Origin | null>()

  function resolve(node: Node, depth: number): Origin | null {
    if (depth > longestResolution) return null
    const remembered = known.get(node)
    if (remembered !== undefined) return remembered
    // An alias that leads back to itself is unknown.
    known.set(node, null)
    const origin = compute(node, depth)
    known.set(node, origin)
    return origin
  }

  function compute(wrapped: Node, depth: number): Origin | null {
    const node = unwrapAwait(wrapped)
    switch (node.type) {
      case 'Identifier':
      case 'JSXIdentifier': {
        const variable = variableOf(file, node)
        return variable && fromVariable(variable, depth + 1)
      }
      case 'MemberExpression':
        return fromMember(node, depth + 1)
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
        const parent = enclosingClass(node)?.superClass
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
    const definition = variable.defs[0]
    if (!definition) return null
    switch (definition.type) {
      case 'ImportBinding':
        return fromImport(definition.node, definition.parent)
      case 'ClassName':
        return resolve(definition.node, depth)
      case 'Variable': {
        const declarator = definition.node
        if (declarator.id.type !== 'Identifier') return fromPattern(definition.name, depth)
        const value = onlyValueOf(variable)
        return (value && resolve(value, depth)) ?? fromAnnotation(declarator.id, depth)
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

  function fromImport(specifier: TSESTree.Node, declaration: TSESTree.Node | null | undefined): Origin | null {
    if (specifier.type === 'TSImportEqualsDeclaration') {
      const reference = specifier.moduleReference
      const module = reference.type === 'TSExternalModuleReference' ? stringOf(reference.expression) : null
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
    const literal = objectBehind(source.value, depth)
    if (literal && source.path.length === 1) {
      const value = propertyOf(literal, source.path[0]!)
      return value && value !== 'unknown' ? resolve(value, depth) : null
    }
    let origin = resolve(source.value, depth)
    for (const name of source.path) origin = extended(origin, name)
    return origin
  }

  function fromMember(node: TSESTree.MemberExpression, depth: number): Origin | null {
    const name = nameOf(node)
    if (name === null) return null
    if (unwrapAwait(node.object).type === 'ThisExpression') {
      const field = fromField(unwrapAwait(node.object), name, depth)
      if (field) return field
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
    if (value.type !== 'Identifier') return null
    const variable = variableOf(file, value)
    const only = variable?.defs[0]?.type === 'Variable' && variable.defs[0].node.id.type === 'Identifier' ? onlyValueOf(variable) : null
    return only ? objectBehind(only, depth + 1) : null
  }

  /** `this.stripe`: the field's initialiser, what the constructor assigns to it, or the type it is injected as. */
  function fromField(self: Node, name: string, depth: number): Origin | null {
    const body = enclosingClass(self)?.body
    if (!body) return null
    for (const member of body.body) {
      if (member.type === 'PropertyDefinition' && nameOf(member) === name) {
        const value = member.value && resolve(member.value, depth)
        if (value) return value
        const annotated = fromAnnotation(member, depth)
        if (annotated) return annotated
      }
      if (member.type === 'MethodDefinition' && member.kind === 'constructor') {
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
    if (type.type === 'TSTypeReference') {
      const name = typeNameOrigin(type.typeName, depth)
      const argument = type.typeArguments?.params[0]
      if (!name && type.typeName.type === 'Identifier' && ['Readonly', 'Promise', 'NonNullable', 'Partial'].includes(type.typeName.name) && argument)
        return fromType(argument, depth + 1)
      return extended(name, 'new()')
    }
    if (type.type === 'TSTypeQuery' && type.exprName.type !== 'TSImportType') return typeNameOrigin(type.exprName, depth)
    return null
  }

  function typeNameOrigin(name: TSESTree.EntityName, depth: number): Origin | null {
    if (name.type === 'Identifier') return resolve(name, depth + 1)
    if (name.type === 'TSQualifiedName') return extended(typeNameOrigin(name.left, depth + 1), name.right.name)
    return null
  }

  function fromCall(node: TSESTree.CallExpression, depth: number): Origin | null {
    const callee = unwrapAwait(node.callee)
    if (callee.type === 'Identifier') {
      const variable = variableOf(file, callee)
      if (!variable && callee.name === 'require') {
        const module = stringOf(node.arguments[0])
        return module === null ? null : { module, path: [] }
      }
      const local = variable && localFunctionOf(variable)
      if (local) return fromReturn(local, depth)
    }
    return extended(resolve(callee, depth), '()')
  }

  function fromInstance(node: TSESTree.NewExpression, depth: number): Origin | null {
    return extended(resolve(node.callee, depth), 'new()')
  }

  /** `function getStripe() { return (client ??= new Stripe(key)) }`: what a local function returns, if it is one thing. */
  function fromReturn(fn: TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression, depth: number): Origin | null {
    if (fn.body.type !== 'BlockStatement') return resolve(fn.body, depth)
    let found: Origin | null = null
    for (const statement of nodesOf(file).within(fn.body, 'ReturnStatement')) {
      if (!statement.argument || nearestFunction(statement) !== fn) continue
      const origin = resolve(statement.argument, depth)
      if (!origin) continue
      if (found && !isSameOrigin(found, origin)) return null
      found = origin
    }
    return found
  }

  return (node) => resolve(node, 0)
})

function localFunctionOf(variable: Variable) {
  const definition = variable.defs[0]
  const value = definition?.type === 'FunctionName' ? definition.node : definition?.type === 'Variable' ? onlyValueOf(variable) : null
  return value?.type === 'FunctionDeclaration' || value?.type === 'FunctionExpression' || value?.type === 'ArrowFunctionExpression' ? value : null
}

function nearestFunction(node: Node): Node | null {
  for (let at = node.parent; at; at = at.parent)
    if (at.type === 'FunctionDeclaration' || at.type === 'FunctionExpression' || at.type === 'ArrowFunctionExpression') return at
  return null
}

function enclosingClass(node: Node): TSESTree.ClassDeclaration | TSESTree.ClassExpression | null {
  for (let at = node.parent; at; at = at.parent) if (at.type === 'ClassDeclaration' || at.type === 'ClassExpression') return at
  return null
}

/** `this.x = value` by class body. */
const fieldAssignmentsOf = lazily((file: SourceFile): ReadonlyMap<Node, readonly { name: string; value: Node }[]> => {
  const byClass = new Map<Node, { name: string; value: Node }[]>()
  for (const node of nodesOf(file).get('AssignmentExpression')) {
    if (node.left.type !== 'MemberExpression' || node.left.object.type !== 'ThisExpression') continue
    const name = nameOf(node.left)
    const body = enclosingClass(node)?.body
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
