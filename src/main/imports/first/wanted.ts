import { squash } from '../../../shared/french/fold.ts'
import { answersTo } from '../../../shared/library/cite/links/answers.ts'

/** The texts that a first reading takes. */
export interface Wanted {
  /** natural keys, as texts cite them (library/keys.ts) */
  readonly keys: ReadonlySet<string>
  /** reads every format; else the records of the publishers' XML alone, which can be told apart by their beginning */
  readonly allFormats: boolean
}

/** By the file of an import, the records already taken of it, each a `placeInFile`. */
export type TakenPlaces = ReadonlyMap<number, ReadonlySet<number>>

/** More records than one entry of an archive has. */
const MAX_RECORDS = 2 ** 22

/** One number for the place of a record in its file: the entry, and the record within. */
export const placeInFile = (entry: number, record: number): number => entry * MAX_RECORDS + record

/** Tells whether a record of these keys is wanted. */
export const isWantedBy =
  (wanted: ReadonlySet<string>) =>
  (keys: readonly string[]): boolean =>
    keys.some(key => wanted.has(key) || answersTo(key).some(other => wanted.has(other)))

/** Where a publisher's XML names its record: its identifiers, numbers and day. */
const HEAD_BYTES = 3000
const ARTICLE = /<ARTICLE[\s>]/
const DECISION = /<(?:TEXTE_JURI_[A-Z]+|TEXTE_CNIL|Document|JUDGMENT|ORDER)[\s>]/
const ARTICLE_NUMBER = /<NUM>([^<]*)</
/** Docket numbers, identifiers and days. */
const NUMBER = /[0-9A-Za-z][0-9A-Za-z.\-/]{3,}/g

/**
 * Tells from its first bytes whether a publisher's XML may be a wanted record, at a small part of the cost of reading it. A few
 * records of several numbers may be missed: the second reading takes them. Undefined where the bytes are something else.
 */
export function wantedHeads(keys: ReadonlySet<string>): (bytes: Buffer) => boolean | undefined {
  const names = new Set([...keys].flatMap(namesOfKey))
  return bytes => {
    const head = bytes.toString('latin1', 0, HEAD_BYTES)
    if (ARTICLE.test(head)) return names.has(squash(ARTICLE_NUMBER.exec(head)?.[1] ?? ''))
    if (!DECISION.test(head)) return undefined
    for (const [number] of head.matchAll(NUMBER)) if (names.has(squash(number))) return true
    return false
  }
}

/** The number, else the day, by which the head of a record shows that it may have this key. */
function namesOfKey(key: string): string[] {
  const parts = key.slice(key.indexOf(':') + 1).split('|')
  if (key.startsWith('article:')) {
    const number = squash(parts.at(-1) ?? '')
    return number === '1' || number === '1er' ? ['1', '1er'] : [number]
  }
  if (key.startsWith('decision:')) {
    const [, , number = '', day = ''] = parts
    // the letters of the Conseil constitutionnel stand apart from its number
    return [squash(number), squash(number).replace(/(?:dc|qpc)$/, ''), number ? '' : squash(day)].filter(
      Boolean,
    )
  }
  if (key.startsWith('ecli:')) return [squash(key.slice(key.lastIndexOf(':') + 1))]
  return parts.map(part => squash(part)).filter(part => /\d{3}/.test(part))
}
