import type { Article } from '../../../../shared/library/model.ts'
import { plainSigns } from '../european-text.ts'
import {
  actNature,
  annexHeading,
  articleHeading,
  beginsBy,
  divisionRank,
  languageOf,
  writtenDayIn,
} from '../languages.ts'
import {
  type ActIdentity,
  type ActPart,
  articlesOf,
  identityInCelex,
  identityInReference,
  identityInTitle,
  natureOf,
  numberedAct,
} from './act.ts'
import { AFTER_FOUNDING_TEXT, foundingText } from './founding-text.ts'

/** The head of a page of the Official Journal: « 27.6.2013 | FR | Journal officiel de l’Union européenne | L 176/1 ». */
const JOURNAL =
  /^\d{1,2}\.\d{1,2}\.\d{4} \| \w\w \| .* \| L \d+\/\d+|^Official Journal L \d|^Journal officiel n° L/
/** The name that the Official Journal gives to its files: `L_2013176FR.01000101.xml`. */
const JOURNAL_FILE = /(?<![A-Z])L_\d{7}[A-Z]{2}\.\d{8}|(?<![A-Z])L_\d{9}(?!\d)/
/** Lines in which a page says what it is. */
const HEAD_LINES = 150
/** Longest line that heads an article or a part. */
const HEADING_SIGNS = 200
/** Marks that a consolidation puts beside what was changed: ▼B, ►M1. */
const CHANGE_MARKS = /\s*[▼►◄]\s*(?:[A-Z]{1,2}\d{0,3})?(?:\s*\|)?\s*/g

interface Identity extends ActIdentity {
  readonly day?: string | undefined
}

/** The act of the Union that a page is: one that its publisher names, and that has articles. Undefined for any other page. */
export function readActPage(lines: readonly string[], address: string): Article[] | undefined {
  const plain = lines.map(line => plainSigns(line.replace(CHANGE_MARKS, ' ')))
  const language = languageOf(plain)
  const head = plain.slice(0, HEAD_LINES)
  const enacting = plain.findIndex(line => beginsBy('enacting', line, language))
  const numberedAt = head.findIndex(line => line.length > 12 && identityInTitle(line, language) !== undefined)
  const identity: Identity | undefined =
    head.map(identityInReference).find(Boolean) ??
    identityInCelex(address) ??
    (JOURNAL_FILE.test(address) || head.some(line => JOURNAL.test(line))
      ? identityInTitle(head[numberedAt] ?? '', language)
      : undefined)
  // older pages give the number of the act some lines after its name
  const titleAt = numberedAt >= 0 ? numberedAt : head.findIndex(line => namesAct(line, language))
  if (!identity || titleAt < 0) return foundingArticles(plain, language, address)
  const parts = partsOf(plain, enacting, language)
  if (!parts.some(({ number }) => /^\d/.test(number))) return undefined
  const titleLines = head.slice(titleAt, titleAt + 4)
  const letters = identityInTitle(head[titleAt] ?? '', language)?.letters
  const dated = titleLines.findIndex(line => writtenDayIn(line, language))
  const consolidation = identity.day === undefined ? undefined : { from: identity.day }
  const named = numberedAct({
    ...{ language, consolidation },
    identity: { ...identity, letters, nature: natureOf(identity, head[titleAt] ?? '', language) },
    date: titleLines.map(line => writtenDayIn(line, language)).find(Boolean),
    title: dated < 0 ? '' : (titleLines[dated + 1] ?? ''),
  })
  return articlesOf({ language, named, consolidation, parts })
}

/** Whether a line is the name of an act in capitals: « ACTION COMMUNE ». */
const namesAct = (line: string, language: string): boolean =>
  line.length < 60 && line === line.toLocaleUpperCase('fr') && actNature(line, language) !== undefined

