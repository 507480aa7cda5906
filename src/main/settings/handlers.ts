import type { Handlers } from '../../shared/contract/contract.ts'
import type { Context } from '../kernel/context.ts'
import { canReveal, reveal } from '../kernel/reveal.ts'
import { settings } from './store.ts'

/** The user's preferences, by key. */
export function settingHandlers({ library }: Context) {
  const store = settings(library.db)
  return {
    'settings.get': () => store.get(),
    'settings.save': ({ values }) => store.save(values),
    'library.place': () => ({
      folder: library.folder,
      backups: library.backups,
      isRevealable: canReveal(),
    }),
    'library.reveal': async () => {
      await reveal(library.folder)
      return {}
    },
  } satisfies Partial<Handlers>
}
