import type { Party } from '../../dossiers/model.ts'
import { escapeRegExp } from '../../kernel/escape.ts'
import type { Gathered } from '../gathered.ts'
import { minorsIn, patterns } from './identity-patterns.ts'
import { wordsOfPeople } from './letters.ts'
import type { Mask } from './mask.ts'
import { NAMED_AFTER } from './name-shapes.ts'
import { peopleIn, personsNamed } from './people.ts'
import type { Person } from './person.ts'
import { withoutNotes } from './private.ts'

/** Fields that identify a thing: never replaced, or references would break. */
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

/** The readable parts of a text and its dossier. The sources are public, and stay. */
function readableParts({ draft, dossier, exhibits }: Gathered) {
  const { title, parties, facts } = dossier
  return {
    draft: { title: draft.title, blocks: draft.blocks },
    dossier: { title, parties, facts },
    exhibits: exhibits.map(({ label, nature, object, author }) => ({ label, nature, object, author })),
  }
}

/** How the words of a line are changed: those of its runs of text that follow one another, which a name may straddle. */
type Change = (texts: readonly string[]) => readonly string[]

const isRun = (one: unknown): one is { readonly text: string } =>
  typeof one === 'object' && one !== null && 'kind' in one && one.kind === 'text' && 'text' in one

/** Every string under a value that a reader may see, changed. */
function mapStrings<T>(value: T, change: Change): T {
  const walk = (one: unknown, name: string): unknown => {
    if (typeof one === 'string') return names.has(name) ? one : change([one])[0]
    if (Array.isArray(one)) return list(one, name)
    if (typeof one === 'object' && one !== null)
      return Object.fromEntries(
        Object.entries(one).map(([key, inner]) => [key, name === 'source' ? inner : walk(inner, key)]),
      )
    return one
  }
  const list = (all: readonly unknown[], name: string): unknown[] => {
    const out: unknown[] = []
    for (let at = 0; at < all.length; ) {
      const rest = all.slice(at)
      const other = rest.findIndex(one => !isRun(one))
      const runs = rest.slice(0, other < 0 ? rest.length : other).filter(isRun)
      if (runs.length === 0) out.push(walk(all[at], name))
      const texts = change(runs.map(run => run.text))
      runs.forEach((run, n) => {
        out.push({ ...run, text: texts[n] ?? '' })
      })
      at += runs.length || 1
    }
    return out
  }
  return walk(value, '') as T
}

/** Finds identities in the parties, the facts, the exhibits and the words of a text, each with a proposed replacement. */
export function identitiesIn(
  material: Gathered,
  options: { readonly numbers?: boolean; readonly isPlace?: (words: string) => boolean } = {},
): Mask[] {
  const texts: string[] = []
  mapStrings(readableParts(material), runs => {
    texts.push(runs.join(''))
    return runs
  })
  const all = texts.join('\n')
  const masks = new Map<string, Mask>()
  const letters = straight(all)
  // most ways of writing a name are nowhere: the pattern is made for the others
  const occurrences = (words: string) =>
    letters.includes(straight(words.split(/[\s\u00a0\u202f]+/)[0] ?? ''))
      ? [...all.matchAll(pattern(words))].length
      : 0
  const add = (kind: Mask['kind'], candidate: string, replacement: string, some: Partial<Mask> = {}) => {
    const words = candidate.trim()
    const key = words.toLocaleLowerCase('fr').replace(/\s+/g, ' ')
    if (words.length < 2 || masks.has(key)) return
    const times = occurrences(words)
    if (times > 0)
      masks.set(key, { kind, found: words, replacement, times, wanted: true, doubt: false, ...some })
  }
  const { named, doubtful } = peopleIn(all, options.isPlace)
  const people: Person[] = [...named, ...minorsIn(all).map(given => ({ given, family: '' }))]
  for (const party of material.dossier.parties) {
    if (party.type === 'person') people.unshift({ given: party.firstName, family: party.name })
    else
      for (const name of [party.name, party.alias]) add('body', name, bodies[party.type], { wanted: false })
    people.push(...personsNamed(party.representative))
  }
  for (const { author } of material.exhibits) people.push(...personsNamed(author))
  for (const { words, letter } of wordsOfPeople(people, all, occurrences)) add('person', words, letter)
  for (const party of material.dossier.parties) {
    add('address', party.address, '[adresse]')
    add('phone', party.phone, '[téléphone]')
    add('mail', party.email, '[courriel]')
    add('number', party.number, '[numéro]')
    add('number', party.birth, '[naissance]')
  }
  for (const { kind, shape, replacement } of patterns)
    for (const [words, lead = ''] of all.matchAll(shape)) add(kind, words, replacement.replace('$1', lead))
  for (const words of doubtful) add('person', words, '[…]', { wanted: false, doubt: true })
  if (options.numbers)
    for (const [match] of all.matchAll(/(?<!\d)\d{7}(?!\d)/g)) add('number', match, '[numéro]')
  return [...masks.values()]
}

