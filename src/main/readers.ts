import { amendmentReader } from './campaign/amendments/amendment-reader.ts'
import { legislativeFileReader } from './campaign/bills/bring.ts'
import { billTextReader } from './campaign/bills/read-text.ts'
import { savedPageReader } from './campaign/publishing/saved-page.ts'
import { keptReader } from './imports/kept/kept-reader.ts'
import type { Task } from './kernel/readers/serve-tasks.ts'
import { dossierFileReader } from './sharing/dossier-file/unpack-dossier.ts'
import { wordComparison, wordFileReader, wordLinesReader, wordModelReader } from './word/read/word-readers.ts'

/** The readers of files from elsewhere, which the worker finds by their names. */
export const foreignReaders: readonly { readonly name: string; readonly run: Task }[] = [
  amendmentReader,
  billTextReader,
  dossierFileReader,
  keptReader,
  legislativeFileReader,
  savedPageReader,
  wordComparison,
  wordFileReader,
  wordLinesReader,
  wordModelReader,
]
