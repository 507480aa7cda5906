import { useEffect } from 'react'
import type { Output } from '../../shared/contract/contract.ts'
import { recoveredSentence } from '../../shared/drafts/recovered.ts'
import type { TypingEntry } from '../../shared/drafts/typing.ts'
import { call } from '../kernel/api.ts'
import { newId } from '../kernel/newId.ts'
import { useSay } from '../ui/toast.tsx'

/** This page, in the journal of keys: from its loading to its end. */
export const writer = newId()

/** The name of the page is all that the browser keeps: never a word of a text. */
const WRITER_KEY = 'pretoire.writer'

let seq = 0

/** Notes what was typed in a text since its last save. */
export async function journalTyping(change: Omit<TypingEntry, 'writer' | 'seq'>): Promise<void> {
  seq += 1
  await call['drafts.journal']({ ...change, writer, seq })
}

let back: Promise<Output<'drafts.takeUp'>> | undefined
let isBack = false

/**
 * Asks once that what was typed before an interruption be put back: of the program, or of the page that this one takes the place of,
 * as when it is loaded again. Resolves with the texts, empty where nothing was.
 */
export function typingBack(): Promise<Output<'drafts.takeUp'>> {
  back ??= takeUp().finally(() => {
    isBack = true
  })
  return back
}

/** Whether what was typed before is back, and texts may be read. */
export const isTypingBack = (): boolean => isBack

async function takeUp(): Promise<Output<'drafts.takeUp'>> {
  const former = sessionStorage.getItem(WRITER_KEY)
  sessionStorage.setItem(WRITER_KEY, writer)
  return call['drafts.takeUp'](former ? { writer: former } : {}).catch(() => [])
}

/** Tells, once, of the words that an interruption did not take. */
export function useTypingBack(): void {
  const say = useSay()
  useEffect(() => {
    typingBack().then(texts => {
      if (texts.length > 0) say.success(texts.map(recoveredSentence).join(' '))
    })
  }, [say])
}
