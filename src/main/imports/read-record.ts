import type { Source } from '../../shared/library/model.ts'
import type { Pack } from '../../shared/sharing/model.ts'
import type { Passed } from './containers/container-entry.ts'
import type { ParliamentRecord } from './parliament/records/aside.ts'

/** Facts of a file that its container gives. */
export interface RecordContext {
  /** date of the publisher's state, where the archive's name gives it */
  readonly asOf?: string | undefined
  /** the day the file itself bears in its archive */
  readonly fileDay?: string | undefined
  /** the user named this very file: if nothing in it can be read, the report says why */
  readonly isNamed: boolean
  /** name of the file given, for recognising what its content leaves open */
  readonly archive: string
}

/** A record, a pack, a record of the parliament, the reason of a refusal, or the kind of what is passed over. `place`: where it stands in the file, '' for the file itself. */
export type ReadRecord =
  | { readonly place: string; readonly source: Source }
  | { readonly place: string; readonly pack: Pack }
  | { readonly place: string; readonly parliamentRecord: ParliamentRecord }
  | { readonly place: string; readonly reason: string }
  | ({ readonly place: string } & Passed)
