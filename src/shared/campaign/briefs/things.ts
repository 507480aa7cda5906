import { escapeMarkup, type Thing, type Things } from '../../drafts/templates/repeats.ts'
import { dayText } from '../../french/dates.ts'
import { afterColon, capital, inGuillemets, uncapital } from '../../french/wording.ts'
import { type Argument, isTrueOn } from '../../library/model.ts'
import type { Bill } from '../bills/model.ts'
import {
  bareArticles,
  changeClause,
  dangerText,
  doesText,
  fateText,
  measureName,
  namedIn,
  reasonText,
  type StagedMeasure,
  sinceText,
  subjectWords,
  type TextName,
  textName,
  titleName,
} from '../bills/state/measure-words.ts'
import { phaseAt } from '../bills/state/phase.ts'
import type { Ground } from '../powers/powers.ts'
import { asksOver, requestText } from '../powers/requests.ts'
import { groundOf, stagedMeasures } from './choice.ts'
import type { BriefChoice } from './model.ts'

/** The matter a text is assembled from, read in one go. */
export interface Matter {
  readonly choice: BriefChoice
  readonly bill: Bill
  /** the day the document is written */
  readonly today: string
  /** those chosen that the library has, in their order */
  readonly arguments: readonly Argument[]
  /** rows of the table of members: built where the members are known */
  readonly members?: readonly Thing[]
  /** one line where the table leaves members out */
  readonly others?: readonly Thing[]
  readonly votes?: readonly Thing[]
  readonly amendments?: readonly Thing[]
}

/** The lists a template turns over: what each measure, argument, objection, figure, proof says, as words of our markup. */
export function thingsOf({
  choice,
  bill,
  today,
  arguments: argumentList,
  members,
  others,
  votes,
  amendments,
}: Matter): Things {
  const subjects = escapedMeasures(choice, bill, today)
  const current = argumentList.map(one => ({
    ...one,
    facts: one.facts.filter(fact => isTrueOn(fact, today)),
  }))
  // its number is a slot: the dossier may answer it
  const text = textName(phaseAt(bill, choice.stage, today), '{{bill.number}}')
  return {
    measures: subjects.map((one, at) => ({
      id: one.measure.id,
      words: {
        ...measureWords(one, text),
        // the danger of the first ones is said before the table
        more:
          at < MEASURES_SAID_FIRST || !one.measure.danger || one.state.standing === 'unknown'
            ? ''
            : `\n*${dangerLine(one)}*`,
        end: at < subjects.length - 1 ? '\u202f;' : '.',
      },
    })),
    choices: subjects.length > 0 ? [{ id: 'all', words: togetherWords(subjects, text) }] : [],
    asks: asksOf(groundOf(choice, bill, today), subjects, text),
    arguments: argumentList.map(one => ({ id: one.id, words: argumentWords(one) })),
    objections: argumentList.flatMap(one =>
      one.pairs.map((pair, at) => ({
        id: `${one.id}.${at + 1}`,
        // written in our markup, as the argument is
        words: { text: pair.objection, reply: pair.reply },
      })),
    ),
    figures: current.flatMap((one, nth) =>
      one.facts.flatMap((fact, at) =>
        isToldBefore(fact, current.slice(0, nth))
          ? []
          : [{ id: `${one.id}.f${at + 1}`, words: { text: factText(fact), source: sourceOf(fact) } }],
      ),
    ),
    proofs: proofsOf(current),
    bans: argumentList.flatMap(one =>
      one.neverSay.map((text, at) => ({ id: `${one.id}.n${at + 1}`, words: { text } })),
    ),
    members: members ?? [],
    others: others ?? [],
    votes: votes ?? [],
    amendments: amendments ?? [],
  }
}

/** The danger of a measure under its effect: « Danger : … », or « Danger si la mesure revient : … ». */
function dangerLine(subject: StagedMeasure): string {
  const words = uncapital(dangerText(subject))
  return subject.state.presence === 'out' ? `Danger ${words}` : `Danger\u00a0: ${afterColon(words)}`
}

const gap = (label: string) => `{{${label.replace(/[{}]/g, '')}}}`

