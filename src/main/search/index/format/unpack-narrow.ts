/** Unpacks values from `start` to `end`, a multiple of eight of them, that lie in whole bytes from `at` on. */
type Unpack = (bytes: Uint8Array, at: number, into: Int32Array, start: number, end: number) => void

const one: Unpack = (bytes, at, into, start, end) => {
  for (let n = start, from = at; n < end; n += 8) {
    const x = bytes[from++]!
    into[n] = x & 1
    into[n + 1] = (x >> 1) & 1
    into[n + 2] = (x >> 2) & 1
    into[n + 3] = (x >> 3) & 1
    into[n + 4] = (x >> 4) & 1
    into[n + 5] = (x >> 5) & 1
    into[n + 6] = (x >> 6) & 1
    into[n + 7] = x >> 7
  }
}

const two: Unpack = (bytes, at, into, start, end) => {
  for (let n = start, from = at; n < end; n += 4) {
    const x = bytes[from++]!
    into[n] = x & 3
    into[n + 1] = (x >> 2) & 3
    into[n + 2] = (x >> 4) & 3
    into[n + 3] = x >> 6
  }
}

const three: Unpack = (bytes, at, into, start, end) => {
  for (let n = start, from = at; n < end; n += 8) {
    const x = bytes[from]! | (bytes[from + 1]! << 8) | (bytes[from + 2]! << 16)
    from += 3
    into[n] = x & 7
    into[n + 1] = (x >> 3) & 7
    into[n + 2] = (x >> 6) & 7
    into[n + 3] = (x >> 9) & 7
    into[n + 4] = (x >> 12) & 7
    into[n + 5] = (x >> 15) & 7
    into[n + 6] = (x >> 18) & 7
    into[n + 7] = x >> 21
  }
}

const four: Unpack = (bytes, at, into, start, end) => {
  for (let n = start, from = at; n < end; n += 2) {
    const x = bytes[from++]!
    into[n] = x & 15
    into[n + 1] = x >> 4
  }
}

const five: Unpack = (bytes, at, into, start, end) => {
  for (let n = start, from = at; n < end; n += 8) {
    const third = bytes[from + 2]!
    const x = bytes[from]! | (bytes[from + 1]! << 8) | (third << 16)
    const y = (third >> 4) | (bytes[from + 3]! << 4) | (bytes[from + 4]! << 12)
    from += 5
    into[n] = x & 31
    into[n + 1] = (x >> 5) & 31
    into[n + 2] = (x >> 10) & 31
    into[n + 3] = (x >> 15) & 31
    into[n + 4] = y & 31
    into[n + 5] = (y >> 5) & 31
    into[n + 6] = (y >> 10) & 31
    into[n + 7] = y >> 15
  }
}

const six: Unpack = (bytes, at, into, start, end) => {
  for (let n = start, from = at; n < end; n += 4) {
    const x = bytes[from]! | (bytes[from + 1]! << 8) | (bytes[from + 2]! << 16)
    from += 3
    into[n] = x & 63
    into[n + 1] = (x >> 6) & 63
    into[n + 2] = (x >> 12) & 63
    into[n + 3] = x >> 18
  }
}

/** By width in bits: the narrow values that most lists are made of are unpacked eight at a time. */
export const quick: readonly (Unpack | undefined)[] = [undefined, one, two, three, four, five, six]
export const MAX_QUICK_BITS = 6