/** The articles of the Charter or of a treaty; undefined for any other page. */
function foundingArticles(
  lines: readonly string[],
  language: string,
  address: string,
): Article[] | undefined {
  const named = foundingText(address, lines.slice(0, HEAD_LINES))
  if (!named) return undefined
  const end = lines.findIndex(line => AFTER_FOUNDING_TEXT.test(line))
  const parts = articlesIn(end < 0 ? lines : lines.slice(0, end), language)
  if (!parts.some(({ number }) => /^\d/.test(number))) return undefined
  return articlesOf({ language, named, parts })
}

/** The recitals before the enacting words, and the articles and annexes after them, in the order of their numbers. */
function partsOf(lines: readonly string[], enacting: number, language: string): ActPart[] {
  const body = lines.slice(enacting + 1)
  return [...recitalsOf(lines.slice(0, Math.max(0, enacting)), language), ...articlesIn(body, language)]
}

/** « (26) | Il y a lieu… »: each number follows the one before; lines without one go on. */
function recitalsOf(lines: readonly string[], language: string): ActPart[] {
  const from = lines.findIndex(line => beginsBy('recitals', line, language))
  const recitals: { number: number; text: string[] }[] = []
  for (const line of from < 0 ? [] : lines.slice(from + 1)) {
    const [whole = '', number] = /^\(?(\d{1,3})\)?\s*\|?\s*(?=\S)/.exec(line) ?? []
    const last = recitals.at(-1)
    if (Number(number) === (last?.number ?? 0) + 1)
      recitals.push({ number: Number(number), text: [line.slice(whole.length)] })
    else last?.text.push(line)
  }
  return recitals.map(({ number, text }) => ({
    number: `considérant ${number}`,
    path: [],
    text: text.join('\n'),
  }))
}

/** An article may be missing, or repealed; one whose number goes back, or far on, is quoted by another. */
const follows = (number: string, last: number): boolean => {
  const n = Number.parseInt(number, 10)
  return n >= last && n <= last + 20
}

function articlesIn(lines: readonly string[], language: string): ActPart[] {
  const parts: { number: string; path: string[]; text: string[] }[] = []
  const divisions: string[] = []
  let last = 0
  let isOver = false
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    const isShort = line.length <= HEADING_SIGNS
    const annex = isShort ? annexHeading(line, language) : undefined
    const number = isShort && !annex && !isOver ? articleHeading(line, language) : undefined
    const rank = isShort && !isOver ? divisionRank(line, language) : undefined
    const next = lines[at + 1] ?? ''
    const hasTitle =
      next.length <= HEADING_SIGNS &&
      !/^(?:\(?\d|[a-z]\)|[–—-])|[.;:]$/u.test(next) &&
      articleHeading(next, language) === undefined &&
      divisionRank(next, language) === undefined
    if (annex && last > 0) {
      isOver = true
      parts.push({ number: annex, path: [], text: [] })
    } else if (number && follows(number, last)) {
      last = Number.parseInt(number, 10)
      parts.push({ number, path: [...divisions.filter(Boolean), ...(hasTitle ? [next] : [])], text: [] })
      if (hasTitle) at += 1
    } else if (rank !== undefined) {
      divisions.length = rank
      divisions[rank] = hasTitle ? `${line} ${next}` : line
      if (hasTitle) at += 1
    } else if (beginsBy('signature', line, language) && last > 0 && !isOver) isOver = true
    else if (!isOver || parts.at(-1)?.number.startsWith('annexe')) parts.at(-1)?.text.push(line)
  }
  return parts.map(({ text, ...part }) => ({ ...part, text: withoutNotes(text).join('\n') }))
}

/** Notes stand at the end of a page: « (2) JO L 281 du 23.11.1995, p. 31. » */
function withoutNotes(lines: readonly string[]): readonly string[] {
  const end = lines.findLastIndex(
    line => line !== '' && !/^\(\s?\*?\d{1,3}\s?\)\s.*\b(?:19|20)\d{2}\b/.test(line),
  )
  return lines.slice(0, end + 1)
}
