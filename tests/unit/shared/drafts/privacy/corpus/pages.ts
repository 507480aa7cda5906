/**
 * Pages that speak of somebody, made of parts drawn from a seed: who is named is known word by word, so that what a copy hides and
 * what it spares are counted.
 */

/** A piece of a page: it tells who somebody is (whose letter it takes; `place` for an address), or words that must stay. */
export interface Piece {
  readonly text: string
  /** the person it names, by number; `place` where it is an address */
  readonly names?: number | 'place'
}

export interface Page {
  readonly pieces: readonly Piece[]
  readonly people: readonly Person[]
}

interface Person {
  readonly first: string
  readonly family: string
  readonly isWoman: boolean
}

/** The words that pages are drawn from. In a line, `<…>` names the person, `[…]` is an address; `%F` `%N` `%n` `%f` `%i` are said by `written`. */
export interface Parts {
  readonly women: readonly string[]
  readonly men: readonly string[]
  readonly families: readonly string[]
  readonly towns: readonly string[]
  readonly streets: readonly string[]
  /** lines by which somebody is known: a title, a function, a first name */
  readonly introductions: readonly string[]
  /** lines that name again somebody who was introduced */
  readonly returns: readonly string[]
  /** lines that give an address */
  readonly addresses: readonly string[]
  /** lines that name nobody, and look as if they did */
  readonly lures: readonly string[]
}

/** Numbers from 0 to 1, the same for a seed. */
function drawer(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Draws a page: two to four people of different names, each introduced, most named again, among addresses and lures. */
export function drawPage(parts: Parts, seed: number): Page {
  const draw = drawer(seed)
  const pick = <T>(all: readonly T[]): T => all[Math.floor(draw() * all.length)] as T
  const town = pick(parts.towns)
  const people: Person[] = []
  while (people.length < 2 + Math.floor(draw() * 3)) {
    const isWoman = draw() < 0.5
    const person = { first: pick(isWoman ? parts.women : parts.men), family: pick(parts.families), isWoman }
    const initialOf = (family: string) => /(?:^|[ ’])(\p{Lu})[^ ]*$/u.exec(family)?.[1]
    // two who share an initial could not be told apart by « Mme V. »
    const alike = (one: Person) =>
      initialOf(one.family) === initialOf(person.family) || one.first[0] === person.first[0]
    if (!people.some(alike)) people.push(person)
  }
  const lines: Piece[][] = []
  const say = (line: string, who: number) =>
    lines.push(written(line, people, who, { town, street: pick(parts.streets) }))
  people.forEach((_, who) => {
    say(pick(parts.introductions), who)
    for (let times = Math.floor(draw() * 3); times > 0; times--) say(pick(parts.returns), who)
  })
  if (draw() < 0.6) say(pick(parts.addresses), 0)
  for (let times = 2; times > 0; times--) say(pick(parts.lures), 0)
  const order = lines.map(line => [draw(), line] as const).toSorted((a, b) => a[0] - b[0])
  return { people, pieces: order.flatMap(([, line]) => [...line, { text: '\n' }]) }
}

/** A line with its person, town and street in it; `%F` the first name, `%N` the family name, `%n` in capitals, `%f` `%i` the initials, `%M` the title, `%e` the agreement. */
function written(
  line: string,
  people: readonly Person[],
  who: number,
  { town, street }: { readonly town: string; readonly street: string },
): Piece[] {
  const person = people[who] as Person
  const words: Readonly<Record<string, string>> = {
    F: person.first,
    N: person.family,
    n: person.family.toLocaleUpperCase('fr'),
    // « M. » alone would be a title
    f: person.first.startsWith('M') ? person.first : `${person.first[0]}.`,
    i: `${person.family.replace(/^(?:de la |des |de |du |d’|Le |La )/u, '')[0]}.`,
    M: person.isWoman ? 'Mme' : 'M.',
    L: person.isWoman ? 'Madame' : 'Monsieur',
    e: person.isWoman ? 'e' : '',
    T: town,
    S: street,
  }
  const filled = line.replace(/%([A-Za-z])/g, (_, key: string) => words[key] ?? '')
  return filled.split(/(<[^>]*>|\[[^\]]*\])/u).flatMap((text): Piece[] => {
    if (text === '') return []
    if (text.startsWith('<')) return [{ text: text.slice(1, -1), names: who }]
    if (text.startsWith('[')) return [{ text: text.slice(1, -1), names: 'place' }]
    return [{ text }]
  })
}
