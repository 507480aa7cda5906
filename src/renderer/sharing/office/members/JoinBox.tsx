import { useState } from 'react'
import { inGuillemets, ofPerson } from '../../../../shared/french/wording.ts'
import { RIGHT_WORDS } from '../../../../shared/sharing/office/desk-words.ts'
import { call } from '../../../kernel/api.ts'
import { Box } from '../../../ui/dialog.tsx'
import { useSay } from '../../../ui/toast.tsx'
import { isServer } from './addressParts.ts'
import { SpokenWords } from './Carried.tsx'
import { CarriedForm } from './CarriedForm.tsx'
import { OfficeAddress } from './OfficeAddress.tsx'

/** Enters a space by an invitation, once it is read who it is from. */
export function JoinBox({ onClose }: { readonly onClose: () => void }) {
  const [typed, setUrl] = useState<string>()
  const say = useSay()
  const enter = async (invitation: string) => {
    const joined = await call['office.join']({ invitation, ...(typed?.trim() && { url: typed }) })
    say.success(
      `Vous êtes dans l’espace ${inGuillemets(joined.title)}, sur l’invitation ${ofPerson(joined.name)}.`,
    )
    onClose()
  }
  return (
    <Box title="Entrer dans un espace" open onClose={onClose}>
      <CarriedForm
        kind="invitation"
        label="Invitation reçue"
        buttons={['Lire l’invitation', 'Entrer dans l’espace']}
        onUse={enter}
        onClose={onClose}
      >
        {({ office = '', ...reading }) => (
          <>
            <p role="status">
              {reading.name} vous invite dans l’espace {inGuillemets(reading.title ?? '')}
              {reading.role && `\u00a0: ${RIGHT_WORDS[reading.role]}`}.
            </p>
            <SpokenWords of={reading.name} words={reading.words} />
            <OfficeAddress
              label={
                isServer(office)
                  ? 'Adresse du bureau'
                  : `Votre adresse du bureau, si ce n’est pas ${office || 'celle de l’invitation'}`
              }
              value={typed ?? (isServer(office) ? office : '')}
              onChange={setUrl}
            />
          </>
        )}
      </CarriedForm>
    </Box>
  )
}
