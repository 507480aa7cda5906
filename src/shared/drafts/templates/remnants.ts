import { z } from 'zod'
import { MONTH_PATTERN } from '../../french/dates.ts'
import { fold } from '../../french/fold.ts'
import { escapeRegExp } from '../../kernel/escape.ts'
import { findCitations } from '../../library/cite/find/find.ts'
import type { Gathered } from '../gathered.ts'
import type { Block, Draft, Inline } from '../model.ts'
import { linesOf, withLines } from '../walk.ts'
import { generalise } from './generalise.ts'
import { templateTexts } from './template.ts'

/** Words of a text taken up for another town that may still speak of the first one. */
export const Remnant = z.object({
  words: z.string().min(1).max(200),
  /** `fact`: of an answer or a party; `date`: any day written; `name`: a proper noun nobody else explains */
  kind: z.enum(['fact', 'date', 'name']),
  /** the words around the first one */
  around: z.string(),
  times: z.int().positive(),
})
export type Remnant = z.infer<typeof Remnant>

const WRITTEN_DAY = new RegExp(
  `\\d{1,2}(?:er)?[\\s\\u00a0](?:${MONTH_PATTERN})(?:[\\s\\u00a0]\\d{4})?|\\d{1,2}/\\d{1,2}/\\d{4}`,
  'giu',
)
/** A capital within a sentence: a name, with the words that go with it. */
const PROPER_NOUN =
  /(?<=[\p{Ll}\d,;:’(«»][\s\u00a0]?|[\p{Ll}]’)(?<![.!?][\s\u00a0])\p{Lu}[\p{L}’'-]{2,}(?:[\s\u00a0](?:de[\s\u00a0]|du[\s\u00a0]|des[\s\u00a0]|la[\s\u00a0]|le[\s\u00a0])?\p{Lu}[\p{L}’'-]+)*/gu
const STATUTES_ARTICLE =
  /articles?[\s\u00a0]\d+(?:[\s\u00a0]et[\s\u00a0]\d+)?(?=[\s\u00a0](?:de[\s\u00a0](?:ses|nos|leurs)|des)[\s\u00a0]statuts)/giu
/** A century (XXIe), or the initials of the trade (QPC): written in any case, in any town. */
const COMMON_INITIALS =
  /^(?:[IVX]+(?:e|er|ème)|AJ|BAJ|CAA|CADA|CASF|CC|CE|CEDH|CESEDA|CGCT|CGFP|CJA|CJUE|CNDA|CNIL|CRPA|CSI|DDHC|JORF|NOR|QPC|RGPD|TA|TFUE|UE)$/u
/** Proper nouns of the trade, which belong to no town. */
const COMMON = new Set(
  'conseil état cour commission constitution convention charte union république parlement sénat assemblée france europe cnil cada justice défenseur droits tribunal journal officiel premier madame monsieur messieurs mesdames maître aux cassation court'.split(
    ' ',
  ),
)

/** Finds the mentions of the first town left in a text once its answers are slots again, to be shown one by one before it is used. */
export function remnantsIn(material: Gathered): Remnant[] {
  const { draft } = generalise(material)
  const mentions = draft.blocks.flatMap(block => (block.kind === 'quote' ? [] : typedIn(block)))
  const theirs = wordsOfOthers(material)
  const all = new Map<string, Remnant>()
  const add = (kind: Remnant['kind'], words: string, line: string, at: number) => {
    const key = fold(words)
    const entry = all.get(key)
    const around = line.slice(Math.max(0, at - 40), at + words.length + 40).trim()
    all.set(key, entry ? { ...entry, times: entry.times + 1 } : { words, kind, around, times: 1 })
  }
  const facts = factWords(material).filter(word => !theirs.has(fold(word)))
  const shape =
    facts.length > 0
      ? new RegExp(`(?<![\\p{L}\\p{N}])(?:${facts.map(literal).join('|')})(?![\\p{L}\\p{N}])`, 'giu')
      : undefined
  for (const line of mentions) {
    if (shape) for (const match of line.matchAll(shape)) add('fact', match[0], line, match.index)
    for (const match of line.matchAll(STATUTES_ARTICLE)) add('fact', match[0], line, match.index)
    const isCited = citedIn(line)
    for (const match of line.matchAll(WRITTEN_DAY))
      if (!theirs.has(fold(match[0])) && !isCited(match.index)) add('date', match[0], line, match.index)
    for (const match of line.matchAll(PROPER_NOUN)) {
      const words = match[0].split(/[\s\u00a0]/u)
      const isCommon = (word: string) =>
        COMMON_INITIALS.test(word) ||
        fold(word)
          .split(' ')
          .every(part => COMMON.has(part) || theirs.has(part))
      if (!words.every(isCommon)) add('name', match[0], line, match.index)
    }
  }
  return [...all.values()]
}

