import type { Handlers } from '../../../shared/contract/contract.ts'
import { importEffects } from '../../drafts/import-effects.ts'
import { resolveFile, used } from '../../kernel/files/uploads.ts'
import { exportKey, identity, importKey, restoreKey } from '../keys/key-exchange.ts'
import { shareList } from '../sending/share-list.ts'
import { packsOfSources } from '../store.ts'
import { packJournal } from './journal.ts'
import type { PackContext } from './pack-desk.ts'

/** Sharing: a pack made and signed, a pack examined before anything is written, taken, and undone. */
export function packHandlers({ library, host, packs }: PackContext) {
  const journal = packJournal(library.db)
  return {
    'imports.effects': ({ id }) =>
      importEffects(library.db, id, sourceIds => packsOfSources(library.db, sourceIds)),
    'packs.prepare': packs.prepare,
    'packs.send': packs.send,
    'packs.shares': request => shareList(library, request),
    'packs.review': async ({ file }) => {
      const pack = await resolveFile(library.folder, file, host.tokens)
      try {
        return await packs.review(pack)
      } finally {
        await used(library.folder, file)
      }
    },
    'packs.drop': packs.drop,
    'packs.apply': packs.apply,
    'packs.undo': packs.undo,
    'packs.list': packs.list,
    'packs.cut': packs.cut,
    'packs.ending': journal.ending,
    'packs.told': packs.told,
    'identity.get': () => identity(library),
    'identity.export': input => exportKey(library, input),
    'identity.import': async ({ file, passphrase }) => {
      const keyFile = await resolveFile(library.folder, file, host.tokens)
      const outcome = await importKey(library, keyFile, passphrase)
      await used(library.folder, file)
      return outcome
    },
    'identity.use': ({ fingerprint }) => restoreKey(library, fingerprint),
  } satisfies Partial<Handlers>
}
