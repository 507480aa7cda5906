import { AppError } from '../../shared/kernel/errors.ts'
import { missingFacesReason, type PagesCheck } from '../../shared/word/pages-check.ts'
import type { Context } from '../kernel/context.ts'
import { replaceExport } from '../kernel/files/exports.ts'
import { findOffice } from '../kernel/office/find-office.ts'
import { type PrintedPages, type Rewrite, withPrintedPages } from './printed-pages.ts'
import type { DocxFile } from './write/write-docx.ts'

/** The exports whose pages can still be verified: the last ones. */
const MAX_WAITING = 4

/** A Word file whose pages are estimated, and how it is written again. */
export interface PageCheck {
  readonly docx: DocxFile
  readonly rewrite: Rewrite
  /** the file that is given, where it is made of this one */
  readonly finish?: (bytes: Buffer) => Uint8Array | Promise<Uint8Array>
}

/** The tools of handlers that verify the pages of the Word files just made. */
export interface PageCheckContext extends Context {
  readonly checks: ReturnType<typeof pageChecks>
}

/** Verifies the pages of recent exports with LibreOffice, after the user has received them. */
export function pageChecks(folder: string) {
  const checks = new Map<string, PageCheck>()
  const runs = new Map<string, AbortController>()
  /** the file as LibreOffice prints its pages; where it cannot be asked, as they were estimated, and why */
  const verify = async (
    { docx, rewrite }: PageCheck,
    signal: AbortSignal,
  ): Promise<{ docx: DocxFile; check: Omit<PagesCheck, 'bytes'> }> => {
    const asEstimated = (reason: string) => ({
      docx,
      check: { state: 'estimated', corrected: 0, reason, pages: docx.pages } as const,
    })
    if (!findOffice()) return asEstimated('LibreOffice n’est pas sur cet ordinateur')
    try {
      const printed = await withPrintedPages(docx, rewrite, { folder, signal })
      return { docx: printed.docx, check: checkOf(printed) }
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      return asEstimated(REASONS[error.code] ?? 'LibreOffice n’a pas imprimé le fichier')
    }
  }
  return {
    verify,
    /** the pages of a file that is not kept */
    async look(one: PageCheck, signal: AbortSignal): Promise<PagesCheck> {
      const { docx, check } = await verify(one, signal)
      return { ...check, bytes: docx.bytes.length }
    },
    /** an export that may be asked for */
    keep(id: string, one: PageCheck) {
      checks.set(id, one)
      for (const old of [...checks.keys()].slice(0, -MAX_WAITING)) checks.delete(old)
    },
    /** verifies it, and writes it again under the same id where LibreOffice prints other pages */
    async check(id: string, signal: AbortSignal): Promise<PagesCheck> {
      const one = checks.get(id)
      if (!one)
        throw new AppError(
          'not-found',
          'Ce fichier n’est plus là. Exportez de nouveau pour vérifier ses pages.',
        )
      const { docx, check } = await verify(one, signal)
      const bytes = (await one.finish?.(docx.bytes)) ?? docx.bytes
      if (docx !== one.docx) await replaceExport(folder, id, bytes)
      if (check.state !== 'estimated') checks.delete(id)
      return { ...check, bytes: bytes.length }
    },
    /** what LibreOffice is at, that a message of the same name stops */
    async stoppable<T>(run: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
      const control = new AbortController()
      runs.set(run, control)
      try {
        return await work(control.signal)
      } finally {
        runs.delete(run)
      }
    },
    stop(run: string) {
      runs.get(run)?.abort()
    },
  }
}

/** The check of pages that were printed, as it is told. */
export const checkOf = ({
  docx,
  state,
  corrections,
  missingFaces,
}: PrintedPages): Omit<PagesCheck, 'bytes'> => ({
  state,
  corrected: corrections,
  reason: missingFaces.length > 0 ? missingFacesReason(missingFaces) : '',
  pages: docx.pages,
})

const REASONS: Partial<Record<AppError['code'], string>> = {
  cancelled: 'la vérification a été arrêtée',
  full: 'le disque est plein',
}
