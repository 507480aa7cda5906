import type { Typeface } from '../looks/look.ts'
import type { Family } from './widths.ts'

/** A face, with the height of its lines set solid as a share of its size. */
export interface FontMetric extends Typeface {
  readonly height: number
  /** whether the widths are its own */
  readonly exact: boolean
}

type Row = readonly [family: Family, scale: number, height: number]

/** Faces of Word's templates: our nearest table, how much wider their letters run than it, and their line. The first four are their own metric twins. */
const FACES: Readonly<Record<string, Row>> = {
  cambria: ['caladea', 1, 1.172],
  'times new roman': ['times', 1, 1.149],
  arial: ['arial', 1, 1.149],
  'courier new': ['courier', 1, 1.133],
  calibri: ['arial', 0.9, 1.221],
  aptos: ['arial', 0.97, 1.28],
  verdana: ['arial', 1.16, 1.215],
  tahoma: ['arial', 0.98, 1.207],
  'trebuchet ms': ['arial', 0.98, 1.161],
  'segoe ui': ['arial', 1, 1.33],
  'century gothic': ['arial', 1.08, 1.226],
  'gill sans mt': ['arial', 0.92, 1.156],
  garamond: ['times', 0.95, 1.125],
  georgia: ['times', 1.09, 1.136],
  'book antiqua': ['times', 1.06, 1.25],
  'palatino linotype': ['times', 1.06, 1.35],
  'century schoolbook': ['times', 1.1, 1.2],
}

const ALIASES: Readonly<Record<string, string>> = {
  caladea: 'cambria',
  times: 'times new roman',
  'liberation serif': 'times new roman',
  helvetica: 'arial',
  'liberation sans': 'arial',
  'liberation mono': 'courier new',
  courier: 'courier new',
  'calibri light': 'calibri',
  carlito: 'calibri',
  'aptos display': 'aptos',
  'segoe ui light': 'segoe ui',
  'eb garamond': 'garamond',
  'cormorant garamond': 'garamond',
}

const EXACT_FACES: ReadonlySet<string> = new Set(['cambria', 'times new roman', 'arial', 'courier new'])

const SERIF =
  /serif(?!.*sans)|roman|garamond|bodoni|caslon|baskerville|didot|minion|palatino|antiqua|schoolbook|bookman|georgia|constantia|perpetua|sabon/i
const MONOSPACE = /courier|consolas|mono\b|typewriter/i

/** Metrics of a face by its name. `kind` is the family the file declares, used for a face that has no table. */
export function fontMetric(name: string, kind?: string): FontMetric {
  const lower = name.toLowerCase()
  const key = ALIASES[lower] ?? lower
  const row = Object.hasOwn(FACES, key) ? FACES[key] : undefined
  if (row) {
    const [family, scale, height] = row
    return { name, family, scale, height, exact: EXACT_FACES.has(key) }
  }
  const sans = /sans/i.test(name) || kind === 'swiss'
  const family: Family =
    MONOSPACE.test(name) || kind === 'modern'
      ? 'courier'
      : !sans && (kind === 'roman' || SERIF.test(name))
        ? 'times'
        : 'arial'
  return { name, family, scale: 1, height: 1.2, exact: false }
}

/** The face that may stand for it where it is not installed. */
export const alternatives: Readonly<Record<Family, string>> = {
  caladea: 'Caladea',
  times: 'Liberation Serif',
  arial: 'Liberation Sans',
  courier: 'Liberation Mono',
}
