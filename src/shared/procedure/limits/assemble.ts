import type { Event } from '../../dossiers/model.ts'
import { longDayText } from '../../french/dates.ts'
import { partlyKnown } from '../calendar/holidays.ts'
import { eventKindOf } from '../events/kinds.ts'
import type { Place } from '../place.ts'
import { naturesIn } from '../regimes/natures.ts'
import { answersOf } from './applicable.ts'
import type { TimeLimit } from './model.ts'
import { FRANC_READING, NEVER, type Reading, startStep } from './reading.ts'

/** Key, title and remarks of a limit beside its readings. */
export interface LimitHeading {
  /** the rule, and the event it runs from */
  readonly key: string
  readonly title?: string
  readonly because?: string
  readonly awaitedEvent?: string
}

/** Orders readings by the day to keep; of one rule, the governing count first. */
const byDay = (a: Reading, b: Reading) =>
  a.keep.localeCompare(b.keep) ||
  Number(a.label !== '') - Number(b.label !== '') ||
  a.last.localeCompare(b.last)

/** One limit of all its readings: the earliest is the day to keep, the others are told. */
export function assemble(readings: readonly Reading[], heading: LimitHeading, place: Place): TimeLimit {
  const byPriority = readings.toSorted(byDay)
  const [main] = byPriority
  if (!main) throw new Error(`no reading of ${heading.key}`)
  const { rule, event } = main
  const none = main.last === NEVER
  const otherReadings = byPriority
    .filter(one => one.last !== NEVER && one.last !== main.last)
    .filter(one => one.label === '' || sameCount(one, main) || toldEverywhere.has(one.label))
  const latest = otherReadings.filter(one => sameCount(one, main) && governs(one)).map(one => one.last)
  const caveat = caveatOf(byPriority, place)
  const assumes = assumptionOf(main, place)
  const days = none ? {} : { term: main.term, lastDay: main.last, prudent: main.keep }
  const governing = latest
    .filter(one => one > main.last)
    .toSorted()
    .at(-1)
  return {
    key: heading.key,
    title: assumes ? 'Contester l’acte, dont la nature reste à dire' : (heading.title ?? rule.title),
    kind: kindOf(main),
    event: event.id,
    from: main.from,
    ...days,
    ...(governing && { governing }),
    ...(main.time && { time: main.time }),
    readings: readingsTold(otherReadings, main),
    reason: main.reason ?? '',
    rule: main.name,
    articles: rule.sources.map(one => one.text),
    sources: rule.sources.map(one => ({ ...one })),
    judge: rule.judge ?? '',
    assumes,
    takesRecourse: rule.interruptedBy.includes('recourse'),
    next: rule.next,
    pending: rule.count.kind === 'awaited' ? rule.count.event : (heading.awaitedEvent ?? ''),
    steps: none ? [startStep(event, main.from)] : [...main.steps],
    proof: eventKindOf(event.kind)?.proof ?? '',
    certainty: caveat ? 'to-verify' : 'verified',
    caveat,
    fate: 'running',
    because: heading.because ?? '',
  }
}

/** Says that the nature of the act is not told, or not told enough, where the limit depends on it. */
function assumptionOf({ rule, event }: Reading, place: Place): string {
  if (rule.when.also.nature === undefined) return ''
  const answers = answersOf(event, place)
  const natures = naturesIn(answers)
  if (natures.length === 1) return ''
  const shortest = [rule.reading, rule.sources[0]?.text].filter(Boolean).join(', ')
  return natures.length === 0
    ? `Ce que l’acte décide n’est pas dit : la date est la plus proche de tous les régimes connus (${shortest}). Répondez à la question, elle peut reculer.`
    : `Le régime exact de l’acte n’est pas dit : la date est la plus proche de ceux qui restent possibles (${shortest}). Précisez-le, elle peut reculer.`
}

/** The ceiling of a year is held to its anniversary: the text is silent, and no decision says it is carried over. */
const governs = ({ rule: { count }, label }: Reading) =>
  label === FRANC_READING &&
  !('franc' in count && count.franc === 'disputed') &&
  !(count.kind === 'months' && count.n === 12)

/** Counts left open by the texts that are told even of a reading that is not the earliest. */
const toldEverywhere: ReadonlySet<string> = new Set([
  'avec le délai de distance',
  'si ces deux jours sont francs',
])

const sameCount = (a: Reading, b: Reading) => a.rule === b.rule && a.from === b.from && a.event === b.event

const kindOf = ({ rule: { count } }: Reading): TimeLimit['kind'] => {
  switch (count.kind) {
    case 'birth':
    case 'working-days':
      return 'birth'
    case 'hours':
      return count.isLimit ? 'limit' : 'birth'
    case 'opens':
      return 'opens'
    case 'none':
    case 'awaited':
    case 'closed':
      return 'none'
    default:
      return 'limit'
  }
}

/** The other readings, each day once, with what tells it. */
function readingsTold(otherReadings: readonly Reading[], main: Reading): TimeLimit['readings'] {
  const labels = new Map<string, string>()
  for (const one of otherReadings) {
    const name = one.rule.reading || one.rule.title
    const label = sameCount(one, main) ? one.label : [name, one.label].filter(Boolean).join(', ')
    if (!labels.has(one.last))
      labels.set(
        one.last,
        [...labels.values()].includes(label) ? `${label} (compté du ${longDayText(one.from)})` : label,
      )
  }
  return [...labels].map(([day, label]) => ({ label, day }))
}

function caveatOf(byPriority: readonly Reading[], place: Place): string {
  const [main] = byPriority
  if (!main) return ''
  const { rule } = main
  const memoryWarning =
    rule.caveat === '' && rule.sources.some(one => one.mark !== 'read')
      ? 'Rappelé de mémoire : relire le texte.'
      : ''
  const limitless = byPriority.find(one => one.last === NEVER && main.last !== NEVER)
  const local = partlyKnown.has(place.calendar.zone)
    ? 'Les jours fériés propres à ce territoire ne sont pas tous connus ici : complétez-les dans les réglages.'
    : ''
  return [
    assumptionOf(main, place),
    rule.caveat,
    ...new Set(byPriority.filter(one => one.rule === rule).map(one => one.caveat)),
    memoryWarning,
    rule.interruptedBy.includes('recourse') ? '' : (rule.unmoved ?? ''),
    limitless ? `Selon une autre lecture (${limitless.rule.reading}) : ${limitless.reason}` : '',
    local,
  ]
    .filter(Boolean)
    .join(' ')
}

/** A limit that another replaced. */
export const replaceLimit = (limit: TimeLimit, by: Event, because: string): TimeLimit => ({
  ...limit,
  fate: 'replaced',
  by: by.id,
  because,
})
