import type { Columns } from '../../columns.ts'

/** The columns that say what a source belongs to. */
type Belongings = Pick<Columns, 'kind' | 'size' | 'code' | 'court'>

/** Numbers of the texts of law and of courts stay below this. */
const KIND_STEP = 0x2000000

/** The text of law of an article, the court of a decision, the kind of anything else: what a source belongs to. */
export const topicOf = (seq: number, { kind, code, court }: Belongings): number =>
  kind[seq]! * KIND_STEP + (code[seq]! || court[seq]!)

/** By library: how many sources belong to each topic, and how many there are. */
const TOPIC_COUNTS = new WeakMap<
  Int32Array,
  { readonly counts: ReadonlyMap<number, number>; readonly all: number }
>()

function countTopics(library: Belongings) {
  const memo = TOPIC_COUNTS.get(library.code)
  if (memo) return memo
  const counts = new Map<number, number>()
  let all = 0
  for (let seq = 0; seq < library.size; seq += 1) {
    if (!library.kind[seq]) continue
    const topic = topicOf(seq, library)
    counts.set(topic, (counts.get(topic) ?? 0) + 1)
    all += 1
  }
  const result = { counts, all }
  TOPIC_COUNTS.set(library.code, result)
  return result
}

/** How much more often than in the library each topic is met among the first sources, as a logarithm; 0 where it is not more. */
export function topicsOf(first: Int32Array, library: Belongings): ReadonlyMap<number, number> {
  const { counts, all } = countTopics(library)
  const met = new Map<number, number>()
  for (const seq of first) met.set(topicOf(seq, library), (met.get(topicOf(seq, library)) ?? 0) + 1)
  return new Map(
    [...met].map(([topic, times]) => {
      const expected = (first.length * (counts.get(topic) ?? 0)) / Math.max(1, all)
      return [topic, Math.max(0, Math.log((times + 1) / (expected + 1)))]
    }),
  )
}
