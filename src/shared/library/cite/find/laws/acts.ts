import { dateAfter, readDate } from '../dates.ts'
import type { Law } from '../found-citation.ts'
import { after, match, textBefore } from '../match-at.ts'

const french =
  /(?:lois?(?:\s(organiques?|constitutionnelles?|de finances(?:\srectificative)?|de programmation|du pays))?|ordonnances?|décrets?(?:-lois?)?|arrêtés?(?:\s(?:interministériel|ministériel|préfectoral|municipal)s?)?)(?![\p{L}])/iuy
const qualifier =
  /\s?,?\s(?:modifiée?s?|précitée?s?|susvisée?s?|susmentionnée?s?|mentionnée? ci-dessus|complétée?|constitutionnelle|organique)(?!\p{L})/uy
const number = /\s{0,3}(?:[,(]\s?)?(?:n\s?[°ºo]s?\s?|numéro\s)(\d{2,4}\s?[-‑]\s?\d{1,5}(?:[-‑]\d+)?)(?!\d)/y
/** « loi 78-17 du 6 janvier 1978 »: without its sign, a number is one when a date follows. */
const bareNumber = /\s(\d{2,4}[-‑]\d{1,5})(?=\s(?:modifiée?\s)?du\s\d)/y
/** « loi d’orientation n° 90-33 », « décret en Conseil d’État n° 2010-1 » */
const purpose =
  /\s(?:pour\s\d{4}|d['’]\p{Ll}[^.;:,()\n\d]{2,60}?|(?:de\s(?:la\s)?)?\p{Ll}[^.;:,()\n\d]{2,60}?|en\sConseil\sd['’][ÉE]tat)(?=\s(?:\()?n\s?[°ºo]\s?\d{2,4}[-‑]\d)/uy
/** « loi relative à l’informatique, aux fichiers et aux libertés du 6 janvier 1978 » */
const actTitle =
  /\s(?:relati(?:f|ve)\s|portant\s|fixant\s|sur\s)(?:(?!(?:lois?|décrets?|arrêtés?|articles?|jugement|arrêt|décisions?|ordonnances?|contrats?|délibération|codes?|qui|que)(?!\p{L}))[^.;:\n\d]){5,140}?(?=,?\sdu\s(?:1er|\d{1,2})\s\p{L}{3,9}\s\d{4})/uy
/** « arrêté du ministre de l’intérieur du 5 juin 2020 » */
const minister =
  /\s(?:conjoint\s|interministériel\s)?(?:du|de\sla|des)\s(?:ministres?(?!\p{L})|garde\sdes\ssceaux|Premier\sministre|secrétaire\sd['’][ÉE]tat)(?:(?!par\s|qui\s|que\s|arrêté|décision)[^.;:\n\d]){0,260}?(?=,?\s(?:en\sdate\s)?du\s(?:1er|\d{1,2})\s\p{L}{3,9}\s\d{4})/uy
const nor = /\s?[,(]?\s?NOR\s?:?\s?[A-Z]{3,4}\d{6,7}[A-Z]\)?/y
const ofTwoDays = /\sdes\s\d{1,2}\s?(?:-|–|et)\s?(?=\d{1,2}\s\p{L})/uy
const of = /\s?,?\s(?:en date\s)?du\s/y

const note =
  /(L|D|Ord|Décr)\.\s(?:(org|const)\.\s)?n[°º]\s?(\d{2,4}[-‑]\d{1,5})(?!\d)(?:(?:,\s|\sdu\s)(?=\d))?/y
const noteNatures: Readonly<Record<string, string>> = {
  L: 'loi',
  D: 'décret',
  Ord: 'ordonnance',
  Décr: 'décret',
}

/** The same as publishers write it in notes: `L. n° 78-17, 6 janv. 1978`. */
export function readNoted(text: string, at: number): NamedAct | undefined {
  const capture = match(note, text, at)
  if (!capture) return undefined
  const end = note.lastIndex
  const date = readDate(text, end)
  const kind = capture[2] === 'org' ? ' organique' : capture[2] ? ' constitutionnelle' : ''
  const nature = `${noteNatures[capture[1]!]}${kind}`
  return { law: act(nature, capture[3]!.replaceAll('‑', '-'), date?.day), end: date?.end ?? end }
}

/** A law, ordinance, decree or order named by its number, its date or both, at this place. */
export function readAct(
  text: string,
  at: number,
): (NamedAct & { precite: boolean; doubtful: boolean }) | undefined {
  const capture = match(french, text, at)
  if (!capture) return undefined
  const nature = natureOf(capture[0])
  if (!nature) return undefined
  let end = french.lastIndex
  const first = after(qualifier, text, end)
  let precite = isPrecited(text, end, first)
  end = first
  let byMinister = false
  if (nature === 'arrêté') {
    const afterAuthor = after(minister, text, after(nor, text, end))
    byMinister = afterAuthor > end
    end = afterAuthor
  } else end = after(purpose, text, end)
  const numberCapture = match(number, text, end) ?? match(bareNumber, text, end)
  if (numberCapture) end += numberCapture[0].length
  else if (nature !== 'arrêté') end = after(actTitle, text, end)
  const between = after(qualifier, text, end)
  const date = dateAfter(of, text, between) ?? dateAfter(ofTwoDays, text, between)
  if (!numberCapture && !date) return undefined
  if (date) {
    precite ||= isPrecited(text, end, between)
    end = date.end
  }
  const last = after(qualifier, text, end)
  precite ||= isPrecited(text, end, last)
  const doubtful =
    nature === 'arrêté' &&
    !(
      isRule(text, end) ||
      isRule(text, last) ||
      toldAsRule(text, at, last) ||
      (byMinister && !match(forOne, text, last))
    )
  return {
    law: act(nature, numberCapture?.[1]?.replace(/\s/g, '').replaceAll('‑', '-'), date?.day),
    end,
    precite,
    doubtful,
  }
}

export interface NamedAct {
  readonly law: Law
  readonly end: number
}

const more = /\s?(?:,|et|,\s?et|ou)\sn[°ºo]\s?(\d{2,4}[-‑]\d{1,5}(?:[-‑]\d+)?)(?!\d)/y
const moreDated = /\s?(?:,|et|,\s?et)\s(?:du\s)?(?=\d)/y

/** The next of `lois n° 83-634 du 13 juillet 1983 et n° 84-16 du 11 janvier 1984`, of the same nature. */
export function nextAct(text: string, at: number, nature: string): NamedAct | undefined {
  const numberCapture = match(more, text, at)
  if (numberCapture) {
    let end = more.lastIndex
    const date = dateAfter(of, text, end)
    if (date) end = date.end
    return { law: act(nature, numberCapture[1], date?.day), end }
  }
  const date = dateAfter(moreDated, text, at)
  return date && { law: act(nature, undefined, date.day), end: date.end }
}

function act(nature: string, number: string | undefined, day: string | undefined): Law {
  const name = number ? `${nature} n°\u00a0${number}` : nature
  return { nature, number, date: day, label: name }
}

function natureOf(word: string): string | undefined {
  const plain = word.toLowerCase().replace(/\s+/g, ' ')
  if (plain.includes('organique')) return 'loi organique'
  if (plain.includes('constitutionnelle')) return 'loi constitutionnelle'
  if (plain.includes('du pays')) return 'loi du pays'
  if (plain.startsWith('loi')) return 'loi'
  if (plain.startsWith('ord')) return 'ordonnance'
  if (plain.startsWith('d')) return 'décret'
  return /préfectoral|municipal/.test(plain) ? undefined : 'arrêté'
}

const isPrecited = (text: string, start: number, end: number): boolean =>
  /précité|susvisé|susmentionné|ci-dessus/.test(text.slice(start, end))

const about =
  'relatif|relative|fixant|pris\\s(?:pour|en)|définissant|modifiant|précisant|déterminant|prescrivant|établissant|instituant|approuvant|' +
  'réglementant|portant\\s(?!exclusion|retrait|interruption|abrogation|licenciement|mutation|affectation|titularisation|révocation|fermeture|carence|sursis|rejet|cessibilité|placement|maintien|prolongation|avancement|détachement|réintégration|éloignement|autorisation|attribution|octroi|inscription|réquisition|déclaration|dissolution|délégation|refus|obligation|expulsion|permis|mise|nomination|sanction|radiation|suspension|interdiction|transfert|assignation)'
const rule = new RegExp(
  `\\s?,?\\s(?:définit|fixe|détermine|prévoit|précise|dispose|énonce|impose|étend|approuve)(?![\\p{L}])(?!\\s(?:à\\scompter|de\\snouveau))|\\s?,?\\s(?:pris\\spour|modifié(?!\\p{L}))|` +
    `\\s?,?\\s(?:(?!du\\spréfet|de\\sla\\spréfète|du\\smaire|de\\sla\\smaire|du\\sprésident|du\\srecteur)(?:du|de\\sla|des|de\\sl['’]|conjoint|interministériel)[^.;:\\n]{0,120}?\\s)?(?:${about})|` +
    '\\s?,?\\spar\\slequel\\s(?:le|la|les)\\sministres?[^.;:\\n]{0,80}?\\s(?:a|ont)\\s(?:fixé|étendu|défini|arrêté|modifié|précisé|approuvé|institué|déterminé)',
  'uy',
)

const setByOrder =
  /(?:prévue?s?|fixée?s?|définie?s?|déterminée?s?|précisée?s?|prescrite?s?|annexée?s?|énoncée?s?|posée?s?|exigée?s?|établie?s?)\s(?:par|à)\sl['’]$/u
const byOne =
  /\s?,?\s(?:(?:du|de\sla)\s(?:préfe|maire|président|recteur|direct)|préfectoral|municipal|attaqué|litigieux|contesté|par\slequel)/uy

/** « les conditions fixées par l’arrêté du 22 mars 2017 », unless a prefect or a mayor took it. */
const toldAsRule = (text: string, at: number, end: number): boolean =>
  setByOrder.test(textBefore(text, at, 30)) && !match(byOne, text, end)

/** Orders of ministers for one person or one place. */
const forOne =
  /\s?,?\s(?:(?:portant|prononçant|refusant|rejetant|ordonnant|décidant|autorisant|nommant|infligeant|expulsant|assignant|abrogeant|déclarant|mettant)(?!\p{L})|(?:par\s)?lequel|qui\s|l['’]a)/uy

/** An order cited as a rule says what it is about; the one taken for one case says by whom, or nothing. */
const isRule = (text: string, at: number): boolean => after(rule, text, at) > at
