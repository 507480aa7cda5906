import type { Dossier } from '../../dossiers/model.ts'
import type { Found } from '../../library/cite/find/found.ts'
import { keptLabel } from '../../library/cite/print.ts'
import { dateText } from '../../library/cite/text.ts'
import type { Decision, Source } from '../../library/model.ts'
import { saysUndone } from '../../library/undone.ts'
import type { Block, Draft } from '../model.ts'
import { checkInForce, type Days, wordingTold } from './articles.ts'
import type { CheckedCitation, CheckedQuote, CiteCheck, Remark, Verdict } from './cite-check.ts'
import { matchDecision, withNameAfter } from './decisions.ts'
import { type Cite, type CitedBlock, type CitedLine, citedBlocks } from './lines.ts'
import { quotedPassages } from './passages.ts'
import { checkPoint } from './points.ts'
import { checkQuotation } from './quotations.ts'
import { restored } from './quotes.ts'

/** What the library answers while a draft is held against it. */
export interface Held {
  /** the source a citation is of, by its keys */
  readonly resolve: (keys: readonly string[]) => Source | undefined
  readonly byId: (id: string) => Source | undefined
  /** whether there are articles of a text named by one of these keys */
  readonly holds: (keys: readonly string[]) => boolean
  /** decisions of one of these numbers, or of that court and day */
  readonly lookalikes: (found: Found) => readonly Decision[]
  /** what undid a decision, where a text of the library or its history says so: `annulée par CE, …` */
  readonly undone: (id: string) => readonly Undoing[]
}

/** What undid a decision. `whole`: nothing is left of it to rely on. */
export interface Undoing {
  readonly text: string
  readonly whole: boolean
}

interface CheckedBlock {
  readonly citations: readonly CheckedCitation[]
  readonly long: readonly CheckedQuote[]
  readonly quotes: readonly CheckedQuote[]
}

/** What blocks gave, for as long as the library that answered is the same and neither they nor the days have changed. */
const known = new WeakMap<Held, WeakMap<CitedBlock, Days & CheckedBlock>>()

/**
 * Holds every citation and every quotation of a draft against the library. Blocks that are the same objects as in the last
 * run with this `held` are not held against it again: give another one once the library has changed.
 */
export function verify(draft: Draft, dossier: Dossier, held: Held, today: string): CiteCheck {
  const decided = dossier.facts['decision.date'] ?? ''
  const days: Days = {
    facts: /^\d{4}-\d{2}-\d{2}$/.test(decided) && decided < today ? decided : today,
    today,
  }
  const before = known.get(held) ?? new WeakMap<CitedBlock, Days & CheckedBlock>()
  known.set(held, before)
  const citations: CheckedCitation[] = []
  const long: CheckedQuote[] = []
  const quotes: CheckedQuote[] = []
  for (const cited of citedBlocks(draft)) {
    const there = before.get(cited)
    const fresh = there?.facts === days.facts && there.today === days.today
    const made = fresh ? there : { ...days, ...checkBlock(cited, held, days) }
    if (!fresh) before.set(cited, made)
    if (made.citations.length > 0) citations.push(...made.citations)
    if (made.long.length > 0) long.push(...made.long)
    if (made.quotes.length > 0) quotes.push(...made.quotes)
  }
  return { day: days.facts, citations, quotes: [...long, ...quotes] }
}

function checkBlock({ block, lines }: CitedBlock, held: Held, days: Days): CheckedBlock {
  const checked = new Map<Cite, CheckedCitation & { readonly found?: Source }>()
  const inLines = lines.flatMap(line => [line, ...line.notes.map(note => note.line)])
  for (const line of inLines)
    for (const cite of line.cites) checked.set(cite, checkCite(line, cite, held, days))
  const sourceOf = (cite: Cite) => checked.get(cite)?.found
  return {
    citations: [...checked.values()].map(({ found: _, ...one }) => one),
    long: longQuotes(block, held, days),
    quotes: inLines.flatMap(line => quotesOf(line, sourceOf, days)),
  }
}

