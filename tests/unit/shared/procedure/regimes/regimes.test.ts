import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { Event } from '../../../../../src/shared/dossiers/model.ts'
import { eventKinds } from '../../../../../src/shared/procedure/events/kinds.ts'
import { timeLimits } from '../../../../../src/shared/procedure/limits/time-limits.ts'
import { compute } from '../../../../../src/shared/procedure/neutral/answer.ts'
import { Situations } from '../../../../../src/shared/procedure/neutral/format.ts'
import { placeOf } from '../../../../../src/shared/procedure/place.ts'
import { regimes } from '../../../../../src/shared/procedure/regimes/all.ts'
import { type Matter, matters } from '../../../../../src/shared/procedure/regimes/matters.ts'
import { naturesIn, natureValues } from '../../../../../src/shared/procedure/regimes/natures.ts'
import { rules } from '../../../../../src/shared/procedure/rules/all.ts'

/** A dated case: the last day by the law, the earliest that may be argued, and what else the answer has to say. */
interface DatedCase {
  readonly id: string
  readonly last_day: string
  readonly also_arguable_from?: string
  readonly expects?: 'late' | 'CE'
  /** words of the judge, or of what is filed */
  readonly court?: string
}
const casesOf = (file: URL) =>
  existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as { readonly cases: readonly DatedCase[] }).cases
    : []
const ownCases = (name: string) =>
  casesOf(new URL(`../../../../fixtures/procedure/${name}.json`, import.meta.url))
const lists = {
  'of the project': ownCases('regimes'),
  'of every code': ownCases('dated-acts'),
  'of every code, kept aside': ownCases('dated-acts-aside'),
  'kept beside the project': casesOf(new URL('../../../../../../shared/legal/regimes.json', import.meta.url)),
}

describe.each(Object.entries(lists))('the dated cases of regimes %s', (name, cases) => {
  test(`are there${name.startsWith('of') ? '' : ', where they are kept'}`, () =>
    expect(name.startsWith('of') ? cases.length : 1).toBeGreaterThan(0))
  test.each(cases.map(one => [one.id, one] as const))('%s', (_, dated) => {
    const answer = compute(Situations.parse(dated)[0]!)
    const earliest = dated.also_arguable_from ?? dated.last_day
    expect(answer.keep).not.toBeNull()
    expect(answer.keep! <= dated.last_day, `kept ${answer.keep}, the law says ${dated.last_day}`).toBe(true)
    expect(answer.last_day! <= dated.last_day, `${answer.last_day} is later than ${dated.last_day}`).toBe(
      true,
    )
    expect(answer.last_day! >= earliest, `${answer.last_day} is earlier than ${earliest}`).toBe(true)
    if (dated.expects === 'late') expect(answer.admissible).toBe(false)
    if (dated.expects === 'CE') expect(`${answer.judge} ${answer.remedy}`).toContain('Conseil d’État')
    if (dated.court) expect(`${answer.judge} ${answer.remedy}`).toContain(dated.court)
  })
})

test('a file of cases is read as it is, like one of vectors', () =>
  expect(Situations.parse({ cases: [{ events: [{ type: 'x' }] }] })).toHaveLength(1))

describe('the regimes', () => {
  const leaves = (matters as readonly Matter[]).flatMap(one => Object.keys(one.regimes))
  test('are one for each leaf of the tree, and no other', () => {
    expect(regimes.map(one => one.key).toSorted()).toEqual(leaves.toSorted())
    expect(new Set(leaves).size).toBe(leaves.length)
  })
  test('no word of the tree is the answer to another question', () => {
    const words = eventKinds.flatMap(one => one.options.map(option => option.key))
    const others = words.filter(one => !/^(regime|matter)-/.test(one))
    expect(others.filter(one => one in natureValues)).toEqual([])
  })
  test.each(regimes.map(one => [one.key, one] as const))(
    '%s says who judges, how, and what does not move it',
    (_, regime) => {
      expect(regime.judge).not.toBe('')
      expect(regime.form || regime.first).not.toBe('')
      if (['prior', 'cada-seize', 'account'].includes(regime.step)) expect(regime.first).not.toBe('')
      expect(regime.isGeneral || regime.isUnwritten || regime.remedies.length > 0).toBe(true)
      for (const remedy of regime.remedies) {
        expect(remedy.sources.length).toBeGreaterThan(0)
        if (!remedy.recourse && remedy.count.kind !== 'none') expect(regime.unmoved).not.toBe('')
      }
    },
  )
  test('a matter leaves each of its regimes possible, until one is told', () => {
    for (const { key, regimes: ofMatter } of matters as readonly Matter[]) {
      expect(naturesIn([key]).toSorted()).toEqual(Object.keys(ofMatter).toSorted())
      for (const one of Object.keys(ofMatter)) expect(naturesIn([key, one])).toEqual([one])
    }
  })
  test('of a regime that is not written, no limit is the one of general law, and the caveat says the shortest known', () => {
    for (const { key } of regimes.filter(one => one.isUnwritten)) {
      const ofRegime = rules.filter(
        rule => rule.when.also.nature?.includes(key) || rule.when.explicit.includes(key),
      )
      const own = ofRegime.filter(rule => rule.trigger.events.includes('notified'))
      expect(own.length, key).toBeGreaterThan(0)
      for (const rule of own) {
        expect(rule.caveat, key).toMatch(/deux mois n’est pas sûr ; le plus court connu est de .+ \(art\. /)
        expect(rule.count.kind === 'months' && rule.count.n > 1, key).toBe(false)
      }
    }
  })
  test('what each of them gives, on one day, alone and after a recours gracieux', async () => {
    const at = (kind: string, date: string, ...options: string[]) =>
      Event.parse({ id: kind, kind, date, label: '', options })
    const place = placeOf('metropole', [], 0)
    const line = (events: readonly Event[]) =>
      timeLimits(events, place)
        .filter(one => one.kind === 'limit' || one.kind === 'none')
        .map(
          one =>
            `${one.title} : ${one.fate === 'running' ? '' : `${one.fate} `}${one.prudent ?? '—'} ${one.lastDay ?? '—'} [${one.articles.join(', ')}]`,
        )
        .join(' | ')
    const rows = [...Object.keys(natureValues), ''].flatMap(nature => [
      `${nature || 'nature inconnue'} : ${natureValues[nature] ?? ''}`,
      ...['notified', 'published'].map(
        kind => `  ${kind} ${line([at(kind, '2026-09-01', ...(nature ? [nature] : []))])}`,
      ),
      `  + gracieux ${line([at('notified', '2026-09-01', ...(nature ? [nature] : [])), at('gracieux', '2026-09-02')])}`,
    ])
    await expect(`${rows.join('\n')}\n`).toMatchFileSnapshot('../../../../fixtures/outcomes/regimes.txt')
  })
})
