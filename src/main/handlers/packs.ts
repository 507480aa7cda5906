import type { Handlers } from '../../shared/contract.ts'
import type { Context } from '../context.ts'
import { take } from '../packs/apply.ts'
import { prepare } from '../packs/gather.ts'
import { readPackFile } from '../packs/read.ts'
import { examine, pendingReviews } from '../packs/review.ts'
import { send } from '../packs/send.ts'
import { takenPacks, undo } from '../packs/undo.ts'
import { given, used } from '../uploads.ts'

/** Sharing: a pack made and signed, a pack examined before anything is written, taken, and undone. */
export function packHandlers({ library, host }: Context) {
  const reviews = pendingReviews()
  return {
    'packs.prepare': ({ what }) => prepare(library.db, what),
    'packs.send': asked => send(library, asked),
    'packs.review': async ({ file }) => {
      const found = await given(library.folder, file, host.paths)
      try {
        return reviews.keep(examine(library, readPackFile(found)))
      } finally {
        await used(library.folder, file)
      }
    },
    'packs.apply': ({ id, choices, trust }) => {
      const taken = take(library, reviews.find(id), choices, trust)
      reviews.drop(id)
      return taken
    },
    'packs.undo': ({ id }) => undo(library.db, id),
    'packs.list': () => takenPacks(library.db),
  } satisfies Partial<Handlers>
}
