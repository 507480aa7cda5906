import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { copyFile, mkdir, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { AppError } from '../../shared/kernel/errors.ts'
import type { OfferedFile } from '../../shared/offers/contract.ts'
import { refusal } from '../kernel/database/refusals.ts'
import { safeName, used } from '../kernel/files/uploads.ts'
import type { Emit } from '../kernel/hub.ts'
import type { Library } from '../kernel/library.ts'
import { kindOf } from './kind.ts'

/** The files given from outside the window, until the user has answered for each. */
export interface OfferDesk {
  /** offers the file of a path; the window hears of it */
  readonly offer: (path: string) => Promise<void>
  readonly list: () => readonly OfferedFile[]
  readonly answer: (id: string, taken: boolean) => Promise<void>
}

/** Opens the desk of a library. The window never learns a path: a file offered is copied among the uploads, and named by that copy. */
export function offerDesk(library: Library, emit: Emit): OfferDesk {
  const waiting = new Map<string, OfferedFile>()
  const tell = () => emit({ event: 'offered', data: { waiting: waiting.size } })
  return {
    offer: async path => {
      const id = randomUUID()
      waiting.set(id, await offered(library, id, path))
      tell()
    },
    list: () => [...waiting.values()],
    answer: async (id, taken) => {
      const file = waiting.get(id)?.file
      if (!waiting.delete(id)) return
      if (file && !taken) await used(library.folder, file)
      tell()
    },
  }
}

async function offered(library: Library, id: string, path: string): Promise<OfferedFile> {
  const name = basename(path)
  const about = await kindOf(library, path, name)
  if (about.kind === 'refused') return { id, name, ...about }
  try {
    return { id, name, ...about, file: { upload: await copied(library.folder, path, name) } }
  } catch (thrown) {
    const error = refusal(thrown)
    const reason = error instanceof AppError ? error.message : 'Le fichier n’a pas pu être lu.'
    return { id, name, kind: 'refused', problem: `« ${name} » n’a pas été pris. ${reason}` }
  }
}

async function copied(folder: string, path: string, name: string): Promise<string> {
  const upload = randomUUID()
  const place = join(folder, 'uploads', upload)
  await mkdir(place, { recursive: true, mode: 0o700 })
  try {
    await copyFile(path, join(place, safeName(name)), constants.COPYFILE_FICLONE)
  } catch (error) {
    await rm(place, { recursive: true, force: true })
    throw error
  }
  return upload
}
