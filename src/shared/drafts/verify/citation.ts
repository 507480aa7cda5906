import { dateText } from '../../french/dates.ts'
import { articlePlace } from '../../library/cite/article-place.ts'
import { whereToGet } from '../../library/cite/links/where.ts'
import { keptLabel } from '../../library/cite/print.ts'
import { isAuthority } from '../../library/kinds/registry.ts'
import type { Source } from '../../library/model.ts'
import { saysUndone } from '../../library/undone.ts'
import type { CheckedCitation, Compared, Difference, Remark } from './cite-check.ts'
import { falseClaims } from './claims.ts'
import { matchDecision, ofEcli, withNameAfter } from './decisions/decisions.ts'
import {
  type Comparison,
  compareDecision,
  differencesOf,
  type TypedDecision,
} from './decisions/differences.ts'
import { ownRecord } from './decisions/own-record.ts'
import type { ResolvedCitation } from './decisions/precited.ts'
import { actMisfit, misfits, opinionMisfit } from './decisions/shapes.ts'
import { compareTold } from './decisions/told.ts'
import type { Holdings } from './holdings.ts'
import { actDifferences } from './law/acts.ts'
import { checkInForce, checkSince, type Days, wordingTold } from './law/in-force.ts'
import { missingArticle, wordsOfAnother } from './law/neighbours.ts'
import { recitalMisfit } from './law/recitals.ts'
import { formerlySaid, repealOf } from './law/repealed.ts'
import type { Cite, CitedLine } from './lines.ts'
import { checkArticlePlace, checkPoint, pinForm, placeBefore, withoutText } from './points.ts'
import { isQuoted } from './quotations/passages.ts'
import { blanked, citesIn, clauseAt, goesOnUndone, ownWords, sentenceAt } from './sentences.ts'
import { uncomparedText } from './telling.ts'
import { heldAgainst, verdictOf } from './verdict.ts'

/** Holds one citation of a line against the library: a live one by its source, a typed one by what it says. */
export function checkCite(line: CitedLine, cite: Cite, holdings: Holdings, days: Days): ResolvedCitation {
  const bare = {
    block: line.block,
    start: cite.start,
    live: cite.live !== undefined,
    compared: [],
    against: 'nothing' as const,
    address: '',
    unseen: [],
  }
  if (cite.live) {
    const source = holdings.byId(cite.live.id)
    const wording = source ? `${keptLabel(source)}${cite.pin ? `, ${cite.pin}` : ''}` : cite.live.id
    if (!source)
      return { check: { ...bare, written: wording, verdict: 'absent', differences: [], remarks: [] } }
    const base = {
      ...bare,
      written: wording,
      compared: ofOwnCard(source),
      differences: ownRecord(source, holdings.official(source)),
      remarks: [],
    }
    return judge(base, source, cite, holdings, days, line)
  }
  const { written, offer } = cite
  if (!offer) return { check: { ...bare, written, verdict: 'unverified', differences: [], remarks: [] } }
  const citation: TypedDecision = withNameAfter(
    ofEcli({ ...offer.citation, ...(offer.publication && { publication: offer.publication }) }),
    line.text.slice(offer.end),
  )
  const remarks: Remark[] = [
    ...misfits(citation).map(text => ({ kind: 'shape' as const, text })),
    ...opinionMisfit(written, line.text).map(text => ({ kind: 'claim' as const, text })),
  ]
  const address = whereToGet(citation.key, citation.label) ?? ''
  const base = { ...bare, written, address, differences: [], remarks }
  return citation.kind === 'decision'
    ? checkDecision(base, citation, cite, holdings, days, line)
    : checkAct(base, citation, cite, holdings, days, line)
}

type CheckBase = Omit<CheckedCitation, 'verdict' | 'source'>

