import { fold } from '../../../../french/fold.ts'
import { dateAfter } from '../dates.ts'
import type { Law } from '../found-citation.ts'
import { after, match } from '../match-at.ts'
import { type Memory, recall } from '../memory.ts'
import { readAct, readNoted } from './acts.ts'
import { readConvention } from './conventions.ts'
import { readEuropean } from './european.ts'
import { readName, readShort } from './names.ts'

export interface NamedLaw {
  readonly law: Law
  readonly start: number
  readonly end: number
  /** named before: « du même code », « susvisée » */
  readonly precite: boolean
  /** an order that may have been taken for one case */
  readonly doubtful?: boolean
}

/** A text of law named at this place, by whatever reader knows its first letter. */
export function readLaw(text: string, at: number): NamedLaw | undefined {
  const reading = read(text, at)
  if (!reading) return undefined
  const day = dateAfter(onDay, text, reading.end)
  // « la loi informatique et libertés du 6 janvier 1978 »
  const end = day && day.day === reading.law.date ? day.end : reading.end
  return {
    law: reading.law,
    start: at,
    end,
    precite: after(precitedMention, text, end) > end || reading.precite === true,
    doubtful: reading.doubtful,
  }
}

const onDay = /,?\s(?:modifiée\s)?du\s(?=\d)/y
const precitedMention = /\s?,?\s\(?(?:précitée?s?|susvisée?s?|susmentionnée?s?)(?!\p{L})/uy

function read(
  text: string,
  at: number,
): { law: Law; end: number; precite?: boolean; doubtful?: boolean } | undefined {
  switch (text[at]) {
    case 'c':
    case 'C':
      return readName(text, at) ?? readShort(text, at) ?? readConvention(text, at)
    case 'l':
      return readAct(text, at) ?? readName(text, at)
    case 'L':
      return readAct(text, at) ?? readNoted(text, at) ?? readShort(text, at) ?? readName(text, at)
    case 'o':
    case 'O':
      return readAct(text, at) ?? readNoted(text, at)
    case 'a':
    case 'A':
      return readAct(text, at) ?? readConvention(text, at) ?? readEuropean(text, at)
    case 'd':
    case 'D':
      return (
        readAct(text, at) ??
        readNoted(text, at) ??
        readEuropean(text, at) ??
        readName(text, at) ??
        readShort(text, at)
      )
    case 'r':
    case 'R':
      return readEuropean(text, at) ?? readName(text, at) ?? readShort(text, at)
    case '1':
    case 't':
    case 'T':
    case 'p':
    case 'P':
      return readName(text, at) ?? readShort(text, at) ?? readConvention(text, at)
    default:
      return readName(text, at) ?? readShort(text, at)
  }
}

/** A code that is in no list, after an article number. */
const otherCode =
  /code\s(?:de\s(?:la\s|l['’]\s?)?|du\s|des\s|d['’]|général\s(?:des?\s|du\s)(?:la\s|l['’])?)\p{Ll}{3,}(?:\s\p{Ll}+(?:ale?s?|aux|iques?|ives?|ifs?|aires?|iennes?|aises?))?(?!\p{L})/uy
const sameText =
  /\s?,?\s?(?:(?:du|de\sla|de\sl['’]|des|le|la|l['’]|les|ce|cette|cet)\s?(?:mêmes?|présente?s?)\s|dudit\s|audit\s|(?:de|à)\sladite\s|ledit\s|ladite\s|(?:de|à)\sce(?:tte|t)?\s(?:mêmes?\s)?)(code|loi|décret|ordonnance|arrêté|convention|règlement|directive|traité|charte|constitution|déclaration|livre|accord)(?!\p{L})/iuy
/** « de la loi précitée », and the bare « du code », « de la directive » that speak of the last one. */
const bare =
  /\s?,?\s?(?:du|de\sla|de\sl['’])\s?(code|loi|décret|ordonnance|arrêté|convention|règlement|directive|traité|charte)(?:\s(?:précitée?|susvisée?|susmentionnée?)|(?=\s?[,;:.)»"/]|$|\s(?:et|ou|que|qui|dans|en|par|pour|dispose|prévoit)\s))(?!\p{L})(?!\sdu\s\d)/iuy
const link =
  /\s?,?\s?(?:de\sde\sla|du|de\sla|de\sl['’]|des|de|d['’]|à\sla|à\sl['’]|au)\s?(?:(?:ancien(?:ne)?|première|deuxième|troisième|quatrième|sixième|septième|nouveau(?!\scode\sde\sproc))\s)?/iuy
/** « de la Charte », with its capital: the last one named, else that of the Union. */
const charterAlone =
  /,?\s(?:de\sla\s)?Charte(?=\s?[,;:.)»"]|\s(?:et|ou|que|qui|dans|en|par|pour|s|ne|n|garanti|protèg|dispos|prévoi|impos|oppos|consacr)|$)/uy
const glue = /,?\s\(?/y

/** Stands for a text of law that no word before has named. */
export const unknownLaw: Law = { nature: '?', label: '' }

/** The text of law an article number is said to be of, from just after the number: « du code… », « de la même loi », « CJA ». */
export function readOwner(text: string, at: number, memory: Memory): NamedLaw | undefined {
  const start = after(link, text, at)
  if (start > at) {
    const reading = readLaw(text, start)
    if (reading) return reading
  }
  const other = start > at ? match(otherCode, text, start) : null
  if (other) {
    const title = fold(other[0])
    return {
      law: { nature: 'code', title, label: other[0].replace(/\s+/g, ' ') },
      start,
      end: otherCode.lastIndex,
      precite: false,
    }
  }
  const charter = match(charterAlone, text, at)
  if (charter) {
    const law = recall(memory, 'charte') ?? readName('Charte des droits fondamentaux', 0)?.law
    return law && { law, start: at, end: charterAlone.lastIndex, precite: false }
  }
  const anaphora = match(sameText, text, at)
  if (anaphora) return nameUntil(sameText.lastIndex, anaphora[1]!)
  const short = match(bare, text, at)
  if (short) {
    const law = recall(memory, short[1]!.toLowerCase())
    return law && { law, start: at, end: bare.lastIndex, precite: true }
  }
  const direct = after(glue, text, at)
  const reading = direct > at ? (readShort(text, direct) ?? ofCode(text, direct)) : undefined
  return reading && { ...reading, start: direct, precite: false }

  function nameUntil(end: number, noun: string): NamedLaw | undefined {
    const law = recall(memory, noun.toLowerCase()) ?? (stateActs.test(noun) ? unknownLaw : undefined)
    return law && { law, start: at, end, precite: true }
  }
}

/** Words that no name of a contract, a company or a town holds. */
const stateActs = /^(?:code|loi|décret|ordonnance)$/i
const code = /(?=code\s)/y
function ofCode(text: string, at: number) {
  return match(code, text, at) ? readName(text, at) : undefined
}
