import type { Cite, CitedLine } from '../lines.ts'
import { withoutPlace } from '../points.ts'

/** A passage between guillemets or straight quotes, and the citation it rests on. `close`: nothing else can be meant. */
export interface QuotedPassage {
  readonly block: string
  readonly start: number
  readonly text: string
  /** what its line says before it */
  readonly before: string
  readonly cite?: Cite
  readonly close: boolean
  /** what precedes the citation, where an alinéa may be told, and what follows it, where a wording may be */
  readonly lead: string
  readonly after: string
  /** what stands between the citation and the passage, or before the passage in its sentence where the citation follows */
  readonly between: string
}

/** Fewer words than that are a term, a title, an irony: not a quotation to be compared. */
const ENOUGH_WORDS = 5
/** A passage with a cut is a quotation, however short. */
const CUT = /\[(?:…|\.{3})\]|\((?:…|\.{3}|)\)/
const ENOUGH_CUT_WORDS = 3

/** Whether a line ends by announcing what the next one quotes: « aux termes de l’article L. 211-2 : ». */
const announces = ({ text, cites }: CitedLine): boolean =>
  cites.length > 0 && /:\s*$/u.test(text) && !GROUND.test(text)

/** « …, alors : » begins a ground of who appeals, not the text that it says was breached. */
const GROUND = /(?<!\p{L})alors(?:\sque)?\s*:\s*$/u

/** Letters enough for a line without guillemets to be a quotation set apart. */
const SET_APART_LETTERS = 40

/** A line that is a quotation as a whole, announced by the one before it: italics, or a block set apart, without guillemets. */
export function wholePassage(line: CitedLine, previous: CitedLine | undefined): QuotedPassage[] {
  const cite = previous && announces(previous) ? previous.cites.at(-1) : undefined
  const text = line.text.trim()
  if (!cite || !previous || quotations(text).length > 0) return []
  if ((text.match(/\p{L}/gu) ?? []).length < SET_APART_LETTERS) return []
  const after = previous.text.slice(cite.end, cite.end + 90)
  const lead = previous.text.slice(0, cite.start)
  return [{ block: line.block, start: 0, text, before: '', close: true, lead, after, between: '', cite }]
}

/** A quotation set apart whose source stands below it, alone on its line: « (CE, 24 janvier 2024, n° 470001) ». */
export function passageAbove(
  { text, cites }: CitedLine,
  above: readonly CitedLine[],
): QuotedPassage | undefined {
  const [cite] = cites
  const first = above[0]
  const words = above.map(line => line.text.trim()).join('\n')
  if (!cite || !first || above.some(line => line.cites.length > 0 && announces(line))) return undefined
  const lead = text.slice(0, cite.start)
  const after = text.slice(cites.at(-1)!.end)
  if (!/^[\s([–—-]*$/u.test(lead) || !/^[\s.,;)\]]*$/u.test(after)) return undefined
  if ((words.match(/\p{L}/gu) ?? []).length < SET_APART_LETTERS) return undefined
  return {
    block: first.block,
    start: 0,
    text: words,
    before: '',
    close: true,
    lead,
    after,
    between: '',
    cite,
  }
}

/**
 * The passages a line quotes, each with the citation beside it: the next one, that of its note, the one that announces it, or that of the
 * line before, where it announces this one.
 */
export function quotedPassages(line: CitedLine, previous?: CitedLine): QuotedPassage[] {
  return quotations(line.text).flatMap(({ start, end, inner }): QuotedPassage[] => {
    const words = (inner.match(/[\p{L}\p{N}]+/gu) ?? []).length
    if (words < (CUT.test(inner) ? ENOUGH_CUT_WORDS : ENOUGH_WORDS)) return []
    const own = attach(line, start, end)
    const announcing = !own.cite && previous && announces(previous) ? previous : undefined
    const resumed = own.cite || announcing || !previous ? undefined : takenUp(line, start, previous)
    const { cite, close, of } = announcing
      ? { cite: announcing.cites.at(-1), close: true, of: announcing.text }
      : (resumed ?? own)
    const after = cite ? of.slice(cite.end, cite.end + 90) : ''
    const lead = cite ? of.slice(0, cite.start) : ''
    const before = line.text.slice(0, start)
    const isBefore = cite && of === line.text && cite.end <= start
    const between = isBefore ? line.text.slice(cite.end, start) : (before.split(/[.;]\s/u).at(-1) ?? '')
    return [
      { block: line.block, start, text: inner, before, close, lead, after, between, ...(cite && { cite }) },
    ]
  })
}

