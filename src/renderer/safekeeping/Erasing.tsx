import { type ReactNode, useCallback, useState } from 'react'
import type { ErasureTarget } from '../../shared/safekeeping/erasure.ts'
import { ErasingProvider } from '../kernel/erasing.ts'
import { flushAll } from '../kernel/unsaved.ts'
import { EraseBox } from './EraseBox.tsx'

/** Brings the question of an erasure over any screen; what was typed is saved first, so that no late save brings back what went. */
export function Erasing({ children }: { readonly children: ReactNode }) {
  const [question, setQuestion] = useState<{
    readonly target: ErasureTarget
    readonly onErased?: (() => void) | undefined
  }>()
  const ask = useCallback((target: ErasureTarget, onErased?: () => void) => {
    void flushAll().then(() => setQuestion({ target, onErased }))
  }, [])
  return (
    <ErasingProvider value={ask}>
      {children}
      {question && (
        <EraseBox
          target={question.target}
          onClose={() => setQuestion(undefined)}
          onErased={() => question.onErased?.()}
        />
      )}
    </ErasingProvider>
  )
}
