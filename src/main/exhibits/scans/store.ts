import { z } from 'zod'
import {
  correctedPage,
  DOUBTFUL_BELOW,
  type FilePage,
  PageOrigin,
  RecognisedWord,
} from '../../../shared/exhibits/scans/model.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { oncePer } from '../../kernel/database/once.ts'
import { guarded } from '../../kernel/database/refusals.ts'

interface PageRow extends Omit<FilePage, 'origin' | 'words'> {
  readonly origin: string
  readonly words: string
}

/** How far a file is read. */
export interface FileReading {
  readonly pages: number
  readonly unread: number
  readonly recognised: number
  readonly layered: number
  readonly doubtful: number
}

const COLUMNS = 'page, origin, width, height, turn, skew, text, words'
const Words = z.array(RecognisedWord)

const pageOfRow = ({ origin, words, ...rest }: PageRow): FilePage => ({
  ...rest,
  origin: PageOrigin.parse(origin),
  words: Words.parse(JSON.parse(words)),
})

/** The pages of the files of exhibits, by the content of the file: two exhibits of one file are read once. */
export const filePages = oncePer(db => {
  const all = db.prepare<{ sha256: string }, PageRow>(
    `SELECT ${COLUMNS} FROM file_pages WHERE sha256 = @sha256 ORDER BY page`,
  )
  const find = db.prepare<{ sha256: string; page: number }, PageRow>(
    `SELECT ${COLUMNS} FROM file_pages WHERE sha256 = @sha256 AND page = @page`,
  )
  const unread = db
    .prepare<{ sha256: string }, number>(
      "SELECT page FROM file_pages WHERE sha256 = @sha256 AND origin = 'image' ORDER BY page",
    )
    .pluck()
  const counts = db.prepare<{ sha256: string }, FileReading>(
    `SELECT count(*) AS pages, total(origin = 'image') AS unread, total(origin = 'recognised') AS recognised,
       total(origin = 'layer') AS layered,
       (SELECT count(*) FROM file_pages AS read, json_each(read.words) AS word WHERE read.sha256 = @sha256
         AND word.value ->> '$.confidence' < ${DOUBTFUL_BELOW} AND word.value ->> '$.original' IS NULL) AS doubtful
     FROM file_pages WHERE sha256 = @sha256`,
  )
  // an exhibit erased while its pages were being read leaves none behind
  const put = db.prepare(
    `INSERT OR REPLACE INTO file_pages (sha256, ${COLUMNS}, read_at)
     SELECT @sha256, @page, @origin, @width, @height, @turn, @skew, @text, @words, @at
     WHERE EXISTS (SELECT 1 FROM exhibits WHERE data ->> '$.file.sha256' = @sha256)`,
  )
  const write = (sha256: string, page: FilePage, at: string) =>
    put.run({ ...page, sha256, words: JSON.stringify(page.words), at })
  const survey = db.transaction((sha256: string, pages: readonly FilePage[], at: string) => {
    for (const page of pages) if (!find.get({ sha256, page: page.page })) write(sha256, page, at)
  })
  const correct = db.transaction(
    (sha256: string, page: number, word: { at: number; before: string; text: string }, now: string) => {
      const row = find.get({ sha256, page })
      const before = row && pageOfRow(row)
      if (before?.words[word.at]?.text !== word.before)
        throw new AppError(
          'stale',
          'Cette page a été relue ailleurs entre-temps. Rien n’a été changé\u00a0: corrigez le mot tel qu’il est maintenant.',
          before,
        )
      const after = correctedPage(before, word.at, word.text)
      write(sha256, after, now)
      return after
    },
  )
  return {
    pages: (sha256: string): FilePage[] => all.all({ sha256 }).map(pageOfRow),
    find(sha256: string, page: number): FilePage | undefined {
      const row = find.get({ sha256, page })
      return row && pageOfRow(row)
    },
    /** Numbers of the pages that are pictures nobody read. */
    unread: (sha256: string): number[] => unread.all({ sha256 }),
    /** Nothing where the file was never looked into. */
    reading(sha256: string): FileReading | undefined {
      const row = counts.get({ sha256 })
      return row?.pages ? row : undefined
    },
    /** Keeps what was seen of a file; pages already kept stay as they are. */
    survey: (sha256: string, pages: readonly FilePage[], at = new Date().toISOString()): void =>
      guarded(() => survey.immediate(sha256, pages, at)),
    /** Keeps a page that was read. */
    put: (sha256: string, page: FilePage, at = new Date().toISOString()): void =>
      guarded(() => void write(sha256, page, at)),
    /** Corrects a word of a page; refused where it is no longer the word that was seen. */
    correct: (
      sha256: string,
      page: number,
      word: { at: number; before: string; text: string },
      now = new Date().toISOString(),
    ): FilePage => guarded(() => correct.immediate(sha256, page, word, now)),
  }
})
