import { rootOf, textOf } from './containers/decode-text.ts'
import { formats, readRecord } from './format-names.ts'
import type { ReadRecord } from './read-record.ts'
import { Refusal } from './refusal.ts'

/**
 * The record of a file that is one of the XML formats of the publishers, as nearly all are; nothing when it may be anything else,
 * which `records.ts` tells. Apart from it, so that reading an archive begins before what reads the others is loaded.
 */
export function knownRecord(bytes: Buffer, asOf: string | undefined): ReadRecord | undefined {
  // `<`, or the mark of UTF-8
  if (bytes[0] !== 0x3c && bytes[0] !== 0xef) return undefined
  try {
    const text = textOf(bytes)
    const root = rootOf(text)
    if (!root || !Object.hasOwn(formats, root)) return undefined
    return { place: '', source: readRecord(root, text, { asOf }) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    // a page may be older than UTF-8, and be read all the same
    if (/^<(?:!doctype html|html)[\s>]/i.test(bytes.toString('latin1', 0, 40))) return undefined
    return { place: '', reason: error.message }
  }
}
