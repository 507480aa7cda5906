import type { Handlers } from '../../shared/contract.ts'
import type { Context } from '../context.ts'
import { amendments } from '../db/amendments.ts'

/** Amendments: kept, imported, printed. */
export function amendmentHandlers({ library }: Context) {
  const all = amendments(library.db)
  return {
    'amendments.list': ({ bill }) => all.list(bill),
    'amendments.get': ({ id }) => all.get(id),
    'amendments.save': ({ amendment }) => all.save(amendment),
    'amendments.remove': ({ ids }) => {
      all.remove(ids)
      return {}
    },
    'amendments.restore': ({ ids }) => {
      all.restore(ids)
      return {}
    },
  } satisfies Partial<Handlers>
}
