import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { command, inFolder } from '../measure.ts'
import { samples } from '../samples.ts'
import { manyDecisions } from './decisions.ts'

/** One import in a process of its own: the report, and how far its memory went above what the program takes at rest. */
function ours(path: string, folder: string) {
  const script = join(import.meta.dirname, 'one-import.ts')
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

async function turns(kind: 'legi' | 'ce', path: string) {
  const runs = []
  for (let i = 0; i < 3; i += 1)
    runs.push(
      await inFolder(async folder => ({
        pretoire: ours(path, join(folder, 'library')),
        python: python(kind, path, folder),
      })),
    )
  return runs
}

/** Import with indexing of the LEGI archive and of 6,800 decisions, ours and plain Python in turn, three times. */
export async function importing() {
  const [legi, decisions] = [samples.legi(), samples.conseilEtat()]
  return {
    legi: legi ? await turns('legi', legi) : { absent: 'no LEGI sample' },
    decisions: decisions
      ? await inFolder(async folder => {
          const zip = join(folder, 'decisions.zip')
          const count = await manyDecisions(decisions, zip, join(folder, 'xml'))
          return { made: count, runs: await turns('ce', zip) }
        })
      : { absent: 'no Conseil d’État sample' },
  }
}
