import { type FormEvent, useState } from 'react'
import { call } from '../../../kernel/api.ts'
import { Button } from '../../../ui/button.tsx'
import { Check } from '../../../ui/check.tsx'
import { Box } from '../../../ui/dialog.tsx'
import { Failure } from '../../../ui/state.tsx'
import { useSay } from '../../../ui/toast.tsx'
import { useTry } from '../../useTry.ts'
import { OfficeAddress } from './OfficeAddress.tsx'

interface MoveProps {
  readonly space: string
  /** the present one, without its password; empty where it is not known */
  readonly address: string
  readonly onClose: () => void
}

/** Gives a space another address: a server moved, a folder mounted elsewhere, an office that was lost and is made again. */
export function MoveBox({ space, address, onClose }: MoveProps) {
  const [url, setUrl] = useState('')
  const [isNew, setNew] = useState(false)
  const { busy, failure, run, forget } = useTry()
  const say = useSay()
  const move = (event: FormEvent) => {
    event.preventDefault()
    if (!url.trim()) return
    void run(async () => {
      await call['office.address']({ space, url, isNew })
      await call['office.sync']({ space })
      say.success('Le bureau répond à cette adresse\u00a0; elle est gardée.')
      onClose()
    })
  }
  return (
    <Box title="Adresse du bureau" open onClose={onClose}>
      {address ? (
        <p>
          Adresse actuelle&nbsp;: <span className="office-place">{address}</span>
          {address.includes('://') && ' (le mot de passe n’est pas montré)'}
        </p>
      ) : (
        <p>Ce poste n’a pas l’adresse du bureau de cet espace&nbsp;: une sauvegarde ne la garde pas.</p>
      )}
      <form className="form" onSubmit={move} onInput={forget}>
        <OfficeAddress label="Nouvelle adresse du bureau" value={url} onChange={setUrl} required />
        <Check
          isChecked={isNew}
          onChange={setNew}
          help="Pour un bureau perdu, ou déplacé sans ses fichiers. Ce poste y remet ce qu’il garde de l’espace, de tous les membres ; les autres y remettent le reste, une fois la nouvelle adresse donnée chez eux aussi."
        >
          C’est un dossier neuf et vide&nbsp;: en faire un bureau
        </Check>
        {failure && <Failure error={failure} />}
        <div className="actions">
          <Button look="main" type="submit" busy={busy} isDisabled={!url.trim()}>
            Changer l’adresse
          </Button>
          <Button onPress={onClose}>Annuler</Button>
        </div>
      </form>
    </Box>
  )
}
