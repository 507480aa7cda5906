import { longDayText } from '../../french/dates.ts'
import { withoutAccents } from '../../french/fold.ts'
import { laterByHours } from '../calendar/hours.ts'
import { answersOf } from '../limits/applicable.ts'
import type { TimeLimit } from '../limits/model.ts'
import { timeLimits } from '../limits/time-limits.ts'
import { regimes } from '../regimes/all.ts'
import { naturesIn } from '../regimes/natures.ts'
import { recourseNatures } from '../regimes/natures-by-law.ts'
import { UNWRITTEN_TITLE } from '../regimes/record.ts'
import { birthKeys, keysByWords, ownQuestions } from './asked.ts'
import type { ComputedLimit, Situation } from './format.ts'
import { type ReadSituation, readSituation } from './read-situation.ts'

const keyOf = (limit: TimeLimit) => limit.key.slice(0, limit.key.indexOf(':'))
const births: ReadonlySet<string> = new Set(birthKeys)

/** Computes the limit that a situation asks for. */
export function compute(situation: Situation): ComputedLimit {
  const reading = readSituation(situation)
  const limits = timeLimits(reading.events, reading.place)
  const ask = withoutAccents(situation.ask.toLowerCase()).replaceAll('’', "'")
  // a recours administratif has no delay of distance (CE, Sect., 5 January 2000, n° 170954)
  const isAdministrative = isRecourse(ask)
  const choice = choose(
    isAdministrative ? timeLimits(reading.events, { ...reading.place, distance: 0 }) : limits,
    ask,
    reading,
  )
  return withShortest(computedLimit(situation, choice, limits, reading), choice, reading)
}

/** Says that general law is taken for granted, and the day that the shortest special text would give, where no word tells what the act decides. */
function withShortest(
  computed: ComputedLimit,
  { limits }: Choice,
  { events, place, abstractActs }: ReadSituation,
): ComputedLimit {
  const acts = new Set(limits.filter(one => one.kind === 'limit').map(one => one.event))
  if (computed.keep === null || computed.assumes || !abstractActs.some(id => acts.has(id))) return computed
  const answers = [...place.answers].filter(one => one !== 'regime-general')
  const shortest = earliest(
    timeLimits(events, { ...place, answers: new Set(answers) })
      .filter(one => acts.has(one.event) && one.kind === 'limit' && one.fate !== 'replaced')
      .map(one => one.prudent),
  )
  if (shortest === null || shortest >= computed.keep) return computed
  return {
    ...computed,
    shortest,
    assumes: `Les mots ne disent pas ce que l’acte décide : il est compté en droit commun. Si un texte spécial le régit, le délai peut finir dès le ${longDayText(shortest)} : dites ce qu’il décide («\u00a0objet\u00a0»), et le délai qu’il imprime («\u00a0délai mentionné\u00a0»).`,
  }
}

/** The limits that a question is about, or why there is none: never the day of another remedy. */
interface Choice {
  readonly limits: readonly TimeLimit[]
  /** why the remedy that is asked for is not open */
  readonly refusal: string
  /** the question has no word that is known */
  readonly isUnread: boolean
}

function choose(limits: readonly TimeLimit[], ask: string, reading: ReadSituation): Choice {
  const runningLimits = limits.filter(one => one.fate !== 'replaced' && keyOf(one) !== 'confirmatory')
  const acts = runningLimits.filter(one => one.kind === 'limit')
  const everyLimit = acts.length > 0 ? acts : runningLimits
  const own = ownQuestions.find(({ words }) => words.test(ask))
  if (own) {
    const ownLimits = runningLimits.filter(one => own.keys.includes(keyOf(one)))
    return { limits: ownLimits, refusal: ownLimits.length > 0 ? '' : own.otherwise, isUnread: false }
  }
  const questions = keysByWords.filter(([words]) => words.test(ask))
  const suitable = questions
    .map(([, keys, title]) =>
      runningLimits.filter(
        one => keys.includes(keyOf(one)) && (!title || title.test(withoutAccents(one.title))),
      ),
    )
    .find(one => one.length > 0)
  if (isRecourse(ask) && !suitable?.some(one => recourseKeys.has(keyOf(one))))
    return recourseChoice(suitable ?? everyLimit, everyLimit, reading)
  if (suitable) return { limits: suitable, refusal: '', isUnread: false }
  // the questions about a request already made are about all that it may meet
  if (questions.some(([words]) => words.source.startsWith('recevab')))
    return { limits: everyLimit, refusal: '', isUnread: false }
  return questions.length > 0 && acts.length > 0
    ? { limits: [], refusal: NOT_OPEN, isUnread: false }
    : { limits: everyLimit, refusal: '', isUnread: questions.length === 0 && ask !== '' }
}

/** Whether a question is about a letter to who took the act, or to who stands above. */
const isRecourse = (ask: string) => /recours (administratif )?(gracieux|hierarchique)/.test(ask)
/** Limits of such a letter itself, or of what it has to be followed by. */
const recourseKeys: ReadonlySet<string> = new Set(['urba-gracieux', 'urba-notify', 'gracieux'])

/**
 * A recours gracieux or hiérarchique is made within the time to sue that it runs anew. Where it runs none anew, no day is given for it,
 * and the one that runs is named; where the nature of the act is not told, the earliest day is still one to keep.
 */
