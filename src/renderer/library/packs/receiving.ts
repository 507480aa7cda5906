import { useCallback, useState } from 'react'
import type { AppError } from '../../../shared/errors.ts'
import type { Review } from '../../../shared/model/review.ts'
import { asError, call, upload } from '../../api.ts'
import { pickFiles } from '../../ui/download.ts'

/** A pack being received: read, then examined before anything is written. */
export interface Receiving {
  readonly review?: Review
  readonly error?: AppError
  /** the name of the file being read */
  readonly reading?: string
  readonly open: (file: File) => Promise<void>
  /** asks the system for the file */
  readonly pick: () => Promise<void>
  readonly close: () => void
}

/** Is this one file a pack to be examined, rather than something to import? */
export const isPack = (files: readonly File[]): boolean =>
  files.length === 1 && /\.pretoire$/i.test(files[0]?.name ?? '')

/** Receives packs; `onOpen` shows the place where they are examined. */
export function useReceiving(onOpen: () => void): Receiving {
  const [state, setState] = useState<Pick<Receiving, 'review' | 'error' | 'reading'>>({})
  const open = useCallback(
    async (file: File) => {
      onOpen()
      setState({ reading: file.name })
      try {
        setState({ review: await call['packs.review']({ file: await upload(file) }) })
      } catch (thrown) {
        setState({ error: asError(thrown) })
      }
    },
    [onOpen],
  )
  const pick = useCallback(async () => {
    const [file] = await pickFiles({ many: false, accept: '.pretoire,.json' })
    if (file) await open(file)
  }, [open])
  return { ...state, open, pick, close: useCallback(() => setState({}), []) }
}
