import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { rules } from '../../../../src/shared/procedure/rules/all.ts'

const resource = (path: string) =>
  readFileSync(new URL(`../../../../${path}`, import.meta.url), 'utf8').replace(/[\u00a0\u202f]/g, ' ')

const FIGURES: Readonly<Record<string, number>> = {
  un: 1,
  deux: 2,
  trois: 3,
  quatre: 4,
  six: 6,
  dix: 10,
  quinze: 15,
  douze: 12,
  '48': 48,
  'quarante-huit': 48,
}
const length = new RegExp(
  `(?<![\\p{L}\\d])(${Object.keys(FIGURES).join('|')}|\\d{1,2}) (mois|jours|an|ans|heures)(?!\\p{L})`,
  'giu',
)
const article = /(?<!\p{L})([LR])\.?\*? ?\*?(\d+(?:-\d+)+)/gu

/** A length as it is compared: `2 mois`, a year being twelve. */
function lengthsOf(text: string): { written: string; key: string }[] {
  return [...text.matchAll(length)].map(([written, word = '', unit = '']) => {
    const n = FIGURES[word.toLowerCase()] ?? Number(word)
    const plain = unit.toLowerCase()
    return { written, key: plain.startsWith('an') ? `${n * 12} mois` : `${n} ${plain}` }
  })
}
const articlesOf = (text: string): string[] => [...text.matchAll(article)].map(one => `${one[1]}${one[2]}`)

/** The lengths that the rules resting on an article give. */
const lengthsByArticle = new Map<string, Set<string>>()
for (const { count, sources } of rules) {
  const lengths: string[] = []
  switch (count.kind) {
    case 'months':
      lengths.push(`${count.n} mois`)
      break
    case 'days':
      lengths.push(`${count.n} jours`)
      break
    case 'birth':
      lengths.push(`${count.months} mois`)
      break
    default:
  }
  for (const key of sources.flatMap(one => articlesOf(one.text)))
    lengthsByArticle.set(key, new Set([...(lengthsByArticle.get(key) ?? []), ...lengths]))
}

/** The reasonable year bounds every limit that is not opposable, whatever article opens it. */
const REASONABLE_YEAR = /délai raisonnable/

/** The sentences of a text that give an article of the rules another length than they do: of each article, the length that stands nearest. */
function contradictions(text: string): string[] {
  return text
    .split(/(?<=[.!?])(?<!(?<!\p{L})(?:art|al|c|p|v|M|L|R|D)\.)\s+(?=\p{Lu})|\\n|[;"]/u)
    .flatMap(sentence => {
      const articles = [...sentence.matchAll(article)]
      const allowed = new Set(
        articles.flatMap(one => [...(lengthsByArticle.get(`${one[1]}${one[2]}`) ?? [])]),
      )
      if (allowed.size === 0) return []
      if (REASONABLE_YEAR.test(sentence)) allowed.add('12 mois')
      const nearest = articles.flatMap(one => {
        const places = [...sentence.matchAll(length)].map(({ 0: written, index }) => ({
          written,
          apart: Math.abs(index - one.index),
        }))
        return places.toSorted((a, b) => a.apart - b.apart).slice(0, 1)
      })
      return nearest
        .flatMap(({ written }) => lengthsOf(written))
        .filter(one => !allowed.has(one.key))
        .map(one => `${one.written} : ${sentence.trim().slice(0, 200)}`)
    })
}

describe('a length of time beside an article of the rules', () => {
  const packs = readdirSync(new URL('../../../../resources/packs', import.meta.url)).map(
    one => `resources/packs/${one}`,
  )
  const templates = readdirSync(new URL('../../../../resources/templates', import.meta.url)).map(
    one => `resources/templates/${one}`,
  )
  test.each([...packs, ...templates, 'resources/guide.json', 'resources/questions.json', 'docs/guide.md'])(
    '%s gives the one of the rules',
    path => expect(contradictions(resource(path))).toEqual([]),
  )
  test('is seen where it contradicts them', () => {
    expect(contradictions('Le recours est formé dans les trois mois (art. R. 421-1 CJA).')).toHaveLength(1)
    expect(contradictions('Le silence gardé un mois vaut rejet (L. 411-7 CRPA).')).toHaveLength(1)
    expect(contradictions('Le recours est formé dans les deux mois (art. R. 421-1 CJA).')).toEqual([])
    expect(lengthsByArticle.size).toBeGreaterThan(60)
  })
})