/** The measures chosen, each with its state at the stage, their words written as plain text in our markup. */
function escapedMeasures(choice: BriefChoice, bill: Bill, today: string): StagedMeasure[] {
  return stagedMeasures(choice, bill, today).map(({ measure, state }) => {
    const words = {
      title: escapeMarkup(measure.title),
      does: escapeMarkup(measure.does),
      danger: escapeMarkup(measure.danger),
    }
    return {
      measure: { ...measure, ...words },
      state: {
        ...state,
        article: state.article && escapeMarkup(state.article),
        fate: state.fate && {
          ...state.fate,
          outcome: escapeMarkup(state.fate.outcome),
          at: { ...state.fate.at, label: escapeMarkup(state.fate.at.label) },
        },
      },
    }
  })
}

function measureWords(subject: StagedMeasure, text: TextName): Record<string, string> {
  const { measure, state } = subject
  const title = measure.title.replace(/[{}]/g, '')
  const about = state.article ? measureName(subject).the : title
  const since = sinceText(subject)
  const isUnknown = state.standing === 'unknown'
  const unknown = gap(`sort de la mesure «\u00a0${title}\u00a0» à ce stade`)
  return {
    article: state.article ?? gap(`article de la mesure «\u00a0${title}\u00a0»`),
    // a cell of a table: the number, or why there is none
    number: state.article ? `Art.\u00a0${state.article}` : outside(subject),
    title: measure.title,
    named: namedIn(measure),
    heading: state.article ? titleUnder(capital(bareArticles(state.article)), measure.title) : measure.title,
    claim: state.article ? measureName(subject).the : gap(`article de la mesure «\u00a0${title}\u00a0»`),
    // what nobody knows to be in the text does nothing that may be told
    does: isUnknown ? unknown : measure.does ? doesText(subject) : gap(`ce que fait ${about}`),
    danger: isUnknown ? '' : measure.danger ? dangerText(subject) : gap(`risque de ${about}`),
    fate: fateText(subject),
    reason: reasonText(subject, text) ?? unknown,
    whole: subjectWords(subject, text).the,
    subject: subjectWords(subject, text).of,
    // a sentence that follows another, or nothing
    since: state.standing === 'unknown' ? ` ${unknown}` : since && ` ${since}`,
  }
}

const hasColon = (title: string): boolean => /[\s\u00a0\u202f]:\s/.test(title)

/** A title under the number of its article; one that has a colon keeps it, between parentheses. */
const titleUnder = (number: string, title: string): string =>
  hasColon(title) ? `${number} (${uncapital(title)})` : `${number}\u00a0: ${afterColon(uncapital(title))}`

/** One request for each measure, numbered, in the order of the request that the document has said; those of which nothing can be asked come last. None for a single measure. */
function asksOf(ground: Ground, subjects: readonly StagedMeasure[], text: TextName): Thing[] {
  if (subjects.length < 2) return []
  const asked = asksOver(ground, subjects).flatMap(ask => ask.group)
  const rest = subjects.filter(one => !asked.includes(one))
  return [...asked, ...rest].map((one, at) => {
    const request =
      requestText(ground, [one], text) ?? gap(`demande sur la mesure «\u00a0${one.measure.title}\u00a0»`)
    // a request that names the measure by its title says all of it
    const isNamed = !one.state.article || request.includes(titleName(one.measure).the)
    const words = isNamed ? capital(request) : `${capital(namedIn(one.measure))}\u00a0: ${request}`
    return { id: one.measure.id, words: { text: `${at + 1}. ${words}.` } }
  })
}

/** The place of a measure that bears no number: out of the text, or in it under a number nobody has read. */
function outside({ state }: StagedMeasure): string {
  if (state.presence !== 'out') return 'Numéro non connu à ce stade'
  return state.phase === 'adopted' || state.phase === 'law' ? 'Hors de la loi' : 'Hors du texte'
}

