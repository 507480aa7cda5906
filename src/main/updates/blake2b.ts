// BLAKE2b (RFC 7693), unkeyed. Electron's BoringSSL lacks it, so that node:crypto cannot be relied upon. Meant for small
// messages (lists of checksums): some megabytes a second.

const BLOCK_BYTES = 128
const ROUNDS = 12
const MASK = (1n << 64n) - 1n

/** The initial state, section 2.6. */
const IV: readonly bigint[] = [
  0x6a09e667f3bcc908n,
  0xbb67ae8584caa73bn,
  0x3c6ef372fe94f82bn,
  0xa54ff53a5f1d36f1n,
  0x510e527fade682d1n,
  0x9b05688c2b3e6c1fn,
  0x1f83d9abfb41bd6bn,
  0x5be0cd19137e2179n,
]

/** The order of the message words in each round, section 2.7. */
const SIGMA: readonly (readonly number[])[] = [
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
  [14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3],
  [11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4],
  [7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8],
  [9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13],
  [2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9],
  [12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11],
  [13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10],
  [6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5],
  [10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0],
]

/** The columns, then the diagonals, of the four by four working state. */
const MIXED: readonly (readonly [number, number, number, number])[] = [
  [0, 4, 8, 12],
  [1, 5, 9, 13],
  [2, 6, 10, 14],
  [3, 7, 11, 15],
  [0, 5, 10, 15],
  [1, 6, 11, 12],
  [2, 7, 8, 13],
  [3, 4, 9, 14],
]

/** The BLAKE2b digest of a message, 64 bytes unless fewer are wanted (32 in the checksum of a minisign secret key). */
export function blake2b(message: Uint8Array, digestBytes = 64): Buffer {
  const state = [...IV]
  state[0] = word(state, 0) ^ 0x01010000n ^ BigInt(digestBytes)
  const blocks = Math.max(1, Math.ceil(message.length / BLOCK_BYTES))
  for (let at = 0; at < blocks; at += 1) {
    const block = Buffer.alloc(BLOCK_BYTES)
    block.set(message.subarray(at * BLOCK_BYTES, (at + 1) * BLOCK_BYTES))
    const last = at === blocks - 1
    compress(state, block, BigInt(last ? message.length : (at + 1) * BLOCK_BYTES), last)
  }
  const digest = Buffer.alloc(64)
  for (const [at, value] of state.entries()) digest.writeBigUInt64LE(value, at * 8)
  return digest.subarray(0, digestBytes)
}

function compress(state: bigint[], block: Buffer, counter: bigint, last: boolean): void {
  const m = Array.from({ length: 16 }, (_, at) => block.readBigUInt64LE(at * 8))
  const v = [...state, ...IV]
  v[12] = word(v, 12) ^ (counter & MASK)
  if (last) v[14] = word(v, 14) ^ MASK
  for (let round = 0; round < ROUNDS; round += 1) {
    const order = SIGMA[round % SIGMA.length] ?? []
    for (const [at, places] of MIXED.entries())
      mix(v, places, word(m, order[2 * at] ?? 0), word(m, order[2 * at + 1] ?? 0))
  }
  for (const at of IV.keys()) state[at] = word(state, at) ^ word(v, at) ^ word(v, at + 8)
}

/** The mixing function G, section 3.1. */
function mix(v: bigint[], [a, b, c, d]: readonly [number, number, number, number], x: bigint, y: bigint) {
  v[a] = (word(v, a) + word(v, b) + x) & MASK
  v[d] = rotate(word(v, d) ^ word(v, a), 32n)
  v[c] = (word(v, c) + word(v, d)) & MASK
  v[b] = rotate(word(v, b) ^ word(v, c), 24n)
  v[a] = (word(v, a) + word(v, b) + y) & MASK
  v[d] = rotate(word(v, d) ^ word(v, a), 16n)
  v[c] = (word(v, c) + word(v, d)) & MASK
  v[b] = rotate(word(v, b) ^ word(v, c), 63n)
}

const rotate = (value: bigint, bits: bigint) => ((value >> bits) | (value << (64n - bits))) & MASK

const word = (words: readonly bigint[], at: number): bigint => words[at] ?? 0n
