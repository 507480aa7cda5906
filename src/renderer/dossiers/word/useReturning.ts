import { useCallback, useState } from 'react'
import type { AppError } from '../../../shared/errors.ts'
import type { WordReview } from '../../../shared/model/returned.ts'
import { asError, call, upload } from '../../api.ts'
import { pickFiles } from '../../ui/download.ts'

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

/** Takes Word files back into a dossier. */
export function useReturning(dossier: string): Returning {
  const [state, setState] = useState<Pick<Returning, 'review' | 'error' | 'reading'>>({})
  const read = useCallback(
    async (file: File) => {
      setState({ reading: file.name })
      try {
        setState({ review: await call['drafts.readDocx']({ dossier, file: await upload(file) }) })
      } catch (thrown) {
        setState({ error: asError(thrown) })
      }
    },
    [dossier],
  )
  const open = useCallback(
    (files: readonly File[]) => {
      if (files[0]) void read(files[0])
    },
    [read],
  )
  const pick = useCallback(() => {
    void pickFiles({ many: false, accept: '.docx,.docm,.dotx' }).then(open)
  }, [open])
  return { ...state, open, pick, close: useCallback(() => setState({}), []) }
}
