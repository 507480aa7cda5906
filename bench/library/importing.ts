import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { command, inFolder } from '../measure.ts'
import { samples } from '../samples.ts'
import { manyDecisions } from './decisions.ts'

const root = join(import.meta.dirname, '../..')

/** Builds the program, as users run it, with the script that imports. */
function build(): string {
  const tool = join(root, 'node_modules/electron-vite/bin/electron-vite.js')
  const done = command(process.execPath, [
    tool,
    'build',
    root,
    '--logLevel',
    'error',
    '-c',
    join(root, 'bench/electron.vite.config.ts'),
  ])
  if ('absent' in done) throw new Error(done.absent)
  return join(root, '.cache/bench/main/one-import.js')
}

/** One import in a process of its own: the report, and how far its memory went above what the program takes at rest. */
function ours(script: string, path: string, folder: string) {
  const done = spawnSync(process.execPath, [script, path, folder], { encoding: 'utf8' })
  return done.status === 0
    ? (JSON.parse(done.stdout) as Record<string, unknown>)
    : { failed: done.stderr.slice(-300) }
}

function python(kind: 'legi' | 'ce', path: string, folder: string) {
  const script = samples.baseline()
  if (!script) return { absent: 'import-baseline' }
  const done = command('python3', [script, kind, path, join(folder, 'baseline.db')])
  if ('absent' in done) return done
  const [, records, seconds, perSecond] = /(\d+) records, ([\d.]+) s, (\d+)/.exec(done.output) ?? []
  return { records: Number(records), seconds: Number(seconds), perSecond: Number(perSecond) }
}

async function turns(script: string, kind: 'legi' | 'ce', path: string) {
  const runs = []
  for (let i = 0; i < 3; i += 1)
    runs.push(
      await inFolder(async folder => ({
        pretoire: ours(script, path, join(folder, 'library')),
        python: python(kind, path, folder),
      })),
    )
  return runs
}

/** Import with indexing of the LEGI archive and of 6,800 decisions, ours and plain Python in turn, three times. */
export async function importing() {
  const [legi, decisions] = [samples.legi(), samples.conseilEtat()]
  const script = build()
  return {
    legi: legi ? await turns(script, 'legi', legi) : { absent: 'no LEGI sample' },
    decisions: decisions
      ? await inFolder(async folder => {
          const zip = join(folder, 'decisions.zip')
          const count = await manyDecisions(decisions, zip, join(folder, 'xml'))
          return { made: count, runs: await turns(script, 'ce', zip) }
        })
      : { absent: 'no Conseil d’État sample' },
  }
}
