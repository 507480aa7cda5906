import { fold } from '../../../../french/fold.ts'
import { appealSeats } from '../../seats.ts'
import type { DecisionDraft } from '../found-citation.ts'
import { after, match } from '../match-at.ts'
import type { Memory } from '../memory.ts'
import { readConventional } from './conventional.ts'
import type { Docket, Parts } from './dockets.ts'
import { nameAfterNumber } from './parties.ts'
import { asylum, gather, type PhraseReading } from './phrase.ts'

const thisCourt =
  /\s?,?\s(?:de\s)?(?:ce(?:tte)?|le|la)\s(tribunal|cour)(?!\s(?:administrati|d['’]appel|de\s|nationale|euro))(?!\p{L})/uy

/**
 * The decisions cited from this place, which is a word such as « arrêt », or a court, or a chamber: one, or the two of
 * « l’arrêt du 22 novembre 2018 et l’arrêt du 27 mai 2021 de la cour d’appel de Versailles ».
 */
export function readDecisions(text: string, at: number, memory: Memory): readonly DecisionDraft[] {
  const phrase = gather(text, at, memory)
  const conventional = phrase?.parts.dockets || phrase?.parts.bench ? undefined : readConventional(text, at)
  if (conventional) {
    memory.decisions.set(phrase?.parts.noun ?? 'arrêt', conventional)
    return [conventional]
  }
  if (!phrase) return []
  const first = draftOf(text, phrase, memory) ?? calledAgain(phrase, memory) ?? backReference(phrase, memory)
  if (first) return [first, ...series(text, first, phrase, memory)]
  const { parts, end } = phrase
  if (parts.bench) return []
  const next = gather(text, after(also, text, end), memory)
  const second = next && next.parts.noun === parts.noun ? draftOf(text, next, memory) : undefined
  const twin = second && draftOf(text, { ...phrase, parts: { ...parts, bench: { ...second, end } } }, memory)
  return twin ? [twin, second] : []
}

/** The next of « les arrêts du 6 février 2018 (Altun, C-359/16) et du 2 avril 2020 (Vueling, C-370/17) ». */
function series(
  text: string,
  first: DecisionDraft,
  { parts }: PhraseReading,
  memory: Memory,
): DecisionDraft[] {
  if (!plural.test(text.slice(first.start, first.end))) return []
  const all: DecisionDraft[] = []
  for (let last = first; ; ) {
    const start = after(andOf, text, last.end)
    const phrase =
      start > last.end
        ? gather(text, start, memory, { noun: parts.noun, bench: { ...first, end: start } })
        : undefined
    const next = phrase && draftOf(text, phrase, memory)
    if (!next) return all
    all.push(next)
    last = next
  }
}

const plural = /arrêts|décisions|jugements|ordonnances/i
const andOf = /\)?\s?,?\s(?:et\s)?(?:du|de\scelui\sdu|le)\s(?=\d)/uy
const also = /\s?,?\s(?:et|ainsi\sque)\s(?:de\s|contre\s|par\s)?(?:l['’]|le\s|la\s|les\s|une?\s|d['’])?/uy

/** « l’arrêt précité », « la décision du 7 février 2020 » after it has been named in full. */
function backReference(
  { start, end, parts, precite }: PhraseReading,
  memory: Memory,
): DecisionDraft | undefined {
  const { noun, date, dockets, bench } = parts
  if (!noun || dockets || bench || !(date || precite)) return undefined
  const decision = memory.decisions.get(date ? `${noun} ${date}` : noun)
  return decision && { ...decision, start, end, precite: true }
}

/** Words for the decisions of each court. */
const nouns: Readonly<Record<string, string>> = {
  CE: 'décision arrêt ordonnance avis jugement qpc',
  CAA: 'arrêt ordonnance décision',
  TA: 'jugement ordonnance',
  TC: 'décision arrêt',
  'Cass.': 'arrêt avis ordonnance décision qpc',
  'Cons. const.': 'décision qpc',
  CJUE: 'arrêt ordonnance avis décision',
  CEDH: 'arrêt décision avis',
  autre: 'arrêt ordonnance décision jugement',
}

/** Courts whose numbers have a form of their own. */
const NUMBERING: ReadonlySet<string> = new Set(['CE', 'CAA', 'TA', 'Cass.', 'Cons. const.', 'CEDH', 'CJUE'])

function draftOf(
  text: string,
  { start, end, parts, precite }: PhraseReading,
  memory: Memory,
): DecisionDraft | undefined {
  // a number of another shape is a slip where all else is of a decision, and else no number of one
  const isInFull =
    parts.bench !== undefined &&
    (parts.bench.short || (parts.bench.court !== 'CE' && parts.dockets?.[0]?.shape === 'plain')) &&
    parts.date !== undefined &&
    !parts.noun &&
    NUMBERING.has(parts.bench.court)
  const isOdd = parts.dockets?.[0]?.shape === 'odd'
  const dockets = isOdd && !isInFull ? [] : (parts.dockets ?? [])
  if (dockets.length === 0 && !(parts.date && (parts.bench || (parts.noun && match(thisCourt, text, end)))))
    return undefined
  // « le Conseil constitutionnel, le 26 août 1993 » is no decision: in full, a court gives one when the word is said
  if (dockets.length === 0 && !parts.noun && !parts.hasNoun && !parts.bench?.short) return undefined
  const court = courtOf(text, end, parts, memory)
  if (!court || (parts.noun && !nouns[court.court]?.includes(parts.noun))) return undefined
  if (dockets.length > 0 && !suits(court.court, dockets[0]!) && !(isInFull && dockets[0]!.shape !== 'cj'))
    return undefined
  const nameAfter =
    parts.name || dockets.length === 0 || !parts.bench?.short
      ? undefined
      : nameAfterNumber(text, end, court.court)
  const decision: DecisionDraft = {
    what: 'decision',
    start,
    end: nameAfter?.end ?? end,
    court: court.court,
    city: court.city,
    formation: parts.formation,
    numbers: dockets.map(one => one.number),
    nature: dockets.find(one => one.nature)?.nature,
    date: parts.date,
    name: parts.name ?? nameAfter?.name,
    precite: precite || undefined,
    before: dockets.length === 0 ? earlier(memory, parts, court) : undefined,
  }
  for (const word of parts.noun ? [parts.noun] : (nouns[court.court] ?? '').split(' ').slice(0, 1)) {
    memory.decisions.set(word, decision)
    const key = `${word} ${decision.date}`
    if (decision.date && (dockets.length > 0 || !memory.decisions.has(key)))
      memory.decisions.set(key, decision)
  }
  if (decision.name && decision.numbers.length > 0)
    memory.decisions.set(nameKey(court.court, decision.name), decision)
  return decision
}

/** A case of a European court is called again by its name: `CEDH, Glukhin c. Russie, précité`. */
const nameKey = (court: string, name: string): string => `${court} ${fold(name.replace(' c/ ', ' c. '))}`

/** « CJUE, Ryneš, précité », after it has been named in full. */
function calledAgain({ start, end, parts, precite }: PhraseReading, memory: Memory) {
  const { bench, name, date, dockets } = parts
  if (!bench || !name || !precite || date || dockets) return undefined
  const decision = memory.decisions.get(nameKey(bench.court, name))
  return decision && { ...decision, start, end, precite: true }
}

/** The numbers of the decision of that day by that court, when it has been named with them. */
function earlier(
  memory: Memory,
  { noun, date }: Parts,
  { court, city }: Pick<DecisionDraft, 'court' | 'city'>,
) {
  const decision = memory.decisions.get(`${noun ?? nouns[court]?.split(' ')[0]} ${date}`)
  return decision && decision.court === court && decision.city === city ? decision.numbers : undefined
}

/** Whether a court has docket numbers of this shape. */
function suits(court: string, { shape, nature }: Docket): boolean {
  switch (court) {
    case 'CAA':
      return shape === 'caa'
    case 'TA':
    case 'CE':
    case 'TC':
      return shape === 'plain'
    case 'Cass.':
      return shape === 'cass'
    case 'Cons. const.':
      return shape === 'cc' || nature !== undefined
    case 'CJUE':
      return shape === 'cj' || shape === 'cedh'
    case 'CEDH':
      return shape === 'cedh'
    default:
      return true
  }
}

/** The court that is named, else the one the docket number, the noun and what came before tell. */
function courtOf(
  text: string,
  end: number,
  { bench, dockets, date, noun, name }: Parts,
  memory: Memory,
): { court: string; city?: string } | undefined {
  const first = dockets?.[0]
  if (!bench && !first) {
    if (match(thisCourt, text, end)?.[1] === 'cour')
      return memory.appeal ? { court: 'CAA', city: memory.appeal } : undefined
    return memory.tribunal ? { court: 'TA', city: memory.tribunal } : undefined
  }
  if (bench) {
    const letters = first?.shape === 'caa' ? appealSeats[first.number.slice(2, 4)] : undefined
    if (bench.court === 'CAA') return { court: 'CAA', city: bench.city ?? letters ?? memory.appeal }
    if (bench.court === 'TA') return { court: 'TA', city: bench.city ?? memory.tribunal }
    if (bench.partly === undefined) return bench
    const full = memory.chambers.findLast(name => name.startsWith(bench.partly!))
    return full ? { court: 'autre', city: full } : undefined
  }
  switch (first?.shape) {
    case 'caa':
      return { court: 'CAA', city: appealSeats[first.number.slice(2, 4)] }
    case 'cass':
      return { court: 'Cass.' }
    case 'cj':
      return { court: 'CJUE' }
    case 'cedh':
      return name && /\sc(?:\.|\/|ontre)\s/.test(name) ? { court: 'CEDH' } : undefined
    case 'cc':
      return first.nature ? { court: 'Cons. const.' } : undefined
    case 'plain': {
      if (noun === 'jugement' || match(thisCourt, text, end)?.[1] === 'tribunal')
        return { court: 'TA', city: memory.tribunal }
      const figures = first.number.split('/')[0]!.length
      if (noun === 'ordonnance' && figures === 7) return { court: 'TA', city: memory.tribunal }
      if (figures === 8 && memory.asylum) return { court: 'autre', city: asylum }
      return date && figures >= 5 && figures <= 6 ? { court: 'CE' } : undefined
    }
    default:
      return undefined
  }
}
