import { capital } from '../../../french/wording.ts'
import { dangerText, doesText, type StagedMeasure } from './measure-words.ts'

/** A statement of the page of a measure: its heading, in the tense of the state, and its words; no words where nobody wrote any. */
export interface Statement {
  readonly heading: string
  readonly text: string
}

export interface Statements {
  readonly does: Statement
  readonly reaches: Statement
  readonly danger: Statement
}

type Headings = readonly [does: string, reaches: string, danger: string]

const PRESENT: Headings = ['Ce qu’elle fait', 'Qui elle atteint', 'Pourquoi elle est dangereuse']
const CONDITIONAL: Headings = [
  'Ce qu’elle aurait fait',
  'Qui elle aurait atteint',
  'Pourquoi elle serait dangereuse',
]
/** The words were written before the Conseil struck a part: nothing says whether they are of the part left. */
const BEFORE_THE_DECISION: Headings = [
  'Ce qu’elle prévoyait',
  'Qui elle devait atteindre',
  'Pourquoi elle est dangereuse',
]

/** The measure is in a law, and not in force yet. */
const TO_COME: Headings = ['Ce qu’elle fera', 'Qui elle atteindra', 'Pourquoi elle est dangereuse']

/** The measure was in force. */
const PAST: Headings = ['Ce qu’elle faisait', 'Qui elle atteignait', 'Pourquoi elle était dangereuse']

function headingsOf({ standing, presence, deferred }: StagedMeasure['state']): Headings {
  if (deferred) return TO_COME
  if (standing === 'expired') return PAST
  if (presence === 'out') return CONDITIONAL
  return standing === 'partly-struck' ? BEFORE_THE_DECISION : PRESENT
}

/** The effect of a measure, whom it reaches and its danger, true of its state: one that is out of the text does nothing. */
export function statementsOf(subject: StagedMeasure): Statements {
  const { measure, state } = subject
  const [does, reaches, danger] = headingsOf(state)
  return {
    does: { heading: does, text: measure.does && doesText(subject) },
    reaches: { heading: reaches, text: measure.reaches },
    danger: { heading: danger, text: measure.danger && capital(dangerText(subject)) },
  }
}
