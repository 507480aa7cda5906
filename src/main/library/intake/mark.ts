import { hash } from 'node:crypto'

const [quote, comma] = [0x22, 0x2c]
const dated = Buffer.from('"asOf":"')
/** What alone is dated, last in the JSON. */
const provenance = Buffer.from('"provenance":')
let room = Buffer.alloc(1 << 16)

/**
 * What tells a record from another of the same key, made of its JSON and that of its versions. Two that differ only by the date
 * of the publisher's state are the same.
 */
export function markOf(json: Buffer, versions: readonly Buffer[]): string {
  const most = versions.reduce((sum, { length }) => sum + length, json.length)
  if (room.length < most) room = Buffer.alloc(most * 2)
  let end = 0
  let from = 0
  const dating = Math.max(0, json.lastIndexOf(provenance))
  for (let at = json.indexOf(dated, dating); at >= 0; at = json.indexOf(dated, from)) {
    const close = json.indexOf(quote, at + dated.length)
    if (close < 0) break
    end += json.copy(room, end, from, at)
    from = json[close + 1] === comma ? close + 2 : close + 1
  }
  end += json.copy(room, end, from)
  for (const version of versions) end += version.copy(room, end)
  return hash('sha1', room.subarray(0, end), 'base64')
}
