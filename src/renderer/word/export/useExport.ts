import { useEffect, useRef, useState } from 'react'
import type { Output } from '../../../shared/contract/contract.ts'
import type { Keep } from '../../../shared/word/keep.ts'
import type { PagesCheck } from '../../../shared/word/pages-check.ts'
import { asError, call, stopRun, upload } from '../../kernel/api.ts'
import { newId } from '../../kernel/newId.ts'
import { hasEstimatedPages, type Wish } from './exportRequest.ts'
import type { Kind } from './FileKinds.tsx'
import { usePagesCheck } from './usePagesCheck.ts'

export interface MadeOf extends Partial<Pick<Output<'drafts.export'>, 'pages' | 'gaps'>> {
  readonly id: string
  readonly name: string
  readonly bytes: number
  readonly kind: Kind
  readonly final: boolean
  readonly problems: Output<'drafts.export'>['problems']
  /** of a PDF: whether it is printed in the faces of the file */
  readonly checked?: PagesCheck
}

const safe: Keep = {
  references: false,
  fields: true,
  comments: false,
  title: true,
  fonts: false,
  moment: 'day',
}

/** The exports of a draft: one at a time; a PDF on its way can be stopped. */
export function useExport(draft: string, flush: () => Promise<void>, author: string) {
  const [wish, setWish] = useState<Wish>({
    final: true,
    author,
    keep: safe,
    comments: false,
    archive: false,
    format: 'html',
  })
  const [exportedFile, setMade] = useState<MadeOf>()
  const [error, setError] = useState<ReturnType<typeof asError>>()
  const [busy, setBusy] = useState(false)
  const run = useRef<string>(undefined)
  const { state: pages, ...check } = usePagesCheck(setError)
  // the name in the settings may come after the first sight
  useEffect(() => setWish(now => ({ ...now, author })), [author])

  const ask = async (kind: Kind): Promise<MadeOf> => {
    const { final, keep, comments, archive, format } = wish
    const printing = { id: draft, author: wish.author, keep, comments }
    switch (kind) {
      case 'working':
        return { ...(await call['drafts.export']({ ...printing, author })), kind, final: false }
      case 'final':
        return { ...(await call['drafts.export']({ ...printing, final: true })), kind, final: true }
      case 'pdf': {
        const runId = newId()
        run.current = runId
        return { ...(await call['drafts.pdf']({ ...printing, final, archive, run: runId })), kind, final }
      }
      case 'redline': {
        const from =
          wish.from instanceof File ? { file: await upload(wish.from) } : { version: wish.from ?? '' }
        const { author, to } = wish
        const redline = await call['drafts.redline']({ id: draft, from, author, ...(to && { to }) })
        return { ...redline, kind, final: false, problems: [] }
      }
      case 'text':
        return { ...(await call['drafts.text']({ id: draft, format })), kind, final: false, problems: [] }
    }
  }
  const make = async (kind: Kind) => {
    setBusy(true)
    setError(undefined)
    try {
      await flush()
      const answer = await ask(kind)
      setMade(answer)
      if (hasEstimatedPages(kind)) void check.ask({ export: answer.id })
    } catch (cause) {
      const failure = asError(cause)
      if (failure.code !== 'cancelled') setError(failure)
    }
    if (kind === 'pdf') run.current = undefined
    setBusy(false)
  }
  return {
    wish,
    change: (some: Partial<Wish>) => setWish(now => ({ ...now, ...some })),
    exportedFile: exportedFile,
    error,
    busy,
    pages,
    make,
    verify: () => {
      if (exportedFile) void check.ask({ export: exportedFile.id })
    },
    stop: () => {
      check.stop()
      if (run.current) stopRun(run.current)
    },
    forget: () => {
      check.forget()
      setMade(undefined)
      setError(undefined)
    },
  }
}
