import type { Handlers } from '../../../shared/kernel/contract.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import type { Context } from '../../kernel/context.ts'
import { links } from './links.ts'
import { graphBatch } from './read-citations.ts'
import { recognising } from './recognise.ts'
import { traceById } from './store.ts'

/** Follows what the texts of the library cite, both ways, and lists what is to be fetched. */
export function graphHandlers({ library }: Context) {
  const all = links(library.db)
  const recognise = recognising(library.db)
  return {
    'library.links': ({ id, limit, offset }) => {
      traceById(library.db, id)
      const page = all.of(id, limit, offset)
      if (!page) throw new AppError('not-found', 'Cette source n’est plus dans la bibliothèque.', { id })
      return page
    },
    'library.missing': ({ kind, limit, offset }) => all.missing(kind, limit, offset),
    'library.recognise': ({ cited, profile }) => recognise(cited, profile),
    'library.trace': () => graphBatch(library.db),
  } satisfies Partial<Handlers>
}
