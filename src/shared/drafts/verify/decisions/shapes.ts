import type { FoundCitation } from '../../../library/cite/find/found-citation.ts'
import { appealSeats } from '../../../library/cite/seats.ts'

/** Seats of the courts of appeal whose letters stand in their numbers: a number of another seat is not theirs. */
const seatOf = (number: string): string | undefined => appealSeats[number.slice(2, 4).toUpperCase()]

const TRIBUNAL_DIGITS = 7
/** Tribunals number their cases in seven digits since then. */
const SEVEN_DIGITS_SINCE = 2000
/** The Conseil constitutionnel writes the year of a number in full since then: 99-412 DC, 2000-428 DC. */
const FOUR_DIGIT_YEAR_SINCE = 2000
/** No case waits longer for its decision. */
const LONGEST_CASE_YEARS = { CAA: 8, TA: 10, 'Cass.': 12, CJUE: 12, CEDH: 20, 'Cons. const.': 1 } as const

/** Why no decision of this court, or of that year, can bear the number a citation gives; one sentence each. */
export function misfits(citation: FoundCitation): string[] {
  const year = citation.date ? Number(citation.date.slice(0, 4)) : undefined
  return [...new Set((citation.numbers ?? []).flatMap(number => misfit(citation, number, year) ?? []))]
}

/** The numbers that the Conseil constitutionnel gave its DC decisions, year by year: those of its QPC run apart. */
const CONFORMITY_NUMBERS: Readonly<Record<number, readonly [first: number, last: number]>> = {
  2013: [663, 685],
  2014: [686, 708],
  2015: [709, 726],
  2016: [727, 744],
  2017: [745, 760],
  2018: [761, 777],
  2019: [778, 796],
  2020: [797, 813],
  2021: [814, 833],
  2022: [834, 847],
}
/** A number so far out of the range of its year is of another series, whatever its first and last are exactly. */
const SERIES_MARGIN = 8

function conformityMisfit(number: string, nature: string | undefined): string | undefined {
  const [, year = '', rank = ''] = /^(\d{4})-(\d+)/.exec(number) ?? []
  const [first, last] = CONFORMITY_NUMBERS[Number(year)] ?? []
  if (first === undefined || last === undefined || !/^DC$/i.test(nature ?? /\bDC$/.exec(number)?.[0] ?? ''))
    return undefined
  return Number(rank) < first - SERIES_MARGIN || Number(rank) > last + SERIES_MARGIN
    ? `Le n° ${year}-${rank} n’est pas d’une décision DC : celles de ${year} portent des numéros voisins de ${first} à ${last}. Est-ce une QPC ?`
    : undefined
}

interface Shape {
  readonly form: RegExp
  /** as it is said: « d’un arrêt de cour administrative d’appel » */
  readonly of: string
  readonly example: string
}

/** The form of the numbers that courts give today; older ones of fewer figures are let through. */
const SHAPES: Readonly<Record<string, Shape>> = {
  CAA: {
    form: /^\d{2}[A-Z]{2}\d{4,6}(?:\/\d+)?$/,
    of: 'd’une cour administrative d’appel',
    example: '24TL02643',
  },
  CE: { form: /^[C\d\s]{4,7}(?:\/\d+)?$/, of: 'du Conseil d’État', example: '434742' },
  TA: { form: /^\d{2,8}(?:[-/]\d+)*$/, of: 'd’un tribunal administratif', example: '2105328' },
  'Cass.': { form: /^\d{2}[-.]\d{2}[.\s]?\d{3}$/, of: 'de la Cour de cassation', example: '19-20.123' },
  CEDH: { form: /^\d{1,5}\/\d{2}$/, of: 'de la Cour européenne', example: '11519/20' },
  'Cons. const.': {
    form: /^\d{2,4}[-‑]\d{1,4}(?:[-‑]\d{1,4})?(?:\/\d{1,4})*(?:\s?\p{L}+)?$/u,
    of: 'du Conseil constitutionnel',
    example: '2021-817 DC',
  },
  CJUE: {
    form: /^(?:[CTF][-‑]\d{1,4}\/\d{2}(?:\s(?:P|PPU|RX))?|\d{1,3}\/\d{2})$/,
    of: 'de la Cour de justice',
    example: 'C-511/18',
  },
}

/** Says of what court the number is by its form, where that is another one. */
function ownerOf(number: string): string | undefined {
  if (/^\d{2}[A-Z]{2}\d{5}$/.test(number)) {
    const seat = seatOf(number)
    return seat ? `de la CAA ${ofSeat(seat)}` : undefined
  }
  return Object.entries(SHAPES).find(
    ([court, { form }]) => court !== 'TA' && court !== 'CE' && form.test(number),
  )?.[1].of
}

function shapeMisfit(court: string | undefined, number: string): string | undefined {
  const shape = court ? SHAPES[court] : undefined
  if (!shape || shape.form.test(number)) return undefined
  const owner = ownerOf(number)
  return `Le n° ${number} n’a pas la forme d’un numéro ${shape.of} (${shape.example})${owner ? ` : c’est celle d’un numéro ${owner}` : ''}.`
}

