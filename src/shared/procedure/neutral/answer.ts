import { longDayText } from '../../french/dates.ts'
import { withoutAccents } from '../../french/fold.ts'
import { laterByHours } from '../calendar/hours.ts'
import type { TimeLimit } from '../limits/model.ts'
import { timeLimits } from '../limits/time-limits.ts'
import { UNWRITTEN_TITLE } from '../regimes/record.ts'
import type { ComputedLimit, Situation } from './format.ts'
import { type ReadSituation, readSituation } from './read-situation.ts'

/** The limits a question is about, by its words: the first that fits and has a limit. `title`: only those that bear it. */
const keysByWords: readonly (readonly [words: RegExp, keys: readonly string[], title?: RegExp])[] = [
  [/saisir la cada/, ['cada-seize']],
  [/precontractuel/, ['precontractual']],
  [/reclamation|decompte/, ['account', 'prior']],
  [/mediateur|mediation/, ['prior']],
  [/validite|contestation du contrat/, ['contract']],
  [/produire|memoire annonce|ordre public/, ['formal-notice', 'recap']],
  [/protestation/, ['rep'], /protestation|requete devant|plus court connu/i],
  [/recevab/, ['premature', 'prior-missing', 'utiles-closed', 'cada-missing', 'claim-missing']],
  [/interpretation/, ['interpretation']],
  [/sursis/, ['stay']],
  [/promulgation/, ['promulgation']],
  [/moyens|cristallis/, ['crystallised']],
  [/fond.*provision|provision.*fond|juge du fond/, ['provision-merits']],
  [/achev/, ['urba']],
  [/notifier/, ['urba-notify']],
  [/recours (gracieux|hierarchique)/, ['urba-gracieux']],
  [/recours prealable/, ['prior']],
  [/defere/, ['defere']],
  [/retrait|abrogation d'office/, ['withdrawal']],
  [/abrogation/, ['repeal']],
  [/suspension/, ['crystallised', 'ref-pourvoi']],
  [/refere contractuel/, ['contract-refere']],
  [/prescription/, ['debt']],
  [/tierce opposition/, ['third-opposition']],
  [/opposition(?! (a|au) )/, ['opposition']],
  [/opposition/, ['rep'], /^opposition/i],
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
  [/conseil d'etat/, ['cnil-suit', 'ref-lib-appeal', 'ref-pourvoi', 'cassation']],
  [/conseil d'etat/, ['rep', 'appeal'], /conseil d.etat/i],
  [/pourvoi|cassation/, ['ref-pourvoi', 'cassation']],
  [/pourvoi|cassation/, ['rep'], /pourvoi/i],
  [/appel|contester le jugement/, ['ref-lib-appeal', 'ref-appeal', 'appeal', 'ref-pourvoi', 'cassation']],
  [/appel/, ['rep'], /^appel/i],
  [/amendement/, ['amendments']],
  [/decision au plus tard/, ['cc-dc']],
  [
    /tribunal|saisir|conclusions|requete|juge\b|contester|attaquer/,
    ['rep', 'urba', 'contract', 'contract-end', 'cada-suit', 'debt', 'cnil-suit', 'known'],
  ],
  [
    /recours/,
    [
      'rep',
      'urba',
      'contract',
      'cada-suit',
      'cnil-suit',
      'ref-lib-appeal',
      'ref-appeal',
      'ref-pourvoi',
      'appeal',
      'cassation',
    ],
  ],
  // what has to come before the judge, where nothing else is open
  [
    /tribunal|saisir|requete|juge\b|contester|attaquer|recours/,
    ['prior', 'cada-seize', 'precontractual', 'account'],
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
  // a recours administratif has no delay of distance (CE, Sect., 5 January 2000, n° 170954)
  const isAdministrative = /recours (gracieux|hierarchique)/.test(ask)
  const choice = choose(
    isAdministrative ? timeLimits(reading.events, { ...reading.place, distance: 0 }) : limits,
    ask,
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

function choose(limits: readonly TimeLimit[], ask: string): Choice {
  const runningLimits = limits.filter(one => one.fate !== 'replaced' && keyOf(one) !== 'confirmatory')
  const acts = runningLimits.filter(one => one.kind === 'limit')
  const everyLimit = acts.length > 0 ? acts : runningLimits
  const questions = keysByWords.filter(([words]) => words.test(ask))
  const suitable = questions
    .map(([, keys, title]) =>
      runningLimits.filter(
        one => keys.includes(keyOf(one)) && (!title || title.test(withoutAccents(one.title))),
      ),
    )
    .find(one => one.length > 0)
  if (suitable) return { limits: suitable, refusal: '', isUnread: false }
  if (/recours (gracieux|hierarchique)/.test(ask)) {
    // a recours administratif is made within the time to sue, where it interrupts that time
    const open = everyLimit.filter(one => one.takesRecourse)
    const [closed] = everyLimit
    return open.length > 0 || !closed
      ? { limits: open, refusal: open.length > 0 ? '' : NOT_OPEN, isUnread: false }
      : {
          limits: [],
          refusal: `Aucun délai ne court pour un tel recours : il ne déplace pas celui-ci, ${closed.title}.`,
          isUnread: false,
        }
  }
  // the questions about a request already made are about all that it may meet
  if (questions.some(([words]) => words.source.startsWith('recevab')))
    return { limits: everyLimit, refusal: '', isUnread: false }
  return questions.length > 0 && acts.length > 0
    ? { limits: [], refusal: NOT_OPEN, isUnread: false }
    : { limits: everyLimit, refusal: '', isUnread: questions.length === 0 && ask !== '' }
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
