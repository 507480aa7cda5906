import { ArrowDown, ArrowUp, GripVertical, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { GridList, GridListItem, Button as Grip, useDragAndDrop } from 'react-aria-components'
import type { Collection } from '../../../shared/library/collection.ts'
import { sourceKinds } from '../../../shared/library/kinds/registry.ts'
import type { Hit } from '../../../shared/search/model.ts'
import { call, useCall } from '../../kernel/api.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { count } from '../../ui/quantities.ts'
import { Empty, Failure, Loading, Marks } from '../../ui/state.tsx'
import { useSay } from '../../ui/toast.tsx'
import { SourceLink } from '../SourceLink.tsx'
import type { Acts } from '../sourceActions.ts'
import { ShelfForm } from './ShelfForm.tsx'
import { dropShelf, takeOut } from './shelf.ts'

interface Props {
  readonly id: string
  readonly acts: Acts
  readonly onAll: () => void
  readonly onSend: (collection: Collection) => void
  readonly onGone: () => void
  /** says with whom it is shared */
  readonly shared: ReactNode
}

const PAGE_SIZE = 200

/** A collection: what it is, and its sources in their order, which one changes here. */
export function OneCollection({ id, acts, onAll, onSend, onGone, shared }: Props) {
  const { value: all, error, reload } = useCall('collections.list', {})
  const { value: hits } = useCall('collections.sources', all?.some(one => one.id === id) ? { id } : null)
  const [renaming, setRenaming] = useState(false)
  const say = useSay()
  if (error) return <Failure error={error} retry={reload} />
  if (!all) return <Loading what="Collection" />
  const collection = all.find(one => one.id === id)
  const back = (
    <Button look="link" onPress={onAll}>
      Toutes les collections
    </Button>
  )
  if (!collection)
    return (
      <Empty title="Cette collection n’est plus là" actions={back}>
        Ses sources sont restées dans la bibliothèque.
      </Empty>
    )
  return (
    <div className="reader collections">
      <header className="reader-head">
        <p className="over">
          {back} · {collection.count > 0 ? count(collection.count, 'source') : 'vide'}
        </p>
        <h2 className="reader-title">{collection.title}</h2>
        {collection.note && <p className="collection-note">{collection.note}</p>}
        {shared}
        <div className="actions">
          <Button onPress={() => setRenaming(true)}>Renommer…</Button>
          <Button isDisabled={collection.count === 0} onPress={() => onSend(collection)}>
            Envoyer…
          </Button>
          <Button look="quiet" onPress={() => void dropShelf(say, collection).then(onGone)}>
            Supprimer
          </Button>
        </div>
      </header>
      {hits?.length === 0 && (
        <Empty title="Rien dans cette collection">
          Ouvrez une source et choisissez «&nbsp;Ranger…&nbsp;», ou cochez-en plusieurs dans la liste.
        </Empty>
      )}
      {hits && hits.length > 0 && <OrderedSources collection={collection} hits={hits} acts={acts} />}
      {renaming && <ShelfForm collection={collection} onClose={() => setRenaming(false)} />}
    </div>
  )
}

function OrderedSources({
  collection,
  hits,
  acts,
}: {
  readonly collection: Collection
  readonly hits: readonly Hit[]
  readonly acts: Acts
}) {
  const [whole, setWhole] = useState(false)
  const [announcement, setMoved] = useState('')
  const say = useSay()
  const ids = hits.map(hit => hit.id)
  const visibleHits = whole ? hits : hits.slice(0, PAGE_SIZE)
  const order = (sources: readonly string[]) =>
    call['collections.order']({ id: collection.id, sources: [...sources] }).catch(say.error)
  const shift = (at: number, by: number) => {
    const next = [...ids]
    const [one = ''] = next.splice(at, 1)
    next.splice(at + by, 0, one)
    void order(next)
    setMoved(`${hits[at]?.label}\u00a0: place ${at + by + 1} sur ${ids.length}.`)
  }
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: keys =>
      hits
        .filter(hit => keys.has(hit.id))
        .map(hit => ({ 'text/plain': hit.label, 'pretoire-order': hit.id })),
    onReorder: ({ keys, target }) => {
      const rest = ids.filter(id => !keys.has(id))
      const place = rest.indexOf(String(target.key)) + (target.dropPosition === 'after' ? 1 : 0)
      void order([...rest.slice(0, place), ...ids.filter(id => keys.has(id)), ...rest.slice(place)])
    },
  })
  return (
    <>
      <GridList
        aria-label={`Sources de «\u00a0${collection.title}\u00a0», dans leur ordre`}
        className="ordered"
        dragAndDropHooks={dragAndDropHooks}
        items={visibleHits.map((hit, at) => ({ ...hit, at }))}
        dependencies={[hits]}
        keyboardNavigationBehavior="tab"
      >
        {hit => (
          <GridListItem id={hit.id} textValue={hit.label} className="ordered-item">
            <Grip slot="drag" className="grip" aria-label={`Déplacer ${hit.label}`}>
              <GripVertical size={15} aria-hidden />
            </Grip>
            <span className="ordered-text">
              <SourceLink id={hit.id} acts={acts}>
                {hit.label}
              </SourceLink>
              <small>
                {sourceKinds[hit.kind].one} <Marks of={hit} />
              </small>
            </span>
            <span className="ordered-acts">
              <IconButton
                icon={ArrowUp}
                name={`Monter ${hit.label}`}
                isDisabled={hit.at === 0}
                onPress={() => shift(hit.at, -1)}
              />
              <IconButton
                icon={ArrowDown}
                name={`Descendre ${hit.label}`}
                isDisabled={hit.at === hits.length - 1}
                onPress={() => shift(hit.at, 1)}
              />
              <IconButton
                icon={X}
                name={`Ôter ${hit.label} de la collection`}
                onPress={() => void takeOut(say, collection, [hit.id])}
              />
            </span>
          </GridListItem>
        )}
      </GridList>
      <p className="sr-only" role="status">
        {announcement}
      </p>
      {visibleHits.length < hits.length && (
        <Button look="link" onPress={() => setWhole(true)}>
          Tout voir ({hits.length})
        </Button>
      )}
    </>
  )
}
