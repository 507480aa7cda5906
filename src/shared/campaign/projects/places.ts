import type { CommuneIndex } from '../../procedure/communes.ts'
import { typedPlace } from '../calls/place.ts'
import type { PlaceReading } from './contract.ts'

/**
 * Reads a pasted list of communes, one a line: `Moirans`, `Moirans (38)`, `Mairie du Mans`, `38239 ; Moirans`. A bullet or a number
 * before it is passed over.
 */
export const readPlaces = (text: string, index: CommuneIndex): PlaceReading[] =>
  text
    .split(/\r?\n/)
    .map(line => line.trim())
    .filter(Boolean)
    .map(line => ({
      line,
      communes: communesIn(line, index).map(({ code, name }) => ({ code, name })),
    }))

/** The communes that words may name: several where they bear one name, none where nothing is recognised. */
export function communesIn(words: string, index: CommuneIndex) {
  const bare = words.replace(/^(?:[-–—•*]|\d{1,3}[.)])\s+/, '')
  const code = /(?<![\dA-Za-z])(\d{5}|2[AB]\d{3})(?!\d)/i.exec(bare)?.[1]
  const cell = bare.split(/[;\t]/).find(one => /\p{L}{2}/u.test(one)) ?? ''
  const { commune, department } = typedPlace(seatOf(cell.trim()))
  const namesakes = index.named(commune)
  // a postal code looks like a code of the list: the name decides where there is one
  const coded = code ? index.withCode(code) : undefined
  if (coded && (!commune || namesakes.some(one => one.code === coded.code))) return [coded]
  return department ? namesakes.filter(one => one.department === department) : namesakes
}

/** The commune of a town hall as its list writes it: `Le Mans` of `Mairie du Mans`. */
export function seatOf(words: string): string {
  const [whole, link = '', name = ''] =
    /^(?:(?:la|le)\s+)?(?:commune|mairie|ville|maire)\s+(de la |de l[’']|des |du |de |d[’'])(.+)$/i.exec(
      words,
    ) ?? []
  if (!whole) return words
  const article = /la /i.test(link)
    ? 'La '
    : /l[’']/i.test(link)
      ? 'L’'
      : /des/i.test(link)
        ? 'Les '
        : /du/i.test(link)
          ? 'Le '
          : ''
  return article + name
}
