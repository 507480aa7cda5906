import { join } from 'node:path'
import { importFiles } from '../src/main/imports/import-files.ts'
import { readApart } from '../src/main/imports/jobs/batches-in-worker.ts'
import { openLibrary } from '../src/main/library/open-library.ts'
import { registerParts } from '../src/main/parts.ts'
import { command, type Figure, inFolder, round, time } from './measure.ts'
import { samples } from './samples.ts'

registerParts()

/** Records per second of one archive into an empty library, index included. */
async function ours(path: string) {
  return inFolder(async folder => {
    const library = openLibrary(join(folder, 'library'))
    const files = [{ path, name: path }]
    const { ms, value } = await time(() =>
      importFiles(
        library,
        files,
        { progress: () => undefined, isCancelled: () => false },
        { read: readApart },
      ),
    )
    library.close()
    return {
      records: value.read,
      rejected: value.rejected.length,
      seconds: round(ms / 1000, 2),
      perSecond: Math.round(value.read / (ms / 1000)),
    }
  })
}

/** The same archive through plain Python, one transaction, FTS5: what a competent person would write in twenty lines. */
async function python(kind: 'legi' | 'ce', path: string) {
  const script = samples.baseline()
  if (!script) return { absent: 'import-baseline' }
  return inFolder(async folder => {
    const done = command('python3', [script, kind, path, join(folder, 'baseline.db')])
    if ('absent' in done) return done
    const [, records, seconds, perSecond] = /(\d+) records, ([\d.]+) s, (\d+)/.exec(done.output) ?? []
    return { records: Number(records), seconds: Number(seconds), perSecond: Number(perSecond) }
  })
}

async function pair(kind: 'legi' | 'ce', path: string | undefined) {
  if (!path) return { absent: 'no sample' }
  // ours, theirs, ours, theirs: the machine drifts, so each side runs twice and both are shown
  const runs = []
  for (let i = 0; i < 2; i++) runs.push({ pretoire: await ours(path), python: await python(kind, path) })
  return { file: path.split('/').at(-1), runs }
}

/** Import beside the plain Python importer, in turn. */
export const figure: Figure = async () => ({
  legi: await pair('legi', samples.legi()),
  conseilEtat: await pair('ce', samples.conseilEtat()),
})