function misfit(
  { court, city, nature }: FoundCitation,
  number: string,
  year: number | undefined,
): string | undefined {
  const plain = /^\d+/.exec(number)?.[0] ?? ''
  const shape = shapeMisfit(court, number)
  if (shape) return shape
  switch (court) {
    case 'CAA': {
      const seat = seatOf(number)
      if (seat && city && seat !== city)
        return `Le n° ${number} est un numéro de la CAA ${ofSeat(seat)}, non de celle ${ofSeat(city)}.`
      return filingMisfit(number, 2000 + Number(number.slice(0, 2)), year, LONGEST_CASE_YEARS.CAA)
    }
    case 'TA':
      if (/^\d{2}[A-Z]{2}\d/.test(number))
        return `Le n° ${number} est celui d’une cour administrative d’appel.`
      if (plain.length === TRIBUNAL_DIGITS)
        return filingMisfit(number, century(Number(plain.slice(0, 2)), year), year, LONGEST_CASE_YEARS.TA)
      return year && year > SEVEN_DIGITS_SINCE && plain.length > 0 && plain.length !== TRIBUNAL_DIGITS
        ? `Le n° ${number} n’a pas la forme d’un numéro de tribunal administratif (sept chiffres).`
        : undefined
    case 'CE':
      if (/^\d{2}[A-Z]{2}\d/.test(number))
        return `Le n° ${number} est celui d’une cour administrative d’appel.`
      return plain.length >= TRIBUNAL_DIGITS
        ? `Le n° ${number} n’a pas la forme d’un numéro du Conseil d’État (six chiffres).`
        : undefined
    case 'Cass.':
      return filingMisfit(
        number,
        century(Number(number.slice(0, 2)), year),
        year,
        LONGEST_CASE_YEARS['Cass.'],
      )
    case 'CJUE': {
      const filingYear = /\/(\d{2})/.exec(number)?.[1]
      return filingYear
        ? filingMisfit(number, century(Number(filingYear), year, true), year, LONGEST_CASE_YEARS.CJUE)
        : undefined
    }
    case 'CEDH': {
      const filingYear = /\/(\d{2})$/.exec(number)?.[1]
      return filingYear
        ? filingMisfit(number, century(Number(filingYear), year, true), year, LONGEST_CASE_YEARS.CEDH)
        : undefined
    }
    case 'Cons. const.': {
      if (year && year >= FOUR_DIGIT_YEAR_SINCE && /^\d{2}[-‑]/.test(number))
        return `Le n° ${number} n’a pas la forme d’un numéro du Conseil constitutionnel, qui écrit l’année en quatre chiffres (2021-817 DC).`
      const filingYear = /^(\d{4})-/.exec(number)?.[1]
      const qpcMisfit = conformityMisfit(number, nature)
      if (qpcMisfit) return qpcMisfit
      return filingYear
        ? filingMisfit(number, Number(filingYear), year, LONGEST_CASE_YEARS['Cons. const.'])
        : undefined
    }
    default:
      return undefined
  }
}

/** The year of two digits: of this century, unless that is after `year` and nothing says it is a slip. */
function century(two: number, year: number | undefined, strict = false): number {
  const recent = 2000 + two
  const now = year ?? 2100
  // « C-511/81 » judged in 2020 is of 1981: forty years, which is told as a misfit by the caller
  return recent > now + (strict ? 1 : 0) && two > 50 ? 1900 + two : recent
}

function filingMisfit(
  number: string,
  from: number,
  year: number | undefined,
  maxYears: number,
): string | undefined {
  if (!year || !Number.isFinite(from)) return undefined
  if (from > year) return `Le n° ${number} est d’une affaire de ${from}, après la date citée (${year}).`
  return year - from > maxYears
    ? `Le n° ${number} est d’une affaire de ${from} : la date citée (${year}) ne s’accorde pas avec lui.`
    : undefined
}

const ofSeat = (city: string): string => (/^[AEIOUYÉ]/.test(city) ? `d’${city}` : `de ${city}`)

/** Why an act cannot bear the number and the date a citation gives it; undefined when it may. */
export function actMisfit({ act }: FoundCitation): string | undefined {
  const { number = '', date, nature = '' } = act ?? {}
  if (!date || !/^(?:loi|décret|ordonnance)/.test(nature)) return undefined
  const [, filingYear = ''] = /^(\d{2}|\d{4})-\d+$/.exec(number) ?? []
  if (!filingYear) return undefined
  const ends = date.slice(0, 4).slice(-filingYear.length)
  return filingYear === ends
    ? undefined
    : `Le n° ${number} n’est pas d’un texte de ${date.slice(0, 4)} : le numéro ou la date est faux.`
}

const opinion = /CADA[^.;)]{0,30}?\b(avis|conseil)\b/iu
const answersApplicant =
  /avis\s(?:\p{L}+\s)?(?:dé)?favorable|rendu\s(?:un|son|cet)\savis|saisie\spar\s(?:le\sdemandeur|la\sdemandeuse|le\srequérant|l[’']association)/iu
const answersAuthority =
  /(?:rendu|donné|délivré)\s(?:un|son|ce)\sconseil|saisie\spar\s(?:l[’']administration|le\smaire|la\smaire|la\scommune|le\spréfet|la\spréfète|l[’']autorité)/iu

/** The CADA gives an *avis* to who asks for a document, a *conseil* to the authority that holds it: one sentence when a text mixes them up. */
export function opinionMisfit(wording: string, sentence: string): string[] {
  const nature = opinion.exec(wording)?.[1]?.toLowerCase()
  if (nature === 'conseil' && answersApplicant.test(sentence))
    return [
      'La phrase parle d’un avis ; un conseil de la CADA répond à une administration, un avis à un demandeur.',
    ]
  if (nature === 'avis' && answersAuthority.test(sentence))
    return [
      'La phrase parle d’un conseil ; un avis de la CADA répond à un demandeur, un conseil à une administration.',
    ]
  return []
}
