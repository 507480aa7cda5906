import { describe, expect, test } from 'vitest'
import { withSpan } from '../../../../src/main/cli/dossiers/computed.ts'
import { eventKindsText } from '../../../../src/main/cli/dossiers/event-kinds.ts'
import { findEventKinds } from '../../../../src/shared/procedure/events/find-kinds.ts'
import { eventKinds } from '../../../../src/shared/procedure/events/kinds.ts'
import { compute } from '../../../../src/shared/procedure/neutral/answer.ts'
import { Situations } from '../../../../src/shared/procedure/neutral/format.ts'
import { regimes } from '../../../../src/shared/procedure/regimes/all.ts'

describe('the list of kinds of events', () => {
  test('has each kind once, and no nature of an act under each of them', () => {
    const text = eventKindsText(findEventKinds(''), '')
    for (const { kind } of eventKinds) expect(text).toContain(`${kind}  `)
    expect(text).not.toContain('regime-visa')
    expect(text.split('\n').length).toBeLessThan(300)
  })
  test('is searched by the words of a kind, of an answer, of an act', () => {
    expect(findEventKinds('refus visa').natures.map(one => one.key)).toEqual([
      'regime-visa',
      'regime-visa-short',
    ])
    expect(findEventKinds('jugement').kinds.map(one => one.kind)).toContain('judgment')
    expect(findEventKinds('préempt').natures.map(one => one.key)).toEqual([
      'regime-urb-preemption',
      'regime-urb-safer',
    ])
    expect(findEventKinds('zzz')).toEqual({ kinds: [], natures: [] })
    expect(findEventKinds('').natures).toHaveLength(regimes.length)
  })
})

describe('a time that the decision prints', () => {
  const situation = (type: string) =>
    Situations.parse({
      events: [{ type, date: '2026-02-27', 'voies et délais': 'mentionnés' }],
      facts: { tribunal: 'métropole', domicile: 'métropole', requérant: 'destinataire', acte: 'individuel' },
      ask: 'dernier jour pour saisir le tribunal administratif',
    })[0]!
  test('is held to where it is told beside the file', () => {
    const subsidy = situation('refus de subvention notifié')
    expect(compute(subsidy).last_day).toBe('2026-04-28')
    expect(compute(withSpan(subsidy, '1m'))).toMatchObject({ last_day: '2026-03-30', unread: [] })
    expect(compute(withSpan(subsidy, '15j')).keep! <= '2026-03-16').toBe(true)
  })
  test('is refused where it is none, or where no decision prints it', () => {
    expect(() => withSpan(situation('refus de subvention notifié'), 'bientôt')).toThrow(/attendu/)
    expect(() => withSpan(situation('audience'), '1m')).toThrow(/aucune décision/)
  })
  test('told of an event that takes none is named, not dropped', () => {
    const told = Situations.parse({
      events: [
        { type: 'refus de subvention notifié', date: '2026-02-27', 'voies et délais': 'mentionnés' },
        { type: 'recours gracieux reçu', date: '2026-03-27', délai: 'un mois' },
      ],
      ask: 'dernier jour pour saisir le tribunal administratif',
    })[0]!
    expect(compute(told).unread.join(' ')).toContain('délai : un mois')
  })
})
