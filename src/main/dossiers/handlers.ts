import type { Handlers } from '../../shared/contract/contract.ts'
import type { Context } from '../kernel/context.ts'
import { dossiers } from './store.ts'

/** Cases and campaigns: listed, read, removed and put back. */
export function dossierHandlers({ library }: Context) {
  const all = dossiers(library.db)
  return {
    'dossiers.list': () => all.list(),
    'dossiers.get': ({ id }) => all.get(id),
    'dossiers.remove': ({ id }) => {
      all.remove(id)
      return {}
    },
    'dossiers.restore': ({ id }) => {
      all.restore(id)
      return {}
    },
  } satisfies Partial<Handlers>
}
