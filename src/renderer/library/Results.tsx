import type { ReactNode } from 'react'
import {
  ListBox,
  ListBoxItem,
  ListBoxLoadMoreItem,
  ListLayout,
  Text,
  Virtualizer,
} from 'react-aria-components'
import type { Hit } from '../../shared/model/source.ts'
import { ToVerify } from '../ui/state.tsx'
import type { Acts } from './acts.ts'
import { excerptParts, kinds } from './words.ts'

interface Props {
  readonly hits: readonly Hit[]
  readonly selected?: string
  readonly acts: Acts
  readonly more?: () => void
  readonly loading?: boolean
  readonly empty: ReactNode
}

/** What a search found: only the rows in sight are made, however long the list. */
export function Results({ hits, selected, acts, more, loading, empty }: Props) {
  return (
    <Virtualizer layout={ListLayout} layoutOptions={{ estimatedRowSize: 84 }}>
      <ListBox
        className="results"
        aria-label="Résultats"
        selectionMode="single"
        selectionBehavior="replace"
        selectedKeys={selected ? [selected] : []}
        onSelectionChange={keys => {
          const [id] = keys === 'all' ? [] : [...keys]
          if (id !== undefined) acts.open(String(id))
        }}
        renderEmptyState={() => empty}
      >
        {hits.map(hit => (
          <ListBoxItem key={hit.id} id={hit.id} textValue={hit.label} className="result">
            <Row hit={hit} acts={acts} />
          </ListBoxItem>
        ))}
        {more && (
          <ListBoxLoadMoreItem isLoading={loading} onLoadMore={more} className="loading">
            Suite…
          </ListBoxLoadMoreItem>
        )}
      </ListBox>
    </Virtualizer>
  )
}

const Row = ({ hit, acts }: { readonly hit: Hit; readonly acts: Acts }) => (
  <div
    className="result-row"
    draggable={Boolean(acts.drag)}
    onDragStart={event => acts.drag?.(event.dataTransfer, { kind: hit.kind, id: hit.id })}
  >
    <Text slot="label" className="result-label">
      {hit.label}
    </Text>
    <span className="result-meta">
      {kinds[hit.kind].one}
      {hit.certainty === 'to-verify' && <ToVerify />}
    </span>
    {hit.excerpt && (
      <Text slot="description" className="result-excerpt">
        {excerptParts(hit.excerpt).map((part, index) =>
          // an excerpt's parts have no identity but their place
          part.match ? (
            <mark key={`${index}-${part.text}`}>{part.text}</mark>
          ) : (
            <span key={`${index}-${part.text}`}>{part.text}</span>
          ),
        )}
      </Text>
    )}
  </div>
)
