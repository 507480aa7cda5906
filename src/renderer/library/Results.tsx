import type { ReactNode } from 'react'
import { useEffect, useRef } from 'react'
import {
  ListBox,
  ListBoxItem,
  ListBoxLoadMoreItem,
  ListLayout,
  Text,
  useDragAndDrop,
  Virtualizer,
} from 'react-aria-components'
import type { Hit } from '../../shared/model/source.ts'
import { keyed } from '../ui/keyed.ts'
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
  const { drag } = acts
  const { dragAndDropHooks } = useDragAndDrop({
    isDisabled: !drag,
    getItems: keys =>
      hits
        .filter(hit => keys.has(hit.id))
        .map(hit => ({ 'text/plain': hit.label, ...drag?.({ kind: hit.kind, id: hit.id }) })),
  })
  const list = useRef<HTMLDivElement>(null)
  const first = hits[0]?.id
  // another question starts at the top of its answers
  useEffect(() => {
    if (first) list.current?.scrollTo({ top: 0 })
  }, [first])
  return (
    <Virtualizer layout={ListLayout} layoutOptions={{ estimatedRowSize: 84 }}>
      <ListBox
        ref={list}
        className="results"
        aria-label="Résultats"
        dragAndDropHooks={dragAndDropHooks}
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
            <Row hit={hit} />
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

const Row = ({ hit }: { readonly hit: Hit }) => (
  <div className="result-row">
    <Text slot="label" className="result-label">
      {hit.label}
    </Text>
    <span className="result-meta">
      {kinds[hit.kind].one}
      {hit.certainty === 'to-verify' && <ToVerify />}
    </span>
    {hit.excerpt && (
      <Text slot="description" className="result-excerpt">
        {keyed(excerptParts(hit.excerpt), part => part.text).map(({ key, item }) =>
          item.match ? <mark key={key}>{item.text}</mark> : <span key={key}>{item.text}</span>,
        )}
      </Text>
    )}
  </div>
)
