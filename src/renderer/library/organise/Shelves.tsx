import { useState } from 'react'
import { call, useCall } from '../../kernel/api.ts'
import { Button } from '../../ui/button.tsx'
import { Box } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { count } from '../../ui/quantities.ts'
import { useSay } from '../../ui/toast.tsx'
import { takeOut } from './shelf.ts'

/** Puts sources in collections, or takes one out of them; a new collection is made on the spot. */
export function Shelves({ ids, onClose }: { readonly ids: readonly string[]; readonly onClose: () => void }) {
  const { value: all } = useCall('collections.list', {})
  const [only = ''] = ids.length === 1 ? ids : []
  const { value: inside } = useCall('collections.of', only ? { id: only } : null)
  const [title, setTitle] = useState('')
  const say = useSay()
  // undone, those that were there before stay
  const put = (id: string, name: string) =>
    call['library.bulk']({ ids: [...ids], bulk: { act: 'collect', collection: id } }).then(
      ({ act, changed }) =>
        changed === 0
          ? say.success(`${ids.length > 1 ? 'Toutes sont' : 'Elle est'} déjà dans «\u00a0${name}\u00a0».`)
          : say.success(
              `${count(changed, 'source rangée', 'sources rangées')} dans «\u00a0${name}\u00a0».`,
              () => call['library.undo']({ act }),
            ),
      say.error,
    )
  const make = async () => {
    const name = title.trim()
    if (!name) return
    setTitle('')
    const collection = await call['collections.save']({ title: name }).catch(say.error)
    if (collection) await put(collection.id, collection.title)
  }
  return (
    <Box
      title={only ? 'Ranger cette source' : `Ranger ${count(ids.length, 'source')}`}
      open
      onClose={onClose}
    >
      {all && all.length > 0 && (
        <ul className="shelves" aria-label="Collections">
          {all.map(({ id, title: name, count: size }) => {
            const isInside = inside?.includes(id) ?? false
            return (
              <li key={id}>
                <label className="shelf">
                  <input
                    type="checkbox"
                    checked={isInside}
                    onChange={() => void (isInside ? takeOut(say, { id, title: name }, ids) : put(id, name))}
                  />
                  <span>{name}</span>
                  <small>{count(size, 'source')}</small>
                </label>
              </li>
            )
          })}
        </ul>
      )}
      <form
        className="new-shelf"
        onSubmit={event => {
          event.preventDefault()
          void make()
        }}
      >
        <Field
          label="Nouvelle collection"
          value={title}
          onChange={setTitle}
          placeholder="Vidéosurveillance, Référés…"
          autoFocus={all?.length === 0}
        />
        <Button type="submit" isDisabled={!title.trim()}>
          Créer et ranger
        </Button>
      </form>
      <div className="actions">
        <Button look="main" onPress={onClose}>
          Terminé
        </Button>
      </div>
    </Box>
  )
}
