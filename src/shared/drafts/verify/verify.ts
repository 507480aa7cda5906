import type { Dossier } from '../../dossiers/model.ts'
import { DAY_SHAPE } from '../../kernel/days.ts'
import { articlePlace } from '../../library/cite/article-place.ts'
import { keptLabel } from '../../library/cite/print.ts'
import type { Source } from '../../library/model.ts'
import type { Block, Draft } from '../model.ts'
import { checkCite } from './citation.ts'
import type { CheckedQuote, CiteCheck } from './cite-check.ts'
import { type ResolvedCitation, strayPrecited } from './decisions/precited.ts'
import type { Holdings } from './holdings.ts'
import { type Days, isFormerWording, wordingTold } from './law/in-force.ts'
import { type Cite, type CitedBlock, type CitedLine, citedBlocks, isSetApart } from './lines.ts'
import { placeBefore, placeBetween, pointBefore, pointBetween, withoutText } from './points.ts'
import { passageAbove, type QuotedPassage, quotedPassages, wholePassage } from './quotations/passages.ts'
import { checkQuotation } from './quotations/quotations.ts'
import { uncutText } from './quotations/quotes.ts'

interface CheckedBlock {
  readonly sources: ReadonlyMap<Cite, ResolvedCitation>
  readonly citations: readonly ResolvedCitation[]
  readonly long: readonly CheckedQuote[]
  readonly quotes: readonly CheckedQuote[]
}

/** Results of a block, with the block before it, which may announce what it quotes. */
type Known = Days & CheckedBlock & { readonly previous: CitedBlock | undefined }

/** Results by block, for as long as the library that answered is the same and neither they nor the days have changed. */
const memory = new WeakMap<Holdings, WeakMap<CitedBlock, Known>>()

/**
 * Holds every citation and every quotation of a draft against the library. Blocks that are the same objects as in the last
 * run with these `holdings` are not verified again: give others once the library has changed.
 */
export function verify(
  draft: Pick<Draft, 'blocks'>,
  dossier: Pick<Dossier, 'facts'>,
  holdings: Holdings,
  today: string,
): CiteCheck {
  const decisionDay = dossier.facts['decision.date'] ?? ''
  const days: Days = {
    facts: DAY_SHAPE.test(decisionDay) && decisionDay < today ? decisionDay : today,
    today,
  }
  const before = memory.get(holdings) ?? new WeakMap<CitedBlock, Known>()
  memory.set(holdings, before)
  const results: ResolvedCitation[] = []
  const long: CheckedQuote[] = []
  const quotes: CheckedQuote[] = []
  let previous: { readonly block: CitedBlock; readonly check: CheckedBlock } | undefined
  for (const block of citedBlocks(draft)) {
    const last = before.get(block)
    const fresh = last?.facts === days.facts && last.today === days.today && last.previous === previous?.block
    const check: Known = fresh
      ? last
      : { ...days, previous: previous?.block, ...checkBlock(block, holdings, days, previous) }
    previous = { block, check }
    if (!fresh) before.set(block, check)
    if (check.citations.length > 0) results.push(...check.citations)
    if (check.long.length > 0) long.push(...check.long)
    if (check.quotes.length > 0) quotes.push(...check.quotes)
  }
  const stray = strayPrecited(results)
  const citations = results.map(({ check }) => {
    const remark = stray.get(check)
    return remark ? { ...check, remarks: [...check.remarks, remark] } : check
  })
  return { day: days.facts, citations, quotes: [...long, ...quotes] }
}

