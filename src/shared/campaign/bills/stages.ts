import { houseName } from '../../drafts/slots/member-address.ts'
import type { Bill, Chamber, Stage, StageKind } from './model.ts'
import { isDissolution, saysOver } from './state/ending.ts'

/** The part of a bill its course depends on. */
export type Course = Pick<Bill, 'first' | 'procedure' | 'stages'>
/** A state that may come, as it would be noted. */
export type Move = Required<Pick<Stage, 'kind'>> & Pick<Stage, 'chamber' | 'reading'>
type StageState = Pick<Stage, 'kind' | 'chamber' | 'reading' | 'outcome' | 'date'>

/** The states of one reading, in their order; not all are noted, so one may be passed over. */
const reading: readonly StageKind[] = [
  'depot',
  'transmission',
  'renvoi',
  'commission-delai',
  'commission',
  'seance-delai',
  'seance',
  'vote',
]
const inReading = new Set<StageKind>(reading)

const other = (chamber: Chamber): Chamber => (chamber === 'an' ? 'senat' : 'an')
const LAST_MOVES: readonly Move[] = [{ kind: 'conseil' }, { kind: 'promulgation' }]

/** Where a bill may go from where it is (Constitution, art. 10, 42 to 46 and 61); nothing once its course is over. */
export function followers({ first, procedure, stages }: Course): readonly Move[] {
  const stagesOfKind = stages.filter((one): one is Stage & { kind: StageKind } => one.kind !== undefined)
  const last = stagesOfKind.at(-1)
  if (!last) return first ? [{ kind: 'depot', chamber: first, reading: 1 }] : bothDeposits
  const start = first ?? stagesOfKind[0]?.chamber ?? 'an'
  const chamber = last.chamber ?? start
  const n = last.reading ?? 1
  switch (last.kind) {
    case 'vote':
      return afterVote(last, { start, chamber, n, procedure })
    case 'cmp':
      if (last.outcome === 'failure') return [{ kind: 'nouvelle-lecture', chamber: 'an' }]
      return readingsLeft(stagesOfKind)
    case 'cmp-lecture':
      if (last.outcome === 'failure') return [{ kind: 'nouvelle-lecture', chamber: 'an' }]
      return readingsLeft(stagesOfKind).length > 0 ? readingsLeft(stagesOfKind) : LAST_MOVES
    case 'nouvelle-lecture':
      if (chamber === 'an') return [{ kind: 'nouvelle-lecture', chamber: 'senat' }]
      return last.outcome === 'conforme' ? LAST_MOVES : [{ kind: 'lecture-definitive', chamber: 'an' }]
    case 'lecture-definitive':
      return last.outcome === 'failure' ? [] : LAST_MOVES
    case 'conseil':
      // asked, then answered: two states of one kind
      return last.outcome === 'failure' ? [] : LAST_MOVES
    case 'promulgation':
    case 'decrets':
      return [{ kind: 'decrets' }]
    default:
      return reading
        .slice(reading.indexOf(last.kind) + 1)
        .filter(kind => kind !== 'transmission')
        .map(kind => ({ kind, chamber, reading: n }))
  }
}

const bothDeposits: readonly Move[] = [
  { kind: 'depot', chamber: 'an', reading: 1 },
  { kind: 'depot', chamber: 'senat', reading: 1 },
]

interface ReadingPlace {
  readonly start: Chamber
  readonly chamber: Chamber
  readonly n: number
  readonly procedure: Bill['procedure']
}

function afterVote(last: StageState, { start, chamber, n, procedure }: ReadingPlace): readonly Move[] {
  if (last.outcome === 'conforme') return LAST_MOVES
  if (chamber === start) return [{ kind: 'transmission', chamber: other(chamber), reading: n }]
  const back: Move = { kind: 'transmission', chamber: start, reading: n + 1 }
  const joint: Move = { kind: 'cmp' }
  // a joint committee may be called after two readings each, or one where the procedure is accelerated (art. 45)
  if (procedure === 'acceleree') return [joint]
  if (procedure === '') return [joint, back]
  return n >= 2 ? [joint, back] : [back]
}

/** The chambers that have not read the conclusions of the last joint committee. */
function readingsLeft(stages: readonly StageState[]): readonly Move[] {
  const since = stages.slice(stages.findLastIndex(one => one.kind === 'cmp') + 1)
  return (['an', 'senat'] as const)
    .filter(chamber => !since.some(one => one.kind === 'cmp-lecture' && one.chamber === chamber))
    .map(chamber => ({ kind: 'cmp-lecture', chamber }))
}

