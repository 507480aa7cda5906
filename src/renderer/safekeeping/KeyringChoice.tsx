import { useState } from 'react'
import type { VaultReport } from '../../shared/safekeeping/model.ts'
import { call } from '../kernel/api.ts'
import { Check } from '../ui/check.tsx'
import { useSay } from '../ui/toast.tsx'
import { SecretBox } from './VaultBoxes.tsx'

/** Has the keyring of this computer open the library, or takes it back; a sentence where this window reaches no keyring. */
export function KeyringChoice({
  report: { hasKeyring, opensByKeyring },
  reload,
}: {
  readonly report: VaultReport
  readonly reload: () => void
}) {
  const [isAsking, setAsking] = useState(false)
  const say = useSay()
  const takeBack = async () => {
    try {
      await call['vault.removeKeyring']({})
      say.success('La bibliothèque ne s’ouvre plus que par sa phrase de passe ou sa clé de secours.')
    } catch (error) {
      say.error(error)
    }
    reload()
  }
  if (!hasKeyring && !opensByKeyring) return <p className="help">{NO_KEYRING}</p>
  return (
    <>
      <Check
        isChecked={opensByKeyring}
        onChange={isChecked => (isChecked ? setAsking(true) : void takeBack())}
        help={hasKeyring ? PROTECTION : NO_KEYRING}
      >
        Ouvrir sans phrase de passe sur cet ordinateur
      </Check>
      <SecretBox
        open={isAsking}
        onClose={() => setAsking(false)}
        title="Ouvrir sans phrase de passe"
        lead={PROTECTION}
        action="L’ouvrir ainsi"
        run={async ({ current }) => {
          await call['vault.addKeyring']({ current })
          setAsking(false)
          reload()
          say.success(
            'Une fois verrouillée, la bibliothèque s’ouvre aussi par «\u00a0Ouvrir avec cet ordinateur\u00a0».',
          )
        }}
      />
    </>
  )
}

const PROTECTION =
  'Le trousseau du système garde alors de quoi ouvrir la bibliothèque, même verrouillée, d’un seul bouton. Qui ouvre votre session de l’ordinateur, ou y fait tourner un programme, peut donc l’ouvrir. Un disque volé sans le mot de passe de cette session ne suffit pas\u00a0; une session sans mot de passe ne protège de rien. Ailleurs, sauvegardes comprises, il faut toujours la phrase de passe ou la clé de secours.'
const NO_KEYRING =
  'Seule la fenêtre de bureau de Prétoire ouvre la bibliothèque sans phrase de passe\u00a0: un navigateur n’a pas accès au trousseau du système.'
