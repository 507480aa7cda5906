import type { Law } from './found-citation.ts'
import { emptyMemory, type Memory, passedBy } from './memory.ts'

/** Questions of a passage to those before it, and answers to those after. */
export interface Exchange {
  readonly questions: readonly Fact[]
  readonly answers: readonly Fact[]
}
type Fact = readonly [what: string, value: unknown]

type NameMap<T> = Pick<Map<string, T>, 'get' | 'has' | 'set'>

/** A memory that notes what is asked of it and what it is told, so that a passage is read again only where the answers are others. */
export function followingMemory() {
  const facts = new Map<string, unknown>()
  // where the text named last stands is counted from the passage, and moves with it
  const place = emptyMemory()
  let own = blankRecord()

  const now = (key: string): unknown => (key === 'plain' ? place.plain : facts.get(key))
  function write(key: string, value: unknown): void {
    if (key === 'plain') place.plain = value as Memory['plain']
    else facts.set(key, value)
  }
  function ask(key: string): unknown {
    const value = now(key)
    if (!own.answers.has(key)) own.questions.set(key, value)
    return value
  }
  function tell(key: string, value: unknown): void {
    own.answers.set(key, value)
    write(key, value)
  }
  function part<T>(name: string): NameMap<T> {
    const view: NameMap<T> = {
      get: key => ask(`${name} ${key}`) as T | undefined,
      has: key => ask(`${name} ${key}`) !== undefined,
      set: (key, value) => {
        tell(`${name} ${key}`, value)
        return view as Map<string, T>
      },
    }
    return view
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
    get letteredCode() {
      return ask('lettered') as Law | undefined
    },
    set letteredCode(law) {
      tell('lettered', law)
    },
    get plain() {
      return ask('plain') as Memory['plain']
    },
    set plain(law) {
      tell('plain', law)
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
    set asylum(isNamed) {
      tell('asylum', isNamed)
    },
    get cnil() {
      return ask('cnil') as boolean | undefined
    },
    set cnil(isNamed) {
      tell('cnil', isNamed)
    },
  }

  return {
    memory,
    /** Nothing has been named yet. */
    begin(): void {
      facts.clear()
      place.plain = undefined
      own = blankRecord()
    },
    /** Whether what was asked then would be answered the same now. */
    agrees({ questions }: Pick<Exchange, 'questions'>): boolean {
      for (const one of questions) if (!isSame(one[1], now(one[0]))) return false
      return true
    },
    /** Tells again what a passage told. */
    repeat({ answers }: Exchange): void {
      for (const one of answers) write(one[0], one[1])
    },
    /** Questions and answers recorded meanwhile. */
    hearing<T>(read: () => T): Exchange & { readonly value: T } {
      own = blankRecord()
      const value = read()
      return { questions: [...own.questions], answers: [...own.answers], value }
    },
    /** A passage of that length is over. */
    advance(length: number): void {
      passedBy(place, length)
    },
  }
}

const blankRecord = () => ({ questions: new Map<string, unknown>(), answers: new Map<string, unknown>() })

/** The same, or saying the same: where a decision stood in its own passage says nothing to the next. */
const isSame = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'object' && typeof b === 'object' && words(a) === words(b))

const words = (value: object | null): string =>
  JSON.stringify(value, (key, inner) => (key === 'start' || key === 'end' ? 0 : inner))
