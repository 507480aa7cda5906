import { dateText } from '../../../../french/dates.ts'
import type { Treatment } from '../../../graph.ts'
import type { Passage } from '../../../model.ts'
import type { FoundCitation } from '../found-citation.ts'
import { textBefore } from '../match-at.ts'

type Effect = Exclude<Treatment, 'cites'>

const rulingStarts =
  /(?:^|\n)\s*(?:(?:D ?[EÉ] ?C ?I ?D ?E|O ?R ?D ?O ?N ?N ?E|A ?R ?R ?[EÊ] ?T ?E|D[eéEÉ]cide)(?: ?NT)?\s*:|PAR CES MOTIFS)/u
/** Courts whose decisions no appeal is made against. */
const supreme = new Set(['Cons. const.', 'CJUE', 'CEDH', 'TC'])
/** A full stop after an initial or « M. » ends no sentence. */
const sentences = /(?:[;\n]|(?<!(?:^|[^A-Za-zÀ-ÿ])(?:MM?|[A-Z]))\.\s(?=[A-ZÀ-Ý]))/g
const annulmentSought =
  /annul(?:er|ation)[^.;]{0,40}?\s(?:de\s)?(?:cet\s(arrêt)|ce\s(jugement)|cette\s(ordonnance|décision))|l['’](arrêt|ordonnance)\sattaquée?|(?:le\s|du\s)(jugement)\sattaqué|la\s(décision)\sattaquée/giu
const against = /(?:contre|attaquée?\s\()\s?(?:l['’]|le\s|la\s|un\s|une\s)?$/u
const requestedOf = /(?:d['’]annuler|annulation\sde)\s(?:l['’]|la\s)?(?:le\s)?$|annulation\sdu\s$/u
const annulment = /(?:est|sont)\s(?:partiellement\s)?annul|\bannule\b|CASSE|casse\set\sannule/u
const partly =
  /en\stant|mais\sseulement|en\sses\sseules|partiellement|par\svoie\sde\sretranchement|sauf\sen\sce|seulement\sen\sce|(?:articles?|article\s1er)[^.;]{1,40}(?:de\sl['’]|du\s)(?:arrêt|jugement|ordonnance)/iu
const reform = /(?:est|sont)\sréformé/u
const upheld = /(?:est|sont)\sconfirmé|\bCONFIRME\b/u
const refusal =
  /(?:pourvois?|appels?|requêtes?|recours)[^;]{0,160}?\s(?:est|sont)\srejeté|REJETTE\sles?\s(?:pourvois?|requêtes?|appels?|recours)/u
const sentBack = /(?:est|sont)\srenvoyée?s?\s(?:à|au|devant)|RENVOIE/u
/**
 * The effect of a ruling on the decisions it cites, by their keys, and only as the ruling says it: annulled or
 * quashed, in part or whole, confirmed when the appeal against it is rejected, sent back. `founds` are the citations of each
 * passage. A decision cited with its number and again by its date alone is one.
 */
export function treatments(
  passages: readonly Passage[],
  founds: readonly (readonly FoundCitation[])[],
): Map<string, Effect> {
  const ruling = rulingOf(passages)
  const target = attackedOf(passages, founds, ruling)
  const effects = new Map<string, Effect>()
  passages.forEach(({ text }, n) => {
    const from = n < ruling.passage ? text.length : n === ruling.passage ? ruling.at : 0
    for (const [start, end] of sentencesOf(text, from)) {
      const mentions = (founds[n] ?? []).filter(
        one => one.kind === 'decision' && one.start >= start && one.end <= end,
      )
      read(text.slice(start, end), mentions.map(identity), target, effects)
    }
  })
  const all = founds.flat().filter(one => one.kind === 'decision')
  return new Map(
    all.flatMap(one => {
      const effect = effects.get(identity(one))
      return effect ? [[one.key, effect] as const] : []
    }),
  )
}

function read(
  sentence: string,
  mentions: readonly string[],
  target: FoundCitation | undefined,
  effects: Map<string, Effect>,
): void {
  const give = (effect: Effect, to: readonly string[]) => {
    for (const one of to) if (!effects.has(one) || effect !== 'confirms') effects.set(one, effect)
  }
  const review = target ? [identity(target)] : []
  const subjects = mentions.length > 0 ? mentions : speaksOf(sentence, target) ? review : []
  if (annulment.test(sentence)) give(partly.test(sentence) ? 'partly-overturns' : 'overturns', subjects)
  else if (reform.test(sentence)) give('partly-overturns', subjects)
  else if (upheld.test(sentence)) give('confirms', subjects)
  else if (refusal.test(sentence) && !/surplus/.test(sentence))
    give('confirms', mentions.length > 0 || /\bcontre\b/.test(sentence) ? mentions : review)
  else if (sentBack.test(sentence))
    for (const one of mentions) if (!effects.has(one)) effects.set(one, 'refers')
}

/** « l’arrêt attaqué », « l’arrêt du 3 octobre 2019 » when it is that day's, « l’ordonnance du tribunal de Melun » without a day. */
function speaksOf(sentence: string, target: FoundCitation | undefined): boolean {
  const word = target && /arrêt|jugement|ordonnance|décision/i.exec(target.written)?.[0].toLowerCase()
  if (!word || !new RegExp(`${word}(?!\\p{L})`, 'u').test(sentence)) return false
  if (/attaquée?(?!\p{L})/u.test(sentence)) return true
  if (target.date && sentence.includes(dateText(target.date))) return true
  return Boolean(target.city && sentence.includes(target.city) && !/\d{4}/.test(sentence))
}

/** Where the ruling begins: its section, else the words that open it. */
function rulingOf(passages: readonly Passage[]): { passage: number; at: number } {
  const passage = passages.findIndex(one => one.section === 'ruling')
  if (passage >= 0) return { passage, at: 0 }
  const opening = passages.findIndex(one => rulingStarts.test(one.text))
  if (opening < 0) return { passage: passages.length, at: 0 }
  return { passage: opening, at: rulingStarts.exec(passages[opening]!.text)?.index ?? 0 }
}

/** The decision under review: the one the appeal is said to be against, else the last named before « d’annuler cet arrêt », else the last that one asks to annul. */
function attackedOf(
  passages: readonly Passage[],
  founds: readonly (readonly FoundCitation[])[],
  ruling: { readonly passage: number },
): FoundCitation | undefined {
  let last: FoundCitation | undefined
  let requested: FoundCitation | undefined
  for (let n = 0; n < Math.min(passages.length, ruling.passage + 1); n += 1) {
    const { text } = passages[n]!
    const decisions = (founds[n] ?? []).filter(({ court }) => court && !supreme.has(court))
    const before = ({ start }: FoundCitation) => textBefore(text, start, 24)
    const direct = decisions.find(one => against.test(before(one)))
    if (direct) return direct
    requested = decisions.findLast(one => requestedOf.test(before(one))) ?? requested
    for (const request of text.matchAll(annulmentSought)) {
      const word = request.slice(1).find(Boolean)?.toLowerCase()
      const isMeant = ({ written }: FoundCitation) =>
        word !== undefined && written.toLowerCase().includes(word)
      const meant = decisions.findLast(one => one.end <= request.index && isMeant(one))
      if (meant) return meant
      if (last && isMeant(last)) return last
    }
    last = decisions.at(-1) ?? last
  }
  return requested
}

function* sentencesOf(text: string, from: number): Generator<readonly [number, number]> {
  let start = from
  for (const cut of text.slice(from).matchAll(sentences)) {
    yield [start, from + cut.index]
    start = from + cut.index + cut[0].length
  }
  yield [start, text.length]
}

/** The same for a decision named with its number and by its date alone. */
const identity = ({ court, city, date, key }: FoundCitation): string =>
  court && date ? `${court}|${city ?? ''}|${date}` : key
