import { readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { hold } from '../../kernel/database/hold.ts'
import { type Library, writeWhole } from '../../kernel/library.ts'
import { identityOf } from '../../library/identity.ts'
import { ERASURE_LOCK } from '../backup.ts'
import { certify } from './certificate.ts'
import { rewriteBackup } from './copies.ts'
import { backupsOf } from './preview.ts'
import { ErasureScope } from './scope.ts'

/** Beside the backups: putting one back does not forget it. */
const WAITING_NAME = 'effacements.json'

/** An erasure that a second place which was not there waits for. */
const Waiting = z.object({
  scope: ErasureScope,
  /** copies made later never had what was erased */
  at: z.string(),
  folder: z.string(),
})
type Waiting = z.infer<typeof Waiting>

const waitingFile = (library: Pick<Library, 'backups'>) => join(library.backups, WAITING_NAME)

function readWaiting(library: Pick<Library, 'backups'>): Waiting[] {
  try {
    return z.array(Waiting).parse(JSON.parse(readFileSync(waitingFile(library), 'utf8')))
  } catch {
    return []
  }
}

function writeWaiting(library: Pick<Library, 'backups'>, all: readonly Waiting[]): void {
  if (all.length === 0) rmSync(waitingFile(library), { force: true })
  else writeWhole(waitingFile(library), Buffer.from(JSON.stringify(all)))
}

/** Remembers that the copies of a place are to be written again when it is there. */
export const expectPlace = (library: Pick<Library, 'backups'>, one: Waiting): void =>
  writeWaiting(library, [...readWaiting(library), one])

/** The sentence of a certificate about a second place that was not there. */
export const absentCopies = (folder: string): string =>
  `les copies faites avant cet effacement à la seconde place, «\u00a0${folder}\u00a0», qui n’était pas là\u00a0: Prétoire les réécrira quand elle reviendra, et une attestation le dira`

const isThere = (folder: string) => statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true

/**
 * Erases from the copies of a second place that is back what was erased while it was not there, with a certificate for each
 * erasure. Returns how many were ended. A copy that cannot be written again is named in it.
 */
export async function endErasuresElsewhere(library: Library): Promise<number> {
  if (library.isReadOnly) return 0
  const back = readWaiting(library).filter(({ folder }) => isThere(folder))
  if (back.length === 0) return 0
  const release = hold(library.folder, ERASURE_LOCK)
  if (!release) return 0
  try {
    for (const one of back) await endOne(library, one)
    return back.length
  } finally {
    release()
  }
}

async function endOne(library: Library, one: Waiting): Promise<void> {
  const [rewritten, remains]: [string[], string[]] = [[], []]
  for (const { file } of backupsOf(library, one.folder).filter(({ at }) => at <= one.at))
    try {
      await rewriteBackup(library, file, one.scope)
      rewritten.push(file)
    } catch {
      remains.push(
        `la copie «\u00a0${file}\u00a0», qui ne se lit pas ou n’a pas pu être réécrite\u00a0: supprimez-la si elle ne sert plus`,
      )
    }
  // unplugged again in the middle: all of it waits
  if (!isThere(one.folder)) return
  const { kind, id } = one.scope
  certify(library, {
    ...{
      target: { kind, id },
      library: identityOf(library.db).id,
      at: one.at,
      endedAt: new Date().toISOString(),
    },
    ...{ counts: [], files: 0, backups: rewritten, remains, kept: [] },
  })
  const key = JSON.stringify(one)
  writeWaiting(
    library,
    readWaiting(library).filter(other => JSON.stringify(other) !== key),
  )
}
