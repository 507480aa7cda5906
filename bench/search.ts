import { join } from 'node:path'
import { createApp } from '../src/main/app.ts'
import { importFiles } from '../src/main/imports/import-files.ts'
import { pathTokens } from '../src/main/kernel/files/path-tokens.ts'
import { openLibrary } from '../src/main/library/open-library.ts'
import { answer } from '../src/shared/contract/answer.ts'
import { type Figure, inFolder, random, spread, time } from './measure.ts'
import { samples } from './samples.ts'

const packs = join(import.meta.dirname, '..', 'resources', 'packs')

/** 200 queries drawn by seed from the texts themselves: words, pairs, prefixes as they are typed, article numbers. */
function draw(texts: readonly string[]): string[] {
  const next = random(20261124)
  const pick = <T>(list: readonly T[]) => list[Math.floor(next() * list.length)] as T
  const words = () => pick(texts).match(/\p{L}{3,}/gu) ?? ['droit']
  return Array.from({ length: 200 }, (_, i) => {
    const found = words()
    const at = Math.floor(next() * found.length)
    const word = found[at] ?? 'droit'
    if (i % 10 === 0) return 'de'
    if (i % 10 < 4) return `${word} ${(found[at + 1] ?? 'loi').slice(0, 1 + Math.floor(next() * 4))}`
    if (i % 10 < 7) return found.slice(at, at + 3).join(' ')
    return word
  })
}

/** Search through the same message as the window, parsing of the reply included, over the starter library and the LEGI sample. */
export const figure: Figure = () =>
  inFolder(async folder => {
    const library = openLibrary(join(folder, 'library'))
    const legi = samples.legi()
    const files = [packs, ...(legi ? [legi] : [])].map(path => ({ path, name: path }))
    await importFiles(library, files, { progress: () => undefined, isCancelled: () => false })
    const app = createApp(library, { tokens: pathTokens(), emit: () => undefined })
    const counted = await answer(app, 'library.count', {})
    const sample = library.db
      .prepare<[], { data: string }>('SELECT data FROM source_bodies ORDER BY seq LIMIT 4000')
      .all()
    const queries = draw(sample.map(row => row.data.slice(0, 3000)))
    const times: number[] = []
    let refused = 0
    for (const text of queries) {
      const { ms, value } = await time(() => answer(app, 'library.search', { text, limit: 20 }))
      times.push(ms)
      if (!value.ok) refused += 1
    }
    library.close()
    return { texts: counted.ok ? counted.value : 'unknown', refused, milliseconds: spread(times) }
  })
