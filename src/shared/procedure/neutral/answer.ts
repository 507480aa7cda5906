import { withoutAccents } from '../../french/fold.ts'
import { laterByHours } from '../calendar/hours.ts'
import type { TimeLimit } from '../limits/model.ts'
import { timeLimits } from '../limits/time-limits.ts'
import type { ComputedLimit, Situation } from './format.ts'
import { type ReadSituation, readSituation } from './read-situation.ts'

/** The limits a question is about, by its words: the first that fits and has a limit. */
const keysByWords: readonly (readonly [RegExp, keys: readonly string[]])[] = [
  [/saisir la cada/, ['cada-seize']],
  [/recevab/, ['premature', 'prior-missing', 'utiles-closed', 'cada-missing', 'claim-missing']],
  [/interpretation/, ['interpretation']],
  [/sursis/, ['stay']],
  [/promulgation/, ['promulgation']],
  [/moyens|cristallis/, ['crystallised']],
  [/fond.*provision|provision.*fond|juge du fond/, ['provision-merits']],
  [/achev/, ['urba']],
  [/notifier/, ['urba-notify']],
  [/recours gracieux/, ['urba-gracieux']],
  [/recours prealable/, ['prior']],
  [/defere/, ['defere']],
  [/retrait|abrogation d'office/, ['withdrawal']],
  [/abrogation/, ['repeal']],
  [/suspension/, ['crystallised', 'ref-pourvoi']],
  [/refere contractuel/, ['contract-refere']],
  [/prescription/, ['debt']],
  [/tierce opposition/, ['third-opposition']],
  [/opposition/, ['opposition']],
  [/rectification/, ['rectification']],
  [/revision/, ['revision']],
  [/refus de transmission/, ['cassation', 'appeal', 'qpc-refused']],
  [/observations/, ['qpc-observations']],
  [/juge statue/, ['permit-judged']],
  [/ouverture au plus tard/, ['enforcement-open']],
  [/procedure juridictionnelle/, ['enforcement-claim']],
  [/demande d'execution|execution.*demande|demander l'execution/, ['enforcement']],
  [/confirmer la requete/, ['ref-confirm']],
  [/confirmer le maintien/, ['maintien']],
  [/recapitulatif/, ['recap']],
  [/regulariser/, ['regularise']],
  [/ampliatif|complementaire/, ['ampliatif']],
  [/repute recu/, ['served']],
  [/quarante-huit/, ['forty-eight-hours']],
  [/production|cloture|intervention/, ['closing', 'hearing']],
  [/cour europeenne/, ['echr']],
  [/rejet implicite/, ['cnil-silence', 'cnil-suit', 'implicit', 'gracieux']],
  [/conseil d'etat/, ['cnil-suit', 'ref-lib-appeal', 'ref-pourvoi', 'cassation', 'rep']],
  [/pourvoi|cassation/, ['ref-pourvoi', 'cassation']],
  [/appel/, ['ref-lib-appeal', 'ref-appeal', 'appeal', 'ref-pourvoi', 'cassation']],
  [/amendement/, ['amendments']],
  [/decision au plus tard/, ['cc-dc']],
  [
    /tribunal|saisir|conclusions|requete|juge/,
    ['rep', 'urba', 'contract', 'contract-end', 'cada-suit', 'debt', 'cnil-suit', 'known'],
  ],
]

const keyOf = (limit: TimeLimit) => limit.key.slice(0, limit.key.indexOf(':'))
const births: ReadonlySet<string> = new Set([
  'implicit',
  'gracieux',
  'prior-silence',
  'cada-silence',
  'cada-confirm',
  'cnil-silence',
])

/** Computes the limit that a situation asks for. */
export function compute(situation: Situation): ComputedLimit {
  const reading = readSituation(situation)
  const limits = timeLimits(reading.events, reading.place)
  const ask = withoutAccents(situation.ask.toLowerCase()).replaceAll('’', "'")
  const answerLimits = choose(limits, ask)
  return computedLimit(situation, answerLimits, limits, reading)
}

/** The limits that run among those that are asked for; where none is, every limit that runs. */
function choose(limits: readonly TimeLimit[], ask: string): readonly TimeLimit[] {
  const runningLimits = limits.filter(one => one.fate !== 'replaced' && keyOf(one) !== 'confirmatory')
  const suitable = keysByWords
    .filter(([words]) => words.test(ask))
    .map(([, keys]) => runningLimits.filter(one => keys.includes(keyOf(one))))
    .find(one => one.length > 0)
  if (suitable) return suitable
  const acts = runningLimits.filter(one => one.kind === 'limit')
  return acts.length > 0 ? acts : runningLimits
}

const earliest = (days: readonly (string | undefined)[]): string | null =>
  days.filter(one => one !== undefined).toSorted()[0] ?? null

function computedLimit(
  { id }: Situation,
  answerLimits: readonly TimeLimit[],
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
    reason: none?.reason ?? '',
    born: silentBirths.at(-1)?.lastDay ?? null,
    opens: opens?.lastDay ?? null,
    at: hourOf(first ?? answerLimits[0], events),
    admissible: !isClosed,
    pending: mainLimit?.pending ?? '',
    remedy: mainLimit?.title ?? '',
    next: mainLimit?.next ?? '',
    articles: mainLimit?.articles ?? [],
    unread,
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
