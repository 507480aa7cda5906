import type { Draft } from '../../shared/drafts/model.ts'
import { AppError } from '../../shared/kernel/errors.ts'
import type { Library } from '../kernel/library.ts'
import { drafts } from './store.ts'
import { versions } from './version-store.ts'

/** Half an hour without a save ends a sitting. */
const PAUSE_MS = 30 * 60_000

/** Keeps, before the first save of a new sitting, the text as the sitting before left it, were the program killed or not. */
export function keepSitting(library: Library, id: string, now = Date.now()): void {
  const all = drafts(library.db)
  const at = all.savedAt(id)
  if (at === undefined || now - Date.parse(at) < PAUSE_MS) return
  versions(library.db).keep(all.get(id), 'sitting', { at })
}

/** A text as it was exported. A library that cannot be written to still exports. */
export function keepExported(library: Library, draft: Draft, name: string): void {
  try {
    versions(library.db).keep(draft, 'export', { name })
  } catch (error) {
    if (!(error instanceof AppError)) throw error
  }
}
