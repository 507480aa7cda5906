import type { Where } from './inlines.ts'

/** What a block asked of the text before it, and what it adds to it. */
export interface Trace {
  /** names, and whether each had been cited before the block */
  readonly asked: readonly (readonly [name: string, known: boolean])[]
  readonly named: readonly string[]
  /** the sources it cites, one by one */
  readonly cited: readonly string[]
  /** the notes called before it, and by it */
  readonly notes: readonly [before: number, own: number]
  /** whether something in it was missing */
  readonly faulty: boolean
}

/** Where a source was cited: block ids and margin numbers, in order. */
export interface Cited {
  readonly blocks: Set<string>
  readonly paragraphs: Set<number>
}

/** What a text has said up to the block being printed. */
export function soFar() {
  const names = new Set<string>()
  const cited = new Map<string, Cited>()
  let notes = 0
  let trace: ReturnType<typeof begun> | undefined

  function record(id: string, where: Where): void {
    trace?.cited.push(id)
    const entry = cited.get(id)
    if (!entry) {
      const paragraphs = where.paragraph === undefined ? [] : [where.paragraph]
      cited.set(id, { blocks: new Set([where.block]), paragraphs: new Set(paragraphs) })
      return
    }
    entry.blocks.add(where.block)
    if (where.paragraph !== undefined) entry.paragraphs.add(where.paragraph)
  }

  return {
    cited: cited as ReadonlyMap<string, Cited>,
    /** the number of the next note */
    note: (): number => ++notes,
    /** whether a name has been cited */
    has(name: string): boolean {
      const known = names.has(name)
      if (trace && !trace.asked.has(name) && !trace.named.includes(name)) trace.asked.set(name, known)
      return known
    },
    add(name: string): void {
      names.add(name)
      trace?.named.push(name)
    },
    record,
    miss(): void {
      if (trace) trace.faulty = true
    },
    /** Prints a block, and tells what it took from the others and gave them. */
    traced<T>(print: () => T): { readonly made: T; readonly trace: Trace } {
      const own = begun()
      const before = notes
      trace = own
      const made = print()
      trace = undefined
      return { made, trace: { ...own, asked: [...own.asked], notes: [before, notes - before] } }
    },
    /** Says a block again without printing it; false, and nothing said, where it would not be printed the same. */
    repeats({ asked, named, cited: sources, notes: [before, own] }: Trace, where: Where): boolean {
      if (own > 0 && before !== notes) return false
      for (const one of asked) if (names.has(one[0]) !== one[1]) return false
      notes += own
      for (const name of named) names.add(name)
      for (const id of sources) record(id, where)
      return true
    },
  }
}

const begun = () => ({
  asked: new Map<string, boolean>(),
  named: [] as string[],
  cited: [] as string[],
  faulty: false,
})
