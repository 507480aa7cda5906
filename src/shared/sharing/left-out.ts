import { label } from '../library/cite/print.ts'
import type { Source } from '../library/model.ts'
import { compare } from './compare.ts'
import { splitName } from './fields.ts'
import { fieldLabel, readable } from './words.ts'

/** What one of several records says that their union does not: whose, which field, in words. */
export interface LeftOut {
  readonly from: string
  readonly field: string
  readonly words: string
}

/** What adds up, or says where a record comes from: nothing of it is lost. */
const addedUp = new Set(['notes', 'tags', 'readings', 'numbers', 'provenance', 'certainty', 'withdrawn'])
const most = 300

/** What is lost of the others where several sources become one: the fields on which the one kept says something else. */
export const leftOut = (joined: Source, others: readonly Source[]): LeftOut[] =>
  others.flatMap(other =>
    compare(joined, joined, other, false)
      .filter(({ name }) => !addedUp.has(splitName(name)[0]))
      .flatMap(({ name, theirs }) => {
        const words = readable(name, theirs, id => id) ?? ''
        if (!words) return []
        const short = words.length > most ? `${words.slice(0, most)}…` : words
        return [{ from: label(other), field: fieldLabel(name, theirs), words: short }]
      }),
  )
