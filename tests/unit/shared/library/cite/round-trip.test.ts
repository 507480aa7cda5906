import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { squash } from '../../../../../src/shared/french/fold.ts'
import { findOffers, type Offer } from '../../../../../src/shared/library/cite/find/offer.ts'
import { answersTo, borneAs } from '../../../../../src/shared/library/cite/links/answers.ts'
import { citeText } from '../../../../../src/shared/library/cite/print.ts'
import { sourceFromFields } from '../../../../../src/shared/library/cite/source-fields.ts'
import { keysOf } from '../../../../../src/shared/library/keys.ts'
import { Source } from '../../../../../src/shared/library/model.ts'

const file = (path: string) =>
  JSON.parse(readFileSync(new URL(`../../../../../${path}`, import.meta.url), 'utf8'))

/** A source is found again by one of its keys, or, where it has no number, by its court and day. */
function ownKeys(source: Source): ReadonlySet<string> {
  const keys = keysOf(source)
  const byDay =
    source.kind === 'decision' && keys.length === 0
      ? [`decision:${squash(source.court)}|${squash(source.city ?? '')}||${source.date}`]
      : []
  return new Set([...keys, ...byDay].flatMap(key => [key, ...answersTo(key)]))
}

// what is printed by hand (`citeAs`) lists several things, or names none that has a key
const packs = ['autorites', 'narcotrafic', 'moyens'].flatMap(
  name => file(`resources/packs/${name}.json`).sources ?? [],
)
const published = new Set(['parl.', 'amendement', 'doctrine', 'presse'])
const vectors = (
  file('tests/fixtures/citations/citations.json') as { type: string; fields: unknown; id: string }[]
)
  .filter(({ type }) => !published.has(type) || type === 'parl.' || type === 'amendement')
  .map(({ type, fields, id }) => ({ ...sourceFromFields(type, fields), id }))
  // a vector keeps the subdivision in the number of its article, which the library never does
  .map(one => (one.kind === 'article' ? { ...one, number: one.number.split(',')[0] ?? '' } : one))
const sources = [...packs.map(one => Source.parse(one)), ...vectors].filter(
  one => one.kind !== 'argument' && !one.citeAs && ownKeys(one).size > 0,
)

const profiles = ['pretoire', 'reflex'] as const
const forms = ['full', 'short', 'again', 'same'] as const

/** Reads a citation back in the form asked; what speaks of one before it comes after it in full. */
function readBack(source: Source, profile: (typeof profiles)[number], form: (typeof forms)[number]): Offer[] {
  const text = `Voir ${citeText(source, { profile, form })}.`
  const before = form === 'again' || form === 'same' ? [`Voir ${citeText(source, { profile })}.`] : []
  return findOffers([...before, text]).at(-1) ?? []
}

describe.each(profiles)('every citation that the program prints is read back, profile %s', profile => {
  test.each(forms)('form %s', form => {
    const lost = sources.flatMap(source => {
      const keys = ownKeys(source)
      const isRead = readBack(source, profile, form).some(offer =>
        offer.keys.flatMap(key => [key, ...borneAs(key)]).some(key => keys.has(key)),
      )
      return isRead ? [] : [`${source.id} ${citeText(source, { profile, form })}`]
    })
    expect(sources.length).toBeGreaterThan(200)
    expect(lost).toEqual([])
  })
  test('a pinpoint goes with it', () => {
    const decisions = sources.filter(one => one.kind === 'decision')
    const lost = decisions.flatMap(source => {
      const pin = source.kind === 'decision' && source.court === 'CEDH' ? '§ 90' : 'pt 5'
      const text = `Voir ${citeText(source, { profile, pin })}.`
      const offer = findOffers([text])[0]?.at(-1)
      return offer?.pin?.replace(/\u00a0/g, ' ') === pin ? [] : [`${source.id} ${text} ${offer?.pin}`]
    })
    expect(lost).toEqual([])
  })
})
