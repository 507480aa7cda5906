import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { gapLabel } from '../../../../src/shared/draft/gaps.ts'

const taken = [
  'note-parlementaires',
  'fiche-argumentaire',
  'courriel',
  'question-ecrite',
  'saisine',
  'script-appel',
]
const asked = (name: string): string[] => {
  const path = new URL(`../../../../resources/templates/${name}.json`, import.meta.url)
  const { facts } = JSON.parse(readFileSync(path, 'utf8')) as { facts: (string | { key: string })[] }
  return facts.map(one => (typeof one === 'string' ? one : one.key))
}

test('a gap of a text that a bench book takes in has a name, though the book does not ask for it', () => {
  const own = new Set(asked('dossier-banc'))
  const nameless = taken.flatMap(asked).filter(key => !own.has(key) && gapLabel(key) === key)
  expect([...new Set(nameless)]).toEqual([])
})