function checkCite(line: CitedLine, cite: Cite, held: Held, days: Days) {
  const bare = { block: line.block, live: cite.live !== undefined, differences: [], remarks: [], unseen: [] }
  if (cite.live) {
    const source = held.byId(cite.live.id)
    const written = source ? `${keptLabel(source)}${cite.pin ? `, ${cite.pin}` : ''}` : cite.live.id
    if (!source) return { ...bare, written, verdict: 'absent' as const }
    return judged({ ...bare, written }, source, cite, held, days, line)
  }
  const { written } = cite
  const found = cite.typed && withNameAfter(cite.typed.found, line.text.slice(cite.typed.end))
  const exact = found && held.resolve(found.keys)
  if (found?.kind === 'decision') {
    const plain = exact?.kind === 'decision' ? matchDecision(found, [exact]) : undefined
    // the one its keys lead to needs no other, unless something in it is not so
    const match =
      plain?.kind === 'is' && plain.differences.length === 0
        ? plain
        : matchDecision(found, [...(exact?.kind === 'decision' ? [exact] : []), ...held.lookalikes(found)])
    if (match.kind === 'is')
      return judged(
        { ...bare, written, differences: [...match.differences] },
        match.source,
        cite,
        held,
        days,
        line,
      )
    if (match.kind === 'close') {
      const text = `La bibliothèque a une décision voisine, ${keptLabel(match.source)} : vérifiez le numéro et la date.`
      return { ...bare, written, verdict: 'absent' as const, remarks: [{ kind: 'close' as const, text }] }
    }
    return { ...bare, written, verdict: 'absent' as const }
  }
  if (exact) return judged({ ...bare, written }, exact, cite, held, days, line)
  if (found?.kind === 'text' && held.holds(found.keys)) {
    const unseen = ['La bibliothèque a des articles de ce texte, non le texte lui-même.']
    return { ...bare, written, verdict: 'unchecked' as const, unseen }
  }
  return { ...bare, written, verdict: 'absent' as const }
}

type Begun = Omit<CheckedCitation, 'verdict' | 'source'>

/** What there is to say of a citation whose source is known: its point, the law in force, what undid it. */
function judged(begun: Begun, source: Source, cite: Cite, held: Held, days: Days, line: CitedLine) {
  const differences = [...begun.differences]
  const remarks: Remark[] = [...begun.remarks]
  const unseen = [...begun.unseen]
  let pin = cite.pin
  if (pin) {
    const point = checkPoint(pin, source, days.facts)
    if (point.kind === 'missing') {
      differences.push(point.difference)
      pin = undefined
    }
    if (point.kind === 'unseen') unseen.push(point.why)
  }
  if (source.kind === 'article' && source.number) {
    const law = checkInForce(source, days, wordingTold(line.text.slice(cite.end, cite.end + 90)))
    differences.push(...law.differences)
    remarks.push(...law.remarks)
    unseen.push(...law.unseen)
  }
  if (source.kind === 'decision')
    for (const { text, whole } of held.undone(source.id))
      if (!saysUndone(line.text, cite.start, cite.end))
        remarks.push({ kind: whole ? 'annulled' : 'undone', text: `${keptLabel(source)}\u00a0: ${text}.` })
  if (source.withdrawn)
    remarks.push({ kind: 'withdrawn', text: `Retiré par son éditeur le ${dateText(source.withdrawn)}.` })
  if (source.certainty === 'to-verify')
    remarks.push({ kind: 'to-verify', text: `Fiche à vérifier.${source.caveat ? ` ${source.caveat}` : ''}` })
  return {
    ...begun,
    ...(pin && { pin }),
    differences,
    remarks,
    unseen,
    verdict: verdictOf(source, differences),
    source: { kind: source.kind, id: source.id, label: keptLabel(source) },
    found: source,
  }
}

/** A record without a text, or that itself waits to be read again, vouches for nothing. */
function verdictOf(source: Source, differences: readonly unknown[]): Verdict {
  if (differences.length > 0) return 'differs'
  const bare = source.kind === 'article' && source.number !== '' && !source.versions.some(one => one.text)
  return source.certainty === 'to-verify' || bare ? 'unchecked' : 'agrees'
}

/** A quotation set apart that names its source. */
function longQuotes(block: Block, held: Held, days: Days): CheckedQuote[] {
  const source = block.kind === 'quote' && block.source && held.byId(block.source.id)
  if (!source || block.kind !== 'quote') return []
  const words = restored(block.inlines)
  const pin = block.source?.pin
  return [
    {
      block: block.id,
      written: words,
      long: true,
      source: { kind: source.kind, id: source.id, label: keptLabel(source) },
      ...checkQuotation(words, source, { day: days.facts, close: true, ...(pin && { pin }) }),
    },
  ]
}

function quotesOf(line: CitedLine, sourceOf: (cite: Cite) => Source | undefined, days: Days): CheckedQuote[] {
  return quotedPassages(line).map(({ block, text, cite, close, after }) => {
    const source = cite && sourceOf(cite)
    if (!cite || !source)
      return {
        block,
        written: text,
        long: false,
        outcome: 'unread' as const,
        changes: [],
        note: cite
          ? 'La source citée n’est pas dans la bibliothèque.'
          : 'Aucune citation ne dit d’où viennent ces mots.',
      }
    const day = (source.kind === 'article' && wordingTold(after)) || days.facts
    return {
      block,
      written: text,
      long: false,
      source: { kind: source.kind, id: source.id, label: keptLabel(source) },
      ...checkQuotation(text, source, { day, close, ...(cite.pin && { pin: cite.pin }) }),
    }
  })
}
