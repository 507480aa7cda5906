import { useCallback, useEffect, useState } from 'react'
import type { FileRef } from '../../../shared/contract/contract.ts'
import type { WordReview } from '../../../shared/drafts/word-review.ts'
import type { AppError } from '../../../shared/kernel/errors.ts'
import { asError, call, upload } from '../../kernel/api.ts'
import { pickFiles } from '../../kernel/download.ts'

/** A Word file being taken back: read, then reviewed before anything is written. */
export interface Returning {
  readonly review?: WordReview
  readonly error?: AppError
  /** the name of the file being read */
  readonly reading?: string
  readonly open: (files: readonly File[]) => void
  /** asks the system for the file */
  readonly pick: () => void
  readonly close: () => void
}

/** A Word file the program already has, to be reviewed as soon as its dossier is on the screen. */
export interface OfferedWord {
  readonly name: string
  readonly file: FileRef
  /** it is being read: it is offered no more */
  readonly onRead: () => void
}

/** Takes Word files back into a dossier. */
export function useReturning(dossier: string, offeredFile?: OfferedWord): Returning {
  const [state, setState] = useState<Pick<Returning, 'review' | 'error' | 'reading'>>({})
  const readFile = useCallback(
    async (name: string, file: () => Promise<FileRef>) => {
      setState({ reading: name })
      try {
        setState({ review: await call['drafts.readDocx']({ dossier, file: await file() }) })
      } catch (cause) {
        setState({ error: asError(cause) })
      }
    },
    [dossier],
  )
  const open = useCallback(
    (files: readonly File[]) => {
      const [file] = files
      if (file) void readFile(file.name, () => upload(file))
    },
    [readFile],
  )
  useEffect(() => {
    if (!offeredFile) return
    offeredFile.onRead()
    void readFile(offeredFile.name, async () => offeredFile.file)
  }, [offeredFile, readFile])
  const pick = useCallback(() => {
    void pickFiles({ multiple: false, accept: '.docx,.docm,.dotx,.dotm,.odt,.ott,.doc,.dot,.rtf' }).then(open)
  }, [open])
  return { ...state, open, pick, close: useCallback(() => setState({}), []) }
}
