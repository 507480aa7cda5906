import { countOf } from '../../french/wording.ts'
import type { WaveWeek } from './contract.ts'
import type { Wave } from './model.ts'

type AskedWave = Pick<Wave, 'id' | 'title' | 'campaign'> & { readonly lines: readonly unknown[] }

/** A wave of a campaign, in one line of where the campaign stands. */
export interface WaveSummary {
  readonly id: string
  readonly title: string
  readonly text: string
  /** something of it is late */
  readonly isLate: boolean
}

/** Says of each wave of a campaign how many administrations it asks, and what this week brings. */
export function waveSummaries(waves: readonly AskedWave[], week: WaveWeek, campaign: string): WaveSummary[] {
  return waves
    .filter(one => one.campaign === campaign)
    .map(({ id, title, lines }) => {
      const of = (items: WaveWeek['born']) => items.filter(one => one.wave === id).length
      const [refusals, ends, late, unproven] = [
        of(week.born) + of(week.since),
        of(week.ends),
        of(week.late),
        of(week.unproven),
      ]
      const news = [
        refusals > 0 && countOf(refusals, 'silence devenu refus', 'silences devenus refus'),
        ends > 0 && countOf(ends, 'acte à faire', 'actes à faire'),
        late > 0 && `${late} en retard`,
        unproven > 0 &&
          countOf(unproven, 'envoi sans preuve de réception', 'envois sans preuve de réception'),
      ].filter(one => one !== false)
      const administrations = countOf(lines.length, 'administration')
      return {
        id,
        title,
        text: `${administrations}, et cette semaine ${news.join(', ') || 'rien à faire'}`,
        isLate: late > 0,
      }
    })
}
