import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '../../../src/main/app.ts'
import { jobs } from '../../../src/main/imports/jobs/jobs.ts'
import { findExport } from '../../../src/main/kernel/files/exports.ts'
import { createHub } from '../../../src/main/kernel/hub.ts'
import { openLibrary } from '../../../src/main/library/open-library.ts'
import { answer } from '../../../src/shared/contract/answer.ts'
import { client } from '../../../src/shared/contract/client.ts'
import type { Client } from '../../../src/shared/contract/contract.ts'
import type { Problem } from '../../../src/shared/dossiers/problem.ts'
import { assemble } from '../../../src/shared/drafts/assemble/assemble.ts'
import type { Assembled } from '../../../src/shared/drafts/assemble/assembled.ts'
import { handed } from '../../contract/program.ts'

/** A draft as the program exports it, and what it was made of. */
export interface Exported {
  readonly assembled: Assembled
  readonly bytes: Buffer
  readonly pages: number
  readonly problems: readonly Problem[]
}

/** Runs a job on the program itself, in a library of its own that is gone after. */
export async function inLibrary<T>(
  work: (program: { call: Client; folder: string }) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'pretoire-docx-'))
  const library = openLibrary(folder)
  const hub = createHub()
  const running = jobs(library, hub.emit)
  const handlers = createApp(library, { tokens: handed, emit: hub.emit }, running)
  try {
    return await work({ call: client((channel, input) => answer(handlers, channel, input)), folder })
  } finally {
    await running.close()
    library.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A draft by the message a window sends to have it in Word. */
export async function exported(call: Client, folder: string, id: string, final = false): Promise<Exported> {
  const gathered = await call['drafts.gather']({ id })
  const made = await call['drafts.export']({ id, final, author: 'La Quadrature du Net' })
  const bytes = readFileSync(findExport(folder, made.id).path)
  const assembled = assemble(gathered, { template: gathered.template })
  return { assembled, bytes, pages: made.pages, problems: made.problems }
}

/** The two worked examples, and a recourse of which only the commune is known. */
export const samples = () =>
  inLibrary(async ({ call, folder }) => {
    const first = async (dossier: string) => (await call['drafts.list']({ dossier }))[0]?.id ?? ''
    const recourse = await call['dossiers.sample']({ type: 'recourse' })
    const advocacy = await call['dossiers.sample']({ type: 'advocacy' })
    const bare = await call['dossiers.create']({
      template: 'rep-vsa',
      facts: { commune: 'Moirans' },
      parties: [],
    })
    return {
      'exemple-recours': await exported(call, folder, await first(recourse.id)),
      'exemple-note': await exported(call, folder, await first(advocacy.id)),
      'recours-a-completer': await exported(call, folder, bare.drafts[0] ?? ''),
    }
  })
