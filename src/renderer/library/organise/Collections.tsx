import { X } from 'lucide-react'
import { useState } from 'react'
import type { Collection } from '../../../shared/library/collection.ts'
import { useCall } from '../../kernel/api.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { count } from '../../ui/quantities.ts'
import { Empty, Failure, Loading } from '../../ui/state.tsx'
import { useSay } from '../../ui/toast.tsx'
import { More } from '../More.tsx'
import { ShelfForm } from './ShelfForm.tsx'
import { dropShelf } from './shelf.ts'

interface Props {
  readonly onOpen: (id: string) => void
  readonly onSend: (collection: Collection) => void
  /** a collection that is no more must not narrow the list */
  readonly onGone: (id: string) => void
}

/** All the collections: opened, renamed, sent, dropped. */
export function Collections({ onOpen, onSend, onGone }: Props) {
  const { value: all, error, reload } = useCall('collections.list', {})
  const [writing, setWriting] = useState<Collection | 'new'>()
  const say = useSay()
  if (error) return <Failure error={error} retry={reload} />
  if (!all) return <Loading what="Collections" />
  const make = <Button onPress={() => setWriting('new')}>Nouvelle collection</Button>
  return (
    <div className="reader collections">
      <header className="title-row">
        <h2 className="reader-title">Collections</h2>
        {all.length > 0 && make}
      </header>
      {all.length === 0 ? (
        <Empty title="Aucune collection" actions={make}>
          Une collection réunit des sources dans l’ordre que vous choisissez&nbsp;: une affaire, un moyen, une
          campagne. Une source peut être dans plusieurs.
        </Empty>
      ) : (
        <ul className="rows" aria-label="Collections">
          {all.map(one => (
            <li key={one.id} className="row-item">
              <button type="button" className="row-link" onClick={() => onOpen(one.id)}>
                <span className="row-title">{one.title}</span>
                <span className="row-meta">
                  {one.count > 0 ? count(one.count, 'source') : 'vide'}
                  {one.note && ` · ${one.note}`}
                </span>
              </button>
              <More
                name={`Actions sur «\u00a0${one.title}\u00a0»`}
                lines={[
                  { name: 'Renommer…', run: () => setWriting(one) },
                  ...(one.count > 0 ? [{ name: 'Envoyer…', run: () => onSend(one) }] : []),
                  {
                    name: 'Supprimer la collection',
                    run: () => void dropShelf(say, one).then(() => onGone(one.id)),
                  },
                ]}
              />
            </li>
          ))}
        </ul>
      )}
      {writing && (
        <ShelfForm
          {...(writing !== 'new' && { collection: writing })}
          onClose={() => setWriting(undefined)}
          onSaved={collection => writing === 'new' && onOpen(collection.id)}
        />
      )}
    </div>
  )
}

interface CollectionStripProps {
  readonly id: string
  readonly onOpen: () => void
  readonly onSend: (collection: Collection) => void
  readonly onLeave: () => void
}

/** Says that the list is one collection, and what can be done with it. */
export function CollectionStrip({ id, onOpen, onSend, onLeave }: CollectionStripProps) {
  const { value: all } = useCall('collections.list', {})
  const [renaming, setRenaming] = useState(false)
  const collection = all?.find(one => one.id === id)
  if (!collection) return null
  return (
    <section className="collection-strip" aria-label={`Collection «\u00a0${collection.title}\u00a0»`}>
      <button
        type="button"
        className="strip-title"
        onClick={onOpen}
        title="Voir la collection dans son ordre"
      >
        {collection.title}
      </button>
      <Button look="link" onPress={() => setRenaming(true)}>
        Renommer…
      </Button>
      <Button look="link" isDisabled={collection.count === 0} onPress={() => onSend(collection)}>
        Envoyer…
      </Button>
      <IconButton icon={X} name="Quitter la collection" onPress={onLeave} />
      {renaming && <ShelfForm collection={collection} onClose={() => setRenaming(false)} />}
    </section>
  )
}
