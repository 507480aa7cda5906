import { dateText } from '../../french/dates.ts'
import type { Run } from '../../french/run.ts'
import type { Article, LegalText } from '../model.ts'
import { type Ask, joinPieces } from './pieces.ts'

/** An article of a code, a law, a convention or a European act; the text as a whole when it has no number. */
export function citeArticle(article: Article, ask: Ask): Run[] {
  const { of } = article
  const number = articleNumber(article.number)
  if (of.nature === 'code') return citeCode(of, number, ask)
  if (ask.form === 'same' && ask.profile === 'pretoire' && number) {
    const noun = sameNoun(of)
    if (noun) return joinPieces([`même ${noun}`, numbered(number), ask.pin])
  }
  const text = ask.form === 'short' ? shortText(of) : fullText(of, ask)
  const reminder = saidBefore(ask) && (isActOfState(of) || isEuropean(of)) ? ` ${backReference(of)}` : ''
  return joinPieces([`${text}${reminder}`, number && numbered(number), ask.pin])
}

/** « art. 5 »; a recital and an annex of an act of the Union are called by their own name. */
const numbered = (number: string): string =>
  /^(?:considérant|annexe)(?!\p{L})/u.test(number) ? number : `art. ${number}`

/** An article number as it is printed: `L251-2` of the open data is `L. 251-2`. */
export const articleNumber = (number: string): string =>
  number.replace(
    /^(LO|[LRDA])\.?(\*?)\s?(?=\d)/,
    (_, letter: string, star: string) => `${letter}${letter === 'LO' ? '' : '.'}${star} `,
  )

// One does not write « précité » of a code: it is named each time, but for « du même code » right after it.
function citeCode(of: LegalText, number: string, ask: Ask): Run[] {
  const title = withLowerCode(of.title)
  if (!number)
    return joinPieces([
      ask.profile === 'reflex' || ask.form === 'short' ? (of.short ?? title) : title || of.short,
      ask.pin,
    ])
  if (ask.profile === 'reflex') return joinPieces([of.short ?? title, `art. ${number}`, ask.pin])
  if (ask.form === 'short' && of.short)
    return joinPieces([`art. ${number}${ask.pin ? `, ${ask.pin},` : ''} ${of.short}`])
  if (ask.form === 'same')
    return joinPieces([`article ${number}${ask.pin ? `, ${ask.pin},` : ''} du même code`])
  return joinPieces([
    `article ${number}${ask.pin ? `, ${ask.pin},` : ''} ${ofTitle(title || (of.short ?? 'code'))}`,
  ])
}

const saidBefore = ({ form }: Ask): boolean => form === 'again' || form === 'same'

/** Noun after « même »: an act of the State or of the Union; a convention is named by its own name. */
const sameNoun = (of: LegalText): string | undefined =>
  isEuropean(of) ? europeanNoun(of) : isActOfState(of) ? of.nature : undefined
const europeanNoun = (of: LegalText): string => union[of.nature]?.[0] ?? of.nature

const ofTitle = (title: string): string => (/^[aeiouyhéèê]/i.test(title) ? `de l’${title}` : `du ${title}`)
const withLowerCode = (title: string): string => title.replace(/^Code\b/, 'code').replace(/^Livre\b/, 'livre')

function fullText(of: LegalText, ask: Ask): string {
  const reflex = ask.profile === 'reflex'
  const date = of.date && dateText(of.date, reflex)
  const european = isEuropean(of)
  if (!isActOfState(of) && !european) return of.short ?? (of.title || of.nature)
  const nature = european
    ? europeanNature(of, reflex)
    : reflex
      ? (abbreviations[of.nature] ?? of.nature)
      : of.nature
  const number = of.number && (european || of.number.startsWith('n°') ? of.number : `n° ${of.number}`)
  const name = [nature, number].filter(Boolean).join(' ')
  const isRepeated = saidBefore(ask)
  if (reflex) return [name, date, number ? '' : of.title].filter(Boolean).join(', ')
  const alias = european && of.short && !isRepeated ? `(${of.short})` : ''
  const title = !european && !isRepeated ? of.title : number || date ? '' : of.title
  return [name, date && `du ${date}`, title, alias].filter(Boolean).join(' ')
}

function shortText(of: LegalText): string {
  if (of.short) return of.short
  if (!of.number) return fullText(of, { profile: 'pretoire', form: 'full' })
  const european = isEuropean(of)
  return european ? `${europeanNature(of, false)} ${of.number}` : `${of.nature} n° ${of.number}`
}

const union: Partial<Record<LegalText['nature'], readonly [long: string, short: string]>> = {
  'règlement UE': ['règlement', 'Règl.'],
  'directive UE': ['directive', 'Dir.'],
  'décision UE': ['décision', 'Déc.'],
  'décision-cadre': ['décision-cadre', 'Déc.-cadre'],
  'action commune': ['action commune', 'Action commune'],
}

function europeanNature(of: LegalText, reflex: boolean): string {
  const [long = '', short = ''] = union[of.nature] ?? []
  // `directive 95/46/CE`: its letters are in its number
  const hasLetters = /\/(?:CEE?|UE|PESC|JAI|Euratom)$/.test(of.number ?? '')
  return `${reflex ? short : long}${hasLetters ? '' : ` (${lettersOn(of.date)})`}`
}

/** The letters that an act of the Union bears by its day: Maastricht and Lisbon changed them. */
export const lettersOn = (date: string | undefined): string =>
  date === undefined || date >= '2009-12-01' ? 'UE' : date < '1993-11-01' ? 'CEE' : 'CE'

const abbreviations: Partial<Record<LegalText['nature'], string>> = {
  loi: 'L.',
  'loi organique': 'L. org.',
  'loi constitutionnelle': 'L. const.',
  ordonnance: 'Ord.',
  décret: 'D.',
  arrêté: 'A.',
}

const isEuropean = (of: LegalText): boolean => of.nature in union
const isActOfState = (of: LegalText): boolean => of.nature in abbreviations || of.nature === 'projet de loi'

/** `précitée` after a loi or an ordonnance, `précité` after a décret or an arrêté. */
const backReference = (of: LegalText): string =>
  /^(loi|ordonnance|directive|décision)/.test(of.nature) ? 'précitée' : 'précité'
