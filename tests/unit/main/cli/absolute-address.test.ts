import { join } from 'node:path'
import { expect, test } from 'vitest'
import { absoluteAddress } from '../../../../src/main/cli/office/absolute-address.ts'

test('files that an address names are named from where one is, and stay where they were named whole', () => {
  const here = (name: string) => join(process.cwd(), name)
  expect(absoluteAddress('postgres://lea@bureau/b?sslrootcert=autorite.crt&sslmode=verify-ca')).toBe(
    `postgres://lea@bureau/b?sslrootcert=${here('autorite.crt')}&sslmode=verify-ca`,
  )
  const named = new URL(absoluteAddress('postgres://lea@bureau/b?sslcert=a%20%26b%2Bc.crt&sslkey=%2Fc.key'))
  expect(named.searchParams.get('sslcert')).toBe(here('a &b+c.crt'))
  expect(named.searchParams.get('sslkey')).toBe('/c.key')
  expect(absoluteAddress('postgres://lea@bureau/b')).toBe('postgres://lea@bureau/b')
  expect(absoluteAddress('bureau')).toBe(here('bureau'))
})
