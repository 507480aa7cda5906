import type { Reference } from '../../../shared/drafts/assemble/assembled.ts'
import type { Inline } from '../../../shared/drafts/model.ts'
import type { FaceStretch } from '../compose/printed-faces.ts'
import type { ReadPara } from '../read/story.ts'
import type { FilePictures } from './split-pictures.ts'

/** A note of a draft. */
export type Note = Extract<Inline, { kind: 'note' }>

/** Lookups and callbacks of the recovery of a line. */
export interface RecoveryContext {
  readonly references: readonly Reference[]
  readonly prints: ReadonlyMap<Inline, string>
  /** every text a tag printed */
  readonly texts: ReadonlyMap<string, ReadonlySet<string>>
  /** tags of references that printed nothing */
  readonly silentTags: ReadonlySet<string>
  /** the faces each reference was printed in; undefined where the file does not say them */
  readonly faces: ReadonlyMap<Inline, readonly FaceStretch[]> | undefined
  readonly notes: ReadonlyMap<string, readonly ReadPara[]>
  /** the note of the draft that a call is, by the id Word gave it */
  readonly noteIds: ReadonlyMap<string, string>
  readonly baseNotes: ReadonlyMap<string, Note>
  /** comments that are wanted: the draft's id of each, by Word's */
  readonly comments: ReadonlyMap<string, string>
  /** references whose words were changed, and are text from now on */
  readonly onEdit: (reference: Reference, now: string) => void
  /** references that were not found in their line */
  readonly onMissing: (inline: Inline) => void
  readonly onLeftOut: (what: string) => void
  readonly pictures: FilePictures
}