/**
 * Whether a text came to nothing at a stage: it says so, nothing may follow its failure, or the first chamber rejected a *proposition*,
 * which is then not sent on (RAN 84, 109), or the Assemblée had it when it was dissolved.
 */
export function hasLapsed(bill: Course & Pick<Bill, 'title'>, stage: string): boolean {
  const at = bill.stages.findIndex(one => one.key === stage)
  const own = bill.stages[at]
  if (own && saysOver(own)) return true
  const stages = bill.stages.slice(0, at + 1)
  const lastKinded = stages.findLastIndex(one => one.kind !== undefined)
  const last = stages[lastKinded]
  if (stages.slice(lastKinded + 1).some(isDissolution)) {
    const holders = followers({ ...bill, stages }).map(({ chamber }) => chamber)
    return holders.length === 0 || holders.every(chamber => chamber === 'an')
  }
  if (last?.outcome !== 'failure') return false
  if (followers({ ...bill, stages }).length === 0) return true
  const start = bill.first ?? bill.stages.find(one => one.chamber)?.chamber
  return (
    (last.kind === 'vote' || last.kind === 'seance') &&
    last.chamber === start &&
    (last.reading ?? 1) === 1 &&
    /^proposition/i.test(bill.title)
  )
}

/** Why a bill may not pass to a stage, as a sentence; nothing when it may. Stages without a kind, of older bills, are not judged. */
export function refusal(course: Course, next: StageState): string | undefined {
  if (!next.kind) return undefined
  const open = followers(course)
  const last = course.stages.filter(one => one.kind).at(-1)
  const matching = open.some(
    one =>
      one.kind === next.kind &&
      (!one.chamber || !next.chamber || one.chamber === next.chamber) &&
      (!one.reading || !next.reading || one.reading === next.reading),
  )
  if (!matching) return `${because(next, last, course)}${whatMayFollow(open)}`
  if (last?.date && next.date && next.date < last.date)
    return `Cette étape serait datée d’avant la précédente (${stageWords(last)}).`
  return undefined
}

const whatMayFollow = (open: readonly Move[]): string => {
  if (open.length === 0) return ' Rien ne peut plus suivre.'
  const [first] = open
  const sameReading = first && inReading.has(first.kind) && first.kind !== 'transmission' && open.length > 2
  const last = open.at(-1)
  return sameReading && last
    ? ` Peut suivre : ${stageWords(first)}, ou une étape plus loin jusqu’à ${stageWords(last)}.`
    : ` Peut suivre : ${open.map(stageWords).join(', ou ')}.`
}

function because(next: StageState, last: Stage | undefined, { procedure }: Course): string {
  if (!last) return 'Le premier état d’un texte est son dépôt.'
  const from = `Le texte en est à ${stageWords(last)}.`
  switch (next.kind) {
    case 'depot':
      return `${from} Un texte ne se dépose qu’une fois.`
    case 'cmp':
      return procedure === 'ordinaire'
        ? `${from} En procédure ordinaire, une commission mixte paritaire suppose deux lectures dans chaque assemblée.`
        : `${from} Une commission mixte paritaire suppose que chaque assemblée ait voté le texte.`
    case 'cmp-lecture':
      return `${from} Il n’y a de conclusions à lire qu’après l’accord d’une commission mixte paritaire.`
    case 'nouvelle-lecture':
      return `${from} Une nouvelle lecture suit l’échec d’une commission mixte paritaire, à l’Assemblée d’abord.`
    case 'lecture-definitive':
      return `${from} La lecture définitive suit une nouvelle lecture dans chaque assemblée, et n’appartient qu’à l’Assemblée nationale.`
    case 'conseil':
      return `${from} Le Conseil constitutionnel n’examine qu’une loi définitivement adoptée et non promulguée.`
    case 'promulgation':
      return `${from} Seule une loi définitivement adoptée est promulguée.`
    case 'decrets':
      return `${from} Les décrets d’application suivent la promulgation.`
    default:
      return next.chamber && last.chamber && next.chamber !== last.chamber
        ? `${from} L’autre assemblée n’est saisie que par la transmission du texte voté.`
        : `${from} On ne revient pas en arrière dans une lecture.`
  }
}

const kinds: Readonly<Record<StageKind, string>> = {
  depot: 'dépôt',
  renvoi: 'renvoi en commission',
  'commission-delai': 'délai des amendements de commission',
  commission: 'examen en commission',
  'seance-delai': 'délai des amendements de séance',
  seance: 'séance publique',
  vote: 'vote du texte',
  transmission: 'transmission',
  cmp: 'commission mixte paritaire',
  'cmp-lecture': 'lecture des conclusions de la commission mixte paritaire',
  'nouvelle-lecture': 'nouvelle lecture',
  'lecture-definitive': 'lecture définitive',
  conseil: 'Conseil constitutionnel',
  promulgation: 'promulgation',
  decrets: 'décrets d’application',
}

