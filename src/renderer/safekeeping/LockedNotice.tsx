import { type FormEvent, useState } from 'react'
import { createPortal } from 'react-dom'
import { asError } from '../kernel/api.ts'
import { usePresence } from '../kernel/presence.ts'
import { unlockLibrary } from '../kernel/vault.ts'
import { Button } from '../ui/button.tsx'
import { Secret } from '../ui/field.tsx'
import './notices.css'

/**
 * Asks for the passphrase of a library that was closed under this window, above whatever is open: the process that held it ended, and
 * its keys with it. The page stays as it is, for what is typed in it is nowhere else; one goes on typing meanwhile.
 */
export const LockedNotice = () =>
  usePresence() === 'locked' ? createPortal(<Unlocking />, document.body) : null

function Unlocking() {
  const [secret, setSecret] = useState('')
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string>()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (secret === '' || busy) return
    setBusy(true)
    setFailure(undefined)
    unlockLibrary(secret).catch(cause => {
      setFailure(asError(cause).message)
      setBusy(false)
    })
    setSecret('')
  }
  return (
    <section className="locked-notice" aria-label="Bibliothèque verrouillée" data-react-aria-top-layer="true">
      <form onSubmit={submit}>
        <p role="alert">
          {failure ??
            'Le programme qui tenait la bibliothèque s’est arrêté\u00a0: elle est verrouillée. Ce que vous avez tapé est gardé dans cette fenêtre, et s’enregistrera dès que sa phrase de passe, ou sa clé de secours, l’aura ouverte.'}
        </p>
        <Secret label="Phrase de passe" value={secret} onChange={setSecret} />
        <Button look="main" type="submit" busy={busy}>
          {busy ? 'Ouverture…' : 'Ouvrir'}
        </Button>
      </form>
    </section>
  )
}
