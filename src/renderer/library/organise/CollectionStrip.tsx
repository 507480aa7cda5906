import { X } from 'lucide-react'
import { useState } from 'react'
import type { Collection } from '../../../shared/library/collection.ts'
import { useCall } from '../../kernel/api.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { ShelfForm } from './ShelfForm.tsx'

interface Props {
  readonly id: string
  readonly onOpen: () => void
  readonly onSend: (collection: Collection) => void
  readonly onLeave: () => void
}

/** Says that the list is one collection, and what can be done with it. */
export function CollectionStrip({ id, onOpen, onSend, onLeave }: Props) {
  const { value: all } = useCall('collections.list', {})
  const [renaming, setRenaming] = useState(false)
  const collection = all?.find(one => one.id === id)
  if (!collection) return null
  return (
    <section className="collection-strip" aria-label={`Collection « ${collection.title} »`}>
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
