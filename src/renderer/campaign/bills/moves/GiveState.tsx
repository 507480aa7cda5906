import { useState } from 'react'
import type { Bill } from '../../../../shared/campaign/bills/model.ts'
import { stateTitle } from '../../../../shared/campaign/bills/state/moves.ts'
import { call, exportUrl, useCall } from '../../../kernel/api.ts'
import { save } from '../../../kernel/download.ts'
import { Button } from '../../../ui/button.tsx'
import { Box } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { useSay } from '../../../ui/toast.tsx'

/** Gives the state of a bill as a signed file, for those who follow it elsewhere: asks for the name that signs, once. */
export function GiveState({ bill }: { readonly bill: Bill }) {
  const { value: settings } = useCall('settings.get', {})
  const [isAsking, setAsking] = useState(false)
  const [name, setName] = useState<string>()
  const say = useSay()
  const author = name ?? settings?.packAuthor ?? ''
  const give = () =>
    void call['packs.send']({ what: { bill: bill.id }, title: stateTitle(bill), author }).then(file => {
      save(exportUrl(file.id), file.name)
      setAsking(false)
    }, say.error)
  return (
    <>
      <Button look="quiet" onPress={() => (author.trim() ? give() : setAsking(true))}>
        Donner l’état du texte
      </Button>
      <Box title="Donner l’état du texte" open={isAsking} onClose={() => setAsking(false)}>
        <form
          className="fields"
          onSubmit={event => {
            event.preventDefault()
            give()
          }}
        >
          <p>
            Un fichier signé&nbsp;: étapes, sort des mesures, échéances. Qui le dépose sur sa fenêtre voit ce
            qui a bougé et lesquels de ses documents sont devenus faux.
          </p>
          <Field label="Votre nom" required value={author} onChange={setName} help="Le nom qui signe." />
          <div className="actions">
            <Button look="main" type="submit" isDisabled={!author.trim()}>
              Signer et enregistrer
            </Button>
          </div>
        </form>
      </Box>
    </>
  )
}
