import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Figures of base64 that a word gives wherever it begins in a text: its ends depend on what stands beside it. */
const BASE64_SLACK = 2

/** Every file under a folder, one at a time. */
export function* filesUnder(folder: string): Generator<Buffer> {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) yield readFileSync(join(entry.parentPath, entry.name))
}

/** The forms in which the log or the data of a host would hold a word: as it is, in hexadecimal, in base64 at each of its three places. */
function formsOf(word: string): string[] {
  const inBase64 = [0, 1, 2].map(shift => {
    const figures = Buffer.from(' '.repeat(shift) + word)
      .toString('base64')
      .replace(/=+$/, '')
    return figures.slice(shift === 0 ? 0 : BASE64_SLACK + shift - 1, -BASE64_SLACK)
  })
  return [word, Buffer.from(word).toString('hex'), ...inBase64]
}

/** Whether bytes hold one of these words, in any of those forms. */
export const holdsWord = (bytes: Buffer, words: readonly string[]): boolean =>
  words.some(word => formsOf(word).some(form => bytes.includes(form)))
