import type { TSESTree } from '@typescript-eslint/utils'
import { describingPackages, outsideDecorators, plainTypes } from '../knowledge/class-validator.js'
import { packageOf } from '../knowledge/modules.js'
import { decoratorsOf, nameOf, unwrap } from './expressions.js'
import { isFunction } from './functions.js'
import { lazily } from './lazily.js'
import { nodesOf } from './nodes.js'
import { originOf } from './origins.js'
import { definitionOf, variableOf } from './references.js'
import type { SourceFile } from './source-file.js'

/** A field of a class for class-validator that holds an object of another such class, into which nothing goes. */
export type UncheckedPart = {
  readonly node: TSESTree.PropertyDefinition
  readonly name: string
  /** The class of what it holds: `AddressDto`. */
  readonly type: string
  readonly isList: boolean
}

/**
 * Fields that class-validator looks at from outside only: without `@ValidateNested()` it does not ask the class of an object about its
 * fields. Fields with a decorator of their own, of the project or of another package, are left out: it may check them.
 */
export const uncheckedPartsOf = lazily((file: SourceFile): readonly UncheckedPart[] => {
  if (!file.text.includes('class-validator')) return []
  return [...nodesOf(file).get('ClassDeclaration'), ...nodesOf(file).get('ClassExpression')].flatMap((type) => {
    // The decorators of entities, documents and GraphQL types say what else reads the class.
    if (decoratorsOf(type).some((decorator) => packageBehind(file, decorator) !== '@nestjs/swagger')) return []
    return type.body.body.flatMap((member) => (member.type === 'PropertyDefinition' ? (uncheckedPart(file, member) ?? []) : []))
  })
})

function uncheckedPart(file: SourceFile, field: TSESTree.PropertyDefinition): UncheckedPart | null {
  const name = nameOf(field)
  const decorators = decoratorsOf(field)
  if (name === null || decorators.length === 0) return null
  let isValidated = false
  let made: TSESTree.Identifier | null = null
  for (const decorator of decorators) {
    const from = packageBehind(file, decorator)
    const called = decoratorName(decorator)
    if (from === 'class-validator') {
      if (!outsideDecorators.has(called)) return null
      isValidated = true
    } else if (from === null || !describingPackages.has(from) || called === 'Transform') return null
    else if (from === 'class-transformer' && called === 'Type') made = typeMadeBy(decorator)
  }
  const declared = declaredType(field)
  const held = made ?? (declared && /(?:Dto|DTO)$/.test(declared.name.name) ? declared.name : null)
  if (!isValidated || !held || plainTypes.has(held.name) || !isClassWithChecks(file, held)) return null
  return { node: field, name, type: held.name, isList: declared?.isList ?? false }
}

function packageBehind(file: SourceFile, { expression }: TSESTree.Decorator): string | null {
  const origin = originOf(file, expression.type === 'CallExpression' ? expression.callee : expression)
  return origin && packageOf(origin.module)
}

function decoratorName({ expression }: TSESTree.Decorator): string {
  return nameOf(unwrap(expression.type === 'CallExpression' ? expression.callee : expression)) ?? ''
}

/** `AddressDto` of `@Type(() => AddressDto)`. */
function typeMadeBy({ expression }: TSESTree.Decorator): TSESTree.Identifier | null {
  const [maker] = expression.type === 'CallExpression' ? expression.arguments : []
  const body = isFunction(maker) && maker.body.type !== 'BlockStatement' ? unwrap(maker.body) : null
  return body?.type === 'Identifier' ? body : null
}

/** The class that a field is declared as: `AddressDto`, `AddressDto | null`, `AddressDto[]`. */
function declaredType(field: TSESTree.PropertyDefinition): { readonly name: TSESTree.Identifier; readonly isList: boolean } | null {
  let type = field.typeAnnotation?.typeAnnotation
  if (type?.type === 'TSUnionType') {
    const others = type.types.filter(({ type: kind }) => kind !== 'TSNullKeyword' && kind !== 'TSUndefinedKeyword')
    if (others.length !== 1) return null
    type = others[0]
  }
  const [element] = type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && type.typeName.name === 'Array' ? (type.typeArguments?.params ?? []) : []
  const isArray = element !== undefined || type?.type === 'TSArrayType'
  const inner = element ?? (type?.type === 'TSArrayType' ? type.elementType : type)
  return inner?.type === 'TSTypeReference' && inner.typeName.type === 'Identifier' ? { name: inner.typeName, isList: isArray } : null
}

/** A class of another file, or one of this file that has checks; an interface or a type cannot have any. */
function isClassWithChecks(file: SourceFile, name: TSESTree.Identifier): boolean {
  const definition = definitionOf(variableOf(file, name))
  if (definition?.type === 'ImportBinding') {
    const { node, parent } = definition
    return !(parent?.type === 'ImportDeclaration' && parent.importKind === 'type') && !(node.type === 'ImportSpecifier' && node.importKind === 'type')
  }
  if (definition?.type !== 'ClassName') return false
  return definition.node.body.body.some((member) => member.type === 'PropertyDefinition' && decoratorsOf(member).some((decorator) => packageBehind(file, decorator) === 'class-validator'))
}

