import { words } from '../../french/fold.ts'
import { stem } from '../../french/stem.ts'
import { isStopWord } from '../../french/stop-words.ts'
import { isQuestion } from '../../french/words/question-words.ts'
import { AID_AND_TAXES } from './aid-and-taxes.ts'
import { DECISIONS } from './decisions.ts'
import { DOCUMENTS } from './documents.ts'
import { MEANINGS, OTHER_TRADES } from './meanings.ts'
import { PROCEDURE } from './procedure.ts'
import { PUBLIC_LIFE } from './public-life.ts'
import { STATUS_AND_POLICE } from './status-and-police.ts'
import { SURVEILLANCE } from './surveillance.ts'
import { TOWN_AND_LAND } from './town-and-land.ts'

/**
 * A line of the thesaurus: a question in the words of every day, and the sources that answer it. Each side of a `+` must have one of
 * its words in the question, in any inflection and any order; words written together must all be there. A question that has one of the
 * words after `!` is another question. `@nom` stands for the words of meanings.ts. After `>`, the sources, as the search box reads
 * them: an article and its text, a court and a number, or `fiche` and the id of a source of the starter library. A source belongs there
 * only when it answers the question itself: it is what the line rests on.
 */
export interface ThesaurusLine {
  /** as written, its names of meanings included */
  readonly asked: string
  readonly answers: readonly string[]
}

/** The lines shipped. */
export const thesaurusLines: readonly ThesaurusLine[] = linesOf(
  [
    PROCEDURE,
    DECISIONS,
    DOCUMENTS,
    SURVEILLANCE,
    PUBLIC_LIFE,
    AID_AND_TAXES,
    TOWN_AND_LAND,
    STATUS_AND_POLICE,
  ].join('\n'),
)

/** Reads the lines of a text that have a question and answers. */
export function linesOf(text: string): ThesaurusLine[] {
  return text.split('\n').flatMap(line => {
    const [asked = '', answers = ''] = line.split(' > ').map(part => part.trim())
    return asked && answers && !asked.startsWith('#') ? [{ asked, answers: answers.split(/\s*,\s*/) }] : []
  })
}

/** An answer that is an article: `L. 761-1 CJA`, `6 CESDH`. */
const ARTICLE = /^(?:(?:LO|[LRDA])\.\*? ?)?\d/

/** An answer of a line as it is told where the source is not at hand. */
export const answerText = (name: string): string => (ARTICLE.test(name) ? `art. ${name}` : name)

/** Stems that must all be in a question. */
type Wording = readonly string[]

interface Entry {
  readonly sides: readonly (readonly Wording[])[]
  readonly excluded: readonly Wording[]
  readonly answers: readonly string[]
}

const stemsOf = (text: string): string[] => words(text).map(({ word }) => stem(word))

/** The stems of a wording of a line; of several words, small ones are left out, unless it has no other. */
function wordingOf(text: string): Wording {
  const all = words(text).map(({ word }) => word)
  const telling = all.filter(word => !isStopWord(word))
  return (telling.length ? telling : all).map(stem)
}

const meanings: ReadonlyMap<string, readonly Wording[]> = new Map(
  MEANINGS.trim()
    .split('\n')
    .map(line => {
      const [name = '', wordings = ''] = line.split(' = ')
      return [name, wordings.split(', ').map(wordingOf)]
    }),
)

const otherTrades: readonly Wording[] = OTHER_TRADES.split(', ').map(wordingOf)

const sideOf = (side: string): Wording[] =>
  side
    .split(/\s*,\s*/)
    .flatMap(name => (name.startsWith('@') ? (meanings.get(name) ?? []) : [wordingOf(name)]))

function entryOf({ asked, answers }: ThesaurusLine): Entry {
  const [sides = '', excluded = ''] = asked.split(' ! ')
  return { sides: sides.split(' + ').map(sideOf), excluded: excluded ? sideOf(excluded) : [], answers }
}

