import { type FormEvent, useState } from 'react'
import type { Output } from '../../../../shared/contract/contract.ts'
import { inGuillemets } from '../../../../shared/french/wording.ts'
import { ROLE_WORDS } from '../../../../shared/sharing/office/desk-words.ts'
import { call } from '../../../kernel/api.ts'
import { Button } from '../../../ui/button.tsx'
import { Box } from '../../../ui/dialog.tsx'
import { Failure } from '../../../ui/state.tsx'
import { useSay } from '../../../ui/toast.tsx'
import { useTry } from '../../useTry.ts'
import { CarriedField, SpokenWords } from './Carried.tsx'
import { OfficeAddress } from './OfficeAddress.tsx'

/** Enters a space by an invitation, once it is read who it is from. */
export function JoinBox({ onClose }: { readonly onClose: () => void }) {
  const [invitation, setInvitation] = useState('')
  const [reading, setReading] = useState<Output<'office.read'>>()
  const [url, setUrl] = useState('')
  const { busy, failure, run } = useTry()
  const say = useSay()
  const next = (event: FormEvent) => {
    event.preventDefault()
    if (!reading) {
      if (invitation.trim()) void run(async () => setReading(await call['office.read']({ text: invitation })))
      return
    }
    void run(async () => {
      const joined = await call['office.join']({ invitation, ...(url.trim() && { url }) })
      say.success(`Vous êtes dans l’espace ${inGuillemets(joined.title)}, invité par ${joined.name}.`)
      onClose()
    })
  }
  return (
    <Box title="Entrer dans un espace" open onClose={onClose}>
      {failure && <Failure error={failure} />}
      <form className="form" onSubmit={next}>
        <CarriedField
          label="Invitation reçue"
          value={invitation}
          onChange={text => {
            setInvitation(text)
            setReading(undefined)
          }}
        />
        {reading?.kind === 'card' && (
          <p role="status">Ceci est une carte, celle de {reading.name}, et non une invitation.</p>
        )}
        {reading?.kind === 'invitation' && (
          <>
            <p role="status">
              {reading.name} invite dans l’espace {inGuillemets(reading.title ?? '')}
              {reading.role && ` (rôle\u00a0: ${ROLE_WORDS[reading.role]})`}.
            </p>
            <SpokenWords of={reading.name} words={reading.words} />
            <OfficeAddress
              label={`Votre adresse du bureau, si ce n’est pas ${reading.office || 'celle de l’invitation'}`}
              value={url}
              onChange={setUrl}
            />
          </>
        )}
        <div className="actions">
          <Button
            look="main"
            type="submit"
            busy={busy}
            isDisabled={!invitation.trim() || reading?.kind === 'card'}
          >
            {reading ? 'Entrer dans l’espace' : 'Lire l’invitation'}
          </Button>
          <Button onPress={onClose}>Annuler</Button>
        </div>
      </form>
    </Box>
  )
}
