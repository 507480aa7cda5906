import { fold } from '../../french/fold.ts'
import { localDay } from '../../kernel/days.ts'
import type { Bill, Fate, FateState, Measure, Stage } from './model.ts'
import { termIn } from './state/term.ts'

/** How a fate is shown: a word and a sign say it, colour only repeats them. `tone`: what it does to the measure. */
export interface FateLook {
  readonly word: string
  readonly sign: string
  readonly tone: 'in' | 'changed' | 'out' | 'part' | 'unknown'
}

const looks: Readonly<Record<FateState, FateLook>> = {
  adopted: { word: 'adopté', sign: '●', tone: 'in' },
  kept: { word: 'maintenu', sign: '●', tone: 'in' },
  added: { word: 'ajouté', sign: '+', tone: 'in' },
  restored: { word: 'rétabli', sign: '↺', tone: 'in' },
  'in-law': { word: 'dans la loi', sign: '§', tone: 'in' },
  upheld: { word: 'déclaré conforme', sign: '✓', tone: 'in' },
  amended: { word: 'modifié', sign: '≈', tone: 'changed' },
  'partly-struck': { word: 'censuré en partie', sign: '◐', tone: 'part' },
  deleted: { word: 'supprimé', sign: '✕', tone: 'out' },
  refused: { word: 'rétablissement rejeté', sign: '✕', tone: 'out' },
  struck: { word: 'censuré', sign: '⊘', tone: 'out' },
  absent: { word: 'absent de la loi', sign: '✕', tone: 'out' },
  expired: { word: 'arrivé à son terme', sign: '∅', tone: 'out' },
  'not-yet': { word: 'pas encore dans le texte', sign: '○', tone: 'unknown' },
}
const UNKNOWN_LOOK: FateLook = { word: 'non connu', sign: '?', tone: 'unknown' }

/** The states a fate may be given, with their words, in the order of a list to choose from. */
export const fateStates = Object.entries(looks).map(([value, { word }]) => ({
  value: value as FateState,
  label: word,
}))

/** Patterns of the words of an outcome and the fate each says, the most precise first. */
const PATTERNS: readonly (readonly [RegExp, FateState])[] = [
  [/censur\w* en partie|partiellement censur/, 'partly-struck'],
  [/censur/, 'struck'],
  [/retablissement rejete|rejet/, 'refused'],
  [/pas encore dans/, 'not-yet'],
  [/\babsent|abandonn|hors d[eu] (?:la loi|texte)|laisse\w* de cote/, 'absent'],
  [/terme passe|arrivee?s? a (?:son |leur )?terme|expire|a pris fin|n.est plus en vigueur/, 'expired'],
  [/conforme/, 'upheld'],
  [/dans la loi/, 'in-law'],
  [/supprim/, 'deleted'],
  [/retabli/, 'restored'],
  [/ajoute/, 'added'],
  [/modifi|redefini|recrit|amend/, 'amended'],
  [/maintenu/, 'kept'],
  [/adopte/, 'adopted'],
]

/** The state of a fate: the one given, else the one its words tell; nothing when it is not known. */
export function fateState(fate: Pick<Fate, 'state' | 'outcome'> | undefined): FateState | undefined {
  if (!fate) return undefined
  if (fate.state) return fate.state
  const words = fold(fate.outcome)
  const matches = PATTERNS.flatMap(([pattern, state]) => {
    const at = words.search(pattern)
    return at < 0 ? [] : [{ at, state }]
  })
  // what is said first is the outcome, the rest explains it
  return matches.sort((a, b) => a.at - b.at)[0]?.state
}

/**
 * How a fate is shown. One whose words tell no state keeps them, without colour. `today`: the day it is read, past which the term its words
 * give is over, and not before: every document says the same (`stateAt`).
 */
export function fateLook(fate: Pick<Fate, 'state' | 'outcome'> | undefined, today?: string): FateLook {
  const noted = fateState(fate)
  const term = today && fate && (noted === 'in-law' || noted === 'expired') ? termIn(fate.outcome) : undefined
  const state = term && today ? (term < today ? 'expired' : 'in-law') : noted
  if (state) return looks[state]
  return fate?.outcome ? { word: fate.outcome, sign: '·', tone: 'changed' } : UNKNOWN_LOOK
}

/** A measure at a stage, as the table shows it. */
export interface Cell {
  readonly stage: string
  readonly fate: Fate | undefined
  readonly look: FateLook
  /** the article it is in there, where that stage numbers it otherwise */
  readonly article: string | undefined
  readonly toVerify: boolean
}
/** The table of a bill: stages across, measures down. */
export interface Matrix {
  readonly stages: readonly Stage[]
  readonly rows: readonly { readonly measure: Measure; readonly cells: readonly Cell[] }[]
}

/** The table of a bill as it is read on a day. Stages at which nothing is said of any measure (delays, transmissions, a referral) are left out unless all are asked for. */
export function matrixOf(
  bill: Pick<Bill, 'stages' | 'measures'>,
  all = false,
  today = localDay(new Date()),
): Matrix {
  const stageKeys = new Set(bill.measures.flatMap(one => one.fates.map(fate => fate.stage)))
  const some = bill.stages.filter(one => stageKeys.has(one.key))
  const stages = all || some.length === 0 ? bill.stages : some
  return {
    stages,
    rows: bill.measures.map(measure => ({
      measure,
      cells: stages.map(stage => cellOf(measure, stage.key, today)),
    })),
  }
}

function cellOf(measure: Measure, stage: string, today: string): Cell {
  const fate = measure.fates.find(one => one.stage === stage)
  return {
    stage,
    fate,
    look: fateLook(fate, today),
    article: measure.articles.find(one => one.stage === stage)?.article,
    toVerify: Boolean(fate?.outcome) && fate?.certainty === 'to-verify',
  }
}

/** The last known fate of a measure: that of the latest stage that says something. */
export function lastFate(
  bill: Pick<Bill, 'stages'>,
  measure: Measure,
): (Fate & { readonly at: Stage }) | undefined {
  for (const stage of bill.stages.toReversed()) {
    const fate = measure.fates.find(one => one.stage === stage.key && one.outcome)
    if (fate) return { ...fate, at: stage }
  }
  return undefined
}
