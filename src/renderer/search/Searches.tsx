import { Bookmark, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { fold } from '../../shared/french/fold.ts'
import type { SavedSearch } from '../../shared/search/model.ts'
import { call, useCall } from '../kernel/api.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { useSay } from '../ui/toast.tsx'
import type { Question } from './useSearch.ts'

interface Props {
  readonly question: Question
  readonly onChoose: (question: Question) => void
}

/** Searches kept under a name: chosen again, made from the one on screen, or dropped. */
export function Searches({ question, onChoose }: Props) {
  return (
    <DialogTrigger>
      <IconButton icon={Bookmark} name="Recherches gardées" />
      <Popover className="popover" placement="bottom end">
        <Dialog className="dialog saved-searches" aria-label="Recherches gardées">
          {({ close }) => (
            <List
              question={question}
              onChoose={search => {
                onChoose(search)
                close()
              }}
            />
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

function List({ question, onChoose }: Props) {
  const { value: all } = useCall('searches.list', {})
  const [title, setTitle] = useState(question.text)
  const [renaming, setRenaming] = useState<SavedSearch>()
  const say = useSay()
  const empty = Object.values(question).every(value => !value)
  const keep = async () => {
    const name = title.trim()
    // kept again under its name, a search takes the place of the one before: asked now, the list may not have come yet
    const before = (await call['searches.list']({})).find(one => fold(one.title) === fold(name))
    await call['searches.save']({ id: before?.id, title: name, search: question })
    if (before)
      say.success(`«\u00a0${name}\u00a0» garde maintenant cette recherche-ci.`, () =>
        call['searches.save'](before),
      )
    else say.success(`Recherche gardée sous «\u00a0${name}\u00a0».`)
  }
  const rename = (search: SavedSearch, name: string) =>
    call['searches.save']({ ...search, title: name }).then(() => {
      setRenaming(undefined)
      say.success(`«\u00a0${search.title}\u00a0» s’appelle maintenant «\u00a0${name}\u00a0».`, () =>
        call['searches.save'](search),
      )
    }, say.error)
  const drop = (search: SavedSearch) =>
    call['searches.remove']({ id: search.id }).then(
      () =>
        say.success(`«\u00a0${search.title}\u00a0» n’est plus gardée.`, () => call['searches.save'](search)),
      say.error,
    )
  return (
    <>
      {all?.length === 0 && <p className="help">Aucune recherche gardée pour l’instant.</p>}
      {all && all.length > 0 && (
        <ul>
          {all.map(one => (
            <li key={one.id}>
              {renaming?.id === one.id ? (
                <Rename
                  search={one}
                  onRename={name => void rename(one, name)}
                  onLeave={() => setRenaming(undefined)}
                />
              ) : (
                <>
                  <Button look="link" onPress={() => onChoose(one.search)}>
                    {one.title}
                  </Button>
                  <span className="actions">
                    <IconButton
                      icon={Pencil}
                      name={`Renommer «\u00a0${one.title}\u00a0»`}
                      onPress={() => setRenaming(one)}
                    />
                    <IconButton
                      icon={Trash2}
                      name={`Ne plus garder «\u00a0${one.title}\u00a0»`}
                      onPress={() => void drop(one)}
                    />
                  </span>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {!empty && (
        <form
          className="new-shelf"
          onSubmit={event => {
            event.preventDefault()
            if (title.trim()) void keep().catch(say.error)
          }}
        >
          <Field label="Garder la recherche en cours" value={title} onChange={setTitle} />
          <Button type="submit" isDisabled={!title.trim()}>
            Garder
          </Button>
        </form>
      )}
    </>
  )
}

function Rename({
  search,
  onRename,
  onLeave,
}: {
  readonly search: SavedSearch
  readonly onRename: (name: string) => void
  readonly onLeave: () => void
}) {
  const [name, setName] = useState(search.title)
  const searchName = name.trim()
  return (
    <form
      className="new-shelf"
      onSubmit={event => {
        event.preventDefault()
        if (searchName === search.title) onLeave()
        else if (searchName) onRename(searchName)
      }}
    >
      <Field label="Nouveau nom" value={name} onChange={setName} autoFocus />
      <Button type="submit" isDisabled={!searchName}>
        Renommer
      </Button>
    </form>
  )
}
