import type { Law } from './found.ts'
import { emptyMemory, type Memory, passedBy } from './memory.ts'

/** Questions of a passage to those before it, and answers to those after. */
export interface Heard {
  readonly asked: readonly Said[]
  readonly told: readonly Said[]
}
type Said = readonly [what: string, value: unknown]

type Kept<T> = Pick<Map<string, T>, 'get' | 'has' | 'set'>

/** A memory that notes what is asked of it and what it is told, so that a passage is read again only where the answers are others. */
export function followingMemory() {
  const known = new Map<string, unknown>()
  // where the text named last stands is counted from the passage, and moves with it
  const place = emptyMemory()
  let own = begun()

  const now = (key: string): unknown => (key === 'plain' ? place.plain : known.get(key))
  function write(key: string, value: unknown): void {
    if (key === 'plain') place.plain = value as Memory['plain']
    else known.set(key, value)
  }
  function ask(key: string): unknown {
    const value = now(key)
    if (!own.told.has(key)) own.asked.set(key, value)
    return value
  }
  function tell(key: string, value: unknown): void {
    own.told.set(key, value)
    write(key, value)
  }
  function part<T>(name: string): Kept<T> {
    const kept: Kept<T> = {
      get: key => ask(`${name} ${key}`) as T | undefined,
      has: key => ask(`${name} ${key}`) !== undefined,
      set: (key, value) => {
        tell(`${name} ${key}`, value)
        return kept as Map<string, T>
      },
    }
    return kept
  }
  const rules = part<true>('rules')

  const memory: Memory = {
    last: part('last'),
    numbers: part('numbers'),
    articles: part('articles'),
    decisions: part('decisions'),
    rules: { has: rules.has, add: name => void rules.set(name, true) },
    get chambers() {
      return (ask('chambers') ?? []) as readonly string[]
    },
    set chambers(names) {
      tell('chambers', names)
    },
    get lettered() {
      return ask('lettered') as Law | undefined
    },
    set lettered(law) {
      tell('lettered', law)
    },
    get plain() {
      return ask('plain') as Memory['plain']
    },
    set plain(named) {
      tell('plain', named)
    },
    get act() {
      return ask('act') as Law | undefined
    },
    set act(law) {
      tell('act', law)
    },
    get tribunal() {
      return ask('tribunal') as string | undefined
    },
    set tribunal(city) {
      tell('tribunal', city)
    },
    get appeal() {
      return ask('appeal') as string | undefined
    },
    set appeal(city) {
      tell('appeal', city)
    },
    get asylum() {
      return ask('asylum') as boolean | undefined
    },
    set asylum(named) {
      tell('asylum', named)
    },
    get cnil() {
      return ask('cnil') as boolean | undefined
    },
    set cnil(named) {
      tell('cnil', named)
    },
  }

  return {
    memory,
    /** Nothing has been named yet. */
    begin(): void {
      known.clear()
      place.plain = undefined
      own = begun()
    },
    /** Whether what was asked then would be answered the same now. */
    agrees({ asked }: Pick<Heard, 'asked'>): boolean {
      for (const one of asked) if (!isSame(one[1], now(one[0]))) return false
      return true
    },
    /** Tells again what a passage told. */
    repeat({ told }: Heard): void {
      for (const one of told) write(one[0], one[1])
    },
    /** Questions and answers recorded meanwhile. */
    hearing<T>(read: () => T): Heard & { readonly made: T } {
      own = begun()
      const made = read()
      return { asked: [...own.asked], told: [...own.told], made }
    },
    /** A passage of that length is over. */
    passed(length: number): void {
      passedBy(place, length)
    },
  }
}

const begun = () => ({ asked: new Map<string, unknown>(), told: new Map<string, unknown>() })

/** The same, or saying the same: where a decision stood in its own passage says nothing to the next. */
const isSame = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'object' && typeof b === 'object' && words(a) === words(b))

const words = (value: object | null): string =>
  JSON.stringify(value, (key, inner) => (key === 'start' || key === 'end' ? 0 : inner))
