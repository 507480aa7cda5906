/** Adds up what several lists say of the same sources. */
export interface Adder {
  add(seq: number, times: number, titled: number, heaviest: boolean): void
  /** the sources in increasing order; empties it */
  each(found: (seq: number, times: number, titled: number) => void): void
}

/** Room for the sources numbered below `size`. */
export function adder(size: number): Adder {
  const sums = new Int32Array(size)
  let touched = new Int32Array(256)
  let count = 0
  let [low, high] = [size, -1]
  return {
    add(seq, times, titled, heaviest) {
      const before = sums[seq]!
      if (before === 0) {
        if (seq < low) low = seq
        if (seq > high) high = seq
        if (count === touched.length) {
          const larger = new Int32Array(count * 2)
          larger.set(touched)
          touched = larger
        }
        touched[count++] = seq
      }
      const had = before >> 1
      sums[seq] = ((heaviest ? Math.max(had, times) : had + times) << 1) | (before & 1) | titled
    },
    each(found) {
      const emit = (seq: number) => {
        const sum = sums[seq]!
        sums[seq] = 0
        found(seq, sum >> 1, sum & 1)
      }
      // A few are sorted; of many, all the places are gone through.
      if (count * 16 < high - low) for (const seq of touched.subarray(0, count).sort()) emit(seq)
      else for (let seq = low; seq <= high; seq += 1) if (sums[seq] !== 0) emit(seq)
      count = 0
      low = size
      high = -1
    },
  }
}
