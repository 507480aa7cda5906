const END_RECORD = 0x06054b50
const CENTRAL_RECORD = 0x02014b50

/** Writes one moment on every entry of a zip, in place of the clock of the machine that made it. */
export function stamp(zip: Buffer, at: Date): Buffer {
  const { date, time } = dosMoment(at)
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || zip.readUInt32LE(end) !== END_RECORD) throw new Error('not a zip')
  let entry = zip.readUInt32LE(end + 16)
  for (let remaining = zip.readUInt16LE(end + 10); remaining > 0; remaining -= 1) {
    if (zip.readUInt32LE(entry) !== CENTRAL_RECORD) throw new Error('damaged zip directory')
    zip.writeUInt16LE(time, entry + 12)
    zip.writeUInt16LE(date, entry + 14)
    const local = zip.readUInt32LE(entry + 42)
    zip.writeUInt16LE(time, local + 10)
    zip.writeUInt16LE(date, local + 12)
    entry += 46 + zip.readUInt16LE(entry + 28) + zip.readUInt16LE(entry + 30) + zip.readUInt16LE(entry + 32)
  }
  return zip
}

/** A date as zip keeps it, two seconds at a time, from 1980 on; in UTC, so that every machine writes the same. */
function dosMoment(at: Date) {
  const year = Math.max(1980, at.getUTCFullYear())
  return {
    date: ((year - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate(),
    time: (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1),
  }
}
