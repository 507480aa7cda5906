import { useState } from 'react'
import type { PublicationReview, PublicationSettings } from '../../../shared/campaign/publishing/model.ts'
import type { FileRef, Output } from '../../../shared/contract/contract.ts'
import type { AppError } from '../../../shared/kernel/errors.ts'
import { asError, call, type Place, upload } from '../../kernel/api.ts'
import { pickFiles } from '../../kernel/download.ts'

/** Where the last publication lies: a folder of this computer, or a zip that the browser sent. */
type Last = { readonly name: string } & ({ readonly to: string } | { readonly previous: FileRef })

/** A publication on its way: its answers, where the last one lies, what the next would change, what was written. */
export function usePublishing(bill: string, initial: PublicationSettings) {
  const [settings, setSettings] = useState<PublicationSettings>(initial)
  const [last, setLast] = useState<Last>()
  const [review, setReview] = useState<PublicationReview>()
  const [result, setResult] = useState<Output<'publishing.write'>>()
  const [replace, setReplace] = useState<ReadonlySet<string>>(new Set())
  const [error, setError] = useState<AppError>()
  const [isBusy, setBusy] = useState(false)

  const placeOf = (where: Last | undefined) =>
    !where ? {} : 'to' in where ? { to: where.to } : { previous: where.previous }
  const run = async (act: () => Promise<void>) => {
    setBusy(true)
    setError(undefined)
    try {
      await act()
    } catch (cause) {
      setError(asError(cause))
    } finally {
      setBusy(false)
    }
  }
  /** Takes up the answers of the publication that lies there. */
  const takeUp = (where: Last) =>
    run(async () => {
      const now = await call['publishing.review']({ bill, ...placeOf(where) })
      setLast(where)
      setResult(undefined)
      setReview(undefined)
      setReplace(new Set())
      // a folder where nothing was published keeps what was typed
      if (now.files.some(one => one.status !== 'new')) setSettings(now.settings)
    })

  return {
    settings,
    last,
    review,
    result,
    replace,
    error,
    isBusy,
    change: (some: Partial<PublicationSettings>) => {
      setSettings(before => ({ ...before, ...some }))
      setReview(undefined)
      setResult(undefined)
    },
    agree: (path: string, isAgreed: boolean) =>
      setReplace(before => {
        const after = new Set(before)
        if (isAgreed) after.add(path)
        else after.delete(path)
        return after
      }),
    /** Asks the system for the folder, in the window of the desktop. */
    chooseFolder: async () => {
      const place: Place | undefined = await window.pretoire?.askPlace('publication', '')
      if (place) await takeUp({ name: place.name, to: place.token })
    },
    /** Asks for the zip of the last publication, in a browser. */
    chooseZip: async () => {
      const [file] = await pickFiles({ multiple: false, accept: '.zip' })
      if (file) await run(async () => takeUp({ name: file.name, previous: await upload(file) }))
    },
    look: () =>
      run(async () => {
        setResult(undefined)
        setReplace(new Set())
        setReview(await call['publishing.review']({ bill, settings, ...placeOf(last) }))
      }),
    write: () =>
      run(async () => {
        if (!review) return
        const { id, digest } = review
        setResult(
          await call['publishing.write']({
            bill,
            settings: review.settings,
            id,
            digest,
            agreed: [...replace],
            ...placeOf(last),
          }),
        )
        setReview(undefined)
      }),
  }
}
