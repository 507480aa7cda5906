import { type FormEvent, useState } from 'react'
import { inGuillemets } from '../../../../shared/french/wording.ts'
import { call, useCall } from '../../../kernel/api.ts'
import { Button } from '../../../ui/button.tsx'
import { Box } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { Failure } from '../../../ui/state.tsx'
import { useSay } from '../../../ui/toast.tsx'
import { useTry } from '../../useTry.ts'
import { OfficeAddress } from './OfficeAddress.tsx'

/** Makes a space in an office. */
export function CreateBox({ onClose }: { readonly onClose: () => void }) {
  const { value: settings } = useCall('settings.get', {})
  const [title, setTitle] = useState('')
  const [url, setUrl] = useState('')
  const [typed, setTyped] = useState<string>()
  const { busy, failure, run, forget } = useTry()
  const say = useSay()
  const name = typed ?? settings?.packAuthor ?? ''
  const isReady = [title, url, name].every(one => one.trim() !== '')
  const create = (event: FormEvent) => {
    event.preventDefault()
    if (!isReady) return
    void run(async () => {
      const created = await call['office.create']({ title: title.trim(), url, name })
      say.success(`L’espace ${inGuillemets(created.title)} est créé. Vous en êtes responsable.`)
      onClose()
    })
  }
  return (
    <Box title="Créer un espace" open onClose={onClose}>
      <form className="form" onSubmit={create} onInput={forget}>
        <Field label="Nom de l’espace" value={title} onChange={setTitle} required autoFocus />
        <OfficeAddress label="Adresse du bureau" value={url} onChange={setUrl} required />
        <Field
          label="Votre nom, tel que les membres le verront"
          value={name}
          onChange={setTyped}
          required
          help="C’est aussi celui qui signe vos lots."
        />
        {failure && <Failure error={failure} />}
        <div className="actions">
          <Button look="main" type="submit" busy={busy} isDisabled={!isReady}>
            Créer l’espace
          </Button>
          <Button onPress={onClose}>Annuler</Button>
        </div>
      </form>
    </Box>
  )
}
