import { Plus, X } from 'lucide-react'
import { useId, useState } from 'react'
import { Input, Label, TextField } from 'react-aria-components'
import type { Source } from '../../../shared/library/model.ts'
import { call, useCall } from '../../kernel/api.ts'
import { Button } from '../../ui/button.tsx'
import { useSay } from '../../ui/toast.tsx'
import type { Acts } from '../sourceActions.ts'

/** Where the user filed a source: its tags, changed on the spot, and the collections it is in. */
export function Filing({ source, acts }: { readonly source: Source; readonly acts: Acts }) {
  const [adding, setAdding] = useState(false)
  const say = useSay()
  const run = async (act: 'tag' | 'untag', tag: string) => {
    try {
      const { act: id, changed: changedCount } = await call['library.bulk']({
        ids: [source.id],
        bulk: { act, tag },
      })
      if (changedCount > 0)
        say.success(
          act === 'tag' ? `Mot-clé «\u00a0${tag}\u00a0» ajouté.` : `Mot-clé «\u00a0${tag}\u00a0» ôté.`,
          () => call['library.undo']({ act: id }),
        )
    } catch (error) {
      say.error(error)
    }
  }
  return (
    <div className="filing">
      {source.tags.length > 0 && (
        <ul className="tags" aria-label="Mots-clés">
          {source.tags.map(tag => (
            <li key={tag}>
              {tag}
              <button
                type="button"
                aria-label={`Ôter le mot-clé «\u00a0${tag}\u00a0»`}
                onClick={() => void run('untag', tag)}
              >
                <X size={13} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
      {adding ? (
        <NewTag
          excludedIds={source.tags}
          onTag={tag => void run('tag', tag)}
          onClose={() => setAdding(false)}
        />
      ) : (
        <Button look="link" onPress={() => setAdding(true)}>
          <Plus size={14} aria-hidden /> Mot-clé
        </Button>
      )}
      <Inside id={source.id} acts={acts} />
    </div>
  )
}

function NewTag({
  excludedIds,
  onTag,
  onClose,
}: {
  readonly excludedIds: readonly string[]
  readonly onTag: (tag: string) => void
  readonly onClose: () => void
}) {
  const [text, setText] = useState('')
  const listId = useId()
  const { value } = useCall('library.search', { text: '', limit: 1 })
  const tags = Object.keys(value?.facets.tag ?? {}).filter(tag => !excludedIds.includes(tag))
  return (
    <form
      className="new-tag"
      onSubmit={event => {
        event.preventDefault()
        if (text.trim()) onTag(text.trim())
        setText('')
      }}
    >
      <TextField
        value={text}
        onChange={setText}
        autoFocus
        maxLength={80}
        onKeyDown={event => event.key === 'Escape' && onClose()}
      >
        <Label className="sr-only">Mot-clé à ajouter</Label>
        <Input list={listId} placeholder="Mot-clé" />
      </TextField>
      <datalist id={listId}>
        {tags.map(tag => (
          <option key={tag} value={tag} />
        ))}
      </datalist>
      <Button look="link" type="submit" isDisabled={!text.trim()}>
        Ajouter
      </Button>
      <Button look="link" onPress={onClose}>
        Fermer
      </Button>
    </form>
  )
}

/** The collections a source is in, as ways to them. */
function Inside({ id, acts }: { readonly id: string; readonly acts: Acts }) {
  const { value: inside } = useCall('collections.of', { id })
  const { value: all } = useCall('collections.list', inside?.length ? {} : null)
  const shelves = (all ?? []).filter(one => inside?.includes(one.id))
  if (shelves.length === 0) return null
  return (
    <ul className="inside" aria-label="Collections de cette source">
      {shelves.map(({ id: shelf, title }) => (
        <li key={shelf}>
          {acts.shelf ? (
            <Button look="link" onPress={() => acts.shelf?.(shelf)}>
              {title}
            </Button>
          ) : (
            title
          )}
        </li>
      ))}
    </ul>
  )
}
