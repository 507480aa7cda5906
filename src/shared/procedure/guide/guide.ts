import { blankDossier, type Dossier, type Event } from '../../dossiers/model.ts'
import { dayText } from '../../french/dates.ts'
import { DAY_SHAPE, daysBetween } from '../../kernel/days.ts'
import type { DayOff } from '../calendar/calendar.ts'
import { eventKindOf } from '../events/kinds.ts'
import type { TimeLimit } from '../limits/model.ts'
import { regimes } from '../regimes/all.ts'
import { firstQuestion } from '../regimes/matters.ts'
import { nextNatureStep } from '../regimes/natures.ts'
import { generalNatures } from '../regimes/natures-by-law.ts'
import { type Regime, TRIBUNAL } from '../regimes/record.ts'
import { answerFact, limitsOf, natureOf } from '../situation.ts'
import { datedBy, datedKinds } from './answers.ts'
import { letterBranch } from './letter-step.ts'
import type { Guidance, Guide, GuideNode, NextStep } from './model.ts'
import { natureAnswer, natureQuestion, natureText } from './nature-step.ts'

type Answers = Readonly<Record<string, string>>
type Question = Exclude<GuideNode, { kind: 'limit' | 'letter' | 'end' | 'nature' }>

/** A text the guide may propose. */
interface GuideTemplate {
  readonly id: string
  readonly title: string
  readonly next: readonly NextStep[]
}

/** Input of the guide: answers, day, templates, and the dossier it is asked from. */
export interface GuideQuery {
  readonly answers: Answers
  /** AAAA-MM-JJ */
  readonly today: string
  readonly templates: readonly GuideTemplate[]
  readonly daysOff?: readonly DayOff[]
  /** the dates noted in the dossier one asks from: a recours gracieux received makes the time begin again */
  readonly events?: readonly Event[]
  /** the cases of that dossier: a date of one answers no other */
  readonly affaires?: Dossier['affaires'] | undefined
  /** what that dossier answers, and the facts asked all the same */
  readonly known?: Answers
  readonly again?: readonly string[]
}

/** A date one does not know, as an answer. */
export const unknownDay = 'inconnue'

/** Follows the answers through the guide, to the next question or to what is proposed. */
export function orient(guide: Guide, question: GuideQuery): Guidance {
  const query = {
    ...question,
    events: question.events?.filter(one => !isCorrected(one.kind, question)) ?? [],
  }
  const answerOf = (fact: string) => query.known?.[fact]
  const answersGiven: Guidance['said'] = []
  let facts: Answers = {}
  let at = guide.first
  let day = ''
  // a guide written by a user may turn in circles: no node is passed twice
  const visitedNodes = new Set<string>()
  for (;;) {
    const node = guide.nodes[at]
    if (!node || visitedNodes.has(at)) return { said: answersGiven }
    visitedNodes.add(at)
    if (node.kind === 'end')
      return { said: answersGiven, proposal: proposalOf(node, { ...facts, ...node.facts }, query) }
    if (node.kind === 'limit') {
      facts = { ...facts, ...node.facts }
      at = branch(node, runningFrom(day, limits(facts, [], query), query), query.today)
      continue
    }
    if (node.kind === 'letter') {
      at = letterBranch(node, regimeIn(facts), runningFrom(day, limits(facts, [], query), query), query)
      continue
    }
    if (node.kind === 'nature') {
      const factOf = (key: string) => facts[key] || answerOf(key)
      const told = natureAnswer(node.fact, query)
      // a dossier or a path that names the software tells what the act is
      const [natureTold] = query.again?.includes(node.fact) ? [] : natureOf(factOf)
      if (told === undefined && natureTold) {
        facts = { ...facts, [node.fact]: natureTold }
        at = node.subject || node.next
        continue
      }
      const step = told?.isLast ? undefined : nextNatureStep(told ? [told.nature] : [])
      if (told && !answersGiven.some(({ fact }) => fact === node.fact))
        answersGiven.push({
          fact: node.fact,
          question: firstQuestion,
          answer: natureText(told),
          known: query.answers[node.fact] === undefined,
          noted: '',
        })
      if (step) return { said: answersGiven, question: natureQuestion(node, step, told?.nature) }
      const nature = told?.nature ?? ''
      facts = { ...facts, [node.fact]: nature }
      at = (told?.isLast && node.unknown) || (!generalNatures.includes(nature) && node.special) || node.next
      continue
    }
    const typedAnswer = query.answers[node.fact]
    const answer = typedAnswer ?? (query.again?.includes(node.fact) ? undefined : answerOf(node.fact))
    const next = answer === undefined ? undefined : nextNode(node, answer)
    if (next === undefined) return { said: answersGiven, question: questionOf(node, answerOf(node.fact)) }
    if (!answersGiven.some(one => one.fact === node.fact))
      answersGiven.push({
        fact: node.fact,
        question: node.question,
        answer: answerText(node, answer ?? ''),
        known: typedAnswer === undefined,
        noted: notedOtherwise(node.fact, question),
      })
    if (node.kind === 'date') day = node.fact
    facts = { ...facts, [node.fact]: answer ?? '' }
    at = next
  }
}

