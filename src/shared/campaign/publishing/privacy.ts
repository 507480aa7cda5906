import { gapMarkIn } from '../../drafts/checks/gap-marks.ts'
import type { PrivacyFinding } from './model.ts'
import type { SiteFile } from './site.ts'

/** Words that no page may hold, with why, in a clause that follows « contient ». */
export interface PrivateWords {
  readonly words: string
  readonly reason: string
}

const EMAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu
const PHONE =
  /(?<![\p{L}\d/=-])(?:\+33[\s\u00a0\u202f.-]?|0)[1-9](?:[\s\u00a0\u202f.-]?\d{2}){4}(?![\p{L}\d])/gu
/** Addresses of the web and ids of a feed: their figures are no telephone. */
const ADDRESS_OR_ID = /https?:\/\/[^\s"<>]+|urn:uuid:[\da-f-]+/g
/** A path of somebody's machine, and an address that only it knows. */
const LOCAL_PATH =
  /file:\/\/|(?<![\p{L}])[A-Z]:\\|(?<![\w.])\/(?:home|Users|root|private|Volumes)\/|localhost|127\.0\.0\.1/u
const PERSON =
  /(?<!\p{L})(?:M\.|Mme|Mlle|MM\.|Mmes|Me)[\s\u00a0]((?:(?:de|d’|du|des|von|van|le|la)[\s\u00a0]?)?\p{Lu}[\p{L}’-]+(?:[\s\u00a0](?:de[\s\u00a0])?\p{Lu}(?:[\p{L}’-]+|\.)){0,3})/gu

const bare = (text: string) =>
  text
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .replace(/['’]/g, '’')
    .toLowerCase()
const digits = (text: string) => text.replace(/\+33/, '0').replace(/\D/g, '')

/** The words a file shows or carries, its entities read: what somebody who opens its source sees. */
export const plainWords = (text: string): string =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')

/** Finds the pages that would say, in brackets, what is still to be found; that a number is to be verified is said to readers. */
export const findUnfinished = (files: readonly SiteFile[]): PrivacyFinding[] =>
  files.flatMap(({ path, text }) => {
    const mark = plainWords(text.replace(/<[^>]*>/g, '\n'))
      .split('\n')
      .flatMap(line => gapMarkIn(line) ?? [])
      .find(one => one.endsWith(']'))
    return mark ? [{ path, reason: `ce qui reste à compléter, «\u00a0${mark}\u00a0»` }] : []
  })

/** The e-mail addresses and telephone numbers of the files, each once. */
export function contactsIn(files: readonly Pick<SiteFile, 'text'>[]): string[] {
  const all = files.flatMap(({ text }) => [
    ...[...plainWords(text).matchAll(EMAIL)].map(([one]) => one),
    ...[...plainWords(text).replace(ADDRESS_OR_ID, ' ').matchAll(PHONE)].map(([one]) =>
      one.replace(/[\u00a0\u202f.-]/g, ' '),
    ),
  ])
  return [...new Set(all)].sort()
}

/** Persons named with their civility in the files, each with the title of a page that names them. */
export function personsIn(files: readonly SiteFile[]): { name: string; where: string }[] {
  const persons = new Map<string, string>()
  for (const { text, title } of files)
    for (const [whole] of plainWords(text.replace(/<[^>]*>/g, ' ')).matchAll(PERSON)) {
      const name = whole.replace(/[\s\u00a0]+/g, ' ')
      if (!persons.has(name)) persons.set(name, title)
    }
  return [...persons].map(([name, where]) => ({ name, where }))
}

/** Finds what no publication may hold and these files do: private words, unlisted addresses and numbers, paths of a machine. */
export function findPrivate(
  files: readonly SiteFile[],
  privateWords: readonly PrivateWords[],
  allowedContacts: readonly string[],
): PrivacyFinding[] {
  const wanted = privateWords.map(one => ({ ...one, words: bare(one.words) }))
  const allowed = new Set(allowedContacts.flatMap(one => [bare(one), digits(one)]))
  return files.flatMap(file => {
    const all = plainWords(file.text)
    const words = bare(all)
    const reasons = wanted.filter(one => words.includes(one.words)).map(one => one.reason)
    if (LOCAL_PATH.test(all)) reasons.push('un chemin ou une adresse de cet ordinateur')
    for (const contact of contactsIn([file]))
      if (
        !allowed.has(bare(contact)) &&
        !(digits(contact) && !contact.includes('@') && allowed.has(digits(contact)))
      )
        reasons.push(`${contact}, que rien ne dit public`)
    return [...new Set(reasons)].map(reason => ({ path: file.path, reason }))
  })
}
