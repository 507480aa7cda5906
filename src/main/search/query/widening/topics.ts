import type { Columns } from '../../columns.ts'
import { type Classes, sourcesByClass } from '../../source-classes.ts'

/** The columns that say what a source belongs to. */
type Belongings = Pick<Columns, 'kind' | 'classes'>

/** Numbers of the texts of law and of courts stay below this. */
const KIND_STEP = 0x2000000

/** The text of law of an article, the court of a decision, the kind of anything else: what the sources of a class belong to. */
const topicOfClass = ({ kind, code, court }: Classes, of: number): number =>
  kind[of]! * KIND_STEP + (code[of]! || court[of]!)

/** The same of a source. */
export const topicOf = (seq: number, { classes }: Belongings): number =>
  topicOfClass(classes, classes.of[seq]!)

/** How many sources of a library belong to each text of law, court and kind, and how many there are. */
interface TopicCounts {
  readonly codes: ReadonlyMap<number, number>
  readonly courts: ReadonlyMap<number, number>
  readonly kinds: ReadonlyMap<number, number>
  readonly all: number
}

const TOPIC_COUNTS = new WeakMap<object, TopicCounts>()

/** Counts class by class: each save asks for it again. */
function countTopics({ classes }: Belongings, moment: object): TopicCounts {
  const memo = TOPIC_COUNTS.get(moment)
  if (memo) return memo
  const { kind, code, court } = classes
  const counters = {
    codes: new Map<number, number>(),
    courts: new Map<number, number>(),
    kinds: new Map<number, number>(),
  }
  const add = (counts: Map<number, number>, key: number, more: number) =>
    void counts.set(key, (counts.get(key) ?? 0) + more)
  let all = 0
  for (const [n, sources] of sourcesByClass(classes).entries()) {
    if (!kind[n] || !sources) continue
    all += sources
    if (code[n]) add(counters.codes, code[n], sources)
    else if (court[n]) add(counters.courts, court[n], sources)
    else add(counters.kinds, kind[n], sources)
  }
  const result = { ...counters, all }
  TOPIC_COUNTS.set(moment, result)
  return result
}

function countOf({ codes, courts, kinds }: TopicCounts, seq: number, { classes }: Belongings): number {
  const of = classes.of[seq]!
  const { kind, code, court } = classes
  return (code[of] ? codes.get(code[of]) : court[of] ? courts.get(court[of]) : kinds.get(kind[of]!)) ?? 0
}

/** How much more often than in the library each topic is met among the first sources, as a logarithm; 0 where it is not more. */
export function topicsOf(
  first: Int32Array,
  library: Belongings,
  moment: object,
): ReadonlyMap<number, number> {
  const counts = countTopics(library, moment)
  const met = new Map<number, { times: number; readonly seq: number }>()
  for (const seq of first) {
    const topic = topicOf(seq, library)
    const before = met.get(topic)
    if (before) before.times += 1
    else met.set(topic, { times: 1, seq })
  }
  return new Map(
    [...met].map(([topic, { times, seq }]) => {
      const expected = (first.length * countOf(counts, seq, library)) / Math.max(1, counts.all)
      return [topic, Math.max(0, Math.log((times + 1) / (expected + 1)))]
    }),
  )
}
