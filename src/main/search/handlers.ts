import type { Handlers } from '../../shared/contract/contract.ts'
import type { Context } from '../kernel/context.ts'
import { searches } from './store.ts'

/** Messages about saved searches. */
export function searchHandlers({ library }: Context) {
  const store = searches(library.db)
  return {
    'searches.list': () => store.list(),
    'searches.save': search => store.save(search),
    'searches.remove': ({ id }) => {
      store.remove(id)
      return {}
    },
  } satisfies Partial<Handlers>
}