function checkBlock(
  { block, lines }: CitedBlock,
  holdings: Holdings,
  days: Days,
  previous: { readonly block: CitedBlock; readonly check: CheckedBlock } | undefined,
): CheckedBlock {
  const results = new Map<Cite, ResolvedCitation>()
  const inLines = lines.flatMap(line => [line, ...line.notes.map(note => note.line)])
  for (const line of inLines)
    for (const cite of line.cites) results.set(cite, checkCite(line, cite, holdings, days))
  const sourceOf = (cite: Cite) => (results.get(cite) ?? previous?.check.sources.get(cite))?.source
  const lineBefore = (line: CitedLine) =>
    lines.includes(line) ? (lines[lines.indexOf(line) - 1] ?? previous?.block.lines.at(-1)) : undefined
  const judge = (line: CitedLine, passages: readonly QuotedPassage[]) =>
    quotesOf(line, passages, sourceOf, days)
  const passagesOf = (line: CitedLine) => {
    const before = lineBefore(line)
    return [...quotedPassages(line, before), ...(isSetApart(block) ? wholePassage(line, before) : [])]
  }
  const above =
    previous && isSetApart(previous.block.block) && previous.check.quotes.length === 0 && lines[0]
      ? passageAbove(lines[0], previous.block.lines)
      : undefined
  return {
    sources: results,
    citations: [...results.values()],
    long: longQuotes(block, holdings, days),
    quotes: [
      ...(above ? judge(lines[0]!, [above]) : []),
      ...inLines.flatMap(line => judge(line, passagesOf(line))),
    ],
  }
}

/** A quotation set apart that names its source. */
function longQuotes(block: Block, holdings: Holdings, days: Days): CheckedQuote[] {
  const source = block.kind === 'quote' && block.source && holdings.byId(block.source.id)
  if (!source || block.kind !== 'quote') return []
  const words = uncutText(block.inlines)
  const pin = block.source?.pin
  return [
    {
      block: block.id,
      written: words,
      start: 0,
      long: true,
      source: { kind: source.kind, id: source.id, label: keptLabel(source) },
      ...checkQuotation(words, source, {
        day: days.facts,
        close: true,
        isSure: isSure(source),
        ...(pin && { pin }),
      }),
    },
  ]
}

/** The words that say through whom a text is quoted: « (article 5 de la loi, cité par CE, …) ». */
const THROUGH = /^[\s,;]*(?:cit|reprodui|rappel|repris)\p{L}*\s(?:par|dans|in)\s(?:l[’']|la\s|le\s)?$/u

/** The citation through which another is quoted, where its words say so. */
const citedBy = ({ text, cites }: CitedLine, { end }: Cite): Cite | undefined => {
  const next = cites.find(({ start }) => start >= end)
  return next && THROUGH.test(text.slice(end, next.start)) ? next : undefined
}

/** Whether the text that is held of a source may be relied on: who read it answers for it. */
const isSure = ({ certainty, readings }: Source): boolean =>
  certainty !== 'to-verify' || (readings?.length ?? 0) > 0

function quotesOf(
  line: CitedLine,
  passages: readonly QuotedPassage[],
  sourceOf: (cite: Cite) => Source | undefined,
  days: Days,
): CheckedQuote[] {
  return passages.map(({ block, start, text, before, cite, close, lead, after, between }) => {
    const quoted = cite && sourceOf(cite)
    const relay = cite && !quoted ? citedBy(line, cite) : undefined
    const source = quoted ?? (relay && sourceOf(relay))
    if (!cite || !source)
      return {
        block,
        written: text,
        start,
        long: false,
        outcome: 'unread' as const,
        compared: [],
        changes: [],
        note: cite
          ? 'La source citée n’est pas dans la bibliothèque.'
          : 'Aucune citation ne dit d’où viennent ces mots.',
      }
    const day = (source.kind === 'article' && wordingTold(after)) || days.facts
    const place =
      source.kind === 'article'
        ? (articlePlace(cite.pin ?? withoutText(cite.written)) ?? placeBefore(lead) ?? placeBetween(between))
        : undefined
    const pin =
      cite.pin ?? (source.kind === 'decision' ? (pointBetween(between) ?? pointBefore(lead)) : undefined)
    return {
      block,
      written: text,
      start,
      long: false,
      source: { kind: source.kind, id: source.id, label: keptLabel(source) },
      ...checkQuotation(text, source, {
        day,
        close,
        before,
        isSure: isSure(source),
        isFormer: source.kind === 'article' && isFormerWording(after),
        ...(pin && { pin }),
        ...(place && { place }),
      }),
    }
  })
}
