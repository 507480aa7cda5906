import type { LegalText } from '../../../../shared/library/model.ts'
import { plainWords } from '../languages.ts'
import type { NamedText } from './act.ts'

type Letter = 'P' | 'M' | 'E'
const TEXTS: Readonly<Record<Letter, LegalText>> = {
  P: {
    nature: 'charte',
    title: 'Charte des droits fondamentaux de l’Union européenne',
    short: 'Charte UE',
  },
  M: { nature: 'traité', title: 'traité sur l’Union européenne', short: 'TUE' },
  E: { nature: 'traité', title: 'traité sur le fonctionnement de l’Union européenne', short: 'TFUE' },
}
/** The CELEX number of primary law, sector 1: `12012P/TXT`, `12016E016`. */
const CELEX = /(?<![\dA-Z])1(20(?:07|08|12|16))([PME])(?:\/TXT|\d{3})?(?![A-Z\d])/
/** The titles that their pages print, in French and in English; a page of another language is known by its CELEX number. */
const TITLES: readonly (readonly [title: string, letter: Letter])[] = [
  ['charte des droits fondamentaux de l union europeenne', 'P'],
  ['charter of fundamental rights of the european union', 'P'],
  ['version consolidee du traite sur l union europeenne', 'M'],
  ['consolidated version of the treaty on european union', 'M'],
  ['version consolidee du traite sur le fonctionnement de l union europeenne', 'E'],
  ['consolidated version of the treaty on the functioning of the european union', 'E'],
]
/** A line that closes the Charter after its last article, and is none of it. */
export const AFTER_FOUNDING_TEXT = /^(?:Le texte ci-dessus (?:reprend|adapte)|The above text adapts)/

/** The text of primary law that a page is, by the address it came from or by its title, which stands alone on its line. */
export function foundingText(address: string, head: readonly string[]): NamedText | undefined {
  const [, year = '2016', byCelex] = CELEX.exec(address.replace(/%2F/gi, '/')) ?? []
  const letter =
    (byCelex as Letter | undefined) ??
    head.map(plainWords).flatMap(line => TITLES.find(([title]) => title === line)?.[1] ?? [])[0]
  return letter && { celex: `1${year}${letter}/TXT`, of: TEXTS[letter] }
}
