import { useEffect, useRef, useState } from 'react'
import type { Events, Output } from '../../shared/contract/contract.ts'
import type { BundleWish } from '../../shared/filings/bundle.ts'
import { asError, call, type Place, subscribe } from '../kernel/api.ts'
import { newId } from '../kernel/newId.ts'
import { lastBundle } from './lastBundle.ts'

export type Wish = Omit<BundleWish, 'drafts'>
/** `place`: the name of the folder it was written in, where the user chose one. */
type BundleFile = Output<'bundles.make'> & { readonly place?: string }

const usual: Wish = {
  final: true,
  naming: 'PJ',
  stamp: true,
  pageNumbers: false,
  textLayer: false,
  word: false,
  merged: false,
  annex: false,
  limit: 32,
  large: 'keep',
}
/** Where the window keeps what was last wished, in the settings of the library. */
const key = 'bundle.wish'

/** Bundles made from a dialog: one at a time, followed, stopped when asked. What was wished is kept for the next. */
export function useBundle(dossier: string, author: string) {
  const [wish, setWish] = useState(usual)
  const [bundle, setMade] = useState<BundleFile>()
  const [error, setError] = useState<ReturnType<typeof asError>>()
  const [now, setNow] = useState<Events['progress']>()
  const [busy, setBusy] = useState(false)
  const run = useRef('')
  useEffect(() => {
    call['settings.get']({}).then(
      values => setWish(before => ({ ...before, ...parseWish(values[key]) })),
      () => undefined,
    )
  }, [])
  useEffect(() => subscribe('progress', event => event.run === run.current && setNow(event)), [])
  const make = async (drafts: string[], place?: Place) => {
    run.current = newId()
    setNow(undefined)
    setError(undefined)
    setBusy(true)
    try {
      await call['settings.save']({ values: { [key]: JSON.stringify(wish) } })
      const request = { ...wish, drafts, author, run: run.current, ...(place && { to: place.token }) }
      setMade({ ...(await call['bundles.make'](request)), ...(place && { place: place.name }) })
      lastBundle.set(dossier, drafts)
    } catch (cause) {
      const failure = asError(cause)
      if (failure.code !== 'cancelled') setError(failure)
    }
    setBusy(false)
  }
  return {
    wish,
    change: (some: Partial<Wish>) => setWish(before => ({ ...before, ...some })),
    bundle: bundle,
    error,
    now,
    busy,
    make,
    stop: () => void call['bundles.stop']({ run: run.current }).catch(() => undefined),
    forget: () => {
      setMade(undefined)
      setError(undefined)
    },
  }
}

function parseWish(json: string | undefined): Partial<Wish> {
  try {
    const { drafts: _, ...wish } = JSON.parse(json ?? '{}') as Partial<BundleWish>
    return wish
  } catch {
    return {}
  }
}
