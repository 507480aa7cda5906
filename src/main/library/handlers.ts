import type { Handlers } from '../../shared/contract/contract.ts'
import type { Context } from '../kernel/context.ts'
import { search } from '../search/query/search.ts'
import { standings } from './authorities.ts'
import { sources } from './store.ts'

/** Sources: found, read, corrected, put back. */
export function libraryHandlers({ library }: Context) {
  const all = sources(library.db)
  return {
    'library.search': search(library.db).find,
    'library.get': ({ id }) => all.get(id),
    'library.standings': ({ of }) => standings(library.db, of),
    'library.save': ({ source }) => all.save(source),
    'library.remove': ({ id }) => {
      all.remove(id)
      return {}
    },
    'library.restore': ({ id }) => {
      all.restore(id)
      return {}
    },
    'library.history': ({ id }) => all.history(id),
    'library.revert': ({ id, revision }) => all.revert(id, revision),
    'library.count': () => all.count(),
  } satisfies Partial<Handlers>
}
