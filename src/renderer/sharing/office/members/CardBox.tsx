import { type FormEvent, useState } from 'react'
import type { Output } from '../../../../shared/contract/contract.ts'
import { ofPerson } from '../../../../shared/french/wording.ts'
import { call, useCall } from '../../../kernel/api.ts'
import { Button } from '../../../ui/button.tsx'
import { Box } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { Failure } from '../../../ui/state.tsx'
import { useTry } from '../../useTry.ts'
import { Handover, SpokenWords } from './Carried.tsx'

/** Gives the card of this library, to hand to whoever invites. */
export function CardBox({ onClose }: { readonly onClose: () => void }) {
  const { value: settings } = useCall('settings.get', {})
  const [typed, setTyped] = useState<string>()
  const [card, setCard] = useState<Output<'office.card'>>()
  const { busy, failure, run } = useTry()
  const name = typed ?? settings?.packAuthor ?? ''
  const give = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim()) void run(async () => setCard(await call['office.card']({ name })))
  }
  return (
    <Box title="Ma carte" open onClose={onClose}>
      <p className="help">
        La carte ne contient que votre nom et une clé publique&nbsp;: elle peut passer par courriel. Donnez-la
        à un responsable de l’espace où vous voulez entrer.
      </p>
      {failure && <Failure error={failure} />}
      {card ? (
        <>
          <Handover label={`Carte ${ofPerson(card.name)}`} text={card.card} file="ma-carte.txt" />
          <SpokenWords of={card.name} words={card.words} />
          <div className="actions">
            <Button onPress={onClose}>Fermer</Button>
          </div>
        </>
      ) : (
        <form className="form" onSubmit={give}>
          <Field
            label="Votre nom, tel que les membres le verront"
            value={name}
            onChange={setTyped}
            help="C’est aussi celui qui signe vos lots."
          />
          <div className="actions">
            <Button look="main" type="submit" busy={busy} isDisabled={!name.trim()}>
              Faire ma carte
            </Button>
            <Button onPress={onClose}>Annuler</Button>
          </div>
        </form>
      )}
    </Box>
  )
}
