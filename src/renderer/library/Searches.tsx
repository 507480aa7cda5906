import { Bookmark, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Dialog, DialogTrigger, Popover } from 'react-aria-components'
import type { SavedSearch } from '../../shared/model/search.ts'
import { call, useCall } from '../api.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { useSay } from '../ui/toast.tsx'
import type { Question } from './search.ts'

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
              onChoose={chosen => {
                onChoose(chosen)
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
  const say = useSay()
  const empty = Object.values(question).every(value => !value)
  const keep = () =>
    call['searches.save']({ title: title.trim(), search: question }).then(
      () => say.done(`Recherche gardée sous « ${title.trim()} ».`),
      say.failed,
    )
  const drop = (search: SavedSearch) =>
    call['searches.remove']({ id: search.id }).then(
      () => say.done(`« ${search.title} » n’est plus gardée.`, () => call['searches.save'](search)),
      say.failed,
    )
  return (
    <>
      {all?.length === 0 && <p className="help">Aucune recherche gardée pour l’instant.</p>}
      {all && all.length > 0 && (
        <ul>
          {all.map(one => (
            <li key={one.id}>
              <Button look="link" onPress={() => onChoose(one.search)}>
                {one.title}
              </Button>
              <IconButton
                icon={Trash2}
                name={`Ne plus garder « ${one.title} »`}
                onPress={() => void drop(one)}
              />
            </li>
          ))}
        </ul>
      )}
      {!empty && (
        <form
          className="new-shelf"
          onSubmit={event => {
            event.preventDefault()
            if (title.trim()) void keep()
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
