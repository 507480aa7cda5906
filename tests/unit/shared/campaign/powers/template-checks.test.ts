import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { templateOf } from '../../drafts/gathered.ts'

const composed = readdirSync('resources/templates')
  .map(file => templateOf(file.replace('.json', '')))
  .filter(({ brief }) => brief)

test.each(composed.map(template => [template.id, template] as const))(
  '%s is final neither past its step nor where the table has nothing to ask of its reader',
  (_id, { blocks, checks }) => {
    expect(checks).toContain('stagePassed')
    if (JSON.stringify(blocks).includes('{{request.')) expect(checks).toContain('requestFits')
  },
)

test('a document says itself who reads it', () => {
  const of = (readers: string) =>
    composed.flatMap(({ brief }) => (brief?.readers === readers ? [brief.name] : [])).sort()
  expect(of('everybody')).toEqual(['message', 'petition', 'tract'])
  expect(of('press')).toEqual(['communique'])
})
