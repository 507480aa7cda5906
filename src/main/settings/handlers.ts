import type { Handlers } from '../../shared/kernel/contract.ts'
import type { Context } from '../kernel/context.ts'
import { canReveal, reveal } from '../kernel/reveal.ts'
import { settings } from './store.ts'

/** The user's preferences, by key. */
export function settingHandlers({ library }: Context) {
  const kept = settings(library.db)
  return {
    'settings.get': () => kept.get(),
    'settings.save': ({ values }) => kept.save(values),
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
