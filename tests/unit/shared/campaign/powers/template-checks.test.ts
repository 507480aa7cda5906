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

test('a kind says itself where it stands among those one chooses from, and in a bench book', () => {
  const namesBy = (rank: 'choiceRank' | 'benchRank') =>
    composed
      .flatMap(({ brief }) => (brief ? [brief] : []))
      .toSorted((a, b) => (a[rank] ?? 99) - (b[rank] ?? 99))
  const choices = namesBy('choiceRank').map(brief => brief.choiceRank)
  expect(choices).toEqual(choices.map((_, n) => n + 1))
  expect(namesBy('choiceRank')[0]?.name).toBe('note')
  const quoted = namesBy('benchRank').filter(
    ({ name, readers }) => name !== 'banc' && readers !== 'everybody',
  )
  expect(quoted.map(({ name }) => name)).toEqual([
    'note',
    'fiche',
    'saisine',
    'question',
    'communique',
    'courriel',
    'lettre',
    'script',
    'suivi',
  ])
})
