import { type NatureStep, natureValues } from '../regimes/natures.ts'
import type { Guidance } from './model.ts'

/** An answer that one does not know more: `matter-taxes:unknown`, or `:unknown` alone. */
const UNKNOWN = ':unknown'

/** A nature answered: a regime, a matter or nothing. */
export interface NatureTold {
  readonly nature: string
  /** nothing more is known: no question follows */
  readonly isLast: boolean
}

/** The answers, those of the dossier, and the facts asked all the same. */
interface Answered {
  readonly answers: Readonly<Record<string, string>>
  readonly known?: Readonly<Record<string, string>>
  readonly again?: readonly string[]
}

/** The nature answered, or told by the dossier; undefined where it is no nature. */
export function natureAnswer(fact: string, { answers, known, again }: Answered): NatureTold | undefined {
  const answer = answers[fact] ?? (again?.includes(fact) ? undefined : known?.[fact])
  if (answer === undefined) return undefined
  const nature = answer.endsWith(UNKNOWN) ? answer.slice(0, -UNKNOWN.length) : answer
  if (nature !== '' && !(nature in natureValues)) return undefined
  return { nature, isLast: nature !== answer }
}

/** The nature answered, in words. */
export const natureText = ({ nature, isLast }: NatureTold): string =>
  isLast && nature === '' ? 'je ne sais pas' : (natureValues[nature] ?? '')

/** A question of the tree; the last answer is that one does not know. */
export const natureQuestion = (
  { fact, help }: { readonly fact: string; readonly help: string },
  { question, values }: NatureStep,
  matter = '',
): NonNullable<Guidance['question']> => ({
  kind: 'question',
  fact,
  question,
  help,
  choices: [
    ...Object.entries(values).map(([value, label]) => ({ value, label })),
    {
      value: `${matter}${UNKNOWN}`,
      label: 'Je ne sais pas\u00a0: retenir la date la plus proche de tout ce qui reste possible',
    },
  ],
  optional: false,
  known: '',
})
