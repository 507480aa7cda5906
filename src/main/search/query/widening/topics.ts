import type { Columns } from '../../columns.ts'

/** The columns that say what a source belongs to. */
type Belongings = Pick<Columns, 'kind' | 'size' | 'code' | 'court'>

/** Numbers of the texts of law and of courts stay below this. */
const KIND_STEP = 0x2000000

/** The text of law of an article, the court of a decision, the kind of anything else: what a source belongs to. */
export const topicOf = (seq: number, { kind, code, court }: Belongings): number =>
  kind[seq]! * KIND_STEP + (code[seq]! || court[seq]!)

/** How many sources of a library belong to each text of law, court and kind, and how many there are. */
interface TopicCounts {
  readonly codes: Int32Array
  readonly courts: Int32Array
  readonly kinds: Int32Array
  readonly all: number
}

const TOPIC_COUNTS = new WeakMap<object, TopicCounts>()

/** Counts in one pass over the columns, less than a millisecond for 300,000 sources: each save asks for it again. */
function countTopics({ size, kind, code, court }: Belongings, moment: object): TopicCounts {
  const memo = TOPIC_COUNTS.get(moment)
  if (memo) return memo
  const counters = { codes: new Int32Array(1024), courts: new Int32Array(1024), kinds: new Int32Array(16) }
  const grown = (counts: Int32Array, n: number) => {
    const larger = new Int32Array(Math.max(2 * counts.length, n + 1))
    larger.set(counts)
    return larger
  }
  let all = 0
  for (let seq = 0; seq < size; seq += 1) {
    const [k, ofCode, ofCourt] = [kind[seq]!, code[seq]!, court[seq]!]
    if (!k) continue
    all += 1
    if (ofCode) {
      if (ofCode >= counters.codes.length) counters.codes = grown(counters.codes, ofCode)
      counters.codes[ofCode]! += 1
    } else if (ofCourt) {
      if (ofCourt >= counters.courts.length) counters.courts = grown(counters.courts, ofCourt)
      counters.courts[ofCourt]! += 1
    } else counters.kinds[k]! += 1
  }
  const result = { ...counters, all }
  TOPIC_COUNTS.set(moment, result)
  return result
}

const countOf = (
  { codes, courts, kinds }: TopicCounts,
  seq: number,
  { kind, code, court }: Belongings,
): number => (code[seq] ? codes[code[seq]!] : court[seq] ? courts[court[seq]!] : kinds[kind[seq]!]) ?? 0

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
