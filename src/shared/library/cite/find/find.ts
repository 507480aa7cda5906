import { squash } from '../../../french/fold.ts'
import type { Passage } from '../../model.ts'
import { readAttacked } from './decisions/attacked.ts'
import { readDecisions } from './decisions/decisions.ts'
import { flatten } from './flat.ts'
import {
  type Draft,
  decisionLabel,
  type FindContext,
  type FoundCitation,
  type Law,
  lawLabel,
} from './found-citation.ts'
import { readCada, readDeliberation, readIdentifier } from './identifiers.ts'
import { decisionKeys, lawKeys } from './keys.ts'
import { nextAct } from './laws/acts.ts'
import { nextEuropean, readEuropean } from './laws/european.ts'
import { type NamedLaw, readLaw, unknownLaw } from './laws/laws.ts'
import { readShort } from './laws/names.ts'
import { readArticles } from './laws/read-articles.ts'
import { after, match, textBefore } from './match-at.ts'
import { emptyMemory, type Memory, nextPassage, passedBy, remember } from './memory.ts'
import { readPaper } from './papers.ts'
import { nextBeginning, trigger } from './trigger.ts'

export type { FindContext, FoundCitation } from './found-citation.ts'

/** The citations of decisions, articles, texts of law and deliberations of the CNIL in a French legal text, in order. */
export function findCitations(text: string, context: FindContext = {}): FoundCitation[] {
  return findInPassages([{ text }], context)[0] ?? []
}

/** The same in the passages of one decision or document: what one names, the next ones may call « le même code ». */
export function findInPassages(
  passages: readonly Pick<Passage, 'text' | 'section'>[],
  context: FindContext = {},
): FoundCitation[][] {
  const memory = emptyMemory()
  const of = context.ofText === undefined ? undefined : ownText(context.ofText)
  if (of) remember(memory, of, 0)
  if (context.court === 'TA') memory.tribunal = context.city
  if (context.court === 'CAA') memory.appeal = context.city
  const own = new Set(context.numbers?.map(squash))
  const all = passages.map(passage => {
    const collection = collectIn(passage, memory, of)
    passedBy(memory, collection.length)
    return collection
  })
  return all.map((one, n) => completedIn(one, passages[n]!.text, memory, own))
}

/** Citations of a passage before the rest has been read, and how long it is without its double blanks. */
export interface Drafts {
  readonly drafts: readonly Draft[]
  readonly length: number
}

/** Reads a passage; what it names is added to the memory. */
export function collectIn(
  { text, section }: Pick<Passage, 'text' | 'section'>,
  memory: Memory,
  of?: Law,
): Drafts {
  const flat = flatten(text)
  const drafts = collect(flat.text, nextPassage(memory, section), of)
  return {
    drafts: flat.place ? drafts.map(draft => shiftDraft(draft, flat.place!)) : drafts,
    length: flat.text.length,
  }
}

/** The citations of a passage once all has been read. */
export const completedIn = (
  { drafts }: Drafts,
  text: string,
  memory: Memory,
  own: ReadonlySet<string> = new Set(),
): FoundCitation[] =>
  drafts
    .filter(draft => !isOwn(draft, own))
    .map(draft => withText(draft, memory))
    .filter(draft => draft !== undefined)
    .map(draft => complete(draft, text, memory))

/** A draft read in a text without its double blanks, as it stands in the text. */
const shiftDraft = (draft: Draft, place: (at: number) => number): Draft => ({
  ...draft,
  start: place(draft.start),
  end: place(draft.end - 1) + 1,
})

/** An article whose text was not told has that which any passage gives this number, else the one supposed. */
function withText(draft: Draft, memory: Memory): Draft | undefined {
  if (draft.what !== 'law' || !draft.lacksText) return draft
  const text = memory.articles.get(draft.article ?? '') ?? draft.text
  return text === unknownLaw ? undefined : { ...draft, text }
}

