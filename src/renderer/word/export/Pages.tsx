import type { ReactNode } from 'react'
import { pagesSaid } from '../../../shared/word/pages-check.ts'
import { stopRun } from '../../kernel/api.ts'
import { Button } from '../../ui/button.tsx'
import { PagesChecking } from '../../ui/pages-checking.tsx'
import type { PagesState } from './usePagesCheck.ts'

/** Whether the page numbers are those that are printed; where LibreOffice said nothing, the way to ask it. */
export function Pages({
  state,
  meanwhile,
  loud,
  onVerify,
  children,
}: {
  readonly state: PagesState
  /** what may be done while it is asked: the end of a sentence */
  readonly meanwhile: string
  readonly loud?: boolean
  readonly onVerify: () => void
  /** what follows what it said */
  readonly children?: ReactNode
}) {
  if ('asked' in state) return <PagesChecking meanwhile={meanwhile} onStop={() => stopRun(state.asked)} />
  return (
    <p className={loud ? 'export-note' : 'help'} role="status">
      {pagesSaid(state)}.{children}
      {state.state === 'estimated' && (
        <>
          {' '}
          <Button look="link" onPress={onVerify}>
            Vérifier les pages
          </Button>
        </>
      )}
    </p>
  )
}
