import { splitParagraphs } from '../../drafts/text/markup.ts'
import { dayOfNumber, daysOf, MONTH_PATTERN } from '../../french/dates.ts'
import { fold } from '../../french/fold.ts'
import type { Argument } from '../../library/model.ts'
import { withoutMarkup } from '../../library/plain-markup.ts'
import type { ArgumentField, Proposal } from './take-up-model.ts'

/** A paragraph of a saved page, under the last title before it. */
export interface PageParagraph {
  readonly heading: string
  readonly text: string
}

/** Shares of common words from which a paragraph says otherwise what another says, or belongs to an argument. */
const ALIKE = 0.45
const OF_ARGUMENT = 0.12
/** Shorter lines are menus, captions and buttons. */
const MIN_LETTERS = 40
const MAX_PARAGRAPHS = 400
const MAX_WORDS = 150

const DAY_IN_WORDS = new RegExp(`\\b\\d{1,2}(?:er)? (?:${MONTH_PATTERN}) \\d{4}\\b`, 'i')
const FIGURE = /\d[\d\s\u00a0\u202f]*(?:,\d+)?[\s\u00a0\u202f]?(?:%|€|euros|millions?|milliards?)/

interface Piece {
  readonly argument: Argument
  readonly field: ArgumentField
  readonly text: string
  readonly words: ReadonlySet<string>
}

const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(
    fold(withoutMarkup(text))
      .split(/[^\p{L}\p{N}]+/u)
      .filter(word => word.length > 2)
      .slice(0, MAX_WORDS),
  )

/** Share of their words two paragraphs have in common, from 0 to 1. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0
  let common = 0
  for (const word of a) if (b.has(word)) common += 1
  return (2 * common) / (a.size + b.size)
}

/** Letters and figures alone: a changed figure is another text, a changed space is not. */
const bare = (text: string): string => fold(text).replace(/[^\p{L}\p{N}%€]/gu, '')
const withoutAsides = (text: string): string => text.replace(/\([^()]*\)/g, '')

/** Whether a paragraph of a page is a text that is there: its references are printed in parentheses by a page, and are ids there. */
function isThere(text: string, existing: string): boolean {
  if (!existing.includes('[[')) return bare(text) === bare(withoutMarkup(existing))
  return bare(withoutAsides(text)) === bare(withoutAsides(withoutMarkup(existing)))
}

/** The paragraphs and facts of an argument, each with the field it stands in. */
function piecesOf(argument: Argument): Piece[] {
  const piece = (field: ArgumentField, text: string): Piece[] =>
    splitParagraphs(text).map(one => ({ argument, field, text: one, words: wordsOf(one) }))
  const { variants } = argument
  return [
    ...piece('thesis', argument.thesis),
    ...piece('shortForm', argument.shortForm),
    ...piece('development', argument.development),
    ...(['filing', 'briefing', 'sheet', 'mail', 'intervention', 'script'] as const).flatMap(name =>
      piece(name, variants[name] ?? ''),
    ),
    ...argument.pairs.flatMap(one => piece('reply', one.reply)),
    ...argument.facts.map(one => ({
      argument,
      field: 'fact' as const,
      text: one.text,
      words: wordsOf(one.text),
    })),
  ]
}

/** The day a paragraph tells, where it tells one alone. */
function dayIn(text: string): string | undefined {
  const plain = text.replace(/[\u00a0\u202f]/g, ' ')
  const days = [...plain.matchAll(new RegExp(DAY_IN_WORDS, 'gi'))].map(([one]) => one)
  const [first] = days
  const number = days.length === 1 && first ? daysOf(first)?.from : undefined
  return number === undefined ? undefined : dayOfNumber(number)
}

/**
 * Matches the paragraphs of a page with the arguments that are there: those that say it already are counted, those that say nearly the same
 * would be changed, the others are added to the closest argument of the bill, as a fact where they bear a day or a figure, or make a new
 * argument. `hash` names a proposal by its words.
 */
export function proposalsFor(
  paragraphs: readonly PageParagraph[],
  all: readonly Argument[],
  ofBill: readonly Argument[],
  hash: (text: string) => string,
): { proposals: Proposal[]; known: number } {
  const pieces = all.flatMap(piecesOf)
  const whole = ofBill.map(argument => ({
    argument,
    words: wordsOf([argument.title, ...piecesOf(argument).map(one => one.text)].join(' ')),
  }))
  let known = 0
  const proposals = new Map<string, Proposal>()
  for (const { heading, text } of paragraphs
    .filter(one => one.text.length >= MIN_LETTERS)
    .slice(0, MAX_PARAGRAPHS)) {
    const words = wordsOf(text)
    const closest = best(pieces, one => likeness(words, one.words))
    if (closest && isThere(text, closest.one.text)) {
      known += 1
      continue
    }
    const isFact = DAY_IN_WORDS.test(text.replace(/[\u00a0\u202f]/g, ' ')) || FIGURE.test(text)
    const date = dayIn(text)
    const make = (some: Omit<Proposal, 'id' | 'heading' | 'after'>): void => {
      const id = hash(`${some.field}|${some.argument}|${some.before}|${text}`)
      proposals.set(id, { id, heading, after: text, ...some })
    }
    if (closest && closest.score >= ALIKE) {
      const { argument, field, text: before } = closest.one
      make({
        field,
        argument: argument.id,
        argumentTitle: argument.title,
        before,
        ...(field === 'fact' && date && { date }),
      })
      continue
    }
    const titled = wordsOf(`${heading} ${text}`)
    const home = best(whole, one => covered(titled, one.words))
    if (home && home.score >= OF_ARGUMENT) {
      const { argument } = home.one
      make({
        field: isFact ? 'fact' : 'development',
        argument: argument.id,
        argumentTitle: argument.title,
        before: '',
        ...(isFact && date && { date }),
      })
    } else make({ field: 'new', argument: '', argumentTitle: heading, before: '' })
  }
  return { proposals: [...proposals.values()], known }
}

/** Share of the words of a paragraph that an argument has. */
function covered(words: ReadonlySet<string>, argument: ReadonlySet<string>): number {
  if (words.size === 0) return 0
  let common = 0
  for (const word of words) if (argument.has(word)) common += 1
  return common / words.size
}

function best<T>(all: readonly T[], scoreOf: (one: T) => number): { one: T; score: number } | undefined {
  let top: { one: T; score: number } | undefined
  for (const one of all) {
    const score = scoreOf(one)
    if (score > (top?.score ?? 0)) top = { one, score }
  }
  return top
}
