import { type ReactNode, useEffect, useRef } from 'react'
import { describePages } from '../../../shared/word/pages-check.ts'
import { stopRun, subscribe } from '../../kernel/api.ts'
import { Button } from '../../ui/button.tsx'
import { count } from '../../ui/quantities.ts'
import { PagesChecking } from '../../ui/running-work.tsx'
import { useSay } from '../../ui/toast.tsx'
import { type PagesState, usePagesCheck } from './usePagesCheck.ts'

const moving: readonly string[] = ['drafts', 'dossiers', 'exhibits']

/** Whether LibreOffice prints a text on the pages that Prétoire estimates; what it said goes when the text changes. */
export function CheckedPages({ draft }: { readonly draft: string }) {
  const { error: reportError } = useSay()
  const { state, ask, stop, forget } = usePagesCheck(reportError)
  const onChanged = useRef<() => void>(undefined)
  onChanged.current = () => {
    stop()
    forget()
  }
  useEffect(() => {
    const unhear = subscribe('changed', ({ what }) => moving.includes(what) && onChanged.current?.())
    return () => {
      unhear()
      onChanged.current?.()
    }
  }, [])
  const verify = () => void ask({ draft })
  return (
    <section>
      <h2>Pages</h2>
      {state ? (
        <Pages state={state} meanwhile="; vous pouvez continuer à écrire" onVerify={verify}>
          {'pages' in state && ` ${count(state.pages, 'page')}.`}
          {'pages' in state &&
            state.corrected > 0 &&
            ' Prétoire les estimait autrement\u00a0: le fichier Word exporté aura ceux de LibreOffice.'}
        </Pages>
      ) : (
        <p className="help">
          Prétoire estime les numéros de page&nbsp;; LibreOffice, s’il est sur cet ordinateur, les vérifie.{' '}
          <Button look="link" onPress={verify}>
            Vérifier les pages
          </Button>
        </p>
      )}
    </section>
  )
}

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
  if ('run' in state) return <PagesChecking meanwhile={meanwhile} onStop={() => stopRun(state.run)} />
  return (
    <p className={loud ? 'export-note' : 'help'} role="status">
      {describePages(state)}.{children}
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
