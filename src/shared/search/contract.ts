import { z } from 'zod'
import { Id } from '../kernel/common.ts'
import { done, type Endpoint, endpoint, nothing, one } from '../kernel/endpoint.ts'
import { SavedSearch } from './model.ts'

/** Saved searches. */
export const searches = {
  'searches.list': endpoint({ input: nothing, output: z.array(SavedSearch) }),
  /** without `id`, a new one */
  'searches.save': endpoint({
    input: z.object({ id: Id.optional(), title: SavedSearch.shape.title, search: SavedSearch.shape.search }),
    output: SavedSearch,
    changes: 'library',
  }),
  'searches.remove': endpoint({ input: one, output: done, changes: 'library' }),
} satisfies Record<string, Endpoint>
