import { expect, test } from 'vitest'
import { uncheckedPartsOf } from '../../src/facts/unchecked-parts.js'
import { parseFile } from '../support/parse-file.js'

/** Each field with the class that nobody goes into. */
const parts = (field: string, before = '') =>
  uncheckedPartsOf(
    parseFile(`import { IsArray, IsNotEmpty, IsObject, IsOptional, ValidateNested } from 'class-validator'\nimport { Transform, Type } from 'class-transformer'\nimport { ApiProperty } from '@nestjs/swagger'\nimport { AddressDto } from './address.dto'\nimport type { ShapeDto } from './shape'\nimport { IsOurs } from './checks'\n${before}\nexport class OrderDto {\n${field}\n}`),
  ).map(({ name, type, isList }) => `${name}: ${type}${isList ? '[]' : ''}`)

test.each<[string, string, string[]]>([
  ['an object that is only there', '@IsOptional() address?: AddressDto', ['address: AddressDto']],
  ['an object that is made and not looked into', '@IsNotEmpty() @Type(() => AddressDto) address: AddressDto', ['address: AddressDto']],
  ['a list', '@IsArray() @Type(() => AddressDto) stops: AddressDto[]', ['stops: AddressDto[]']],
  ['a list by its long name', '@IsArray() stops: Array<AddressDto>', ['stops: AddressDto[]']],
  ['an object or nothing', '@IsOptional() address: AddressDto | null', ['address: AddressDto']],
  ['an object that is described', '@ApiProperty({ type: () => AddressDto }) @IsOptional() address?: AddressDto', ['address: AddressDto']],
  ['looked into', '@ValidateNested() @Type(() => AddressDto) address: AddressDto', []],
  ['a check of our own', '@IsOptional() @IsOurs() address?: AddressDto', []],
  ['changed by a function', '@IsOptional() @Transform(({ value }) => parse(value)) address?: AddressDto', []],
  ['no check at all', '@ApiProperty() address: AddressDto', []],
  ['text', '@IsNotEmpty() @Type(() => String) name: string', []],
  ['a date', '@IsNotEmpty() @Type(() => Date) due: Date', []],
  ['only a type', '@IsOptional() shape?: ShapeDto', []],
  ['one of two', '@IsOptional() place?: AddressDto | string', []],
])('%s', (_situation, field, expected) => {
  expect(parts(field)).toEqual(expected)
})

test('a class of the file counts where it has checks', () => {
  expect(parts('@IsOptional() item?: ItemDto', 'class ItemDto { @IsNotEmpty() name: string }')).toEqual(['item: ItemDto'])
  expect(parts('@IsOptional() item?: ItemDto', 'class ItemDto { name: string }')).toEqual([])
})

test('what something else reads is left alone', () => {
  expect(uncheckedPartsOf(parseFile("import { IsOptional } from 'class-validator'\nimport { Entity } from 'typeorm'\nimport { AddressDto } from './address.dto'\n@Entity() export class Order { @IsOptional() address?: AddressDto }"))).toEqual([])
})
