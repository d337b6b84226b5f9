/**
 * Decorators of class-validator that look at the outside of a value: whether it is there, a list, an object, how many there are. None
 * of them goes into an object and asks about its fields. Source: README of class-validator 0.14, "Validation decorators".
 */
export const outsideDecorators: ReadonlySet<string> = new Set([
  'Allow', 'ArrayMaxSize', 'ArrayMinSize', 'ArrayNotEmpty', 'ArrayUnique', 'IsArray', 'IsDefined', 'IsNotEmpty', 'IsNotEmptyObject', 'IsObject', 'IsOptional', 'ValidateIf',
])

/** Packages whose decorators say something about a field and check nothing. */
export const describingPackages: ReadonlySet<string> = new Set(['@nestjs/swagger', 'class-transformer'])

/** What `@Type(() => Number)` of class-transformer makes that has no fields of its own to check. */
export const plainTypes: ReadonlySet<string> = new Set(['Number', 'String', 'Boolean', 'Date', 'Object', 'BigInt', 'Array', 'Map', 'Set', 'Buffer', 'Decimal', 'URL'])
