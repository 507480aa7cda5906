import type { Dossier } from '../../dossiers/model.ts'
import type { AuthorityState } from '../../library/authority.ts'
import { articlePlace } from '../../library/cite/article-place.ts'
import type { Found } from '../../library/cite/find/found.ts'
import { keptLabel } from '../../library/cite/print.ts'
import { dateText } from '../../library/cite/text.ts'
import type { Decision, LegalText, Source } from '../../library/model.ts'
import { saysUndone } from '../../library/undone.ts'
import type { Block, Draft } from '../model.ts'
import { actDifferences, seriesNeighbour } from './acts.ts'
import { checkInForce, type Days, wordingTold } from './articles.ts'
import type { CheckedCitation, CheckedQuote, CiteCheck, Difference, Remark } from './cite-check.ts'
import { falseClaims } from './claims.ts'
import { matchDecision, ofEcli, withNameAfter } from './decisions.ts'
import type { TypedDecision } from './differences.ts'
import { type Cite, type CitedBlock, type CitedLine, citedBlocks } from './lines.ts'
import { ownRecord } from './own-record.ts'
import { isQuoted, quotedPassages } from './passages.ts'
import { checkArticlePlace, checkPoint, pinForm } from './points.ts'
import { type Cited, strayPrecited } from './precited.ts'
import { checkQuotation } from './quotations.ts'
import { restored } from './quotes.ts'
import { formerlySaid, repealOf } from './repealed.ts'
import { citesIn, clauseAt, goesOnUndone, ownWords, sentenceAt } from './sentences.ts'
import { actMisfit, misfits, opinionMisfit } from './shapes.ts'
import { verdictOf } from './verdict.ts'

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
  /** how far a source was read */
  readonly stateOf: (source: Source) => AuthorityState
  /** acts of that nature with that number, or of that year */
  readonly acts: (act: NonNullable<Found['act']>) => readonly LegalText[]
  /** whether the library has so many articles of a text in that series (`article:code x|l-`) that one it lacks does not exist */
  readonly holdsSeries: (beginning: string) => boolean
  /** labels of decisions that its texts cite and it has not, which bear one of these numbers */
  readonly citedElsewhere: (typed: Found) => readonly { readonly key: string; readonly label: string }[]
}

/** What undid a decision. `whole`: nothing is left of it to rely on. */
export interface Undoing {
  readonly text: string
  readonly whole: boolean
}

interface CheckedBlock {
  readonly cited: readonly Cited[]
  readonly long: readonly CheckedQuote[]
  readonly quotes: readonly CheckedQuote[]
}

/** Results by block, for as long as the library that answered is the same and neither they nor the days have changed. */
const memory = new WeakMap<Held, WeakMap<CitedBlock, Days & CheckedBlock>>()

/**
 * Holds every citation and every quotation of a draft against the library. Blocks that are the same objects as in the last
 * run with this `held` are not held against it again: give another one once the library has changed.
 */
export function verify(
  draft: Pick<Draft, 'blocks'>,
  dossier: Pick<Dossier, 'facts'>,
  held: Held,
  today: string,
): CiteCheck {
  const decided = dossier.facts['decision.date'] ?? ''
  const days: Days = {
    facts: /^\d{4}-\d{2}-\d{2}$/.test(decided) && decided < today ? decided : today,
    today,
  }
  const before = memory.get(held) ?? new WeakMap<CitedBlock, Days & CheckedBlock>()
  memory.set(held, before)
  const cited: Cited[] = []
  const long: CheckedQuote[] = []
  const quotes: CheckedQuote[] = []
  for (const block of citedBlocks(draft)) {
    const last = before.get(block)
    const fresh = last?.facts === days.facts && last.today === days.today
    const checked = fresh ? last : { ...days, ...checkBlock(block, held, days) }
    if (!fresh) before.set(block, checked)
    if (checked.cited.length > 0) cited.push(...checked.cited)
    if (checked.long.length > 0) long.push(...checked.long)
    if (checked.quotes.length > 0) quotes.push(...checked.quotes)
  }
  const stray = strayPrecited(cited)
  const citations = cited.map(({ checked }) => {
    const remark = stray.get(checked)
    return remark ? { ...checked, remarks: [...checked.remarks, remark] } : checked
  })
  return { day: days.facts, citations, quotes: [...long, ...quotes] }
}

function checkBlock({ block, lines }: CitedBlock, held: Held, days: Days): CheckedBlock {
  const checked = new Map<Cite, Cited>()
  const inLines = lines.flatMap(line => [line, ...line.notes.map(note => note.line)])
  for (const line of inLines)
    for (const cite of line.cites) checked.set(cite, checkCite(line, cite, held, days))
  const sourceOf = (cite: Cite) => checked.get(cite)?.source
  return {
    cited: [...checked.values()],
    long: longQuotes(block, held, days),
    quotes: inLines.flatMap(line => quotesOf(line, sourceOf, days)),
  }
}

