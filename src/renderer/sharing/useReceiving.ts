import { useCallback, useState } from 'react'
import { mendedText } from '../../shared/campaign/briefs/mended.ts'
import type { FileRef } from '../../shared/contract/contract.ts'
import { ofPerson } from '../../shared/french/wording.ts'
import type { AppError } from '../../shared/kernel/errors.ts'
import type { Review } from '../../shared/sharing/review.ts'
import { asError, call, upload } from '../kernel/api.ts'
import { pickFiles } from '../kernel/download.ts'
import { go } from '../kernel/route.ts'
import { useSay } from '../ui/toast.tsx'
import type { Choices } from './choices.ts'
import { outcomeText } from './reviewWords.ts'
import { undoTaking } from './undoPack.ts'

/** A pack being received: read, then examined before anything is written. */
export interface Receiving {
  readonly review?: Review
  readonly error?: AppError
  /** the name of the file being read */
  readonly reading?: string
  readonly open: (file: File) => Promise<void>
  /** the same, of a file the program already has */
  readonly openOffered: (name: string, file: FileRef) => Promise<void>
  /** asks the system for the file */
  readonly pick: () => Promise<void>
  readonly close: () => void
  /** the pack being examined is being written: one may go elsewhere meanwhile */
  readonly taking: boolean
  /** `bills`: those whose documents are then put at their present step */
  readonly take: (choices: Choices, trust: boolean, bills?: readonly string[]) => Promise<void>
}

/** Puts the documents of some bills at their present step; returns what became of them, as a sentence that follows another. */
async function mendDocuments(bills: readonly string[]): Promise<string> {
  const outcomes = (await Promise.all(bills.map(bill => call['briefs.mend']({ bill })))).flat()
  return outcomes.length > 0
    ? ` ${mendedText(outcomes)} Annuler ne défait que le lot\u00a0: la version d’avant de chaque document est dans ses versions.`
    : ''
}

/** Receives packs; `onOpen` shows the place where they are examined. */
export function useReceiving(onOpen: () => void): Receiving {
  const [state, setState] = useState<Pick<Receiving, 'review' | 'error' | 'reading'>>({})
  const readPack = useCallback(
    async (name: string, file: () => Promise<FileRef>) => {
      onOpen()
      setState({ reading: name })
      try {
        setState({ review: await call['packs.review']({ file: await file() }) })
      } catch (cause) {
        setState({ error: asError(cause) })
      }
    },
    [onOpen],
  )
  const open = useCallback((file: File) => readPack(file.name, () => upload(file)), [readPack])
  const openOffered = useCallback(
    (name: string, file: FileRef) => readPack(name, async () => file),
    [readPack],
  )
  const pick = useCallback(async () => {
    const [file] = await pickFiles({ multiple: false, accept: '.pretoire,.json' })
    if (file) await open(file)
  }, [open])
  const [takenId, setTaken] = useState<string>()
  const say = useSay()
  const { review } = state
  const take = async (choices: Choices, trust: boolean, bills: readonly string[] = []) => {
    if (!review) return
    setTaken(review.id)
    try {
      const { act, added, changed } = await call['packs.apply']({
        id: review.id,
        choices,
        ...(trust && { trust: true }),
      })
      const key =
        review.signature === 'changed-key' ? ` La nouvelle clé ${ofPerson(review.author)} est retenue.` : ''
      const documents = await mendDocuments(bills)
      say.success(
        `«\u00a0${review.title}\u00a0»\u00a0: ${outcomeText(added, changed)}.${key}${documents}`,
        () => call['packs.undo']({ id: act }).then(outcome => undoTaking(say, review.title, outcome)),
        act,
      )
      // what is left to look at is told there
      if (bills[0] !== undefined) go(['campagne', 'textes', bills[0]])
      // another may have been opened since
      setState(now => (now.review?.id === review.id ? {} : now))
    } catch (error) {
      say.error(error)
    }
    setTaken(undefined)
  }
  const close = useCallback(() => setState({}), [])
  return {
    ...state,
    open,
    openOffered,
    pick,
    close,
    take,
    taking: review !== undefined && takenId === review.id,
  }
}
