import { localDay } from '../../kernel/days.ts'
import { fateLook, fateState } from './fate.ts'
import type { Bill, Fate, Measure, Stage } from './model.ts'
import { currentStage } from './stages.ts'
import { type MeasureState, stateAt } from './state/measure-state.ts'

/** The fate of a measure at one stage, as its page tells it. */
export interface ReadingCell {
  readonly stage: Stage
  /** what is known there; undefined where nobody read it */
  readonly fate: Fate | undefined
  readonly look: ReturnType<typeof fateLook>
  readonly article: string | undefined
  /** who would know: where the text of that stage and its debates are published */
  readonly witness: string
}

/** The cells of a measure's page, one for each stage of its bill. The date of a fate that has none is that of its stage. */
export function readingCells(bill: Bill, measure: Measure, today = localDay(new Date())): ReadingCell[] {
  return bill.stages.map(stage => {
    const fate = measure.fates.find(one => one.stage === stage.key)
    const isKnown = Boolean(fate?.outcome) || fateState(fate) !== undefined
    const date = fate?.date ?? stage.date
    return {
      stage,
      fate: fate && isKnown ? { ...fate, ...(date && { date }) } : undefined,
      look: fateLook(isKnown ? fate : undefined, today),
      article: stateAt(bill, measure, stage.key).article,
      witness: witnessOf(stage),
    }
  })
}

/** The state of a measure today: at the stage its bill is at. */
export function stateToday(bill: Bill, measure: Measure, today: string): MeasureState | undefined {
  const stage = currentStage(bill, today)
  return stage && stateAt(bill, measure, stage.key, today)
}

const SITES = { an: 'sur le site de l’Assemblée nationale', senat: 'sur le site du Sénat' } as const

/** Who knows what became of a measure at a stage: the act to read, and where it is published. */
export function witnessOf({ kind, chamber, text, reference }: Stage): string {
  const site = chamber ? SITES[chamber] : 'sur les sites des deux assemblées'
  const number = text ? ` (${/^\d/.test(text) ? `n°\u00a0${text}` : text})` : ''
  const named = reference ? ` (${reference})` : ''
  switch (kind) {
    case 'depot':
    case 'transmission':
    case 'renvoi':
      return `le texte déposé${number}, ${site}`
    case 'commission-delai':
    case 'commission':
      return `le rapport, le texte de la commission${number} et le compte rendu de ses réunions, ${site}`
    case 'seance-delai':
    case 'seance':
      return `le compte rendu intégral de la séance et le sort des amendements, ${site}`
    case 'vote':
    case 'nouvelle-lecture':
    case 'lecture-definitive':
    case 'cmp-lecture':
      return `le texte adopté${number} et le compte rendu intégral de la séance, ${site}`
    case 'cmp':
      return `le rapport de la commission mixte paritaire${named}, sur les sites des deux assemblées`
    case 'conseil':
      return 'la décision, les saisines et les observations du Gouvernement, sur le site du Conseil constitutionnel'
    case 'promulgation':
      return 'la loi publiée au Journal officiel, sur Légifrance'
    case 'decrets':
      return 'les décrets publiés au Journal officiel, sur Légifrance'
    case undefined:
      return 'le dossier législatif, sur les sites des deux assemblées'
  }
}
