import { readDate } from '../dates.ts'
import { after, match } from '../match-at.ts'
import type { Memory } from '../memory.ts'
import { type Bench, readBench, readFormation } from './benches.ts'
import { type Parts, readDockets } from './dockets.ts'
import { readParties } from './parties.ts'

/** Parts read from a place, and how far. */
export interface PhraseReading {
  readonly start: number
  readonly end: number
  readonly parts: Parts
  /** « précité », « susvisé » stands in it or after it */
  readonly precite: boolean
}

/** Reads the parts of a citation that begins here, by a word such as « arrêt » or a court; `firstParts` are those that a list has already read. */
export function gather(
  text: string,
  at: number,
  memory: Memory,
  firstParts?: Parts,
): PhraseReading | undefined {
  const parts: Parts = { ...firstParts }
  let place = at
  const word = firstParts ? null : match(noun, text, at)
  if (word) {
    parts.noun = word[1]!.toLowerCase()
    place = noun.lastIndex
  } else if (!firstParts) {
    parts.bench = readBench(text, at) ?? readCase(text, at)
    if (!parts.bench) return undefined
    parts.formation = parts.bench.formation
    place = parts.bench.end
    learn(memory, parts.bench)
  }
  let end = place
  let precite = false
  for (let steps = 0; steps < 40; steps += 1) {
    if (isOtherCitation(text, place, parts)) return undefined
    const next = step(text, place, parts, memory)
    if (next > place) {
      place = next
      end = next
      continue
    }
    const fillerEnd = after(filler, text, place)
    if (fillerEnd === place) break
    const words = text.slice(place, fillerEnd)
    if (precitedWord.test(words)) {
      precite = true
      end = place + words.trimEnd().length
    } else if (!word && decides.test(words)) parts.hasNoun = true
    place = fillerEnd
  }
  const last = after(precitedMention, text, end)
  return { start: at, end, parts, precite: precite || last > end }
}

/** A court that is only spoken of, then a citation in brackets: « la cour administrative d’appel de Nancy (CE, … ». */
const isOtherCitation = (text: string, at: number, { bench, date, dockets }: Parts): boolean => {
  const bracket = bench && !date && !dockets ? after(opensBracket, text, at) : at
  return bracket > at && readBench(text, bracket)?.short === true
}
const opensBracket = /\s?\(/uy

/** A case before the Court of Justice by its number alone: its letter is the court. */
const readCase = (text: string, at: number): Bench | undefined =>
  match(caseNumber, text, at) ? { court: 'CJUE', end: at } : undefined
const caseNumber = /[CT][-‑]\d{1,4}\/\d{2}(?!\d)/y

const oldCase = /(?:aff(?:\.|aires?)\s)?(\d{1,3}\/\d{2})(?!\d)/uy
const precitedWord = /précité|susvisé/
const decides = /décision|arrêt|jugement|ordonnance|avis/i

const precitedMention = /\)?,?\s?\(?(?:précitée?s?|susvisée?s?)(?!\p{L})/uy
const noun = /(décision|arrêt|jugement|ordonnance|avis|QPC)s?(?!\p{L}|-cadre)/iuy
const filler =
  /\s?[,(]?\s?(?:(?:du|de\sla|de\sl['’]|de|des|le|la|les|l['’]|d['’]|en\sdate\sdu|en\sdate\sdes|datée?\sdu|par|dans|sous|un|une|deux|trois|son|sa|ses|cet|cette|ce|même|QPC\)?|rendue?s?|lue?s?|prononcée?s?|prise?s?|lecture|décisions?|arrêts?|jugements?|ordonnances?|avis|pourvois?|requêtes?|req\.|affaires?|aff\.|jointes?|susvisée?s?|précitée?s?|attaquée?s?|contestée?s?|avant(?:[\s-])dire(?:[\s-])droit|statuant\sau\scontentieux|statuant\sen\sréféré|a\sjugé|a\sestimé|a\sconsidéré|a\srappelé|lequel|laquelle|lesquels|juges?\sdes\sréférés|(?:vice-)?présidente?|premi(?:er|ère)\s(?:vice-)?présidente?|magistrate?\s(?:désign|délégu)ée?|déléguée?|désignée?|(?:pôle\s\d{1,2}(?:,|\s-)?\s)?(?:\d{1,2}\s?(?:re|ère|e|ème)\s)?(?:chambre|section)(?:\s(?:\d{1,2}(?:-\d{1,2})?|[A-Z]|civile|sociale|commerciale|correctionnelle|sociale|des\sappels\scorrectionnels|du\scontentieux|de\sl['’]instruction))*|entre\sles\sparties|contre\sl(?:equel|aquelle)\s[^.;:\n]{1,80}?\sse\spourvoi(?:t|ent)\sen\scassation|enregistrée\s[^.;:\n]{1,60}?au\ssecrétariat\s(?:du\scontentieux\s)?d[ue]\s(?:la\s)?(?:Conseil\sd['’][ÉE]tat|section\sdu\scontentieux)|partiellement|définitifs?|définitive)(?=[\s,(]|$|(?<=['’]))|(?=\d|C-|n°))\s?/iuy

/** Reads one more part at this place and says where it ends. */
function step(text: string, at: number, parts: Parts, memory: Memory): number {
  const start =
    text[at] === ',' || text[at] === ' ' || text[at] === '\u00a0' || text[at] === '(' ? skip(text, at) : at
  if (!parts.date) {
    const date = readDate(text, start)
    if (date) {
      parts.date = date.day
      return date.end
    }
  }
  if (!parts.dockets) {
    const list = readDockets(text, start)
    if (list) {
      parts.dockets = list.dockets
      return list.end
    }
  }
  if (!parts.dockets && parts.bench?.court === 'CJUE') {
    const old = match(oldCase, text, start)
    if (old) {
      parts.dockets = [{ number: old[1]!, shape: 'cj' }]
      return oldCase.lastIndex
    }
  }
  // « son arrêt du 13 janvier 2022 (CJUE, arrêt du 13 janvier 2022, … » : what is in brackets is a citation of its own
  if (!parts.bench && !(parts.date && text[start - 1] === '(')) {
    const bench = readBench(text, start)
    if (bench) {
      parts.bench = bench
      parts.formation ??= bench.formation
      learn(memory, bench)
      return bench.end
    }
  }
  if (!parts.formation && (parts.bench?.short || text[at] === ',') && parts.bench) {
    const formation = readFormation(text, at)
    if (formation) {
      parts.formation = formation.formation
      return formation.end
    }
  }
  return readParties(text, at, parts)
}

/** Its docket numbers are told by their length once it has been named. */
export const asylum = 'Cour nationale du droit d’asile'
const blanks = /[\s,(]{1,3}/y
const skip = (text: string, at: number): number => after(blanks, text, at)

function learn(memory: Memory, { court, city }: Bench): void {
  if (court === 'TA' && city) memory.tribunal = city
  if (court === 'CAA' && city) memory.appeal = city
  if (city === asylum) memory.asylum = true
  if (city && /^(?:chambre disc|section des)/.test(city)) memory.chambers = [...memory.chambers, city]
}
