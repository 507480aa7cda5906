import { z } from 'zod'
import { Amendment } from '../model/amendment.ts'
import { Id } from '../model/common.ts'
import { done, type Endpoint, endpoint, one } from './endpoint.ts'

/** Amendments: written, imported, kept together, printed. What they do is computed by `shared/campaign/amendment`. */
export const amendments = {
  'amendments.list': endpoint(z.object({ bill: Id.optional() }), z.array(Amendment)),
  'amendments.get': endpoint(one, Amendment),
  'amendments.save': endpoint(z.object({ amendment: Amendment }), Amendment),
  'amendments.remove': endpoint(z.object({ ids: z.array(Id).min(1) }), done),
  'amendments.restore': endpoint(z.object({ ids: z.array(Id).min(1) }), done),
} satisfies Record<string, Endpoint>
