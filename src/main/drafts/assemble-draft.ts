import { readOffice } from '../../shared/dossiers/office.ts'
import { assemble } from '../../shared/drafts/assemble/assemble.ts'
import type { Assembled } from '../../shared/drafts/assemble/assembled.ts'
import type { Gathered } from '../../shared/drafts/gathered.ts'
import { letterheadOf } from '../../shared/drafts/slots/letterhead.ts'
import { type Letterhead, readLetterhead } from '../../shared/word/letterhead.ts'
import type { Library } from '../kernel/library.ts'
import { settings } from '../settings/store.ts'

/** A gathered draft computed, under the letterhead of the settings where it asks for it. */
export function assembleDraft(library: Library, material: Gathered): Assembled {
  const assembly = assemble(material, { template: material.template })
  if (!material.draft.letterhead) return assembly
  return { ...assembly, letterhead: letterheadIn(settings(library.db).get()) }
}

/** The letterhead of the settings: the one that was written, else that of the lawyer's office. */
export function letterheadIn(values: Readonly<Record<string, string>>): Letterhead | undefined {
  const office = readOffice(values.office)
  return readLetterhead(values.letterhead) ?? (office && letterheadOf(office))
}
