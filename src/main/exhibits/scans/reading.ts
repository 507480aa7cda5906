import { setTimeout } from 'node:timers/promises'
import type { Exhibit } from '../../../shared/exhibits/model.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { hold } from '../../kernel/database/hold.ts'
import type { Library } from '../../kernel/library.ts'
import { viewableFile } from '../exhibit-files.ts'
import type { AskExhibits } from '../worker-client.ts'
import { filePages } from './store.ts'
import { surveyFile } from './survey.ts'

/** A reading that may be paused between two pages, and stopped at once. */
export interface ReadingControl {
  isPaused: boolean
  readonly signal: AbortSignal
  readonly onPage?: (done: number, total: number, message: string) => void
}

export interface ReadingOutcome {
  readonly read: number
  readonly remaining: number
  readonly failures: string[]
}

const PAUSE_CHECK_MS = 100

/** A page to read, of a file that an exhibit names. */
interface PendingPage {
  readonly exhibit: Exhibit
  readonly sha256: string
  readonly page: number
}

/**
 * Recognises the words of the pages of exhibits that are pictures, one after the other. Each is kept as soon as it is read, so that a stop, a
 * crash or a kill costs the page being read and no other; a file or a page that fails is told and left.
 */
export async function readScans(
  library: Library,
  ask: AskExhibits,
  exhibits: readonly Exhibit[],
  control: ReadingControl,
): Promise<ReadingOutcome> {
  const store = filePages(library.db)
  const failures: string[] = []
  const pending: PendingPage[] = []
  const files = new Set<string>()
  for (const exhibit of exhibits) {
    const sha256 = exhibit.file?.sha256
    if (!sha256 || files.has(sha256) || control.signal.aborted) continue
    files.add(sha256)
    await surveyFile(library, ask, exhibit, true).catch(error => failures.push(sentenceOf(error, exhibit)))
    for (const page of store.unread(sha256)) pending.push({ exhibit, sha256, page })
  }
  let read = 0
  for (const [at, next] of pending.entries()) {
    while (control.isPaused && !control.signal.aborted) await setTimeout(PAUSE_CHECK_MS)
    if (control.signal.aborted) break
    control.onPage?.(at, pending.length, `«\u00a0${next.exhibit.label}\u00a0», page ${next.page}`)
    try {
      if (await readPage(library, ask, next, control.signal)) read += 1
    } catch (error) {
      if (control.signal.aborted || !library.db.open) break
      failures.push(sentenceOf(error, next.exhibit, next.page))
    }
  }
  const remaining = library.db.open
    ? [...files].reduce((sum, sha256) => sum + store.unread(sha256).length, 0)
    : pending.length - read
  return { read, remaining, failures }
}

/** Reads a page that nobody read; false where another program has it read, or is reading it. */
async function readPage(
  library: Library,
  ask: AskExhibits,
  { exhibit, sha256, page }: PendingPage,
  signal: AbortSignal,
): Promise<boolean> {
  const release = hold(library.folder, `page-${sha256.slice(0, 60)}-${page}`)
  if (!release) return false
  try {
    if (filePages(library.db).find(sha256, page)?.origin !== 'image') return false
    const path = await viewableFile(library, exhibit, signal)
    filePages(library.db).put(sha256, await ask('recognise', { path, page }, { signal }))
    return true
  } finally {
    release()
  }
}

function sentenceOf(error: unknown, { label }: Exhibit, page?: number): string {
  if (!(error instanceof AppError) || error.code === 'bug') throw error
  const place = page === undefined ? '' : `, page ${page}`
  return `«\u00a0${label}\u00a0»${place}\u00a0: ${error.message}`
}
