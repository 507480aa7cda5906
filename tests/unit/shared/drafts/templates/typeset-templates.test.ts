import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const resources = join(import.meta.dirname, '../../../../../resources')
const files = [
  ...readdirSync(join(resources, 'templates'), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.json'))
    .map(name => join('templates', name)),
  'guide.json',
  'questions.json',
]

test.each(files)('%s never lets a colon, a question or a guillemet begin or end a line alone', name => {
  const text = readFileSync(join(resources, name), 'utf8')
  expect(text.match(/.{0,30}(?:\S (?=[:;!?»](?!\w))|« ).{0,10}/g) ?? []).toEqual([])
})
