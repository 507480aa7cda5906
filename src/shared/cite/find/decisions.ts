import { type Bench, readBench, readFormation } from './benches.ts'
import { appealSeats } from './courts.ts'
import { readDate } from './dates.ts'
import { type Docket, readDockets } from './dockets.ts'
import type { DecisionDraft } from './found.ts'
import { after, match } from './match.ts'
import type { Memory } from './memory.ts'

const noun = /(décisions?|arrêts?|jugements?|ordonnances?|avis)(?!\p{L}|-cadre)/iuy
const filler =
  /\s?[,(]?\s?(?:(?:du|de\sla|de\sl['’]|de|des|le|la|les|l['’]|d['’]|en\sdate\sdu|en\sdate\sdes|datée?\sdu|par|dans|sous|un|une|deux|trois|son|sa|ses|cet|cette|ce|même|rendue?s?|lue?s?|prononcée?s?|prise?s?|lecture|décisions?|arrêts?|jugements?|ordonnances?|avis|pourvois?|requêtes?|req\.|affaires?|aff\.|jointes?|susvisée?s?|précitée?s?|attaquée?s?|contestée?s?|avant(?:[\s-])dire(?:[\s-])droit|statuant\sau\scontentieux|statuant\sen\sréféré|a\sjugé|a\sestimé|a\sconsidéré|a\srappelé|lequel|laquelle|lesquels|juges?\sdes\sréférés|(?:vice-)?présidente?|premi(?:er|ère)\s(?:vice-)?présidente?|magistrate?\sdésignée?|déléguée?|désignée?|(?:pôle\s\d{1,2}(?:,|\s-)?\s)?(?:\d{1,2}\s?(?:re|ère|e|ème)\s)?(?:chambre|section)(?:\s(?:\d{1,2}(?:-\d{1,2})?|[A-Z]|civile|sociale|commerciale|correctionnelle|sociale|des\sappels\scorrectionnels|de\sl['’]instruction))*|entre\sles\sparties|contre\sl(?:equel|aquelle)\s[^.;:\n]{1,80}?\sse\spourvoi(?:t|ent)\sen\scassation|partiellement|définitifs?|définitive)(?=[\s,(]|$|(?<=['’]))|(?=\d|C-|n°))\s?/iuy
const name =
  /[,\s]\s?["«]?\s?(\p{Lu}[^;\n"»]{1,140}?)\s?["»]?\s?,?\s?\(?(?=(?:aff(?:\.|aires?)\s|req(?:\.|uêtes?)\s)?(?:jointes\s)?(?:[CT][-‑]\d|n\s?[°o]s?\s?C?\d))/uy
const union =
  /[,\s(]\s?\(?["«]?\s?((?:de\s)?\p{Lu}[^;\n"»]{1,140}?)\s?["»]?\s?,?\s?\(?(?=(?:aff(?:\.|aires?)\s)?(?:jointes\s)?[CT][-‑]\d)/uy
const nameAlone = /,\s(\p{Lu}[^,;.()\n]{1,60})(?=[,;.)\n]|$)/uy
const precited = /\)?,?\s?\(?(?:précitée?s?|susvisée?s?)(?!\p{L})/uy
const here =
  /\s?,?\s(?:ce(?:tte)?|le|la)\s(tribunal|cour)(?!\s(?:administrati|d['’]appel|de\s|nationale|euro))(?!\p{L})/uy

interface Parts {
  noun?: string
  bench?: Bench
  formation?: string
  dockets?: readonly Docket[]
  date?: string
  name?: string
  /** after a court, a word such as « décision » */
  spoken?: boolean
}

/**
 * The decisions cited from this place, which is a word such as « arrêt », or a court, or a chamber: one, or the two of
 * « l’arrêt du 22 novembre 2018 et l’arrêt du 27 mai 2021 de la cour d’appel de Versailles ».
 */
export function readDecisions(text: string, at: number, memory: Memory): readonly DecisionDraft[] {
  const read = gather(text, at, memory)
  if (!read) return []
  const first = made(text, read, memory) ?? again(text, read, memory)
  if (first) return [first]
  const { parts, end } = read
  if (!parts.noun || parts.bench || !(parts.date || parts.dockets)) return []
  const start = after(also, text, end)
  const next = start > end ? gather(text, start, memory) : undefined
  const second = next && next.parts.noun === parts.noun ? made(text, next, memory) : undefined
  const shared = second && made(text, { ...read, parts: { ...parts, bench: { ...second, end } } }, memory)
  return shared ? [shared, second] : []
}

const also = /\s?,?\s(?:et|ainsi\sque)\s(?:de\s|contre\s|par\s)?(?:l['’]|le\s|la\s|les\s|une?\s|d['’])?/uy

interface Read {
  readonly start: number
  readonly end: number
  readonly parts: Parts
  /** « précité », « susvisé » stands in it or after it */
  readonly precite: boolean
}

function gather(text: string, at: number, memory: Memory): Read | undefined {
  const parts: Parts = {}
  let place = at
  const word = match(noun, text, at)
  if (word) {
    parts.noun = word[1]!.toLowerCase().replace(/s$/, '').replace(/^avi$/, 'avis')
    place = noun.lastIndex
  } else {
    parts.bench = readBench(text, at) ?? readCase(text, at)
    if (!parts.bench) return undefined
    parts.formation = parts.bench.formation
    place = parts.bench.end
    learn(memory, parts.bench)
  }
  let end = place
  let precite = false
  for (let steps = 0; steps < 40; steps += 1) {
    const next = step(text, place, parts, memory)
    if (next > place) {
      place = next
      end = next
      continue
    }
    const passed = after(filler, text, place)
    if (passed === place) break
    const words = text.slice(place, passed)
    if (said.test(words)) {
      precite = true
      end = passed
    } else if (!word && decides.test(words)) parts.spoken = true
    place = passed
  }
  const last = after(precited, text, end)
  return { start: at, end, parts, precite: precite || last > end }
}

/** A case before the Court of Justice by its number alone: its letter is the court. */
const readCase = (text: string, at: number): Bench | undefined =>
  match(caseNumber, text, at) ? { court: 'CJUE', end: at } : undefined
const caseNumber = /[CT][-‑]\d{1,4}\/\d{2}(?!\d)/y

const said = /précité|susvisé/
const decides = /décision|arrêt|jugement|ordonnance|avis/i

/** « l’arrêt précité », « la décision du 7 février 2020 » after it has been named in full. */
function again(
  text: string,
  { start, end, parts, precite }: Read,
  memory: Memory,
): DecisionDraft | undefined {
  const { noun, date, dockets, bench } = parts
  if (!noun || dockets || bench || !(date || precite)) return undefined
  const known = memory.decisions.get(date ? `${noun} ${date}` : noun)
  return known && { ...known, start, end: text[end - 1] === ' ' ? end - 1 : end, precite: true }
}

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
  if (!parts.bench) {
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

/** The name of the case, between the date and the number, or at the end in a note. */
function readParties(text: string, at: number, parts: Parts): number {
  if (parts.name || parts.dockets || !(parts.date || parts.bench?.court === 'CJUE' || parts.noun === 'arrêt'))
    return at
  const short = parts.bench?.short && parts.bench.court !== 'CAA' && parts.bench.court !== 'TA'
  const note = parts.bench && !parts.noun && (!parts.spoken || parts.bench.short)
  const found = match(union, text, at) ?? (note && parts.date ? match(name, text, at) : null)
  if (found) {
    parts.name = found[1]!.trim()
    return at + found[0].length
  }
  const alone = short && parts.date && parts.bench?.court !== 'Cass.' ? match(nameAlone, text, at) : null
  if (!alone) return at
  parts.name = alone[1]!.trim()
  return at + alone[0].length
}

const asylum = 'Cour nationale du droit d’asile'
const blanks = /[\s,(]{1,3}/y
const skip = (text: string, at: number): number => after(blanks, text, at)

function learn(memory: Memory, { court, city }: Bench): void {
  if (court === 'TA' && city) memory.tribunal = city
  if (court === 'CAA' && city) memory.appeal = city
  if (city === asylum) memory.asylum = true
}

/** What gives decisions under this name. */
const nouns: Readonly<Record<string, string>> = {
  CE: 'décision arrêt ordonnance avis jugement',
  CAA: 'arrêt ordonnance décision',
  TA: 'jugement ordonnance',
  TC: 'décision arrêt',
  'Cass.': 'arrêt avis ordonnance décision',
  'Cons. const.': 'décision',
  CJUE: 'arrêt ordonnance avis décision',
  CEDH: 'arrêt décision avis',
  autre: 'arrêt ordonnance décision jugement',
}

function made(text: string, { start, end, parts, precite }: Read, memory: Memory): DecisionDraft | undefined {
  const dockets = parts.dockets ?? []
  if (dockets.length === 0 && !(parts.date && (parts.bench || (parts.noun && match(here, text, end)))))
    return undefined
  // « le Conseil constitutionnel, le 26 août 1993 » is no decision: in full, a court gives one when the word is said
  if (dockets.length === 0 && !parts.noun && !parts.spoken && !parts.bench?.short) return undefined
  const court = courtOf(text, end, parts, memory)
  if (!court || (parts.noun && !nouns[court.court]?.includes(parts.noun))) return undefined
  if (dockets.length > 0 && !suits(court.court, dockets[0]!)) return undefined
  const decision: DecisionDraft = {
    what: 'decision',
    start,
    end,
    court: court.court,
    city: court.city,
    formation: parts.formation,
    numbers: dockets.map(one => one.number),
    nature: dockets.find(one => one.nature)?.nature,
    date: parts.date,
    name: parts.name,
    precite: precite || undefined,
    before: dockets.length === 0 ? earlier(memory, parts, court) : undefined,
  }
  for (const word of parts.noun ? [parts.noun] : (nouns[court.court] ?? '').split(' ').slice(0, 1)) {
    memory.decisions.set(word, decision)
    const key = `${word} ${decision.date}`
    if (decision.date && (dockets.length > 0 || !memory.decisions.has(key)))
      memory.decisions.set(key, decision)
  }
  return decision
}

/** The numbers of the decision of that day by that court, when it has been named with them. */
function earlier(
  memory: Memory,
  { noun, date }: Parts,
  { court, city }: Pick<DecisionDraft, 'court' | 'city'>,
) {
  const known = memory.decisions.get(`${noun ?? nouns[court]?.split(' ')[0]} ${date}`)
  return known && known.court === court && known.city === city ? known.numbers : undefined
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
  { bench, dockets, date, noun }: Parts,
  memory: Memory,
): { court: string; city?: string } | undefined {
  const first = dockets?.[0]
  if (!bench && !first) {
    if (match(here, text, end)?.[1] === 'cour')
      return memory.appeal ? { court: 'CAA', city: memory.appeal } : undefined
    return memory.tribunal ? { court: 'TA', city: memory.tribunal } : undefined
  }
  if (bench) {
    const letters = first?.shape === 'caa' ? appealSeats[first.number.slice(2, 4)] : undefined
    if (bench.court === 'CAA') return { court: 'CAA', city: bench.city ?? letters ?? memory.appeal }
    if (bench.court === 'TA') return { court: 'TA', city: bench.city ?? memory.tribunal }
    return bench
  }
  switch (first?.shape) {
    case 'caa':
      return { court: 'CAA', city: appealSeats[first.number.slice(2, 4)] }
    case 'cass':
      return { court: 'Cass.' }
    case 'cj':
      return { court: 'CJUE' }
    case 'cc':
      return first.nature ? { court: 'Cons. const.' } : undefined
    case 'plain': {
      if (noun === 'jugement' || match(here, text, end)?.[1] === 'tribunal')
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
