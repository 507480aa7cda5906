import { AppError } from '../../../shared/kernel/errors.ts'
import type { PagesCheck } from '../../../shared/word/pages-check.ts'
import type { Context } from '../../kernel/context.ts'
import { replaceExport } from '../../kernel/files/exports.ts'
import { findOffice } from '../../kernel/office/find.ts'
import type { Written } from '../write/write.ts'
import { type Rewrite, withPrintedPages } from './pages.ts'

/** The exports whose pages can still be verified: the last ones. */
const most = 4

/** A Word file whose pages are estimated, and how it is written again. */
export interface Waiting {
  readonly written: Written
  readonly again: Rewrite
  /** the file that is given, where it is made of this one */
  readonly finish?: (bytes: Buffer) => Buffer
}

/** The tools of handlers that verify the pages of the Word files just made. */
export interface PageCheckContext extends Context {
  readonly checks: ReturnType<typeof pageChecks>
}

/** Verifies the pages of the files just made, once they have been given. */
export function pageChecks(folder: string) {
  const waiting = new Map<string, Waiting>()
  const running = new Map<string, AbortController>()
  /** the file as LibreOffice prints its pages; where it cannot be asked, as they were estimated, and why */
  const verified = async (
    { written, again }: Waiting,
    signal: AbortSignal,
  ): Promise<{ written: Written; check: Omit<PagesCheck, 'bytes'> }> => {
    const estimated = (reason: string) => ({
      written,
      check: { state: 'estimated', corrected: 0, reason, pages: written.pages } as const,
    })
    if (!findOffice()) return estimated('LibreOffice n’est pas sur cet ordinateur')
    try {
      const { state, corrected, written: made } = await withPrintedPages(written, again, { folder, signal })
      return { written: made, check: { state, corrected, reason: '', pages: made.pages } }
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      return estimated(reasons[error.code] ?? 'LibreOffice n’a pas imprimé le fichier')
    }
  }
  return {
    verified,
    /** the pages of a file that is not kept */
    async look(one: Waiting, signal: AbortSignal): Promise<PagesCheck> {
      const { written, check } = await verified(one, signal)
      return { ...check, bytes: written.bytes.length }
    },
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
      const { written, check } = await verified(one, signal)
      const given = (bytes: Buffer) => one.finish?.(bytes) ?? bytes
      const bytes = given(written.bytes)
      if (written !== one.written) await replaceExport(folder, id, bytes)
      if (check.state !== 'estimated') waiting.delete(id)
      return { ...check, bytes: bytes.length }
    },
    /** what LibreOffice is at, that a message of the same name stops */
    async stoppable<T>(run: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
      const control = new AbortController()
      running.set(run, control)
      try {
        return await work(control.signal)
      } finally {
        running.delete(run)
      }
    },
    stop(run: string) {
      running.get(run)?.abort()
    },
  }
}

const reasons: Partial<Record<AppError['code'], string>> = {
  cancelled: 'la vérification a été arrêtée',
  full: 'le disque est plein',
}
