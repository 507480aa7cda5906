import { margin } from './codec.ts'
import { rowLimit } from './list.ts'

/** The parts of a list that lies apart, as many a row as its limit allows; `listAt` counts them again in the same way. */
export function rowsOf(all: Uint8Array, sizes: readonly number[]): Buffer[] {
  const rows: Buffer[] = []
  let [start, end] = [0, 0]
  const close = () => {
    if (end > start) rows.push(Buffer.concat([all.subarray(start, end), new Uint8Array(margin)]))
    start = end
  }
  for (const size of sizes) {
    if (end > start && end - start + size > rowLimit) close()
    end += size
  }
  close()
  return rows
}