function recourseChoice(
  suitable: readonly TimeLimit[],
  everyLimit: readonly TimeLimit[],
  reading: ReadSituation,
): Choice {
  const regimeOf = (limit: TimeLimit) => {
    const event = reading.events.find(one => one.id === limit.event)
    const natures = event ? naturesIn(answersOf(event, reading.place)) : []
    return natures.length === 1 ? regimes.find(one => one.key === natures[0]) : undefined
  }
  const isOpen = (limit: TimeLimit) => {
    const regime = regimeOf(limit)
    return (
      limit.kind !== 'limit' ||
      limit.takesRecourse ||
      limit.assumes !== '' ||
      regime?.letter === 'prolongs' ||
      // a limit that a first recours ran anew is still one within which such a letter is made
      (keyOf(limit) === 'rep' && recourseNatures.includes(regime?.key ?? ''))
    )
  }
  const open = suitable.filter(isOpen)
  if (open.length > 0) return { limits: open, refusal: '', isUnread: false }
  const [running] = everyLimit
  if (!running) return { limits: [], refusal: NOT_OPEN, isUnread: false }
  const regime = regimeOf(running)
  const day = running.prudent ? `, à retenir jusqu’au ${longDayText(running.prudent)}` : ''
  return {
    limits: [],
    refusal: [
      'Aucun recours gracieux ou hiérarchique ne conserve ici de délai.',
      regime?.unmoved ?? '',
      regime?.first ?? '',
      `Le délai qui court n’est pas le sien\u00a0: ${running.title}${day}.`,
    ]
      .filter(Boolean)
      .join(' '),
    isUnread: false,
  }
}

const NOT_OPEN =
  'De ce qui est noté, cette démarche n’est pas ouverte : aucun autre délai n’est donné à sa place.'

const earliest = (days: readonly (string | undefined)[]): string | null =>
  days.filter(one => one !== undefined).toSorted()[0] ?? null

function computedLimit(
  { id, ask }: Situation,
  { limits: answerLimits, refusal, isUnread }: Choice,
  limits: readonly TimeLimit[],
  { events, unread }: ReadSituation,
): ComputedLimit {
  const datedLimits = answerLimits.filter(
    one => one.kind === 'limit' || (one.kind === 'birth' && !births.has(keyOf(one))),
  )
  const [first] = datedLimits.toSorted((a, b) => (a.prudent ?? '').localeCompare(b.prudent ?? ''))
  const none = answerLimits.find(one => one.kind === 'none')
  const isClosed = none?.rule === 'voie fermée'
  const opens =
    answerLimits.find(one => one.kind === 'opens') ?? limits.find(one => keyOf(one) === 'reasons-due')
  const mainLimit = first ?? none ?? answerLimits[0]
  const silentBirths = limits.filter(
    one => births.has(keyOf(one)) && one.kind === 'birth' && one.fate === 'running',
  )
  return {
    id,
    keep: earliest(datedLimits.map(one => one.prudent)),
    last_day: first ? (first.governing ?? first.lastDay ?? null) : null,
    readings: readingsOf(datedLimits, first),
    no_limit: first === undefined && none !== undefined && !isClosed && none.pending === '',
    reason: refusal || (none?.reason ?? ''),
    born: silentBirths.at(-1)?.lastDay ?? null,
    opens: opens?.lastDay ?? null,
    at: hourOf(first ?? answerLimits[0], events),
    admissible:
      refusal === '' && !isClosed && !limits.some(one => one.late !== undefined && one.fate !== 'replaced'),
    pending: mainLimit?.pending ?? '',
    remedy: mainLimit?.title ?? '',
    judge: mainLimit?.judge ?? '',
    assumes: mainLimit?.assumes || (mainLimit?.title === UNWRITTEN_TITLE ? mainLimit.caveat : ''),
    shortest: null,
    next: mainLimit?.next ?? '',
    articles: mainLimit?.articles ?? [],
    unread: isUnread
      ? [
          ...unread,
          `«\u00a0${ask}\u00a0» : cette question n’est pas reconnue ; le délai le plus proche est donné.`,
        ]
      : unread,
  }
}

/** Every reading of the limits that are asked for, each day once, the earliest first. */
function readingsOf(
  datedLimits: readonly TimeLimit[],
  first: TimeLimit | undefined,
): ComputedLimit['readings'] {
  const labelsByDay = new Map<string, string>()
  for (const limit of datedLimits) {
    if (limit.lastDay) labelsByDay.set(limit.lastDay, labelsByDay.get(limit.lastDay) ?? limit.rule)
    for (const { label, day } of limit.readings) labelsByDay.set(day, labelsByDay.get(day) ?? label)
  }
  if (labelsByDay.size === 1 && first?.prudent === first?.lastDay) return []
  return [...labelsByDay]
    .map(([day, reading]) => ({ reading, day }))
    .toSorted((a, b) => a.day.localeCompare(b.day))
}

function hourOf(limit: TimeLimit | undefined, events: ReadSituation['events']): string | null {
  if (!limit?.lastDay || !limit.time) return null
  const event = events.find(one => one.id === limit.event)
  if (keyOf(limit) !== 'forty-eight-hours' || !event?.time) return `${limit.lastDay}T${limit.time}`
  const end = laterByHours(event.date, event.time, 48)
  return `${end.day}T${end.time}${end.offset}`
}
