import { useState } from 'react'
import { Input, Label, SearchField } from 'react-aria-components'
import { isAuthority, sourceKinds } from '../../../shared/library/kinds/registry.ts'
import { useCall } from '../../kernel/api.ts'
import { draggedSource } from '../../kernel/drag.ts'
import { Button } from '../../ui/button.tsx'
import { Marks } from '../../ui/state.tsx'

/** Finds a source of the library by its words, its number or its name, and picks it. */
export function SourcePicker({
  label,
  excludedIds,
  onPick,
}: {
  readonly label: string
  readonly excludedIds: readonly string[]
  readonly onPick: (id: string) => void
}) {
  const [text, setText] = useState('')
  const { value } = useCall('library.search', text.trim() ? { text, limit: 40 } : null)
  const hits = text.trim()
    ? (value?.hits ?? []).filter(hit => isAuthority(hit) && !excludedIds.includes(hit.id)).slice(0, 8)
    : []
  return (
    <div className="picker">
      <SearchField className="search" value={text} onChange={setText}>
        <Label>{label}</Label>
        <Input placeholder="Mots, numéro, ECLI, article" />
      </SearchField>
      {hits.length > 0 && (
        <ul className="picker-hits" aria-label="Sources trouvées">
          {hits.map(hit => (
            <li
              key={hit.id}
              draggable
              onDragStart={({ dataTransfer }) => {
                for (const [type, data] of Object.entries(draggedSource(hit)))
                  dataTransfer.setData(type, data)
              }}
            >
              <Button
                look="quiet"
                onPress={() => {
                  onPick(hit.id)
                  setText('')
                }}
              >
                {hit.label} <small>{sourceKinds[hit.kind].one}</small> <Marks of={hit} />
              </Button>
            </li>
          ))}
        </ul>
      )}
      {text.trim() && value && hits.length === 0 && <p className="help">Rien d’autre sous ces mots.</p>}
    </div>
  )
}
