import type { Gathered } from '../shared/contract.ts'
import { assemble } from '../shared/draft/assemble.ts'
import type { Assembled } from '../shared/draft/assembled.ts'
import { readLetterhead } from '../shared/model/letterhead.ts'
import { settings } from './db/settings.ts'
import type { Library } from './library.ts'

/** A gathered draft computed, under the letterhead of the settings where it asks for it. */
export function assembled(library: Library, gathered: Gathered): Assembled {
  const made = assemble(gathered, { template: gathered.template })
  if (!gathered.draft.letterhead) return made
  return { ...made, letterhead: readLetterhead(settings(library.db).get().letterhead) }
}
