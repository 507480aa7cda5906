import { putBytes, type Sink } from './codec.ts'
import { type Lists, listMaker } from './lists.ts'

let made: Lists | undefined

/** Packs values, from 0 to 2^31 - 1. The few that are wider than the others are noted apart. */
export function pack(to: Sink, values: Int32Array): void {
  made ??= listMaker()
  made.reset()
  const length = made.pack(made.put(values), values.length)
  putBytes(to, made.bytes(made.packedAt(), length))
}