function checkDecision(
  base: CheckBase,
  citation: TypedDecision,
  cite: Cite,
  holdings: Holdings,
  days: Days,
  line: CitedLine,
): ResolvedCitation {
  const exact = holdings.resolve(citation.keys)
  const own = exact?.kind === 'decision' ? matchDecision(citation, [exact]) : undefined
  // the one its keys lead to needs no other, unless something in it is not so
  const match =
    own?.kind === 'is' && differencesOf(own.compared).length === 0
      ? own
      : matchDecision(citation, [
          ...(exact?.kind === 'decision' ? [exact] : []),
          ...holdings.lookalikes(citation),
        ])
  if (match.kind === 'is') {
    const result = { ...base, compared: [...match.compared] }
    return { decision: citation, ...judge(result, match.source, cite, holdings, days, line) }
  }
  if (exact && isAuthority(exact) && !own)
    return { decision: citation, ...judge(base, exact, cite, holdings, days, line) }
  // an ECLI alone says no more than itself
  if (exact?.kind === 'decision' && !citation.court)
    return { decision: citation, ...judge(base, exact, cite, holdings, days, line) }
  const remarks = [...base.remarks]
  if (match.kind === 'close')
    remarks.push({
      kind: 'close',
      text: `La bibliothèque a une décision voisine, ${keptLabel(match.source)} : vérifiez le numéro et la date.`,
    })
  else
    for (const other of holdings.citedElsewhere(citation))
      remarks.push({
        kind: 'close',
        text: `Les textes de la bibliothèque citent ${other.label} : vérifiez la date et la nature.`,
      })
  const extent = remarks.length > base.remarks.length ? undefined : holdings.extentOf(citation)
  if (extent?.isLacking) remarks.push({ kind: 'lacking', text: extent.text })
  const form = cite.pin
    ? pinForm(cite.pin, line.text.slice(cite.start, cite.end + 12), citation.court)
    : undefined
  if (form) remarks.push({ kind: 'form', text: form })
  const unseen = extent && !extent.isLacking ? [...base.unseen, extent.text] : base.unseen
  return { decision: citation, check: { ...base, remarks, unseen, verdict: 'absent' } }
}

/** All that a live citation states is printed from the card of its source. */
const ofOwnCard = (source: Source): Compared[] =>
  source.kind === 'decision'
    ? compareDecision(source, source).filter(({ stands }) => stands === 'same')
    : source.kind === 'article'
      ? []
      : [{ what: 'name', stands: 'same', written: keptLabel(source), why: '' }]

/** The number and the day that a citation gives to an act, held against those of the source its keys lead to. */
function ofAct({ act, label }: TypedDecision, source: Source): Compared[] {
  const own =
    source.kind === 'article' ? source.of.date : source.kind === 'document' ? source.date : undefined
  const isKnown = own !== undefined && own === act?.date
  return [
    ...(act?.number || source.kind !== 'article'
      ? [{ what: 'number' as const, stands: 'same' as const, written: act?.number ?? label, why: '' }]
      : []),
    ...(act?.date
      ? [
          {
            what: 'date' as const,
            stands: isKnown ? ('same' as const) : ('uncompared' as const),
            written: dateText(act.date),
            why: isKnown ? '' : 'la bibliothèque ne l’a pas',
          },
        ]
      : []),
  ]
}

/** An article, an act, a deliberation. */
function checkAct(
  base: CheckBase,
  citedAct: TypedDecision,
  cite: Cite,
  holdings: Holdings,
  days: Days,
  line: CitedLine,
): ResolvedCitation {
  const exact = holdings.resolve(citedAct.keys)
  const { act } = citedAct
  const remarks = [...base.remarks]
  const sentence = sentenceAt(line, cite.start, cite.end)
  const words = line.text.slice(sentence.from, sentence.to)
  const toldDay = wordingTold(line.text.slice(cite.end, cite.end + 90))
  const day = toldDay ?? days.facts
  const isOfAnother = isQuoted(line, cite.start)
  const repeal = isOfAnother
    ? undefined
    : (repealOf(citedAct, words, day) ?? formerlySaid(citedAct, words, day))
  if (repeal) remarks.push({ kind: 'repealed', text: repeal })
  // where the recitals are held, they answer; else a count that is recalled
  const recital = exact ? undefined : recitalMisfit(citedAct, cite.pin)
  if (recital) remarks.push({ kind: 'shape', text: recital })
  const misfit = actMisfit(citedAct)
  if (misfit) remarks.push({ kind: 'shape', text: misfit })
  const { differences, close } = act
    ? actDifferences(act, holdings.acts(act))
    : { differences: [], close: undefined }
  if (close) remarks.push({ kind: 'close', text: close })
  const article = exact?.kind === 'article' ? exact : undefined
  const isOnlyArticle = !isOfAnother && citesIn(line, sentence).length === 1 && (!exact || article?.number)
  const another = isOnlyArticle
    ? wordsOfAnother(blanked(line, sentence), citedAct, article, holdings, day)
    : undefined
  if (another) remarks.push({ kind: 'claim', text: another })
  const result = { ...base, remarks, differences, compared: exact ? ofAct(citedAct, exact) : [] }
  if (exact) return { decision: citedAct, ...judge(result, exact, cite, holdings, days, line) }
  const missing = recital || isOfAnother ? undefined : missingArticle(citedAct, holdings, toldDay)
  if (missing) remarks.push({ kind: 'close', text: missing })
  if (differences.length > 0) return { decision: citedAct, check: { ...result, verdict: 'differs' } }
  if (citedAct.kind === 'text' && holdings.holds(citedAct.keys)) {
    const limits = ['La bibliothèque a des articles de ce texte, non le texte lui-même.']
    return { decision: citedAct, check: { ...result, unseen: limits, verdict: 'reference' } }
  }
  return { decision: citedAct, check: { ...result, verdict: 'absent' } }
}

