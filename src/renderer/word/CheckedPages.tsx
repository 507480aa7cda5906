import { useEffect, useRef } from 'react'
import { subscribe } from '../kernel/api.ts'
import { Button } from '../ui/button.tsx'
import { useSay } from '../ui/toast.tsx'
import { count } from '../ui/words.ts'
import { Pages } from './export/Pages.tsx'
import { usePagesCheck } from './export/usePagesCheck.ts'

const moving: readonly string[] = ['drafts', 'dossiers', 'exhibits']

/** Whether LibreOffice prints a text on the pages that Prétoire estimates; what it said goes when the text changes. */
export function CheckedPages({ draft }: { readonly draft: string }) {
  const { failed } = useSay()
  const { state, ask, stop, forget } = usePagesCheck(failed)
  const changed = useRef<() => void>(undefined)
  changed.current = () => {
    stop()
    forget()
  }
  useEffect(() => {
    const unhear = subscribe('changed', ({ what }) => moving.includes(what) && changed.current?.())
    return () => {
      unhear()
      changed.current?.()
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
            ' Prétoire les estimait autrement : le fichier Word exporté aura ceux de LibreOffice.'}
        </Pages>
      ) : (
        <p className="help">
          Prétoire estime les numéros de page ; LibreOffice, s’il est sur cet ordinateur, les vérifie.{' '}
          <Button look="link" onPress={verify}>
            Vérifier les pages
          </Button>
        </p>
      )}
    </section>
  )
}
