import { randomUUID } from 'node:crypto'
import { parse } from 'node:path'
import type { Handlers } from '../../shared/contract.ts'
import { keepFile } from '../bundle/files.ts'
import type { Context } from '../context.ts'
import { dossiers } from '../db/dossiers.ts'
import { exhibits } from '../db/exhibits.ts'
import { keepPicture } from '../pictures.ts'
import { given, used } from '../uploads.ts'

/** The pieces of a dossier, in the order that numbers them; the pictures of its texts. */
export function exhibitHandlers({ library, host }: Context) {
  const all = exhibits(library.db)
  return {
    'exhibits.list': ({ dossier }) => all.list(dossier),
    'exhibits.add': async ({ dossier, file, name, label, date }) => {
      dossiers(library.db).get(dossier)
      const found = await given(library.folder, file, host.paths)
      const kept = await keepFile(library, found.path, name ?? found.name)
      const title = label ?? parse(kept.name).name
      const made = all.save({
        id: randomUUID(),
        dossier,
        label: title,
        nature: '',
        author: '',
        revision: 0,
        file: kept,
        ...(date && { date }),
      })
      await used(library.folder, file)
      return made
    },
    'exhibits.save': ({ exhibit }) => all.save(exhibit),
    'exhibits.order': ({ dossier, ids }) => all.order(dossier, ids),
    'exhibits.remove': ({ id }) => {
      all.remove(id)
      return {}
    },
    'exhibits.restore': ({ id }) => {
      all.restore(id)
      return {}
    },
    'pictures.add': async ({ file }) => {
      const kept = await keepPicture(library, await given(library.folder, file, host.paths))
      await used(library.folder, file)
      const { sha256: hash, type, width, height } = kept
      return { hash, type, size: { width, height } }
    },
  } satisfies Partial<Handlers>
}