/** All there is to say of a citation whose source is in the library: its point, the law in force, what undid it, what is said of it. */
function judge(
  base: CheckBase,
  source: Source,
  cite: Cite,
  holdings: Holdings,
  days: Days,
  line: CitedLine,
): ResolvedCitation {
  const differences: Difference[] = [...base.differences]
  const compared: Comparison[] = [...base.compared]
  const remarks: Remark[] = [...base.remarks]
  const unseen = [...base.unseen]
  const place =
    source.kind === 'article'
      ? (articlePlace(cite.pin ?? withoutText(cite.written)) ?? placeBefore(line.text.slice(0, cite.start)))
      : undefined
  let pin = cite.pin
  const point = place
    ? source.kind === 'article' && source.number
      ? checkArticlePlace(place, source, days.facts)
      : undefined
    : pin
      ? checkPoint(pin, source, days.facts, holdings.points(source))
      : undefined
  const pointWords = place?.wording ?? cite.pin ?? ''
  if (point?.kind === 'there') compared.push({ what: 'point', stands: 'same', written: pointWords, why: '' })
  if (point?.kind === 'missing') {
    compared.push({ ...point.difference, stands: 'differs', why: '' })
    pin = undefined
  }
  if (point?.kind === 'unseen') {
    compared.push({ what: 'point', stands: 'uncompared', written: pointWords, why: point.why })
    unseen.push(point.why)
  }
  const form =
    source.kind === 'decision' && cite.pin
      ? pinForm(cite.pin, line.text.slice(cite.start, cite.end + 12), source.court)
      : undefined
  if (form) remarks.push({ kind: 'form', text: form })
  const wording = wordingTold(line.text.slice(cite.end, cite.end + 90))
  if (source.kind === 'article' && source.number) {
    const law = checkInForce(source, days, wording)
    compared.push({ what: 'article', stands: 'same', written: keptLabel(source), why: '' })
    compared.push(...law.compared, ...checkSince(source, line.text.slice(cite.end, cite.end + 90)))
    remarks.push(...law.remarks)
    unseen.push(...law.unseen)
  }
  const sentence = sentenceAt(line, cite.start, cite.end)
  const undoings = source.kind === 'decision' ? holdings.undoings(source.id) : []
  const clause = undoings.length > 0 ? clauseAt(line, cite) : undefined
  if (clause && !saysUndone(clause.text, clause.start, clause.end) && !goesOnUndone(line, cite))
    for (const { text, whole } of undoings)
      remarks.push({ kind: whole ? 'annulled' : 'undone', text: `${keptLabel(source)}\u00a0: ${text}.` })
  if (source.kind === 'decision') {
    const told = compareTold(line, sentence, cite, source)
    compared.push(...told.compared)
    remarks.push(...told.remarks)
  }
  if (citesIn(line, sentence).length === 1) {
    const claim = {
      sentence: ownWords(line, sentence),
      day: wording ?? days.facts,
      ...(cite.pin && { pin: cite.pin }),
      ...(place && { place }),
    }
    for (const text of falseClaims(claim, source)) remarks.push({ kind: 'claim', text })
  }
  if (source.withdrawn)
    remarks.push({ kind: 'withdrawn', text: `Retiré par son éditeur le ${dateText(source.withdrawn)}.` })
  if (source.certainty === 'to-verify')
    remarks.push({ kind: 'to-verify', text: `Fiche à vérifier.${source.caveat ? ` ${source.caveat}` : ''}` })
  const result = {
    ...base,
    ...(pin && { pin }),
    against: heldAgainst(source, days.facts),
    address: '',
    compared: compared.map(({ what, stands, written, why }) => ({ what, stands, written, why })),
    differences: [...differences, ...differencesOf(compared)],
    remarks,
    unseen: [
      ...compared.flatMap(one => (one.what === 'point' ? [] : (uncomparedText(one) ?? []))),
      ...unseen,
    ],
  }
  const citation: CheckedCitation = {
    ...result,
    verdict: verdictOf(source, holdings.stateOf(source), result, days.facts),
    source: { kind: source.kind, id: source.id, label: keptLabel(source) },
  }
  return { check: citation, source }
}
