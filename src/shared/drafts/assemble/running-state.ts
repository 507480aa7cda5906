/** Where a line stands: its block, and that block's margin number when it has one. */
export interface Where {
  readonly block: string
  readonly paragraph?: number | undefined
}

/** The part of the running state that a block read, and the part it added. */
export interface Trace {
  /** names, and whether each had been cited before the block */
  readonly lookups: readonly (readonly [name: string, known: boolean])[]
  readonly names: readonly string[]
  /** the sources it cites, one by one */
  readonly citations: readonly string[]
  /** the notes called before it, and by it */
  readonly notes: readonly [before: number, own: number]
  /** whether something in it was missing */
  readonly faulty: boolean
}

/** Where a source was cited: block ids and margin numbers, in order. */
export interface Citations {
  readonly blocks: Set<string>
  readonly paragraphs: Set<number>
}

/** State of a text up to the block being printed: names, citations, notes. */
export function runningState() {
  const names = new Set<string>()
  const citations = new Map<string, Citations>()
  let notes = 0
  let trace: ReturnType<typeof emptyTrace> | undefined

  function record(id: string, where: Where): void {
    trace?.citations.push(id)
    const entry = citations.get(id)
    if (!entry) {
      const paragraphs = where.paragraph === undefined ? [] : [where.paragraph]
      citations.set(id, { blocks: new Set([where.block]), paragraphs: new Set(paragraphs) })
      return
    }
    entry.blocks.add(where.block)
    if (where.paragraph !== undefined) entry.paragraphs.add(where.paragraph)
  }

  return {
    citations: citations as ReadonlyMap<string, Citations>,
    /** the number of the next note */
    note: (): number => ++notes,
    /** whether a name has been cited */
    has(name: string): boolean {
      const isKnown = names.has(name)
      if (trace && !trace.lookups.has(name) && !trace.names.includes(name)) trace.lookups.set(name, isKnown)
      return isKnown
    },
    add(name: string): void {
      names.add(name)
      trace?.names.push(name)
    },
    record,
    miss(): void {
      if (trace) trace.faulty = true
    },
    /** Prints a block, and tells what it took from the others and gave them. */
    traceOf<T>(print: () => T): { readonly result: T; readonly trace: Trace } {
      const own = emptyTrace()
      const before = notes
      trace = own
      const result = print()
      trace = undefined
      return { result, trace: { ...own, lookups: [...own.lookups], notes: [before, notes - before] } }
    },
    /** Says a block again without printing it; false, and nothing said, where it would not be printed the same. */
    repeats(
      { lookups, names: newNames, citations: sources, notes: [before, own] }: Trace,
      where: Where,
    ): boolean {
      if (own > 0 && before !== notes) return false
      for (const one of lookups) if (names.has(one[0]) !== one[1]) return false
      notes += own
      for (const name of newNames) names.add(name)
      for (const id of sources) record(id, where)
      return true
    },
  }
}

const emptyTrace = () => ({
  lookups: new Map<string, boolean>(),
  names: [] as string[],
  citations: [] as string[],
  faulty: false,
})
