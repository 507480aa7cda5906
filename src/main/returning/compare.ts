import { readFile } from 'node:fs/promises'
import type { Parsed } from '../../shared/contract.ts'
import { assemble } from '../../shared/draft/assemble.ts'
import { workingKeep } from '../../shared/model/keep.ts'
import { versions } from '../db/versions.ts'
import { redline } from '../docx/redline/redline.ts'
import { writeDocx } from '../docx/write.ts'
import { gatherAround } from '../gather.ts'
import type { Library } from '../library.ts'
import { printDraft } from '../printing.ts'
import type { GivenFile } from '../uploads.ts'

/** A draft as a working copy in which what differs from an older version, or from a Word file, stands as tracked changes. */
export async function compared(
  library: Library,
  { id, from, author, at }: Parsed<'drafts.redline'>,
  file: GivenFile | undefined,
) {
  const moment = at ? new Date(`${at}T12:00:00Z`) : new Date()
  const now = await printDraft(library, {
    id,
    final: false,
    author,
    keep: workingKeep(false),
    comments: false,
  })
  const old = file
    ? await readFile(file.path)
    : await older(library, 'version' in from ? from.version : '', moment)
  return { draft: now.draft, bytes: redline(old, now.bytes, { author, at: moment }) }
}

/** A version kept, printed with the facts and the sources of today: what differs is what was written. */
async function older(library: Library, version: string, at: Date): Promise<Buffer> {
  const { draft } = versions(library.db).get(version)
  const gathered = gatherAround(library, draft)
  const { bytes } = await writeDocx(assemble(gathered, { template: gathered.template }), {
    final: false,
    author: '',
    at,
  })
  return bytes
}
