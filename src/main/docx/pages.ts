import type { Assembled } from '../../shared/draft/assembled.ts'
import { compose } from './compose.ts'
import { type Layout, layOut } from './layout.ts'
import { lookOf } from './looks/looks.ts'

/** The pages of a draft, estimated without writing it. */
export function layout(assembled: Assembled): Layout {
  const look = lookOf(assembled.style)
  return layOut(compose(assembled, look), look)
}
