import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { createApp } from '../../src/main/app.ts'
import { exhibits } from '../../src/main/exhibits/store.ts'
import { pathTokens } from '../../src/main/kernel/files/path-tokens.ts'
import { openLibrary } from '../../src/main/library/open-library.ts'
import { sources } from '../../src/main/library/store.ts'
import { answer } from '../../src/shared/contract/answer.ts'
import { client } from '../../src/shared/contract/client.ts'
import type { Gathered } from '../../src/shared/drafts/gathered.ts'
import { round, spread } from '../measure.ts'

const root = join(import.meta.dirname, '..', '..')
/** Prints what the processor spent, and the most memory the process ever had, once the command has ended. */
const USAGE = `data:text/javascript,process.on('exit', () => { const u = process.resourceUsage(); process.stderr.write('\\n' + JSON.stringify({ ms: (u.userCPUTime + u.systemCPUTime) / 1000, mb: u.maxRSS / 1024 })) })`
const ROUNDS = 3

/** A filing put in a library of its own, then exported by the command `export`, a process each time: processor and memory, the program included. */
export async function exportedByCommand(folder: string, gathered: Gathered) {
  const library = openLibrary(folder)
  sources(library.db).putAll(gathered.sources, 'import')
  const app = createApp(library, { tokens: pathTokens(), emit: () => undefined })
  const call = client((channel, input) => answer(app, channel, input))
  const dossier = await call['dossiers.create']({ template: 'rep-vsa' })
  for (const exhibit of gathered.exhibits) exhibits(library.db).add({ ...exhibit, dossier: dossier.id })
  const created = await call['drafts.create']({ dossier: dossier.id, template: 'rep-vsa', title: 'Requête' })
  await call['drafts.save']({ draft: { ...created, blocks: gathered.draft.blocks } })
  library.close()
  const processor: number[] = []
  const memory: number[] = []
  for (let turn = 0; turn < ROUNDS; turn += 1) {
    const { ms, mb } = runExport(folder, created.id, join(folder, 'requete.docx'))
    processor.push(ms)
    memory.push(mb)
  }
  return { 'processor, ms': spread(processor), 'most memory, MB': spread(memory) }
}

function runExport(library: string, draft: string, out: string): { ms: number; mb: number } {
  const done = spawnSync(
    process.execPath,
    [
      ...['--disable-warning=ExperimentalWarning', '--max-semi-space-size=8', '--import', USAGE],
      ...['src/main/cli.ts', 'export', draft, '--out', out, '--library', library],
    ],
    { cwd: root, encoding: 'utf8' },
  )
  const usage = done.stderr.trim().split('\n').at(-1) ?? ''
  if (done.status !== 0) throw new Error(done.stderr)
  const { ms, mb }: { ms: number; mb: number } = JSON.parse(usage)
  return { ms: round(ms, 0), mb: round(mb, 0) }
}