/** Whether an answer gives another day than the events of that kind: they no longer count for what is proposed. */
const isCorrected = (kind: string, { answers, known }: GuideQuery): boolean =>
  Object.entries(answers).some(
    ([fact, answer]) => datedBy(fact) === kind && known?.[fact] !== undefined && known[fact] !== answer,
  )

/** The day noted in the dossier, where the answer is another. */
function notedOtherwise(fact: string, { answers, known, events = [] }: GuideQuery): string {
  const kind = datedBy(fact)
  const note = known?.[fact]
  if (!kind || !note || answers[fact] === undefined || answers[fact] === note) return ''
  return events.some(one => one.kind === kind) ? dayText(note) : ''
}

/** The node an answer leads to; undefined where it is no answer. */
function nextNode(node: Question, answer: string): string | undefined {
  switch (node.kind) {
    case 'question':
      return node.choices.find(one => one.value === answer)?.next
    case 'text':
      return answer.trim() || node.optional ? node.next : undefined
    case 'date':
      if (answer === unknownDay) return node.unknown || undefined
      return DAY_SHAPE.test(answer) ? node.next : undefined
  }
}

function answerText(node: Question, answer: string): string {
  switch (node.kind) {
    case 'question':
      return node.choices.find(one => one.value === answer)?.label ?? answer
    case 'text':
      return answer.trim() || 'sans réponse'
    case 'date':
      return answer === unknownDay ? 'je ne la connais pas' : dayText(answer)
  }
}

const questionOf = (node: Question, dossierAnswer = ''): NonNullable<Guidance['question']> => ({
  kind: node.kind,
  fact: node.fact,
  question: node.question,
  help: node.help,
  choices: node.kind === 'question' ? node.choices.map(({ value, label }) => ({ value, label })) : [],
  optional: node.kind === 'date' ? node.unknown !== '' : node.kind === 'text' && node.optional,
  known: dossierAnswer,
})

/** The limits of a dossier that says this, with the dates already noted. */
function limits(
  facts: Answers,
  sentEvents: readonly Event[],
  { daysOff, events = [], affaires }: GuideQuery,
): TimeLimit[] {
  const dossier = blankDossier({
    id: 'guide',
    type: 'recourse',
    title: '',
    facts: { ...facts },
    events: [...events, ...sentEvents],
    ...(affaires && { affaires }),
  })
  return limitsOf(dossier, key => facts[key], daysOff)
}

/** The regime of an act in plain sentences: who judges, what comes first, how, and what does not move the date. */
const reasonsOf = ({ judge, first, form, unmoved, remedies }: Regime): { text: string; law: string }[] => {
  const law = remedies.at(-1)?.sources[0]?.text ?? ''
  return [`Le juge est ${judge}.`, first, form, unmoved]
    .filter(Boolean)
    .map((text, at) => ({ text, law: at === 0 ? law : '' }))
}

