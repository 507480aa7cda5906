import { AppError } from '../../shared/errors.ts'
import type { PagesCheck } from '../../shared/model/pages-check.ts'
import type { Written } from '../docx/write.ts'
import { replaceExport } from '../exports.ts'
import { findOffice } from './find.ts'
import { type Rewrite, withPrintedPages } from './pages.ts'

/** The exports whose pages can still be verified: the last ones. */
const most = 4

interface Waiting {
  readonly written: Written
  readonly again: Rewrite
}

/** What verifies the pages of the files just made, once they have been given. */
export function pageChecks(folder: string) {
  const waiting = new Map<string, Waiting>()
  return {
    /** an export that may be asked for */
    keep(id: string, one: Waiting) {
      waiting.set(id, one)
      for (const old of [...waiting.keys()].slice(0, -most)) waiting.delete(old)
    },
    /** verifies it, and writes it again under the same id where LibreOffice prints other pages */
    async check(id: string, signal: AbortSignal): Promise<PagesCheck> {
      const one = waiting.get(id)
      if (!one)
        throw new AppError(
          'not-found',
          'Ce fichier n’est plus là. Exportez de nouveau pour vérifier ses pages.',
        )
      const { written, again } = one
      const estimated = (reason: string): PagesCheck => ({
        ...{ state: 'estimated', corrected: 0, reason },
        ...{ pages: written.pages, bytes: written.bytes.length },
      })
      if (!findOffice()) return estimated('LibreOffice n’est pas sur cet ordinateur')
      try {
        const found = await withPrintedPages(written, again, { folder, signal })
        if (found.written !== written) await replaceExport(folder, id, found.written.bytes)
        waiting.delete(id)
        const { pages, bytes } = found.written
        return { state: found.state, corrected: found.corrected, pages, bytes: bytes.length, reason: '' }
      } catch (error) {
        if (!(error instanceof AppError)) throw error
        return estimated(reasons[error.code] ?? 'LibreOffice n’a pas imprimé le fichier')
      }
    },
  }
}

const reasons: Partial<Record<AppError['code'], string>> = {
  cancelled: 'la vérification a été arrêtée',
  full: 'le disque est plein',
}
