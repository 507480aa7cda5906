import type { Assembled, PrintedBlock } from '../../../shared/drafts/assemble/assembled.ts'
import type { Look } from '../looks/look.ts'
import type { References } from './spans.ts'

/** The bookmarks of the citations of each source, by the block they stand in. */
export type Citations = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>

/** Context of the composer of one block. */
export interface Composer {
  readonly document: Assembled
  readonly look: Look
  readonly references: References
  readonly citations: Citations
  /** the instance Word counts a list as: a new one, or that of the list it goes on from */
  readonly nextList: (list: Extract<PrintedBlock, { kind: 'list' }>) => number
  /** an instance that no list of the text has */
  readonly nextInstance: () => number
}
