import { expect, test } from 'vitest'
import { anyOf } from '../../../../../../src/shared/library/cite/find/match-at.ts'
import { readerOf } from '../../../../../../src/shared/library/cite/find/name-tree.ts'

const names = [
  'Aix-en-Provence',
  'code',
  'code de l’eau',
  'code pénal',
  'Évry',
  'Saint-Denis',
  'Saint-Denis de La Réunion',
]
const end = readerOf(names)
const expression = new RegExp(anyOf(names), 'uy')

/** The names that each of the two readers finds in a text, from its beginning. */
const read = (text: string) => {
  expression.lastIndex = 0
  const place = end(text, 0)
  return [place === undefined ? undefined : text.slice(0, place), expression.exec(text)?.[0]]
}

test.each([
  // [text, read letter by letter, read by the expression]
  ['code pénal', 'code pénal', 'code pénal'],
  ['code penal', 'code penal', 'code penal'],
  ['code  pénal', 'code  pénal', 'code  pénal'],
  ['code\u00a0pénal', 'code\u00a0pénal', 'code\u00a0pénal'],
  ['code, art. 3', 'code', 'code'],
  ['code civil', 'code', 'code'],
  ['codes', undefined, 'code'],
  ['code2', undefined, 'code'],
  ['code de l’eau', 'code de l’eau', 'code de l’eau'],
  ["code de l'eau", "code de l'eau", "code de l'eau"],
  ['code de l’ eau', 'code de l’ eau', 'code de l’ eau'],
  ['code de l’  eau', 'code', 'code'],
  ['Aix-en-Provence', 'Aix-en-Provence', 'Aix-en-Provence'],
  ['Aix‑en‑Provence', 'Aix‑en‑Provence', 'Aix‑en‑Provence'],
  ['Aix en Provence', 'Aix en Provence', 'Aix en Provence'],
  ['Aix  en Provence', undefined, undefined],
  ['Aix_en_Provence', undefined, undefined],
  ['AIX-EN-PROVENCE', 'AIX-EN-PROVENCE', undefined],
  ['Evry', 'Evry', 'Evry'],
  ['Évry.', 'Évry', 'Évry'],
  ['Saint-Denis de La', 'Saint-Denis', 'Saint-Denis'],
  ['Saint-Denis de La Réunion', 'Saint-Denis de La Réunion', 'Saint-Denis de La Réunion'],
  ['Saint-Deni', undefined, undefined],
  ['', undefined, undefined],
])('%s', (text, ...expected) => expect(read(text)).toEqual(expected))