function checkCite(line: CitedLine, cite: Cite, held: Held, days: Days): Cited {
  const bare = { block: line.block, start: cite.start, live: cite.live !== undefined, unseen: [] }
  if (cite.live) {
    const source = held.byId(cite.live.id)
    const written = source ? `${keptLabel(source)}${cite.pin ? `, ${cite.pin}` : ''}` : cite.live.id
    if (!source) return { checked: { ...bare, written, verdict: 'absent', differences: [], remarks: [] } }
    const begun = { ...bare, written, differences: ownRecord(source), remarks: [] }
    return judged(begun, source, cite, held, days, line)
  }
  const { written, typed: offer } = cite
  if (!offer) return { checked: { ...bare, written, verdict: 'unverified', differences: [], remarks: [] } }
  const typed: TypedDecision = withNameAfter(
    ofEcli({ ...offer.found, ...(offer.publication && { publication: offer.publication }) }),
    line.text.slice(offer.end),
  )
  const remarks: Remark[] = [
    ...misfits(typed).map(text => ({ kind: 'shape' as const, text })),
    ...opinionMisfit(written, line.text).map(text => ({ kind: 'claim' as const, text })),
  ]
  const begun = { ...bare, written, differences: [], remarks }
  return typed.kind === 'decision'
    ? checkDecision(begun, typed, cite, held, days, line)
    : checkAct(begun, typed, cite, held, days, line)
}

type Begun = Omit<CheckedCitation, 'verdict' | 'source'>

function checkDecision(
  begun: Begun,
  typed: TypedDecision,
  cite: Cite,
  held: Held,
  days: Days,
  line: CitedLine,
): Cited {
  const exact = held.resolve(typed.keys)
  const own = exact?.kind === 'decision' ? matchDecision(typed, [exact]) : undefined
  // the one its keys lead to needs no other, unless something in it is not so
  const match =
    own?.kind === 'is' && own.differences.length === 0
      ? own
      : matchDecision(typed, [...(exact?.kind === 'decision' ? [exact] : []), ...held.lookalikes(typed)])
  if (match.kind === 'is') {
    const found = { ...begun, differences: [...match.differences] }
    return { typed, ...judged(found, match.source, cite, held, days, line) }
  }
  if (exact && exact.kind !== 'argument' && !own)
    return { typed, ...judged(begun, exact, cite, held, days, line) }
  // an ECLI alone says no more than itself
  if (exact?.kind === 'decision' && !typed.court)
    return { typed, ...judged(begun, exact, cite, held, days, line) }
  const remarks = [...begun.remarks]
  if (match.kind === 'close')
    remarks.push({
      kind: 'close',
      text: `La bibliothèque a une décision voisine, ${keptLabel(match.source)} : vérifiez le numéro et la date.`,
    })
  else
    for (const other of held.citedElsewhere(typed))
      remarks.push({
        kind: 'close',
        text: `Les textes de la bibliothèque citent ${other.label} : vérifiez la date et la nature.`,
      })
  const form = cite.pin
    ? pinForm(cite.pin, line.text.slice(cite.start, cite.end + 12), typed.court)
    : undefined
  if (form) remarks.push({ kind: 'form', text: form })
  return { typed, checked: { ...begun, remarks, verdict: 'absent' } }
}

/** An article, an act, a deliberation. */
function checkAct(
  begun: Begun,
  typed: TypedDecision,
  cite: Cite,
  held: Held,
  days: Days,
  line: CitedLine,
): Cited {
  const exact = held.resolve(typed.keys)
  const { act } = typed
  const remarks = [...begun.remarks]
  const sentence = sentenceAt(line, cite.start, cite.end)
  const words = line.text.slice(sentence.from, sentence.to)
  const day = wordingTold(line.text.slice(cite.end, cite.end + 90)) ?? days.facts
  const repeal = isQuoted(line, cite.start)
    ? undefined
    : (repealOf(typed, words, day) ?? formerlySaid(typed, words, day))
  if (repeal) remarks.push({ kind: 'repealed', text: repeal })
  const misfit = actMisfit(typed)
  if (misfit) remarks.push({ kind: 'shape', text: misfit })
  const { differences, close } = act
    ? actDifferences(act, held.acts(act))
    : { differences: [], close: undefined }
  if (close) remarks.push({ kind: 'close', text: close })
  const found = { ...begun, remarks, differences }
  if (exact) return { typed, ...judged(found, exact, cite, held, days, line) }
  const neighbour = seriesNeighbour(typed, held)
  if (neighbour) remarks.push({ kind: 'close', text: neighbour })
  if (differences.length > 0) return { typed, checked: { ...found, verdict: 'differs' } }
  if (typed.kind === 'text' && held.holds(typed.keys)) {
    const unseen = ['La bibliothèque a des articles de ce texte, non le texte lui-même.']
    return { typed, checked: { ...found, unseen, verdict: 'reference' } }
  }
  return { typed, checked: { ...found, verdict: 'absent' } }
}