function collect(text: string, memory: Memory, of: Law | undefined): Draft[] {
  const drafts: Draft[] = []
  let at = nextBeginning(text, 0)
  while (at >= 0) {
    const cue = match(trigger, text, at)
    const next = cue ? trigger.lastIndex : at + 1
    at = nextBeginning(text, cue ? Math.max(next, read(text, cue, memory, drafts, of)) : next)
  }
  return drafts
}

/** Reads what begins at a trigger, adds it, and says where to go on from. */
function read(
  text: string,
  cue: RegExpExecArray,
  memory: Memory,
  drafts: Draft[],
  of: Law | undefined,
): number {
  const at = cue.index
  if (cue[1] || cue[2])
    return addArticles(text, at, memory, drafts, cue[1] ? (of ?? its(text, at, memory)) : undefined)
  if (cue[3]) {
    const law = readLaw(text, at)
    if (law && !isOrder(text, law) && isKnown(law, memory)) return addTexts(text, law, memory, drafts)
    if (!/^[Oo]rd/.test(cue[3])) return at
  }
  const cada = cue[4] && /^(?:CADA|[Aa]vis|[Cc]ons)/.test(cue[4]) ? readCada(text, at) : undefined
  if (cada) {
    drafts.push(cada)
    return cada.end
  }
  if (cue[8]) {
    const paper = readPaper(text, at)
    if (paper) drafts.push(paper)
    return paper?.end ?? at
  }
  if (cue[7]) {
    const reading = readIdentifier(text, at) ?? readDeliberation(text, at, memory)
    if (reading) {
      drafts.push(reading)
      return reading.end
    }
    return at
  }
  const european = cue[4] ? readEuropean(text, at) : undefined
  if (european) return addTexts(text, { ...european, start: at, precite: false }, memory, drafts)
  const decisions = text[at] === '(' ? readAttacked(text, at) : readDecisions(text, at, memory)
  drafts.push(...decisions)
  return decisions.at(-1)?.end ?? at
}

/** « son article 6 » is of the text named last. */
const its = (text: string, at: number, memory: Memory): Law | undefined =>
  /\bs(?:on|es)\s$/.test(textBefore(text, at, 5)) ? memory.act : undefined

function addArticles(text: string, at: number, memory: Memory, drafts: Draft[], of: Law | undefined): number {
  const articles = readArticles(text, at, memory, of)
  drafts.push(...articles.drafts)
  return articles.end
}

