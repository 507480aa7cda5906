import { MONTH_PATTERN } from '../../french/dates.ts'
import type { Mask } from './mask.ts'

const SPACE = String.raw`[\s\u00a0\u202f]`
export const CIVILITY = String.raw`(?:M\.|MM\.|Mme|Mmes|Mlle|Me|Maître|Madame|Monsieur|(?:Dr|Pr)\.?|Docteure?|Professeure?)`
const CAPITALISED = String.raw`\p{Lu}[\p{L}’'-]+`
const INITIAL = String.raw`\p{Lu}\.`
/** `de`, `du`, `d’`, `de La` between the parts of a name. */
const PARTICLE = `(?:(?:de${SPACE}la|de${SPACE}La|de|du|des|le|la)${SPACE}+|d[’'])`

/** How what tells who someone is looks, wherever it is written. An empty `replacement`: a name, which takes its own letter. */
interface IdentityPattern {
  readonly kind: Mask['kind']
  readonly shape: RegExp
  readonly replacement: string
}

const DATE = String.raw`(?:\d{1,2}(?:er)?${SPACE}(?:${MONTH_PATTERN})${SPACE}\d{4}|\d{1,2}[/.-]\d{1,2}[/.-]\d{4})`
const PLACE = String.raw`${SPACE}à${SPACE}(?:L[ea]s?${SPACE})?${CAPITALISED}(?:${SPACE}\(\d[\dAB]\d?\))?`

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
    shape: new RegExp(`(?<=(?<!\\p{L})née?s?${SPACE})le${SPACE}${DATE}(?:${PLACE})?`, 'giu'),
    replacement: '[date et lieu de naissance]',
  },
  {
    kind: 'number',
    shape: new RegExp(
      `(?<=(?<!\\p{L})née?s?${SPACE})à${SPACE}${CAPITALISED}(?:${SPACE}le${SPACE}${DATE})?`,
      'gu',
    ),
    replacement: '[lieu de naissance]',
  },
  {
    kind: 'address',
    shape:
      /\d{1,4}(?:[\s\u00a0](?:bis|ter))?,?[\s\u00a0](?:rue|avenue|boulevard|place|chemin|impasse|allée|route|quai|cours|square)[\s\u00a0][^,.;()\n]{2,60}(?:,?[\s\u00a0]\d{5}[\s\u00a0]\p{Lu}[\p{L}’' -]{1,40})?/gu,
    replacement: '[adresse]',
  },
  {
    kind: 'person',
    shape: new RegExp(
      `${CIVILITY}${SPACE}+(?:${INITIAL}${SPACE}*){0,2}(?:${PARTICLE})?${CAPITALISED}(?:${SPACE}+(?:${PARTICLE})?${CAPITALISED}){0,3}`,
      'gu',
    ),
    replacement: '',
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

/** The family name, with its particle: `de La Tour` of `Jeanne de La Tour`. */
export function familyNameOf(name: string): string {
  const particle = new RegExp(`${PARTICLE}${CAPITALISED}(?:${SPACE}${CAPITALISED})*$`, 'u').exec(name)?.[0]
  return particle ?? name.split(/[\s\u00a0]+/).at(-1) ?? ''
}

/** The ways a name is written by its initials: `A. P.`, `A.P.`; none where it is one word. */
export function initialsOf(name: string): string[] {
  const parts = name.split(/[\s\u00a0]+/).filter(part => /^\p{Lu}/u.test(part))
  if (parts.length < 2 || parts.some(part => part.length < 3)) return []
  const letters = [parts[0], parts.at(-1)].map(part => `${part?.charAt(0)}.`)
  return [letters.join(' '), letters.join('')]
}
