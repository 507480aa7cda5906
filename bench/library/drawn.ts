import { closeSync, openSync, readSync } from 'node:fs'
import { draw } from './queries.ts'

/** Prints the queries drawn from a file of texts. */
console.log(JSON.stringify(draw(sampleOf(process.argv[2] ?? ''))))

/** The first texts of a file of lines, some twenty megabytes of them. */
function sampleOf(file: string): string[] {
  const bytes = Buffer.alloc(2e7)
  const handle = openSync(file, 'r')
  const read = readSync(handle, bytes, 0, bytes.length, 0)
  closeSync(handle)
  return bytes
    .toString('utf8', 0, read)
    .split('\n')
    .slice(0, -1)
    .map(line => (JSON.parse(line) as { text: string }).text)
}