const tail =
  /\s?,?\s(?:\(|et\s)?(?:(?:notamment|en\sparticulier|spécialement)\s)?(?:(?:en|à|de)\s)?(?:(?:son|ses|leurs?)\s(?:[Pp]réambule\set\s(?:son|ses)\s)?(?=articles?\s)|(?=arts?\.\s?[LRDA\d]))|,\s(?=articles?\s[LRDA\d])/uy

/** « CRPA, L. 232-4 »: after the short name of a code, an article needs no word. */
const bareNumber = /,\s(?=[LRDA]\.\s?\*{0,2}\s?\d)/y

/** The title of an act between its date and its article, as it is printed: « décret n° … du … pris pour l’application de …, art. 10 ». */
const titleThenArticle =
  /\s(?:pris|relati|portant|visant|modifiant|fixant|instituant|tendant|d[’']orientation|de\sprogrammation|pour\s)[^.;\n]{3,300}?(?=,\sarts?\.\s)/uy

/** A text named by itself, those listed after it, and the articles of it that follow: `la Constitution, notamment son article 61-1`. */
function addTexts(text: string, first: NamedLaw, memory: Memory, drafts: Draft[]): number {
  let law = withAlias(text, first)
  for (;;) {
    remember(memory, law.law, law.start)
    const titleEnd = after(titleThenArticle, text, law.end)
    const told = after(tail, text, titleEnd)
    const isShortCode = law.law.nature === 'code' && !/^code/i.test(text.slice(law.start, law.start + 4))
    const start = told === titleEnd && isShortCode ? after(bareNumber, text, titleEnd) : told
    const own = start > law.end ? readArticles(text, start, memory, law.law) : undefined
    const lead = own?.drafts[0]
    const isOfLaw = lead?.what === 'law' && lead.text === law.law
    const isGlued = isOfLaw && /^,?\s\(?(?:arts?\.|[LRDA]\.)/.test(text.slice(law.end, start + 4))
    if (!isGlued && !isBare(law))
      drafts.push({ what: 'law', start: law.start, end: law.end, text: law.law, precite: law.precite })
    if (own?.drafts.length) {
      const [head, ...rest] = own.drafts
      if (head) drafts.push(isGlued ? { ...head, start: law.start } : head, ...rest)
      return own.end
    }
    const next = nextAct(text, law.end, law.law.nature) ?? nextEuropean(text, law.end, law.law.nature)
    if (!next) return law.end
    law = { law: next.law, start: law.end, end: next.end, precite: false }
  }
}

/** « règlement (UE) 2016/679 du 27 avril 2016 (RGPD) » is one citation. */
function withAlias(text: string, name: NamedLaw): NamedLaw {
  if (!text.startsWith(' (', name.end)) return name
  const alias = readShort(text, name.end + 2)
  return alias && alias.law.number === name.law.number && text[alias.end] === ')'
    ? { ...name, end: alias.end + 1 }
    : name
}

/** « les droits et libertés que la Constitution garantit »: the bare word is no citation. */
const isBare = ({ law, start, end }: NamedLaw): boolean =>
  law.nature === 'constitution' && end - start <= 'Constitution'.length

/** Whether an order is said to be a rule, here or before. */
function isKnown({ law, doubtful }: NamedLaw, memory: Memory): boolean {
  if (law.nature !== 'arrêté') return true
  const name = law.number ?? law.date ?? ''
  if (!doubtful) memory.rules.add(name)
  return memory.rules.has(name)
}

/** « ordonnance du 1er avril 2021 » is a judge's unless it is known to be an act of State. */
function isOrder(text: string, { law, start, end }: NamedLaw): boolean {
  if (law.nature !== 'ordonnance' || law.number) return false
  return (
    /(?:une|cette|son|par)\s$|par\sl['’]$/iu.test(textBefore(text, start, 8)) ||
    match(byJudge, text, end) !== null
  )
}

const byJudge =
  /,?\s(?:par\slaquelle|attaquée|rendue|du\s(?:juge|président|premier\sprésident|tribunal|vice-président|conseiller|magistrat)|de\sla\s(?:présidente|cour|magistrate)|(?:le|la)\s(?:juge|président|magistrat)|contre\slaquelle)/uy

const ownText = (name: string): Law | undefined => readLaw(name, 0)?.law

const isOwn = (draft: Draft, own: ReadonlySet<string>): boolean =>
  draft.what === 'decision' && draft.numbers.some(number => own.has(squash(number)))

function complete(draft: Draft, text: string, memory: Memory): FoundCitation {
  const { start, end } = draft
  const span = { start, end, written: text.slice(start, end), ...(draft.precite ? { precite: true } : {}) }
  switch (draft.what) {
    case 'decision': {
      const keys = decisionKeys(draft)
      const { court, city, date, numbers, name, formation, nature } = draft
      return {
        ...span,
        kind: 'decision',
        key: keys[0]!,
        keys,
        label: decisionLabel(draft),
        court,
        city,
        date,
        numbers,
        ...(name && { name }),
        ...(formation && { formation }),
        ...(nature && { nature }),
      }
    }
    case 'law': {
      const keys = lawKeys(draft, memory)
      const { article, to } = draft
      const { nature, number, date } = draft.text
      return {
        ...span,
        kind: article === undefined ? 'text' : 'article',
        key: keys[0]!,
        keys,
        label: lawLabel(draft),
        article: to ? `${article} à ${to}` : article,
        text: keys[0]!.slice('article:'.length, keys[0]!.lastIndexOf('|')),
        date,
        ...((number || date) && { act: { nature, ...(number && { number }), ...(date && { date }) } }),
      }
    }
    case 'ready': {
      const { kind, keys, label, numbers, date } = draft
      return { ...span, kind, key: keys[0]!, keys, label, numbers, date }
    }
  }
}