/** All the measures in one sentence, for what is read first: what the text does, and what is out of it. */
function togetherWords(subjects: readonly StagedMeasure[], text: TextName): Record<string, string> {
  const some = subjects.slice(0, MEASURES_SAID_FIRST)
  const clause = (words: string) => uncapital(words.trim().replace(/[.;]\s*$/, ''))
  const clauses = some.map(one => {
    const { measure, state } = one
    const head = state.article ? `${bareArticles(state.article)}\u00a0: ` : ''
    if (state.standing === 'unknown')
      return gap(`sort de la mesure «\u00a0${measure.title}\u00a0» à ce stade`)
    // what is not in force yet is told from its day on, as in the table
    if (state.deferred && measure.does) return `${head}${afterColon(clause(doesText(one)))}`
    if (state.presence !== 'out' && state.standing !== 'partly-struck')
      return head
        ? `${head}${afterColon(clause(measure.does || measure.title))}`
        : clause(measure.does || measure.title)
    return head
      ? `${head}${changeClause(one)} (${namedIn(measure)})`
      : `${namedIn(measure)}\u00a0: mesure ${changeClause(one, titleName(measure))}`
  })
  const dangers = some.flatMap(one =>
    one.measure.danger && one.state.standing !== 'unknown' ? [dangerText(one, subjects.length > 1)] : [],
  )
  const numbers = subjects.flatMap(one => one.state.article ?? [])
  const bareText = text.the.replace(/^l[ea] /, '')
  const rest = subjects.length - some.length
  return {
    lead: leadOf(subjects),
    does: `${capital(clauses.join('\u202f; '))}${rest > 0 ? `\u202f; et ${rest === 1 ? 'une autre mesure' : `${rest} autres mesures`}` : ''}.`,
    danger: dangers.length > 0 ? dangers.map(capital).join(' ') : gap('risque des mesures'),
    articles: numbers.length > 0 ? bareArticles(numbers.join(', ')) : '',
    // before a request, which names by its title a measure that bears no number
    object: [numbers.length > 0 ? bareArticles(numbers.join(', ')) : '', bareText].filter(Boolean).join(', '),
    subject: [
      numbers.length > 0 ? bareArticles(numbers.join(', ')) : plainSubject(subjects[0]?.measure.title ?? ''),
      bareText,
    ].join(', '),
  }
}

/** A title in the object of a letter; one in two parts is quoted, so that its colon stays. */
const plainSubject = (title: string): string => (hasColon(title) ? inGuillemets(title) : uncapital(title))

/** The most measures that are said before the table. */
const MEASURES_SAID_FIRST = 3

/** The title of what is said of measures at their stage. */
export const leadOf = (subjects: readonly StagedMeasure[]): string => {
  const isLaw = subjects.some(({ state }) => state.phase === 'adopted' || state.phase === 'law')
  if (subjects.every(({ state }) => state.standing === 'unknown')) return 'Ce qui reste à vérifier'
  if (subjects.every(({ state }) => state.presence === 'out')) return 'Ce qui ne doit pas revenir'
  return isLaw ? 'Ce que fait la loi' : 'Ce que fait le texte'
}

function argumentWords(one: Argument): Record<string, string> {
  return {
    // a title is the objection it answers, in quotation marks
    title: escapeMarkup(one.title),
    thesis: one.thesis,
    // as a title says it
    claim: one.thesis.trim().replace(/[.;]$/, ''),
    short: one.shortForm || one.thesis,
  }
}

/** Whether an argument before has the same fact: a text tells it once. */
const isToldBefore = (fact: Argument['facts'][number], before: readonly Argument[]): boolean =>
  before.some(one => one.facts.some(other => factText(other) === factText(fact)))

const factText = (fact: Argument['facts'][number]): string => fact.text.replace(/[.;]\s*$/, '')

const sourceOf = (fact: Argument['facts'][number]): string =>
  [
    fact.source ? `[[${fact.source}]]` : escapeMarkup(fact.sourceText) || gap('source du chiffre'),
    // what is cited says its own
    fact.date && !fact.source ? dayText(fact.date) : '',
    fact.certainty === 'to-verify' ? 'non confirmé' : '',
  ]
    .filter(Boolean)
    .join(', ')

/** The dated facts of the arguments, then the authorities in support, each once. */
function proofsOf(all: readonly Argument[]): Thing[] {
  const proofs = new Map<string, Thing>()
  for (const [nth, one] of all.entries())
    for (const [at, fact] of one.facts.entries())
      if ((fact.source || fact.sourceText) && !isToldBefore(fact, all.slice(0, nth)))
        proofs.set(`${one.id}.p${at + 1}`, {
          id: `${one.id}.p${at + 1}`,
          words: { cite: `${factText(fact)} (${sourceOf(fact)})` },
        })
  for (const { source, pin, role } of all.flatMap(one => one.authorities))
    if (role !== 'contrary' && !proofs.has(source))
      // a list of proofs is looked up by itself: none is « précitée »
      proofs.set(source, { id: source, words: { cite: `[[${source}|${pin ?? ''}|full]]` } })
  return [...proofs.values()]
}