/** All there is to say of a citation whose source is in the library: its point, the law in force, what undid it, what is said of it. */
function judged(begun: Begun, source: Source, cite: Cite, held: Held, days: Days, line: CitedLine): Cited {
  const differences: Difference[] = [...begun.differences]
  const remarks: Remark[] = [...begun.remarks]
  const unseen = [...begun.unseen]
  const place = source.kind === 'article' ? articlePlace(cite.pin ?? withoutText(cite.written)) : undefined
  let pin = cite.pin
  const point = place
    ? source.kind === 'article' && source.number
      ? checkArticlePlace(place, source, days.facts)
      : undefined
    : pin
      ? checkPoint(pin, source, days.facts)
      : undefined
  if (point?.kind === 'missing') {
    differences.push(point.difference)
    pin = undefined
  }
  if (point?.kind === 'unseen') unseen.push(point.why)
  const form =
    source.kind === 'decision' && cite.pin
      ? pinForm(cite.pin, line.text.slice(cite.start, cite.end + 12), source.court)
      : undefined
  if (form) remarks.push({ kind: 'form', text: form })
  const told = wordingTold(line.text.slice(cite.end, cite.end + 90))
  if (source.kind === 'article' && source.number) {
    const law = checkInForce(source, days, told)
    differences.push(...law.differences)
    remarks.push(...law.remarks)
    unseen.push(...law.unseen)
  }
  const sentence = sentenceAt(line, cite.start, cite.end)
  const undone = source.kind === 'decision' ? held.undone(source.id) : []
  const clause = undone.length > 0 ? clauseAt(line, cite) : undefined
  if (clause && !saysUndone(clause.text, clause.start, clause.end) && !goesOnUndone(line, cite))
    for (const { text, whole } of undone)
      remarks.push({ kind: whole ? 'annulled' : 'undone', text: `${keptLabel(source)}\u00a0: ${text}.` })
  if (citesIn(line, sentence).length === 1) {
    const claim = {
      sentence: ownWords(line, sentence),
      day: told ?? days.facts,
      ...(cite.pin && { pin: cite.pin }),
      ...(place && { place }),
    }
    for (const text of falseClaims(claim, source)) remarks.push({ kind: 'claim', text })
  }
  if (source.withdrawn)
    remarks.push({ kind: 'withdrawn', text: `Retiré par son éditeur le ${dateText(source.withdrawn)}.` })
  if (source.certainty === 'to-verify')
    remarks.push({ kind: 'to-verify', text: `Fiche à vérifier.${source.caveat ? ` ${source.caveat}` : ''}` })
  const checked: CheckedCitation = {
    ...begun,
    ...(pin && { pin }),
    differences,
    remarks,
    unseen,
    verdict: verdictOf(source, held.stateOf(source), differences, point, days.facts),
    source: { kind: source.kind, id: source.id, label: keptLabel(source) },
  }
  return { checked, source }
}

/** The words of a citation of an article up to the name of its text. */
const withoutText = (written: string): string =>
  written.replace(
    /\s(?:du|de\sla|de\sl[’'])\s?(?:code|loi|décret|ordonnance|convention|Constitution|règlement|directive|Charte|arrêté).*$/isu,
    '',
  )

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
      start: 0,
      long: true,
      source: { kind: source.kind, id: source.id, label: keptLabel(source) },
      ...checkQuotation(words, source, { day: days.facts, close: true, ...(pin && { pin }) }),
    },
  ]
}

function quotesOf(line: CitedLine, sourceOf: (cite: Cite) => Source | undefined, days: Days): CheckedQuote[] {
  return quotedPassages(line).map(({ block, start, text, before, cite, close, after }) => {
    const source = cite && sourceOf(cite)
    if (!cite || !source)
      return {
        block,
        written: text,
        start,
        long: false,
        outcome: 'unread' as const,
        changes: [],
        note: cite
          ? 'La source citée n’est pas dans la bibliothèque.'
          : 'Aucune citation ne dit d’où viennent ces mots.',
      }
    const day = (source.kind === 'article' && wordingTold(after)) || days.facts
    const place = source.kind === 'article' ? articlePlace(cite.pin ?? withoutText(cite.written)) : undefined
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
        ...(cite.pin && { pin: cite.pin }),
        ...(place && { place }),
      }),
    }
  })
}