/** The text with these words left to be completed: a bracket, which no final version may keep. */
export function withBlanks(draft: Draft, words: readonly string[]): Draft {
  if (words.length === 0) return draft
  const longestFirst = words.toSorted((a, b) => b.length - a.length)
  const shape = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${longestFirst.map(literal).join('|')})(?![\\p{L}\\p{N}])`,
    'giu',
  )
  const blank = (one: Inline): Inline => {
    if (one.kind === 'text') {
      const isCited = citedIn(one.text)
      const text = one.text.replace(shape, (words, at: number) => (isCited(at) ? words : '[à compléter]'))
      return { ...one, text }
    }
    if (one.kind === 'note') return { ...one, inlines: one.inlines.map(blank) as typeof one.inlines }
    return one
  }
  const blocks = draft.blocks.map(block =>
    block.kind === 'quote' ? block : withLines(block, line => line.map(blank)),
  )
  return { ...draft, blocks }
}

/** Acts of a town that read as citations of texts: their days speak of it. */
const LOCAL_ACT = /^(?:l['’]|la |le |une? )?(?:arrêté|délibération|décision|convention)/iu

/** Tells which places of a line are within a decision of a court, or a law, that is cited there in typed words. */
function citedIn(line: string): (at: number) => boolean {
  const citations = findCitations(line).filter(
    ({ kind, written }) => kind === 'decision' || (kind !== 'document' && !LOCAL_ACT.test(written)),
  )
  return at => citations.some(({ start, end }) => at >= start && at < end)
}

const literal = (word: string) =>
  escapeRegExp(word)
    .replace(/[’']/g, "[’']")
    .replace(/[\s\u00a0]+/g, '[\\s\\u00a0]+')

function typedIn(block: Block): string[] {
  const text = (inlines: readonly Inline[]): string =>
    inlines
      .map(one =>
        one.kind === 'text' ? one.text : one.kind === 'note' ? ` ${text(one.inlines)} ` : '\ufffc',
      )
      .join('')
  return linesOf(block).map(text)
}

/** The words of the answers and of the parties that name something: a capital, or a figure. */
function factWords({ dossier }: Gathered): string[] {
  const answers = [
    ...Object.entries(dossier.facts).flatMap(([key, value]) => (key.startsWith('exhibit.') ? [] : [value])),
    ...dossier.parties.flatMap(one => [
      one.name,
      one.firstName,
      one.alias,
      one.representative,
      one.address,
      one.number,
    ]),
  ]
  const words = answers.flatMap(value => value.match(/\p{Lu}[\p{L}’'-]{3,}|\d{4,}/gu) ?? [])
  return [...new Set(words)].filter(word => !COMMON.has(fold(word)))
}

/** The words of the template, of the linked arguments and of the sources: they speak of no town. */
function wordsOfOthers({ template, sources }: Gathered): ReadonlySet<string> {
  const texts = [
    ...(template ? templateTexts(template) : []),
    ...sources.map(source => JSON.stringify(source)),
  ].join(' ')
  const days = texts.match(WRITTEN_DAY) ?? []
  return new Set([...fold(texts).split(' '), ...days.map(day => fold(day))])
}
