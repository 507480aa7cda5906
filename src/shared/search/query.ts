import { isQuestion, isQuestionWord, withoutEmptyPhrases } from '../french/words/question-words.ts'
import { type Filter, type IsKnown, type Piece, piecesOf } from './operators.ts'
import { standardWriting } from './standard-writing.ts'
import { withSynonyms } from './synonyms.ts'
import { isStop, nearOf, phraseOf, type Term, termsOf } from './terms.ts'

/** Terms of which a source must have one. */
export interface Clause {
  readonly any: readonly Term[]
}

/** A parsed query: clauses that must all match, excluded terms, and filters. */
export interface Query {
  readonly clauses: readonly Clause[]
  readonly exclusions: readonly Term[]
  readonly filters: readonly Filter[]
  /** the operators that filter, as typed */
  readonly operators: readonly string[]
  /** the text typed, without its operators */
  readonly text: string
  /** words of a question that are not looked for, as typed */
  readonly dropped: readonly string[]
  /** parts that could not be read as typed, in French */
  readonly remarks: readonly string[]
}

/** A term, or an operator between two terms. */
type Step = Term | 'or' | { readonly distance: number; readonly raw: string }

const isTerm = (step: Step | undefined): step is Term => typeof step === 'object' && 'forms' in step

/** Parses the text typed; any text is a valid query. A filter that is not known is read as words. */
export function parseQuery(input: string, isKnown?: IsKnown): Query {
  const { text, remark } = standardWriting(input)
  const question = isQuestion(text)
  const pieces = piecesOf(question ? withoutEmptyPhrases(text) : text, isKnown)
  const steps: Step[] = []
  const exclusions: Term[] = []
  const remarks: string[] = remark ? [remark] : []
  pieces.forEach((piece, at) => {
    if (piece.kind === 'remark') remarks.push(piece.text)
    if (piece.kind === 'or') steps.push('or')
    if (piece.kind === 'near') steps.push({ distance: piece.distance, raw: piece.raw })
    if (piece.kind !== 'words' && piece.kind !== 'phrase') return
    const terms = termsIn(piece, at === pieces.length - 1 && !/\s$/.test(text))
    if (piece.not) exclusions.push(...terms)
    else steps.push(...terms)
  })
  const clauses = alternatives(joinNear(steps, remarks))
  const isFiller = ({ any }: Clause) => question && any.every(isAsking)
  const withoutStops = clauses.filter(({ any }) => !any.every(isStop))
  const contentClauses = withoutStops.filter(one => !isFiller(one))
  const searched = [contentClauses, withoutStops, clauses].find(some => some.length) ?? []
  return {
    clauses: withSynonyms(searched, question),
    exclusions,
    dropped:
      searched === contentClauses
        ? withoutStops.filter(isFiller).flatMap(({ any }) => any.map(({ raw }) => raw))
        : [],
    filters: pieces.flatMap(piece => (piece.kind === 'filter' ? [piece.filter] : [])),
    operators: pieces.flatMap(piece => (piece.kind === 'filter' ? [piece.raw] : [])),
    text: pieces.some(({ kind }) => kind === 'filter' || kind === 'remark')
      ? pieces.flatMap(piece => ('text' in piece && piece.kind !== 'remark' ? [piece.text] : [])).join(' ')
      : text.trim(),
    remarks: [...new Set(remarks)],
  }
}

/** Tells whether a term is nothing but a word of a question. */
const isAsking = ({ forms, stems }: Term): boolean =>
  stems.length > 0 && forms.every(form => form.length === 1 && isQuestionWord(form[0] ?? ''))

function termsIn(piece: Extract<Piece, { kind: 'words' | 'phrase' }>, open: boolean): Term[] {
  if (piece.kind === 'words') return termsOf(piece.text, open && !piece.not)
  const phrase = phraseOf(piece.text, piece.open && !piece.not)
  return phrase ? [phrase] : []
}

/** Joins the terms on both sides of `proche:5` into one. */
function joinNear(steps: readonly Step[], remarks: string[]): (Term | 'or')[] {
  const all: (Term | 'or')[] = []
  for (let at = 0; at < steps.length; at += 1) {
    const step = steps[at] as Step
    if (typeof step === 'string' || isTerm(step)) {
      all.push(step)
      continue
    }
    const [before, after] = [all.at(-1), steps[at + 1]]
    const nearTerm =
      before && before !== 'or' && isTerm(after) ? nearOf([before, after], step.distance) : undefined
    if (nearTerm) {
      all[all.length - 1] = nearTerm
      at += 1
    } else
      remarks.push(`«\u00a0${step.raw}\u00a0» se place entre deux mots, par exemple drone proche:5 police.`)
  }
  return all
}

/** `a b OU c` asks for a, and for b or c. */
function alternatives(steps: readonly (Term | 'or')[]): Clause[] {
  const all: Term[][] = []
  steps.forEach((step, at) => {
    if (step === 'or') return
    if (steps[at - 1] === 'or' && all.length) all.at(-1)?.push(step)
    else all.push([step])
  })
  return all.map(any => ({ any }))
}