/** Tells that the regime is not known, and that the judge depends on it. */
const untoldReasons = [
  {
    text: 'Vous ne savez pas ce que décide l’acte\u00a0: la date ci-dessous est la plus proche de tous les régimes possibles, et peut reculer une fois la nature dite.',
    law: '',
  },
  {
    text: 'Le juge, la forme et ce qui doit venir avant lui dépendent de cette nature\u00a0: lisez le code que l’acte cite, ou consultez un avocat sans attendre.',
    law: '',
  },
]

const WEEK_DAYS = 7

/** The limits but for those of other days the guide asks for: an older decision of the dossier has its own. */
function runningFrom(
  fact: string,
  limitsFound: readonly TimeLimit[],
  { events = [] }: GuideQuery,
): readonly TimeLimit[] {
  const kind = datedBy(fact)
  const from = new Set([`fact:${fact}`, ...events.filter(one => one.kind === kind).map(one => one.id)])
  const other = new Set(
    events.filter(one => datedKinds.has(one.kind) && !from.has(one.id)).map(one => one.id),
  )
  return limitsFound.filter(one => !other.has(one.event))
}

function branch(
  node: GuideNode & { kind: 'limit' },
  limitsFound: readonly TimeLimit[],
  today: string,
): string {
  const concernedLimits = limitsFound.filter(one => node.limits.some(key => one.key.startsWith(`${key}:`)))
  const limit = concernedLimits.find(one => one.fate === 'running')
  if (!limit?.lastDay || limit.kind === 'none')
    return (concernedLimits.some(one => one.fate === 'replaced') && node.replaced) || node.none
  if (limit.kind !== 'limit') return limit.lastDay < today ? node.passed : node.open
  const daysLeft = daysBetween(today, limit.lastDay)
  if (daysLeft < 0) return node.passed
  return daysLeft < WEEK_DAYS && node.near ? node.near : node.open
}

/** The regime that the answers tell; undefined where they leave several. */
const regimeIn = (facts: Answers): Regime | undefined =>
  regimes.find(one => one.key === facts[answerFact('nature')])

function proposalOf(
  node: GuideNode & { kind: 'end' },
  facts: Answers,
  query: GuideQuery,
): NonNullable<Guidance['proposal']> {
  const find = (id: string) => query.templates.find(one => one.id === id)
  const answeredFacts = Object.entries(facts).filter(
    ([key, value]) => value.trim() && value !== unknownDay && !key.startsWith('guide.'),
  )
  const sentEvent: Event | undefined = node.send
    ? {
        id: 'sent',
        kind: node.send,
        date: query.today,
        label: eventKindOf(node.send)?.label ?? '',
        options: [],
      }
    : undefined
  const currentLimits = limits(facts, [], query)
  const before = new Set(currentLimits.map(one => `${one.key} ${one.lastDay}`))
  const regime = node.regime ? regimeIn(facts) : undefined
  const unmoved = node.unmoved ? regimeIn(facts)?.unmoved : undefined
  return {
    template: node.regime && (regime?.step !== 'rep' || regime.judge !== TRIBUNAL) ? '' : node.template,
    title: regime ? regime.title : node.title,
    reasons: [
      ...(unmoved ? [{ text: unmoved, law: '' }] : []),
      ...(regime ? reasonsOf(regime) : node.regime ? untoldReasons : []),
      ...node.reasons,
    ],
    there: false,
    facts: Object.fromEntries(answeredFacts),
    with: node.with.flatMap(id => {
      const template = find(id)
      return template ? [{ id, title: template.title }] : []
    }),
    limits: currentLimits,
    ahead: sentEvent
      ? limits(facts, [sentEvent], query).filter(
          one => one.fate === 'running' && !before.has(`${one.key} ${one.lastDay}`),
        )
      : [],
    next: [...(find(node.template)?.next ?? [])],
  }
}
