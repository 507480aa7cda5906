import { createHash, randomBytes } from 'node:crypto'

/** Letters that are not taken for one another by hand: no I, L, O, U (Crockford’s base 32). */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const BITS = 5
const SECRET_BYTES = 20
/** 160 bits of secret and 20 of checksum: nine groups of four. */
const SECRET_LETTERS = (SECRET_BYTES * 8) / BITS
const CHECK_LETTERS = 4
const GROUP = /.{4}(?=.)/g

export const newRecoverySecret = (): Uint8Array => new Uint8Array(randomBytes(SECRET_BYTES))

/** The recovery key as it is printed: « 7K3M-… », nine groups of four. */
export function recoveryText(secret: Uint8Array): string {
  return (letters(secret, SECRET_LETTERS) + letters(checksum(secret), CHECK_LETTERS)).replace(GROUP, '$&-')
}

/** The secret of a typed recovery key, whatever its spaces and small letters; undefined where a letter is wrong or missing. */
export function recoverySecret(text: string): Uint8Array | undefined {
  const clean = text
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  if (clean.length !== SECRET_LETTERS + CHECK_LETTERS) return undefined
  let bits = 0n
  for (const letter of clean.slice(0, SECRET_LETTERS)) {
    const value = ALPHABET.indexOf(letter)
    if (value < 0) return undefined
    bits = (bits << BigInt(BITS)) | BigInt(value)
  }
  const secret = new Uint8Array(Buffer.from(bits.toString(16).padStart(SECRET_BYTES * 2, '0'), 'hex'))
  return letters(checksum(secret), CHECK_LETTERS) === clean.slice(SECRET_LETTERS) ? secret : undefined
}

/** Groups of a recovery key, and letters of each. */
const [GROUPS, GROUP_LETTERS] = [9, 4]
const SIGNS = new Set(Buffer.from(`${ALPHABET}ILOU${ALPHABET.toLowerCase()}ilou`))
const BETWEEN = new Set(Buffer.from('- \u00a0\t\r\n'))

/** Whether what was typed has the shape of a recovery key rather than of a passphrase: read byte by byte, since a string could not be overwritten. */
export function looksLikeRecoveryKey(typed: Uint8Array): boolean {
  let [groups, letters] = [0, 0]
  for (const byte of typed) {
    if (SIGNS.has(byte)) {
      if (letters === GROUP_LETTERS) return false
      if (letters === 0) groups += 1
      letters += 1
    } else if (!BETWEEN.has(byte)) return false
    else if (letters > 0 && letters < GROUP_LETTERS) return false
    else letters = 0
  }
  return groups === GROUPS && (letters === 0 || letters === GROUP_LETTERS)
}

const checksum = (secret: Uint8Array) =>
  createHash('sha256').update('pretoire recovery').update(secret).digest()

function letters(bytes: Uint8Array, count: number): string {
  let text = ''
  for (let at = 0; at < count; at += 1) {
    const bit = at * BITS
    const pair = ((bytes[bit >> 3] ?? 0) << 8) | (bytes[(bit >> 3) + 1] ?? 0)
    text += ALPHABET[(pair >> (16 - BITS - (bit & 7))) & 31]
  }
  return text
}
