import { label } from '../library/cite/print.ts'
import type { Source } from '../library/model.ts'
import { compare } from './compare.ts'
import { splitName } from './thing-fields.ts'
import { fieldLabel, readable } from './words.ts'

/** A field of one of several records that their union drops: whose, which field, in words. */
export interface LeftOut {
  readonly from: string
  readonly field: string
  readonly words: string
}

/** Fields that a merge adds up, or that tell the origin of a record: none of them is lost. */
const MERGED_FIELDS = new Set([
  'notes',
  'tags',
  'readings',
  'numbers',
  'provenance',
  'certainty',
  'withdrawn',
])
const MAX_TEXT_CHARS = 300

/** Lists the fields of other records that a merge of sources drops, because the one kept says something else. */
export const leftOut = (union: Source, records: readonly Source[]): LeftOut[] =>
  records.flatMap(other =>
    compare(union, union, other, false)
      .filter(({ name }) => !MERGED_FIELDS.has(splitName(name)[0]))
      .flatMap(({ name, theirs }) => {
        const words = readable(name, theirs, id => id) ?? ''
        if (!words) return []
        const short = words.length > MAX_TEXT_CHARS ? `${words.slice(0, MAX_TEXT_CHARS)}…` : words
        return [{ from: label(other), field: fieldLabel(name, theirs), words: short }]
      }),
  )
