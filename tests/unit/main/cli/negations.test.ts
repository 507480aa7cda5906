import { expect, test } from 'vitest'
import { parse, scan } from '../../../../src/main/cli/parse.ts'

const optionsOf = (line: string) => parse(line.split(' '), scan(line.split(' '))).options

test('an option whose name begins with « no- » is set when it is given, and only then', () => {
  expect(optionsOf('backups --no-place')).toMatchObject({ 'no-place': true, place: undefined })
  expect(optionsOf('backups --place ailleurs')).toMatchObject({ 'no-place': false, place: 'ailleurs' })
  expect(optionsOf('campaign export --no-comments --out f')).toMatchObject({ 'no-comments': true })
  expect(optionsOf('campaign export --out f')).toMatchObject({ 'no-comments': false })
})
