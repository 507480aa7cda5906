import { after, match } from '../match-at.ts'
import { courtOfAppeal } from './attacked.ts'
import { seat, seatName } from './courts.ts'

/** A court named at a place of the text. */
export interface Bench {
  readonly court: string
  readonly city?: string
  readonly formation?: string
  readonly end: number
  /** a court whose seat and order were told before: `chambre disciplinaire de première instance` */
  readonly partly?: string
  /** written as in a note (`CE,`), so that a name may follow */
  readonly short?: boolean
}

const of = "(?:\\s(?:de\\s|d['’]\\s?)?,?)"
const state = /(?:Cons(?:eil|\.)\sd['’]\s?[EÉée]tat|CE(?=,|\s(?:\d|Ass|Sect|ord|réf|avis|QPC|\()))/iuy
const appeal = new RegExp(`(?:cours?\\sadministratives?(?:\\sd['’]\\s?appel)?|CAA)(?:${of}(${seat}))?`, 'iuy')
const tribunal = new RegExp(`(?:tribuna(?:l|ux)\\sadministratifs?|TA(?=\\s))(?:${of}(${seat}))?`, 'iuy')
const council = /(?:Conseil\sconstitutionnel|Cons(?:\.|eil)\sconst(?:it)?\.|CC(?=,))/uy
const conflicts = /(?:Tribunal\sdes\sconflits|T\.\sconfl\.|TC(?=,))/iuy
const union =
  /(?:Cour\sde\sjustice(?:\sde\sl['’]\s?(?:Union\s[Ee]uropéenne|UE)|\sdes\s[Cc]ommunautés\s[Ee]uropéennes)?|CJUE|CJCE|TPI(?:CE)?|TUE(?=,)|Trib\.\sUE|Tribunal\sde\sl['’]Union\seuropéenne)(?:\s\((?:CJUE|CJCE)\))?/uy
const rights =
  /(?:Cour\seuropéenne\sdes\sdroits\sde\sl['’]\s?[Hh]omme|Cour\sE\.?D\.?H\.?|CEDH|Cour\seur\.\s?(?:D\.?H\.?|dr\.\sh\.))/uy
const cassation = /(?:Cour\sde\scassation|C(?:our|\.)?\s?cass\.?|Cass\.)/iuy
const chamber =
  /,?\s?(?:\()?(?:(1\s?[rèe]|2|2[eè]me|2e|3|3[eè]me|3e|première|deuxième|troisième)(?:e|re|ère|ème|ème)?\s(?:chambre\s|ch\.\s)?[Cc]iv(?:\.|ile)|[Cc]iv\.?\s([123])(?:re|ère|e|ème)?|(?:chambre\s|ch\.\s?)?([Cc]rim|[Ss]oc|[Cc]om)(?:\.|inelle|iale|merciale)|(?:[Cc]hambre\s|[Cc]h\.\s?)(mixte)|([Aa]ss(?:emblée|\.)\s?plén(?:ière|\.)))(?!\p{L})\)?/uy
const appealCourt = new RegExp(`(?:(?:la\\s)?cour\\sd['’]\\s?appel|CA(?=\\s\\p{Lu}))${of}(${seat})`, 'iuy')
const asylum = /(?:Cour\snationale\sdu\sdroit\sd['’]\s?asile|CNDA)/iuy
const place =
  "(?:de\\s(?:la\\s|l['’])?|d['’]|du\\s)\\p{Lu}[\\p{L}'’-]*(?:\\s(?:et\\s|de\\s|du\\s)?\\p{Lu}[\\p{L}'’-]*)*"
const orders =
  "l['’]ordre\\sdes\\s(?:médecins|chirurgiens-dentistes|sages-femmes|pharmaciens|infirmiers|masseurs-kinésithérapeutes|vétérinaires|architectes|avocats)"
/** Courts of other orders, whose name is their seat too. */
const otherOrders = new RegExp(
  [
    `section\\sdes\\sassurances\\ssociales\\s(?:d[ue]\\s(?:la\\s)?(?:chambre\\sdisciplinaire\\s(?:nationale|de\\spremière\\sinstance(?:\\s${place})?)|[Cc]onseil\\s(?:national|régional(?:\\s${place})?))\\s)de\\s${orders}`,
    `chambre\\sdisciplinaire\\s(?:nationale|de\\spremière\\sinstance(?:\\s${place})?)\\sde\\s${orders}`,
    `tribunal\\s(?:judiciaire|de\\sgrande\\sinstance|d['’]instance|de\\scommerce|correctionnel|des\\spensions(?:\\smilitaires)?|des\\saffaires\\sde\\ssécurité\\ssociale|des\\sconflits)\\s${place}`,
    `[Cc]onseil\\sde\\sprud['’]hommes\\s${place}`,
    `cour\\s(?:régionale\\sdes\\spensions|d['’]assises)\\s${place}`,
    `[Cc]hambre\\srégionale\\sdes\\scomptes\\s${place}`,
    '[Cc]our\\sdes\\scomptes',
    '[Cc]ommission\\sdu\\scontentieux\\sdu\\sstationnement\\spayant',
  ].join('|'),
  'uy',
)
const formation =
  /,?\s?\(?(ass(?:emblée|\.)\splén(?:ière|\.)|Ass(?:emblée(?:\sdu\scontentieux)?|\.)|Sect(?:ion(?:\sdu\scontentieux)?|\.)|(?:ord(?:onnance|\.)?|juge\sdes\sréf(?:érés|\.)|réf\.)(?!\p{L})|avis(?!\p{L})|déc\.(?=\)|\s?,)|comité(?=\)|\s?,)|(?:gde|grande)\sch(?:ambre|\.)|GC(?!\p{L})|plén(?:ière|\.)|QPC(?!\p{L})|(?:\d{1,2}\s?(?:ère|re|ème|e|è)?\s?(?:\/|-|et|,)?\s?){1,3}(?:ss?-?\s?sect(?:ions?|\.)|SSR|sous-sections?|CHR|ch(?:ambres?|\.))(?:\sbis)?(?:\sr(?:éunies|éun\.))?)\)?/iuy

/** A court named at this place, with its chamber when it follows. */
export function readBench(text: string, at: number): Bench | undefined {
  switch (text[at]) {
    case 'C':
    case 'c':
      return (
        simple(state, 'CE', text, at) ??
        benchWithSeat(appeal, 'CAA', text, at) ??
        simple(council, 'Cons. const.', text, at) ??
        simple(union, 'CJUE', text, at) ??
        simple(rights, 'CEDH', text, at) ??
        cass(text, at) ??
        other(text, at)
      )
    case 'T':
    case 't':
      return (
        benchWithSeat(tribunal, 'TA', text, at) ??
        simple(conflicts, 'TC', text, at) ??
        simple(union, 'CJUE', text, at) ??
        other(text, at)
      )
    case 's':
    case 'S':
      return other(text, at) ?? chamberAlone(text, at)
    default:
      return chamberAlone(text, at)
  }
}

/** The formation after a court or a date: `Ass.`, `10e - 9e ch.`, `ord.`. */
export function readFormation(text: string, at: number): { formation: string; end: number } | undefined {
  const capture = match(formation, text, at)
  return capture ? { formation: shortFormation(capture[1]!), end: formation.lastIndex } : undefined
}

function simple(pattern: RegExp, court: string, text: string, at: number): Bench | undefined {
  const end = after(pattern, text, at)
  return end > at ? { court, end, short: abbreviation.test(text.slice(at, end)) } : undefined
}

/** « CE », « Cons. const. »: capitals alone, or a full stop. */
const abbreviation = /^\p{Lu}+$|\./u

function benchWithSeat(pattern: RegExp, court: string, text: string, at: number): Bench | undefined {
  const capture = match(pattern, text, at)
  if (!capture) return undefined
  return {
    court,
    city: capture[1] && seatName(capture[1]),
    end: pattern.lastIndex,
    short: ['CAA', 'TA'].some(letters => capture[0].startsWith(letters)),
  }
}

function cass(text: string, at: number): Bench | undefined {
  const end = after(cassation, text, at)
  if (end === at) return chamberAlone(text, at)
  const reading = readChamber(text, end)
  return {
    court: 'Cass.',
    formation: reading?.formation,
    end: reading?.end ?? end,
    short: text[at + 3] !== 'r',
  }
}

/** `1re Civ., 16 avril 2015`: a chamber on its own is one when a date follows. */
function chamberAlone(text: string, at: number): Bench | undefined {
  const reading = readChamber(text, at)
  if (!reading || !match(dateAhead, text, reading.end)) return undefined
  return { court: 'Cass.', formation: reading.formation, end: reading.end, short: true }
}
const dateAhead = /,?\s?(?:QPC,\s|avis,?\s|\(QPC\)\s)?(?:\d{1,2}|1er)\s\p{L}{3,9}\.?\s\d{4}/uy

function readChamber(text: string, at: number): { formation: string; end: number } | undefined {
  const capture = match(chamber, text, at)
  if (!capture) return undefined
  const [, ordinal, digit, word, joint] = capture
  const n = digit ?? (ordinal && (/1|prem/.test(ordinal) ? '1' : /2|deux/.test(ordinal) ? '2' : '3'))
  const formation = n
    ? `${n}${n === '1' ? 're' : 'e'} civ.`
    : word
      ? `${word.toLowerCase()}.`
      : joint
        ? 'ch. mixte'
        : 'ass. plén.'
  return { formation, end: chamber.lastIndex }
}

function other(text: string, at: number): Bench | undefined {
  const capture = match(appealCourt, text, at)
  if (capture) {
    return { court: 'autre', city: courtOfAppeal(seatName(capture[1]!)), end: appealCourt.lastIndex }
  }
  const end = after(asylum, text, at)
  if (end > at) return { court: 'autre', city: 'Cour nationale du droit d’asile', end }
  const otherCourt = match(otherOrders, text, at)
  if (otherCourt) return { court: 'autre', city: tidy(otherCourt[0]), end: otherOrders.lastIndex }
  const part = match(partly, text, at)
  return part ? { court: 'autre', partly: tidy(part[0]), end: partly.lastIndex } : undefined
}

const tidy = (name: string): string => name.replace(/\s/g, ' ').replaceAll("'", '’')
const partly =
  /(?:section\sdes\sassurances\ssociales\sd[ue]\s(?:la\s)?)?chambre\sdisciplinaire\s(?:nationale|de\spremière\sinstance)/uy

function shortFormation(wording: string): string {
  if (/ass\S+\splén/i.test(wording)) return 'ass. plén.'
  if (/ass/i.test(wording)) return 'Ass.'
  if (/^sect/i.test(wording)) return 'Sect.'
  if (/ord|juge|réf/i.test(wording)) return 'ord.'
  if (/gde|grande|GC/i.test(wording)) return 'gde ch.'
  return wording.replace(/\s/g, ' ')
}
