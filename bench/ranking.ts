import { join } from 'node:path'
import { createApp } from '../src/main/app.ts'
import { importFiles } from '../src/main/imports/import-files.ts'
import { pathTokens } from '../src/main/kernel/files/path-tokens.ts'
import { graphPass } from '../src/main/library/citations/read-citations.ts'
import { openLibrary } from '../src/main/library/open-library.ts'
import { type Figure, inFolder } from './measure.ts'
import { score } from './ranking/score.ts'
import { samples } from './samples.ts'

const resources = join(import.meta.dirname, '..', 'resources')

/** Measures what stands first of what a lawyer or a campaigner asks, over the starter library and the samples at hand, what they cite read. */
export const figure: Figure = () =>
  inFolder(async folder => {
    const library = openLibrary(join(folder, 'library'))
    const paths = [
      join(resources, 'packs'),
      join(resources, 'samples'),
      samples.legi(),
      samples.conseilEtat(),
    ]
    const files = [...new Set(paths)].flatMap(path => (path ? [{ path, name: path }] : []))
    await importFiles(library, files, { progress: () => undefined, isCancelled: () => false })
    graphPass(library.db)
    const app = createApp(library, { tokens: pathTokens(), emit: () => undefined })
    const dev = await score(app, 'dev')
    const held = await score(app, 'held')
    library.close()
    return { dev, held }
  })