/** Whether a text is asked or told as one speaks; words of the trade alone are looked for as they are. */
function isSentence(text: string): boolean {
  if (isQuestion(text)) return true
  const all = words(text)
  return all.length > 3 && all.some(({ word }) => isStopWord(word))
}

/** Lines that answer one question, at most, and how much less than the best of them one may say of it. */
const [MAX_LINES, MIN_SHARE] = [3, 0.7]

/** A thesaurus: the lines of the user before those shipped, and how telling each word of them is. */
export interface Thesaurus {
  /** Names the sources that answer a question asked in the words of every day: the first of each line that says most of it, then the others. */
  answersTo(question: string): string[]
}

/** The lines a user writes, kept among the settings. */
export const OWN_LINES_SETTING = 'search.questions'

/** Answers no question: an own line with it takes out the line shipped under the same words. */
const NOTHING = 'rien'

/** Tells the lines of a user that are none: they have no question, or no answer. */
export const misreadLines = (text: string): string[] =>
  text.split('\n').filter(line => line.trim() && !line.trim().startsWith('#') && !linesOf(line).length)

/** Builds the thesaurus of some lines; `own`, those of the user, come first, and one takes the place of a line of the same words. */
export function thesaurusOf(lines: readonly ThesaurusLine[], own: readonly ThesaurusLine[] = []): Thesaurus {
  const replaced = new Set(own.map(({ asked }) => asked))
  const kept = lines.filter(({ asked }) => !replaced.has(asked))
  const said = own.filter(({ answers }) => answers[0] !== NOTHING)
  const entries = [...said, ...kept].map((line, at) => ({ ...entryOf(line), isOwn: at < said.length }))
  const counts = new Map<string, number>()
  for (const { sides } of entries)
    for (const word of new Set(sides.flat(2))) counts.set(word, (counts.get(word) ?? 0) + 1)
  const weightOf = (word: string): number => Math.log(1 + entries.length / (counts.get(word) ?? 1))

  /** Weighs what a line says of a question: the sum of those of its words that are there; 0 where one of its sides has none. */
  function scoreOf({ sides, excluded }: Entry, has: (wording: Wording) => boolean): number {
    if (excluded.some(has)) return 0
    const said = new Set<string>()
    const byside = sides.map(side => side.filter(has))
    if (byside.some(found => found.length === 0)) return 0
    for (const word of byside.flat(2)) said.add(word)
    if (said.size < sides.length) return 0
    return [...said].reduce((sum, word) => sum + weightOf(word), 0)
  }

  return {
    answersTo(question) {
      if (!isSentence(question)) return []
      const stems = new Set(stemsOf(question))
      const has = (wording: Wording) => wording.every(word => stems.has(word))
      const foreign = otherTrades.filter(([word]) => word !== undefined && stems.has(word)).flat()
      const scored = entries
        .filter(({ sides }) => foreign.every(word => sides.flat(2).includes(word)))
        .map(entry => ({ answers: entry.answers, isOwn: entry.isOwn, score: scoreOf(entry, has) }))
        .filter(({ score }) => score > 0)
        .toSorted((a, b) => Number(b.isOwn) - Number(a.isOwn) || b.score - a.score)
      const best = scored[0]?.score ?? 0
      const chosen = scored.filter(({ score }) => score >= best * MIN_SHARE).slice(0, MAX_LINES)
      const longest = Math.max(0, ...chosen.map(({ answers }) => answers.length))
      const inTurn = Array.from({ length: longest }, (_, at) =>
        chosen.flatMap(({ answers }) => answers[at] ?? []),
      )
      return [...new Set(inTurn.flat())]
    },
  }
}

let shipped: Thesaurus | undefined

/** The thesaurus shipped. */
export const shippedThesaurus = (): Thesaurus => (shipped ??= thesaurusOf(thesaurusLines))
