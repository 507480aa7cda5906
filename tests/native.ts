import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import asc from 'assemblyscript/asc'

const folder = join(import.meta.dirname, '../src/main/native')

/** Modules compiled by themselves; the rest is imported by these. */
export const names = readdirSync(folder)
  .filter(name => name.endsWith('.wasm'))
  .map(name => name.slice(0, -5))

export const fileOf = (name: string): string => join(folder, `${name}.wasm`)

const options = '-O3 --runtime stub --enable simd --enable bulk-memory --noAssert'.split(' ')

/** The bytes that the source of one compiles to. */
export async function compiled(name: string): Promise<Buffer> {
  let binary: string | Uint8Array = ''
  const { error, stderr } = await asc.main(
    [`${name}.ts`, '--baseDir', folder, '-o', `${name}.wasm`, ...options],
    {
      writeFile(_, contents) {
        binary = contents
      },
    },
  )
  if (error) throw new Error(stderr.toString(), { cause: error })
  return Buffer.from(binary)
}

// native.ts: compiles them all, in place
if (process.argv[1] === import.meta.filename)
  for (const name of names) writeFileSync(fileOf(name), await compiled(name))
