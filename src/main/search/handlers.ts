import type { Handlers } from '../../shared/kernel/contract.ts'
import type { Context } from '../kernel/context.ts'
import { searches } from './store.ts'

/** The searches kept under a name. */
export function searchHandlers({ library }: Context) {
  const kept = searches(library.db)
  return {
    'searches.list': () => kept.list(),
    'searches.save': search => kept.save(search),
    'searches.remove': ({ id }) => {
      kept.remove(id)
      return {}
    },
  } satisfies Partial<Handlers>
}
