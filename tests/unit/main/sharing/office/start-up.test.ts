import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'

const src = join(import.meta.dirname, '../../../../../src')
/** Imports that load a module with the file; types and `import()` do not. */
const STATIC_IMPORT = /^(?:import|export)\s+(?!type\b)(?:[\w*{},\s]+?\sfrom\s+)?['"]([^'"]+)['"]/gm

/** Every module that loads with a file, by its path in `src` or the name of its package. */
function loadedWith(entry: string): Set<string> {
  const loaded = new Set<string>()
  const pending = [join(src, entry)]
  for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
    if (loaded.has(file)) continue
    loaded.add(file)
    for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(STATIC_IMPORT))
      if (/^\..*\.ts$/.test(name)) pending.push(join(dirname(file), name))
      else loaded.add(name)
  }
  return new Set([...loaded].map(one => (one.startsWith(src) ? relative(src, one) : one)))
}

test.each(['main/app.ts', 'main/serve.ts', 'main/index.ts', 'main/cli.ts'])(
  'with no office, %s loads neither a desk, a host of changes, nor a client of PostgreSQL',
  entry => {
    const loaded = [...loadedWith(entry)]
    expect(loaded.length).toBeGreaterThan(10)
    expect(
      loaded.filter(
        one =>
          /^(?:pg|libsodium-wrappers-sumo)$/.test(one) ||
          /^main\/sharing\/office\/(?:desk|folder|memory|postgres|together)\//.test(one) ||
          /^main\/kernel\/postgres\//.test(one),
      ),
    ).toEqual([])
  },
)