const straight = (words: string): string => words.toLocaleLowerCase('fr').replaceAll('’', "'")

const bodies: Readonly<Record<Party['type'], string>> = {
  person: '[personne]',
  association: '[association]',
  commune: '[commune]',
  authority: '[autorité]',
  firm: '[société]',
}

/** These words, whatever their spaces and capitals, not within a longer word. One word alone that begins by a capital keeps it: a stone is no « Pierre ». */
function pattern(words: string): RegExp {
  const parts = words.split(/[\s\u00a0\u202f]+/)
  const proper = parts.length === 1 && /^\p{Lu}\p{Ll}/u.test(words)
  const literal = (word: string) => escapeRegExp(word).replace(/[’']/g, "[’']")
  const source = proper
    ? `(?:${literal(words)}|${literal(words.toLocaleUpperCase('fr'))})`
    : parts.map(literal).join('[\\s\\u00a0\\u202f]+')
  // the name of a street is nobody's
  const borne = proper ? `(?<!(?<!\\p{L})${NAMED_AFTER})` : ''
  return new RegExp(`(?<![\\p{L}\\p{N}])${borne}${source}(?![\\p{L}\\p{N}])`, proper ? 'gu' : 'giu')
}

/** Runs of text in which words are replaced, those that straddle several runs written in the first. */
function replacedIn(runs: readonly string[], shape: RegExp, replacement: string): readonly string[] {
  const [only] = runs
  if (runs.length === 1 && only !== undefined) return [only.replace(shape, () => replacement)]
  const ranges = [...runs.join('').matchAll(shape)].map(({ index, 0: words }) => [
    index,
    index + words.length,
  ])
  if (ranges.length === 0) return runs
  let start = 0
  return runs.map(run => {
    const from = start
    start += run.length
    let out = ''
    let at = from
    for (const [a = 0, b = 0] of ranges) {
      if (b <= from || a >= start) continue
      out += run.slice(at - from, Math.max(a, at) - from)
      if (a >= from) out += replacement
      at = Math.min(b, start)
    }
    return out + run.slice(at - from)
  })
}

/** The same text with those words replaced everywhere alike; no comment, no private note, no letterhead. */
export function pseudonymise(material: Gathered, masks: readonly Mask[]): Gathered {
  // the longest first: « Anaïs Perrin » before « Perrin »
  const rules = masks
    .filter(one => one.wanted)
    .toSorted((a, b) => b.found.length - a.found.length)
    .map(({ found, replacement }) => [pattern(found), replacement] as const)
  const changeRuns = (runs: readonly string[]) =>
    rules.reduce((texts, [shape, replacement]) => replacedIn(texts, shape, replacement), runs)
  const change = (text: string) => changeRuns([text])[0] ?? text
  const { title, blocks } = mapStrings(
    { title: material.draft.title, blocks: withoutNotes(material.draft).blocks },
    changeRuns,
  )
  const dossier = mapStrings(material.dossier, changeRuns)
  return {
    ...material,
    draft: { ...material.draft, title, blocks, comments: [], base: '', letterhead: false, model: undefined },
    model: undefined,
    dossier: {
      ...dossier,
      // « Mme Anaïs Perrin » is « Mme A. »: neither « Mme Anaïs A. » nor « Mme A. A. »
      parties: dossier.parties.map((party, n) =>
        party.name === material.dossier.parties[n]?.name ? party : { ...party, firstName: '' },
      ),
      notes: '',
    },
    exhibits: material.exhibits.map(one => ({
      ...one,
      label: change(one.label),
      nature: change(one.nature),
      object: change(one.object),
      author: change(one.author),
    })),
  }
}