/** The name of a state, in French. */
export const kindWords = (kind: StageKind): string => kinds[kind]

const readings = ['première', 'deuxième', 'troisième', 'quatrième']

/** A state as one says it: `vote du texte, Sénat, première lecture`. */
export function stageWords({
  kind,
  chamber,
  reading: n,
  label,
}: StageState & { readonly label?: string }): string {
  if (!kind) return label ?? ''
  const which = n && inReading.has(kind) ? `${readings[n - 1] ?? `${n}e`} lecture` : ''
  return [kinds[kind], chamber && houseName(chamber), which].filter(Boolean).join(', ')
}

/** A key for a new stage of a bill: `an-2-commission`, told apart from those it has. */
export function keyFor(
  stages: readonly Pick<Stage, 'key'>[],
  { kind, chamber, reading: n }: StageState,
): string {
  const base = [chamber, n && n > 1 ? String(n) : '', kind ?? 'etape'].filter(Boolean).join('-')
  const keys = new Set(stages.map(one => one.key))
  let key = base
  for (let at = 2; keys.has(key); at++) key = `${base}-${at}`
  return key
}

/**
 * The stage a bill is at on a day: the one it says, else the last dated one, else its last. A stage noted for a day to come is not the
 * one it is at: the last before it is.
 */
export function currentStage(bill: Pick<Bill, 'current' | 'stages'>, today: string): Stage | undefined {
  const { stages } = bill
  const isToCome = (stage: Stage) => stage.date !== undefined && stage.date > today
  const named = stages.findIndex(stage => stage.key === bill.current)
  const lastPast = stages.findLastIndex(stage => stage.date !== undefined && !isToCome(stage))
  const firstToCome = stages.findIndex(isToCome)
  const last = lastPast >= 0 ? lastPast : firstToCome >= 0 ? firstToCome : stages.length - 1
  const at = named >= 0 ? named : last
  return stages.slice(0, at + 1).findLast(stage => !isToCome(stage)) ?? stages[at]
}

/** The bill one would act on: the first that may still be voted, else the first. */
export const toActOn = <B extends Course>(bills: readonly B[]): B | undefined =>
  bills.find(one => followers(one).some(next => next.kind !== 'decrets')) ?? bills[0]

/** The place of a published text in the procedure, as the text itself says it. */
interface PrintPlace {
  readonly chamber: Chamber | undefined
  readonly number: string
  readonly printStage: 'depot' | 'commission' | 'adopted' | undefined
  readonly date: string | undefined
}

const PRINT_STAGE_KINDS: Readonly<Record<NonNullable<PrintPlace['printStage']>, readonly StageKind[]>> = {
  depot: ['depot', 'transmission', 'renvoi', 'nouvelle-lecture', 'lecture-definitive'],
  commission: ['commission'],
  adopted: ['vote', 'seance', 'cmp-lecture', 'nouvelle-lecture', 'lecture-definitive'],
}

/**
 * The stage of its bill a published text belongs to: the one that names its number, else, of those of its kind in its chamber, the only
 * one or the one dated that very day. Nothing where that does not tell: a stage is never guessed.
 */
export function stageFor({ stages }: Pick<Bill, 'stages'>, text: PrintPlace): Stage | undefined {
  const inChamber = stages.filter(one => !text.chamber || !one.chamber || one.chamber === text.chamber)
  const fits = (one: Stage) =>
    !text.printStage || (one.kind !== undefined && PRINT_STAGE_KINDS[text.printStage].includes(one.kind))
  const figure = /\d+/.exec(text.number)?.[0]
  const withNumber = inChamber.filter(
    one =>
      figure !== undefined &&
      /\d+/.exec(one.text ?? '')?.[0] === figure &&
      /T\.?\s?A\b/.test(one.text ?? '') === (text.printStage === 'adopted'),
  )
  const sure = withNumber.filter(fits)
  if (sure[0]) return sure[0]
  if (withNumber.length === 1) return withNumber[0]
  const alike = text.printStage ? inChamber.filter(fits) : []
  const sameDay = alike.filter(one => one.date !== undefined && one.date === text.date)
  return sameDay[0] ?? (alike.length === 1 && !alike[0]?.text ? alike[0] : undefined)
}
