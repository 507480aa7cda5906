import { join } from 'node:path'
import { createApp } from '../src/main/app.ts'
import { importFiles } from '../src/main/imports/import-files.ts'
import { pathTokens } from '../src/main/kernel/files/path-tokens.ts'
import { openLibrary } from '../src/main/library/open-library.ts'
import { answer } from '../src/shared/contract/answer.ts'
import { drawQueries } from './library/drawn-queries.ts'
import { type Figure, inFolder, spread, time } from './measure.ts'
import { samples } from './samples.ts'

const packs = join(import.meta.dirname, '..', 'resources', 'packs')

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
    const queries = drawQueries(sample.map(row => row.data))
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
