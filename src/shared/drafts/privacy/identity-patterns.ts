import { MONTH_PATTERN } from '../../french/dates.ts'
import type { Mask } from './mask.ts'

const SPACE = String.raw`[\s\u00a0\u202f]`
const CAPITALISED = String.raw`\p{Lu}[\p{L}’'-]+`

/** How what tells who someone is looks, wherever it is written. */
interface IdentityPattern {
  readonly kind: Mask['kind']
  readonly shape: RegExp
  /** `$1`: what the shape captures, which stays */
  readonly replacement: string
}

const DATE = String.raw`(?:\d{1,2}(?:er)?${SPACE}(?:${MONTH_PATTERN})${SPACE}\d{4}|\d{1,2}[/.-]\d{1,2}[/.-]\d{4})`
const PLACE = String.raw`${SPACE}(?:à|au|aux)${SPACE}(?:L[ea]s?${SPACE})?${CAPITALISED}(?:${SPACE}\(\d[\dAB]\d?\))?`

const WAY =
  '(?:rue|avenue|boulevard|place|chemin|impasse|allée|route|quai|cours|square|passage|montée|lotissement|hameau)'
const ARTICLE = String.raw`(?:(?:de la|de l[’']|des|du|de|d[’'])[ \u00a0]?)`
const STREET = String.raw`(?<!\p{L})${WAY}[ \u00a0]${ARTICLE}?${CAPITALISED}(?:[ \u00a0]${CAPITALISED}){0,3}`
/** A word of a street with its number before it, lowercase too: `12 rue du port`, `8 rue du 8 mai 1945`. */
const STREET_WORD = String.raw`[\p{L}\d][\p{L}\d’'-]*`
/** Words at which the name of a street has ended. */
const NO_STREET = String.raw`(?:à|a|au|aux|est|sont|était|et|ou|où|depuis|qui|que|dans|en|pour|avec|chez|sans|par|ne|n[’']|il|elle|ils|elles|pendant|après|avant|\d{5})(?!\p{L}|\d)`
/** `Roanne`, `Villefranche-sur-Saône`, `Lyon Cedex 03` */
const TOWN = String.raw`\p{Lu}[\p{L}’'-]*(?:[ \u00a0](?:(?:de|du|des|la|le|les|sur|sous|en|lès|et)[ \u00a0])?\p{Lu}[\p{L}’'-]*)*(?:[ \u00a0]\d{1,2}(?!\d))?`

export const patterns: readonly IdentityPattern[] = [
  { kind: 'mail', shape: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu, replacement: '[courriel]' },
  // sex, year, month, département, commune, order, key
  {
    kind: 'number',
    shape:
      /(?<![\d\p{L}])[12][\s\u00a0]?\d{2}[\s\u00a0]?(?:0[1-9]|1[0-2]|[2-9]\d)[\s\u00a0]?(?:\d{2}|2[AB])[\s\u00a0]?\d{3}[\s\u00a0]?\d{3}(?:[\s\u00a0]?\d{2})?(?![\d\p{L}])/gu,
    replacement: '[numéro de sécurité sociale]',
  },
  {
    kind: 'number',
    shape:
      /(?<![\p{L}\d])[A-Z]{2}\d{2}(?:[\s\u00a0]?[A-Z0-9]{4}){3,7}(?:[\s\u00a0]?[A-Z0-9]{1,3})?(?![\p{L}\d])/gu,
    replacement: '[IBAN]',
  },
  {
    kind: 'number',
    shape: /(?<![\p{L}\d-])[A-HJ-NP-TV-Z]{2}[-\s\u00a0]\d{3}[-\s\u00a0][A-HJ-NP-TV-Z]{2}(?![\p{L}\d-])/gu,
    replacement: '[plaque]',
  },
  {
    kind: 'number',
    shape:
      /(?<=(?:immatricul\p{L}+|plaque)[^.;]{0,20})(?<!\d)\d{1,4}[\s\u00a0][A-Z]{2,3}[\s\u00a0]\d{2}(?!\d)/giu,
    replacement: '[plaque]',
  },
  {
    kind: 'phone',
    shape: /(?<!\d)(?:\+33[\s\u00a0.]?[1-9]|0[1-9])(?:[\s\u00a0.-]?\d{2}){4}(?!\d)/gu,
    replacement: '[téléphone]',
  },
  { kind: 'person', shape: /(?<![\p{L}\d_.@])@[A-Za-z0-9_]{3,30}(?![\p{L}\d@])/gu, replacement: '[compte]' },
  {
    kind: 'number',
    shape: new RegExp(`(?<!\\p{L})(née?s?)${SPACE}le${SPACE}${DATE}(?:${PLACE})?`, 'giu'),
    replacement: '$1 [date et lieu de naissance]',
  },
  {
    kind: 'number',
    shape: new RegExp(
      `(?<!\\p{L})(née?s?)${SPACE}(?:à|au|aux)${SPACE}(?:L[ea]s?${SPACE})?${CAPITALISED}(?:${SPACE}le${SPACE}${DATE})?`,
      'gu',
    ),
    replacement: '$1 [lieu de naissance]',
  },
  {
    kind: 'address',
    shape: new RegExp(
      `(?<!\\d)\\d{1,4}(?:${SPACE}(?:bis|ter|quater))?,?${SPACE}${WAY}${SPACE}${ARTICLE}?${STREET_WORD}(?:${SPACE}(?!${NO_STREET})${STREET_WORD}){0,4}(?:,?${SPACE}\\d{5}${SPACE}${TOWN})?`,
      'gu',
    ),
    replacement: '[adresse]',
  },
  // the street of somebody's home, without its number
  {
    kind: 'address',
    shape: new RegExp(`(?<=(?:demeur|domicili|résid|habit|log[eé])[^.;\\n]{0,60}?)${STREET}`, 'giu'),
    replacement: '[adresse]',
  },
  {
    kind: 'address',
    shape: new RegExp(`${STREET}(?=[^.;\\n]{0,40}(?:domicile|chez (?:lui|elle|eux)))`, 'giu'),
    replacement: '[adresse]',
  },
]

const child = new RegExp(
  `(?:[Ll][’']enfant|[Ll][ea]${SPACE}mineure?|[Ll][ea]${SPACE}jeune|(?:[SsMm]a|[Ll]eur|[Nn]otre)${SPACE}fille|(?:[SsMm]on|[Ll]eur|[Nn]otre)${SPACE}fils|[Éé]lève|[Ll]ycéenne?|[Cc]ollégienne?)(?:${SPACE}mineure?)?,?${SPACE}(\\p{Lu}\\p{Ll}[\\p{L}’'-]+)`,
  'gu',
)
const CHILD_AGE =
  /(?<![\p{L}’'-])(\p{Lu}\p{Ll}[\p{L}’'-]+),?[\s\u00a0](?:âgée?[\s\u00a0]de[\s\u00a0])?(?:[1-9]|1[0-7])[\s\u00a0]ans(?!\p{L})/gu

/** The first names of children: after what says a child, or before an age under eighteen. */
export const minorsIn = (text: string): string[] =>
  [...text.matchAll(child), ...text.matchAll(CHILD_AGE)].flatMap(([, name]) => name ?? [])
