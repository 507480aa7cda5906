import { z } from 'zod'
import { Bill } from '../model/bill.ts'
import { type Endpoint, endpoint, nothing } from './endpoint.ts'

/** Bills followed through Parliament. */
export const campaign = {
  'bills.list': endpoint(nothing, z.array(Bill)),
} satisfies Record<string, Endpoint>
