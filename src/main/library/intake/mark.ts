import { hash } from 'node:crypto'

const [quote, comma] = [0x22, 0x2c]
const DATE_KEY = Buffer.from('"asOf":"')
/** The provenance, last in the JSON, is the only dated part. */
const provenance = Buffer.from('"provenance":')
let room = Buffer.alloc(1 << 16)

/**
 * Hashes a record, from its JSON and that of its versions, to tell it from another of the same key. The date of the publisher's
 * state is left out.
 */
export function markOf(json: Buffer, versions: readonly Buffer[]): string {
  const maxBytes = versions.reduce((sum, { length }) => sum + length, json.length)
  if (room.length < maxBytes) room = Buffer.alloc(maxBytes * 2)
  let end = 0
  let from = 0
  const dating = Math.max(0, json.lastIndexOf(provenance))
  for (let at = json.indexOf(DATE_KEY, dating); at >= 0; at = json.indexOf(DATE_KEY, from)) {
    const close = json.indexOf(quote, at + DATE_KEY.length)
    if (close < 0) break
    end += json.copy(room, end, from, at)
    from = json[close + 1] === comma ? close + 2 : close + 1
  }
  end += json.copy(room, end, from)
  for (const version of versions) end += version.copy(room, end)
  return hash('sha1', room.subarray(0, end), 'base64')
}
