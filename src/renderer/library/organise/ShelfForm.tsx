import { useState } from 'react'
import type { Collection } from '../../../shared/library/collection.ts'
import { call } from '../../kernel/api.ts'
import { Button } from '../../ui/button.tsx'
import { Box } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { useSay } from '../../ui/toast.tsx'

interface Props {
  /** the one to change; without it, a new one is made */
  readonly collection?: Collection
  readonly onClose: () => void
  readonly onSaved?: (collection: Collection) => void
}

/** The name of a collection, and a note on what it is for. */
export function ShelfForm({ collection, onClose, onSaved }: Props) {
  const [title, setTitle] = useState(collection?.title ?? '')
  const [note, setNote] = useState(collection?.note ?? '')
  const say = useSay()
  const save = () =>
    call['collections.save']({ id: collection?.id ?? '', title: title.trim(), note: note.trim() }).then(
      answer => {
        onClose()
        onSaved?.(answer)
        if (collection)
          say.success(`La collection s’appelle «\u00a0${answer.title}\u00a0».`, () =>
            call['collections.save'](collection),
          )
      },
      say.error,
    )
  return (
    <Box title={collection ? 'Renommer la collection' : 'Nouvelle collection'} open onClose={onClose}>
      <form
        className="form"
        onSubmit={event => {
          event.preventDefault()
          if (title.trim()) void save()
        }}
      >
        <Field
          label="Nom"
          required
          value={title}
          onChange={setTitle}
          placeholder="Vidéosurveillance, Référés…"
          autoFocus
        />
        <Field
          label="Note"
          type="long"
          rows={3}
          value={note}
          onChange={setNote}
          help="Pour vous seul&nbsp;: jamais exportée."
        />
        <div className="actions">
          <Button look="main" type="submit" isDisabled={!title.trim()}>
            {collection ? 'Enregistrer' : 'Créer la collection'}
          </Button>
          <Button onPress={onClose}>Annuler</Button>
        </div>
      </form>
    </Box>
  )
}
