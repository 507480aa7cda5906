import { fold, squash } from '../french/fold.ts'
import type { Article, Decision, Document, LegalText, Source } from './model.ts'

const published =
  /\b(?:LEGI(?:ARTI|TEXT)|JORF(?:ARTI|TEXT)|KALI(?:ARTI|TEXT)|CETATEXT|JURITEXT|CONSTEXT|CNILTEXT)\d{12}\b/g

/**
 * The natural keys of a source, strongest first: two records that share one are the same source, whoever published them.
 * An argument has none but its id.
 */
export function keysOf(source: Source): readonly string[] {
  if (last && sameButId(last.source, source)) return last.keys
  const keys = made(source)
  last = { source, keys }
  return keys
}

/** A record is asked for its keys several times, first to give it an id. Sources are never changed in place. */
let last: { readonly source: Source; readonly keys: readonly string[] } | undefined

function sameButId(one: Source, other: Source): boolean {
  for (const all of [one, other])
    for (const name of Object.keys(all) as (keyof Source)[])
      if (name !== 'id' && one[name] !== other[name]) return false
  return true
}

function made(source: Source): string[] {
  switch (source.kind) {
    case 'decision':
      return unique([...recordKeys(source), ...decisionKeys(source)])
    case 'article':
      return unique([...recordKeys(source), ...articleKeys(source)])
    case 'document':
      return unique([...recordKeys(source), ...documentKeys(source)])
    case 'argument':
      return []
  }
}

/** The publisher's own identifiers (`dila:CETATEXT…`, `dila:LEGIARTI…`, one per version): what lists of deletions name. */
export function recordKeys(source: Source): string[] {
  const given =
    source.kind === 'article'
      ? source.versions.map(version => version.id)
      : source.provenance.flatMap(({ url, file }) => [file ?? '', url ?? ''])
  return unique(given.flatMap(text => text.match(published) ?? [])).map(id => `dila:${id}`)
}

/** An id made from what identifies the source, the same at each import: `decision-ce-506370-2026-01-30`. */
export function idOf(source: Source): string {
  const keys = keysOf(source)
  const key = keys.find(one => !one.startsWith('dila:') && !one.startsWith('ecli:')) ?? keys[0]
  if (!key) return source.id
  return `${source.kind}-${key.slice(key.indexOf(':') + 1).replace(/[^\p{L}\p{N}]+/gu, '-')}`.slice(0, 200)
}

function decisionKeys(source: Decision): string[] {
  const place = [
    source.court,
    source.court === 'CAA' || source.court === 'TA' || source.court === 'autre' ? source.city : '',
  ]
  const numbers = source.numbers.flatMap(number => dockets(source, number)).filter(Boolean)
  return [
    ...(source.ecli ? [`ecli:${source.ecli.toUpperCase().replace(/\s/g, '')}`] : []),
    ...numbers.map(
      number => `decision:${place.map(part => squash(part ?? '')).join('|')}|${number}|${source.date ?? ''}`,
    ),
  ]
}

/** The number, and each of those the Conseil constitutionnel joins in one (`2021-976/977 QPC`). */
function dockets(source: Decision, number: string): string[] {
  const [, year = '', figures = ''] = /^(\d{2,4}-)(\d+(?:\/\d+)+)/.exec(number.trim()) ?? []
  const joined = source.court === 'Cons. const.' && year ? figures.split('/') : []
  const letters = /\p{L}+\s*$/u.exec(number)?.[0] ?? ''
  return [number, ...joined.map(one => `${year}${one} ${letters}`)].map(one => docket(source, one))
}

/** A docket number as it is compared: no punctuation, no section of the court; the Conseil constitutionnel's with its DC or QPC. */
function docket({ court, nature }: Decision, number: string): string {
  if (court === 'TA' || court === 'CAA') return squash(number.split('/')[0] ?? '')
  if (court !== 'Cons. const.') return squash(number)
  const [, figures = number, letters = nature ?? ''] =
    /^(\d+-\d+(?:\/\d+)*)\s*(\p{L}+)?/u.exec(number.trim()) ?? []
  return squash(figures) + squash(letters)
}

function articleKeys(source: Article): string[] {
  if (!source.number && source.versions.length) return []
  // Annexes count from one again in each part of a code: only their whole path tells them apart.
  const annex = [source.number, ...source.path].some(title => /^annexe/i.test(title))
  const place = `${annex ? `${fold(source.path.join(' '))}|` : ''}${articleNumber(source.number)}`
  return textKeys(source.of).map(text => `article:${text}|${place}`)
}

/** `L. 251-2`, `L251-2` and `l 251-2` are `l-251-2`; the groups stay apart, for `L. 11-12` is not `L. 111-2`. */
export function articleNumber(number: string): string {
  return fold(number).replaceAll(' ', '-')
}

/** Articles of one text, read one after the other, share it: its names are made once. */
const named = new WeakMap<LegalText, string[]>()

/** The names by which a text of law is known: publisher's id, nature and number, title of a code. */
function textKeys(text: LegalText): string[] {
  const known = Object.isFrozen(text) ? named.get(text) : undefined
  if (known) return known
  const made = namesOf(text)
  named.set(text, made)
  return made
}

function namesOf(text: LegalText): string[] {
  const number = squash(text.number ?? '')
  const byTitle = text.nature === 'code' || (!number && text.title)
  return [
    ...(text.cid ? [text.cid] : []),
    ...(number ? [`${fold(text.nature)} ${number}`] : []),
    ...(byTitle && text.title
      ? [`${fold(text.nature)} ${fold(text.title)}`.replace(/^code code/, 'code')]
      : []),
  ]
}

function documentKeys(source: Document): string[] {
  const issuer = [
    source.type,
    source.chamber,
    source.nature,
    source.session,
    source.billNumber,
    source.article,
  ]
    .map(part => squash(part ?? ''))
    .join('|')
  return [
    ...source.numbers.map(number => `document:${issuer}|${squash(number)}|${source.date ?? ''}`),
    ...(source.url && !source.numbers.length ? [`document:${source.url.replace(/\/$/, '')}`] : []),
  ]
}

const unique = (all: readonly string[]) => [...new Set(all)]
