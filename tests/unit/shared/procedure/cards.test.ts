import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { Event } from '../../../../src/shared/dossiers/model.ts'
import { timeLimits } from '../../../../src/shared/procedure/limits/time-limits.ts'
import { placeOf } from '../../../../src/shared/procedure/place.ts'
import { rules } from '../../../../src/shared/procedure/rules/all.ts'

interface Card {
  readonly id: string
  readonly kind: string
  readonly numbers?: readonly string[]
  readonly holding?: string
  readonly tags?: readonly string[]
}
const file = new URL('../../../../resources/packs/autorites.json', import.meta.url)
const cards = (JSON.parse(readFileSync(file, 'utf8')) as { readonly sources: readonly Card[] }).sources
const card = (id: string) => cards.find(one => one.id === id)?.holding ?? ''

type Told = readonly [kind: string, date: string, ...options: string[]]
const limits = (told: readonly Told[], distance = 0) =>
  timeLimits(
    told.map(([kind, date, ...options], n) => Event.parse({ id: `e${n}`, kind, date, label: kind, options })),
    placeOf('metropole', [], distance, ['regime-general']),
  ).filter(one => one.fate === 'running')
const last = (rule: string, ...given: Parameters<typeof limits>) =>
  limits(...given).find(one => one.key.startsWith(`${rule}:`))

const notified: Told = ['notified', '2026-01-12', 'remedies']
/** A sentence of each card, and whether the rules say the same. */
const claims: Readonly<Record<string, readonly [says: RegExp, holds: () => boolean]>> = {
  'EDH-11': [
    /délai raisonnable d’un an/,
    () => last('rep', [['notified', '2026-01-12', 'no-remedies']])?.prudent === '2027-01-12',
  ],
  'PRO-06': [/francs/, () => last('rep', [notified])?.lastDay === '2026-03-13'],
  'PRO-07': [
    /20\sfévrier.*8\smars/,
    () => last('ref-appeal', [['order', '2023-02-20', 'basis-expertise']])?.lastDay === '2023-03-08',
  ],
  'PRO-08': [
    /franc et prorogé/,
    () =>
      last('rep', [
        ['notified', '2025-12-12', 'remedies'],
        ['gracieux', '2026-02-13', 'acknowledged'],
      ])?.lastDay === '2026-06-15',
  ],
  'PRO-09': [
    /distance ne profite pas au recours gracieux/,
    () => last('rep', [notified, ['gracieux', '2026-04-20', 'acknowledged']], 2)?.lastDay === '2026-05-13',
  ],
  'PRO-12': [
    /l’interrompt/,
    () => last('rep', [notified, ['gracieux', '2026-02-01', 'acknowledged']])?.lastDay === '2026-06-02',
  ],
  'PRO-18': [
    /quinze jours après la notification/,
    () =>
      last('rep', [
        notified,
        ['legal-aid', '2026-03-02'],
        ['legal-aid-decided', '2026-05-20'],
      ])?.readings.some(one => one.label.startsWith('quinze jours')) === true,
  ],
  'PRO-22': [
    /trois mois/,
    () => last('cnil-silence', [['cnil-complaint', '2026-01-12']])?.lastDay === '2026-04-12',
  ],
}

test.each(Object.entries(claims))('the card %s says of its limit what the rules say', (id, [says, holds]) => {
  expect(card(id)).toMatch(says)
  expect(holds()).toBe(true)
})

const lengths: Readonly<Record<string, string>> = {
  'quinze jours': '15 days',
  'un mois': '1 months',
  'deux mois': '2 months',
  'trois mois': '3 months',
  'quatre mois': '4 months',
  'six mois': '6 months',
  'un an': '12 months',
}

test('a card that rests behind a limit gives no other length than the rules of that limit', () => {
  const lengthOf = ({ count }: (typeof rules)[number]) =>
    count.kind === 'months' || count.kind === 'days'
      ? `${count.n} ${count.kind}`
      : count.kind === 'birth'
        ? `${count.months} months`
        : ''
  const cited = new Map<string, Set<string>>()
  for (const { key, sources } of rules)
    for (const { text } of sources) {
      const number = /n° (\d+)$/.exec(text)?.[1]
      if (!number) continue
      const own = rules.filter(one => one.key === key).map(lengthOf)
      cited.set(number, new Set([...(cited.get(number) ?? []), ...own]))
    }
  let compared = 0
  for (const { id, numbers = [], holding = '' } of cards) {
    const known = numbers.flatMap(one => [...(cited.get(one) ?? [])])
    if (known.length === 0) continue
    for (const [words, length] of Object.entries(lengths)) {
      if (!holding.includes(words)) continue
      compared += 1
      expect(known, `${id} : « ${words} »`).toContain(length)
    }
  }
  expect(compared).toBeGreaterThan(1)
})

test('a card on time limits that states a length is held to a rule', () => {
  const numbers = new Set(
    rules.flatMap(({ sources }) => sources.map(one => /n° (\d+)$/.exec(one.text)?.[1] ?? '')),
  )
  const free = cards.filter(
    ({ id, kind, holding = '', tags = [], numbers: own = [] }) =>
      kind === 'decision' &&
      tags.includes('délais') &&
      Object.keys(lengths).some(words => holding.includes(words)) &&
      !(id in claims) &&
      !own.some(one => numbers.has(one)),
  )
  expect(free.map(one => one.id)).toEqual([])
})
