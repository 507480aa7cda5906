import type { Reference } from '../../../shared/drafts/assemble/assembled.ts'
import type { Inline } from '../../../shared/drafts/model.ts'
import type { FilePictures } from './pictures.ts'
import type { ReadPara } from './story.ts'

/** A note of a draft. */
export type Note = Extract<Inline, { kind: 'note' }>

/** What recovering a line looks up, and what it tells. */
export interface Recovering {
  readonly references: readonly Reference[]
  readonly shown: ReadonlyMap<Inline, string>
  /** every text a tag printed */
  readonly texts: ReadonlyMap<string, ReadonlySet<string>>
  readonly notes: ReadonlyMap<string, readonly ReadPara[]>
  /** the note of the draft that a call is, by the id Word gave it */
  readonly noteIds: ReadonlyMap<string, string>
  readonly baseNotes: ReadonlyMap<string, Note>
  /** comments that are wanted: the draft's id of each, by Word's */
  readonly comments: ReadonlyMap<string, string>
  /** references whose words were changed, and are text from now on */
  readonly edited: (reference: Reference, now: string) => void
  /** references that were not found in their line */
  readonly missing: (inline: Inline) => void
  readonly left: (what: string) => void
  readonly pictures: FilePictures
}
