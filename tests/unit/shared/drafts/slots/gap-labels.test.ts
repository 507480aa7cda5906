import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { gapLabel } from '../../../../../src/shared/drafts/slots/gap-labels.ts'
import { uncapital } from '../../../../../src/shared/french/wording.ts'
import { templateOf } from '../gathered.ts'

interface Spec {
  readonly key: string
  readonly label?: string
}
const read = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../../../resources/${path}`, import.meta.url), 'utf8'))
const asked = (name: string): Spec[] =>
  (read(`templates/${name}.json`) as { facts: (string | Spec)[] }).facts.map(one =>
    typeof one === 'string' ? { key: one } : one,
  )
const questions = read('questions.json') as Record<string, Omit<Spec, 'key'>>
const taken = [
  'note-parlementaires',
  'fiche-argumentaire',
  'courriel',
  'question-ecrite',
  'saisine',
  'script-appel',
]

test('a gap of a text that a bench book takes in is named by its question, which the book does not ask', () => {
  const own = new Set(asked('dossier-banc').map(one => one.key))
  const others = taken.flatMap(asked).filter(one => !own.has(one.key))
  expect(others.length).toBeGreaterThan(10)
  for (const { key, label = questions[key]?.label ?? '' } of others)
    expect([key, gapLabel(key)]).toEqual([key, uncapital(label)])
})

test('the court that is missing bears the name of the question that asks it: the cour, in an appeal', () => {
  const labels = ['requete-annulation', 'requete-appel-generale', 'pourvoi-cassation'].map(id =>
    gapLabel('court.name', templateOf(id)),
  )
  expect(labels).toEqual(['tribunal', 'cour administrative d’appel', 'juridiction'])
  expect(gapLabel('court.name')).toBe('tribunal')
})
