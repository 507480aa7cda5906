import type { Event } from '../../dossiers/model.ts'
import { answersTo, type QuestionKey } from '../events/questions.ts'
import type { Place } from '../place.ts'
import { naturesIn } from '../regimes/natures.ts'
import type { LimitRule } from '../rules/record.ts'
import { count } from './count.ts'
import type { Reading } from './reading.ts'

/** Collects the answers about an event: its own options, and those of the dossier; the nature of its own act comes first. */
export function answersOf(event: Event, place: Place): ReadonlySet<string> {
  const hasNature = naturesIn(event.options).length > 0
  return new Set([
    ...[...place.answers].filter(one => !hasNature || naturesIn([one]).length === 0),
    ...event.options,
  ])
}

/** Whether no answer excludes a rule, and whether it is law on the day it is counted from. */
export function applies(rule: LimitRule, from: string, answers: ReadonlySet<string>): boolean {
  const { also, explicit, ...byQuestion } = rule.when
  const { valid } = rule
  if ((valid.from && from < valid.from) || (valid.to && from > valid.to)) return false
  if (!explicit.every(one => answers.has(one))) return false
  return Object.entries({ ...byQuestion, ...also }).every(([question, allowedAnswers]) => {
    const chosenAnswers =
      question === 'nature' ? naturesIn(answers) : answersTo(question as QuestionKey, answers)
    return (
      allowedAnswers === 'any' ||
      chosenAnswers.length === 0 ||
      chosenAnswers.some(one => allowedAnswers.includes(one))
    )
  })
}

/** The readings of the rules that may apply, counted from a day. */
export const readingsOf = (
  rules: readonly LimitRule[],
  event: Event,
  from: string,
  place: Place,
): Reading[] =>
  rules
    .filter(rule => applies(rule, from, answersOf(event, place)))
    .flatMap(rule => count(rule, event, from, place))
