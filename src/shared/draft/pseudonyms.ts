import type { Gathered } from '../contract.ts'
import type { Party } from '../model/dossier.ts'
import type { Mask } from '../model/mask.ts'
import { withoutNotes } from './private.ts'

/** What names a thing rather than says it: never replaced, or nothing would find anything any more. */
const names: ReadonlySet<string> = new Set([
  ...[
    'id',
    'kind',
    'style',
    'slot',
    'key',
    'exhibit',
    'target',
    'hash',
    'group',
    'template',
    'base',
    'dossier',
  ],
  ...['type', 'role', 'gender', 'date', 'marks', 'form', 'sha256', 'filing', 'what', 'profile', 'numbering'],
])

/** What a text and its dossier say, with what is no one's to read left out. The sources are public, and stay. */
function told({ draft, dossier, exhibits }: Gathered) {
  const { title, parties, facts } = dossier
  return {
    draft: { title: draft.title, blocks: draft.blocks },
    dossier: { title, parties, facts },
    exhibits: exhibits.map(({ label, nature, object, author }) => ({ label, nature, object, author })),
  }
}

/** Every string under a value that a reader may see, changed. */
function changed<T>(value: T, change: (text: string) => string): T {
  const walk = (one: unknown, name: string): unknown => {
    if (typeof one === 'string') return names.has(name) ? one : change(one)
    if (Array.isArray(one)) return one.map(inner => walk(inner, name))
    if (typeof one === 'object' && one !== null)
      return Object.fromEntries(
        Object.entries(one).map(([key, inner]) => [key, name === 'source' ? inner : walk(inner, key)]),
      )
    return one
  }
  return walk(value, '') as T
}

const civility = String.raw`(?:M\.|MM\.|Mme|Mmes|Mlle|Me|Maître|Madame|Monsieur|Dr|Pr)`
const capitalised = String.raw`\p{Lu}[\p{L}’'-]+`
const patterns: readonly (readonly [Mask['kind'], RegExp])[] = [
  ['mail', /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu],
  ['phone', /(?<!\d)(?:\+33[\s\u00a0.]?[1-9]|0[1-9])(?:[\s\u00a0.-]?\d{2}){4}(?!\d)/gu],
  [
    'address',
    /\d{1,4}(?:[\s\u00a0](?:bis|ter))?,?[\s\u00a0](?:rue|avenue|boulevard|place|chemin|impasse|allée|route|quai|cours|square)[\s\u00a0][^,.;()\n]{2,60}(?:,?[\s\u00a0]\d{5}[\s\u00a0]\p{Lu}[\p{L}’' -]{1,40})?/gu,
  ],
  ['person', new RegExp(`${civility}[\\s\\u00a0]+${capitalised}(?:[\\s\\u00a0]+${capitalised}){0,3}`, 'gu')],
]

/** What may tell who someone is, in the parties, the facts, the exhibits and the words of a text, each with what would replace it. */
export function identitiesIn(gathered: Gathered, options: { readonly numbers?: boolean } = {}): Mask[] {
  const texts: string[] = []
  changed(told(gathered), text => {
    texts.push(text)
    return text
  })
  const all = texts.join('\n')
  const masks = new Map<string, Mask>()
  const letters = new Map<string, string>()
  const add = (kind: Mask['kind'], found: string, replacement: string, wanted = true) => {
    const words = found.trim()
    if (words.length < 3 || masks.has(words)) return
    const times = [...all.matchAll(pattern(words))].length
    if (times > 0) masks.set(words, { kind, found: words, replacement, times, wanted })
  }
  const person = (said: string) => {
    const bare = said.replace(new RegExp(`^${civility}[\\s\\u00a0]+`, 'u'), '').trim()
    const last = bare.split(/[\s\u00a0]+/).at(-1) ?? ''
    if (last.length < 2) return undefined
    const key = last.toLocaleLowerCase('fr')
    const letter = letters.get(key) ?? `${letterAt(letters.size)}.`
    letters.set(key, letter)
    add('person', bare, letter)
    add('person', last, letter)
    return letter
  }
  for (const party of gathered.dossier.parties) {
    if (party.type === 'person') {
      const letter = person([party.firstName, party.name].filter(Boolean).join(' '))
      if (letter) add('person', party.firstName, letter)
    }
    if (party.type !== 'person')
      for (const name of [party.name, party.alias]) add('body', name, bodies[party.type], false)
    person(party.representative)
    add('address', party.address, '[adresse]')
    add('phone', party.phone, '[téléphone]')
    add('mail', party.email, '[courriel]')
    add('number', party.number, '[numéro]')
    add('number', party.birth, '[naissance]')
  }
  for (const { author } of gathered.exhibits)
    if (new RegExp(`^${civility}\\s`, 'u').test(author)) person(author)
  for (const [kind, shape] of patterns)
    for (const [said] of all.matchAll(shape)) {
      if (kind === 'person') person(said)
      else add(kind, said, kind === 'mail' ? '[courriel]' : kind === 'phone' ? '[téléphone]' : '[adresse]')
    }
  if (options.numbers)
    for (const [said] of all.matchAll(/(?<!\d)\d{7}(?!\d)/g)) add('number', said, '[numéro]')
  return [...masks.values()]
}

const bodies: Readonly<Record<Party['type'], string>> = {
  person: '[personne]',
  association: '[association]',
  commune: '[commune]',
  authority: '[autorité]',
  firm: '[société]',
}

/** `A`... `Z`, then `AA`. */
const letterAt = (n: number): string =>
  (n >= 26 ? letterAt(Math.floor(n / 26) - 1) : '') + String.fromCharCode(65 + (n % 26))

/** These words, whatever their spaces and capitals, not within a longer word. */
function pattern(words: string): RegExp {
  const escaped = words
    .split(/[\s\u00a0\u202f]+/)
    .map(word => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/[’']/g, "[’']"))
    .join('[\\s\\u00a0\\u202f]+')
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'giu')
}

/** The same text with those words replaced everywhere alike; no comment, no private note, no letterhead. */
export function pseudonymised(gathered: Gathered, masks: readonly Mask[]): Gathered {
  // the longest first: « Anaïs Perrin » before « Perrin »
  const rules = masks
    .filter(one => one.wanted)
    .toSorted((a, b) => b.found.length - a.found.length)
    .map(({ found, replacement }) => [pattern(found), replacement] as const)
  const change = (text: string) =>
    rules.reduce((said, [shape, replacement]) => said.replace(shape, () => replacement), text)
  const { title, blocks } = changed(
    { title: gathered.draft.title, blocks: withoutNotes(gathered.draft).blocks },
    change,
  )
  const dossier = changed(gathered.dossier, change)
  return {
    ...gathered,
    draft: { ...gathered.draft, title, blocks, comments: [], base: '', letterhead: false },
    dossier: {
      ...dossier,
      // « Mme Anaïs Perrin » is « Mme A. », not « Mme A. A. »
      parties: dossier.parties.map(one => (one.firstName === one.name ? { ...one, firstName: '' } : one)),
      notes: '',
    },
    exhibits: gathered.exhibits.map(one => ({
      ...one,
      label: change(one.label),
      nature: change(one.nature),
      object: change(one.object),
      author: change(one.author),
    })),
  }
}
