import { useEffect } from 'react'
import { recoveredSentence } from '../../shared/drafts/recovered.ts'
import { typingBack } from '../desk/typing.ts'
import { useSay } from '../ui/toast.tsx'

/** Tells, once, of the words that an interruption did not take. */
export function useTypingBack(): void {
  const say = useSay()
  useEffect(() => {
    typingBack().then(texts => {
      if (texts.length > 0) say.success(texts.map(recoveredSentence).join(' '))
    })
  }, [say])
}