/** « Cet article dispose que », « Cette décision juge que »: what the line before cited last of that kind, if it cited one alone. */
const RESUMES: readonly (readonly [kinds: string, words: RegExp])[] = [
  ['article', /(?<!\p{L})(?:cet\sarticle|ces\sdispositions|ce\stexte)(?!\p{L})/iu],
  ['decision', /(?<!\p{L})(?:cette\s(?:décision|ordonnance)|cet\sarrêt|ce\sjugement|cet\savis)(?!\p{L})/iu],
]
function takenUp(line: CitedLine, start: number, previous: CitedLine) {
  const words = line.text.slice(0, start)
  const kind = RESUMES.find(([, resumes]) => resumes.test(words))?.[0]
  const cites = previous.cites.filter(({ offer, live }) => (offer?.citation.kind ?? live?.kind) === kind)
  const cite = kind === undefined ? undefined : cites.at(-1)
  return cite && { cite, close: cites.length === 1, of: previous.text }
}

/** Whether a straight quote may open a quotation: after a blank or a bracket. */
const opensAt = (text: string, at: number): boolean =>
  at + 1 < text.length && (at === 0 || /[\s([:’'–—-]/u.test(text[at - 1]!))
/** Whether a straight quote closes the one that is open: where that one has a blank inside, so has this one, and quotes within have none. */
const closesAt = (text: string, at: number, start: number): boolean =>
  !/\s/u.test(text[start + 1]!) || /\s/u.test(text[at - 1]!)

/** Marks that open a quotation, each with those that close it. */
const PAIRS: Readonly<Record<string, string>> = { '«': '»', '“': '”', '„': '”“', '<<': '>>', '‘‘': '’’' }
const MARKS = /<<|>>|‘‘|’’|[«»“”„"]/gu

/** The outermost quotations of a text: « … », “ … ”, „ … ”, << … >>, and "…" where there is none around. One that is not closed goes to the end. */
function quotations(text: string): { start: number; end: number; inner: string }[] {
  const all: { start: number; end: number; inner: string }[] = []
  const open: string[] = []
  let start = 0
  let inside = 0
  let straight = -1
  const add = (end: number, after: number) =>
    all.push({
      start,
      end: after,
      inner: text
        .slice(inside, end)
        .replace(/\n\s*[«»]/gu, '\n')
        .trim(),
    })
  for (const { 0: mark, index } of text.matchAll(MARKS)) {
    const after = index + mark.length
    const last = open.at(-1)
    if (mark === '"') {
      if (open.length > 0) continue
      if (straight < 0 && opensAt(text, index)) straight = index
      else if (straight >= 0 && closesAt(text, index, straight)) {
        start = straight
        inside = straight + 1
        straight = -1
        add(index, after)
      }
      continue
    }
    // a mark at the head of a line takes up the quotation that is open
    if (last && /\n\s*$/u.test(text.slice(0, index))) continue
    if (last && PAIRS[last]?.includes(mark)) {
      open.pop()
      if (open.length === 0) add(index, after)
    } else if (PAIRS[mark]) {
      if (open.length === 0) {
        start = index
        inside = after
      }
      open.push(mark)
    }
  }
  if (open.length > 0) add(text.length, text.length)
  return all.map(one => ({ ...one, inner: reported(one.inner) })).toSorted((a, b) => a.start - b.start)
}

/** Takes the inner words of « elle écrit : “…” »: those that another quotes are compared alone with a source. */
const REPORTED = /:\s*[“"](?<words>[^“”"]+)[”"][\s.]*$/u
const reported = (inner: string): string => {
  const words = REPORTED.exec(inner)?.groups?.words?.trim() ?? ''
  return (words.match(/[\p{L}\p{N}]+/gu) ?? []).length < ENOUGH_WORDS ? inner : words
}

/** Whether a place of a line stands between the marks of a quotation: what is cited there is cited by another. */
export const isQuoted = ({ text, isSetApart }: CitedLine, start: number): boolean =>
  isSetApart || quotations(text).some(one => one.start < start && start < one.end)

const beside =
  /^[\s.,;:…]*(?:\[[^\]]*\][\s.,;]*)?[–—-]?\s*[([]?(?:(?:cf\.|voir|v\.|selon|suivant|d[’']après|énonce|dispose|prévoit|précise|rappelle|juge)\s(?:l[’']|le\s|la\s)?)?\s*$/iu
/** « (v. en ce sens CE, …) »: the words may be of that decision, or of who writes. */
const inThatSense =
  /^[\s.,;:…]*[([]?\s?(?:cf\.\s|voir\s|v\.\s)?(?:aussi|déjà|en\sce\ssens|not(?:\.|amment)|par\sex(?:\.|emple))\s?[:,]?\s*$/iu
/** The words between a citation and what it announces. */
const ANNOUNCED = /^[^.;»]*:\s*$/u
/** A quotation may be followed by the name of a text before the citation it rests on. */
const NEXT_CITES = 3
/** The sentence goes on a little, and gives its source in brackets: « … » du code (CE, …). */
const goesOn = /^[^.;«»()]{0,90}\($/u

/** « Dans sa rédaction issue de l’article 10 du décret » names the text that amended, not the one that is quoted. */
const AMENDED_BY =
  /(?:rédaction|version)\s(?:issue|résultant|modifiée|donnée)\s(?:d[eu]|des|d[’']|par)[^.;:«]{0,40}$/u

/** The last citation before a place that may be the source of what stands there. */
function lastBefore({ text, cites }: CitedLine, place: number): Cite | undefined {
  const before = cites.filter(cite => cite.end <= place)
  const isQuotable = (cite: Cite, n: number) =>
    n === 0 || !AMENDED_BY.test(text.slice(before[n - 1]!.end, cite.start))
  return before.findLast(isQuotable)
}

/** « – code des relations entre le public et l’administration, article L. 100-2 »: the article that follows the name of its text. */
function articleOf({ text, cites }: CitedLine, cite: Cite): Cite {
  if (cite.offer?.citation.kind !== 'text') return cite
  const next = cites.find(({ start }) => start >= cite.end)
  return next?.offer?.citation.kind === 'article' && /^\s?[,:(]\s?$/u.test(text.slice(cite.end, next.start))
    ? next
    : cite
}

function attach(line: CitedLine, start: number, end: number): { cite?: Cite; close: boolean; of: string } {
  const { text, cites, notes } = line
  const announcer = lastBefore(line, start)
  const isAnnounced = announcer !== undefined && ANNOUNCED.test(text.slice(announcer.end, start))
  for (const next of cites.filter(cite => cite.start >= end).slice(0, NEXT_CITES)) {
    const gap = text.slice(end, next.start)
    // « X dispose que : « … ». Voir Y »: what a new sentence refers to is not quoted
    if (isAnnounced && /^[^([]*\.\s*\p{L}/u.test(gap)) break
    if (beside.test(withoutPlace(gap)) || goesOn.test(gap))
      return { cite: articleOf(line, next), close: true, of: text }
    if (inThatSense.test(gap)) return { cite: next, close: false, of: text }
  }
  const note = notes.find(one => one.at >= end && /^[\s.,;…]*$/.test(text.slice(end, one.at)))
  const noteCite = note?.line.cites[0]
  if (noteCite) return { cite: noteCite, close: true, of: note.line.text }
  const before = announcer
  if (!before) return { close: false, of: text }
  const between = text.slice(before.end, start)
  if (GROUND.test(between)) return { close: false, of: text }
  return { cite: before, close: ANNOUNCED.test(between), of: text }
}
