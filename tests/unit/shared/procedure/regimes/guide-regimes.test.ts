import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { orient } from '../../../../../src/shared/procedure/guide/guide.ts'
import { Guide } from '../../../../../src/shared/procedure/guide/model.ts'
import { regimes } from '../../../../../src/shared/procedure/regimes/all.ts'
import { matterOf } from '../../../../../src/shared/procedure/regimes/natures.ts'
import { lastDayByLaw, laws } from '../../../../fixtures/procedure/second-calendar.ts'

const guide = Guide.parse(
  JSON.parse(readFileSync(new URL('../../../../../resources/guide.json', import.meta.url), 'utf8')),
)
const asked = (answers: Record<string, string>, today: string) =>
  orient(guide, { answers, today, templates: [] })

describe('the guide, for any act of an administration', () => {
  const notified = '2026-09-01'
  test.each(regimes.map(one => [one.key, one] as const))(
    '%s: asks its matter, then its regime, and says its judge, its step and its day',
    (key, regime) => {
      const matter = matterOf(key)!
      const start = { 'guide.situation': 'acte' }
      expect(asked(start, notified).question?.choices.map(one => one.value)).toContain(matter.key)
      expect(
        asked({ ...start, 'limits.nature': matter.key }, notified).question?.choices.map(one => one.value),
      ).toContain(key)
      const answers = {
        ...start,
        'limits.nature': key,
        'guide.act': 'notification',
        'decision.notified': notified,
        'guide.letter': 'non',
      }
      const { proposal } = asked(answers, notified)
      expect(proposal?.title).toBe(regime.title)
      expect(proposal?.reasons.map(one => one.text).join(' ')).toContain(regime.judge)
      if (regime.first) expect(proposal?.reasons.map(one => one.text)).toContain(regime.first)
      const day = lastDayByLaw(key, { notified })
      const limit = proposal?.limits.find(
        one => one.kind === 'limit' && one.fate === 'running' && !one.key.startsWith('urba-'),
      )
      if (day) {
        expect((limit?.lastDay ?? '9999') <= day).toBe(true)
        if (!regime.isGeneral) expect(limit?.title).toBe(regime.title)
      } else if (key in laws) expect(limit).toBeUndefined()
      // once that day is past, the guide says so
      if (day) expect(asked(answers, '2029-01-02').proposal?.title).toBe('Le délai paraît passé')
    },
  )
})

describe('the guide, after the decision of a judge', () => {
  test.each([
    ['basis-521-2', 'Faire appel devant le juge des référés du Conseil d’État', 'L. 523-1'],
    ['basis-522-3', 'Se pourvoir devant le Conseil d’État', 'R. 523-1'],
    ['basis-521-1', 'Se pourvoir devant le Conseil d’État', 'R. 523-1'],
    ['basis-521-3', 'Se pourvoir devant le Conseil d’État', 'R. 523-1'],
    ['basis-expertise', 'Faire appel devant la cour administrative d’appel', 'R. 533-1'],
    ['basis-provision', 'Faire appel devant la cour administrative d’appel', 'R. 541-3'],
  ])('an order on %s: %s, within fifteen days', (basis, title, law) => {
    const answers = {
      'guide.situation': 'jugement',
      'guide.ruling': 'ordonnance',
      'order.basis': basis,
      'order.notified': '2026-05-04',
    }
    const { proposal } = asked(answers, '2026-05-05')
    expect(proposal?.title).toBe(title)
    const days = proposal?.limits.filter(
      one => one.key.startsWith('ref-') && !one.key.startsWith('ref-confirm'),
    )
    expect(days?.map(one => one.lastDay)).toEqual(['2026-05-20'])
    expect(days?.flatMap(one => one.articles).join(' ')).toContain(law)
    expect(asked(answers, '2026-06-01').proposal?.title).toBe('L’ordonnance paraît définitive')
  })
  test.each([
    ['regime-general', 'Faire appel', '2026-11-02'],
    ['regime-oqtf', 'Faire appel', '2026-10-02'],
    ['regime-election-municipal', 'Faire appel', '2026-10-02'],
    ['regime-urb-tense', 'Se pourvoir devant le Conseil d’État', '2026-11-02'],
  ])('a judgment on %s: %s until %s', (nature, title, day) => {
    const answers = {
      ...{
        'guide.situation': 'jugement',
        'guide.ruling': 'jugement',
        'guide.judgment': 'perdu',
        'judgment.documents': 'non',
      },
      ...{ 'limits.nature': nature, 'judgment.notified': '2026-09-01' },
    }
    const { proposal } = asked(answers, '2026-09-10')
    expect(proposal?.title).toBe(title)
    expect(proposal?.limits.find(one => /^(appeal|cassation):/.test(one.key))?.lastDay).toBe(day)
  })
})
