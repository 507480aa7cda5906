import { type ReactNode, useEffect, useRef } from 'react'
import {
  ListBox,
  ListBoxItem,
  ListBoxLoadMoreItem,
  ListLayout,
  Text,
  Virtualizer,
} from 'react-aria-components'
import type { Output } from '../../shared/contract/contract.ts'
import { sourceKinds } from '../../shared/library/kinds/registry.ts'
import type { SourceRef } from '../../shared/library/model.ts'
import type { Hit, RankedHit } from '../../shared/search/model.ts'
import { Button } from '../ui/button.tsx'
import { withKeys } from '../ui/keyed.ts'
import { count } from '../ui/quantities.ts'
import { Marks } from '../ui/state.tsx'
import type { Question } from './useSearch.ts'

// U+0001 and U+0002, built from their codes: control characters do not belong in a pattern
const marksOfMatch = new RegExp(`[${String.fromCharCode(1, 2)}]`)

/** An excerpt cut at its marks: what matched, and what did not. */
function excerptParts(
  excerpt: Hit['excerpt'],
): readonly { readonly text: string; readonly match: boolean }[] {
  return excerpt
    .split(marksOfMatch)
    .map((text, index) => ({ text, match: index % 2 === 1 }))
    .filter(part => part.text)
}

interface ResultActions {
  readonly open: (id: string) => void
  /** drag data of a row, by MIME type */
  readonly drag?: (source: SourceRef) => Readonly<Record<string, string>>
}

interface Props {
  readonly hits: readonly (Omit<RankedHit, 'why'> & { readonly why?: readonly string[] })[]
  /** told at each move of the pointer over the list, and when it leaves */
  readonly onHold?: (isHeld: boolean) => void
  readonly selectedId?: string
  /** what is opened takes the place of the list: Enter opens it, the arrows only go to it */
  readonly isAlone?: boolean
  readonly acts: ResultActions
  readonly more?: () => void
  readonly loading?: boolean
  readonly empty: ReactNode
  /** while several are being chosen: those that are, and what to do when that changes */
  readonly choosing?: {
    readonly ids: ReadonlySet<string>
    readonly onChange: (ids: ReadonlySet<string>) => void
  }
}

/** Lists the hits of a search: only the rows in sight are made, however long the list. */
export function Results({ hits, selectedId, isAlone, acts, more, loading, empty, choosing, onHold }: Props) {
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
        onPointerMove={() => onHold?.(true)}
        onPointerLeave={() => onHold?.(false)}
        aria-label="Résultats"
        shouldSelectOnPressUp
        selectionMode={choosing ? 'multiple' : isAlone ? 'none' : 'single'}
        onAction={isAlone && !choosing ? key => acts.open(String(key)) : undefined}
        selectionBehavior={choosing ? 'toggle' : 'replace'}
        selectedKeys={choosing ? choosing.ids : selectedId ? [selectedId] : []}
        onSelectionChange={keys => {
          if (choosing)
            return choosing.onChange(
              keys === 'all' ? new Set(hits.map(hit => hit.id)) : new Set([...keys].map(String)),
            )
          const [id] = keys === 'all' ? [] : [...keys]
          if (id !== undefined) acts.open(String(id))
        }}
        renderEmptyState={() => empty}
      >
        {hits.map(hit => (
          <ListBoxItem key={hit.id} id={hit.id} textValue={hit.label} className="result">
            <Row hit={hit} choosing={choosing !== undefined} drag={acts.drag} />
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

interface RowProps {
  readonly hit: Props['hits'][number]
  readonly choosing: boolean
  readonly drag: ResultActions['drag']
}

/** A hit, dragged by the pointer alone: a list that its keys make draggable takes Enter for the start of a drag. */
const Row = ({ hit, choosing, drag }: RowProps) => (
  // biome-ignore lint/a11y/noStaticElementInteractions: the keyboard cites by a button of the source that it opens
  <div
    className={`result-row${choosing ? ' choosing' : ''}`}
    draggable={drag !== undefined}
    onDragStart={({ dataTransfer }) => {
      dataTransfer.setData('text/plain', hit.label)
      for (const [type, data] of Object.entries(drag?.({ kind: hit.kind, id: hit.id }) ?? {}))
        dataTransfer.setData(type, data)
    }}
    title={hit.why?.length ? `Classé ici\u00a0: ${hit.why.join(', ')}.` : undefined}
  >
    {choosing && <span className="tick" aria-hidden />}
    <Text slot="label" className="result-label">
      {hit.label}
    </Text>
    <span className="result-meta">
      {sourceKinds[hit.kind].one}
      <Marks of={hit} />
    </span>
    {hit.excerpt && (
      <Text slot="description" className="result-excerpt">
        {withKeys(excerptParts(hit.excerpt), part => part.text).map(({ key, item }) =>
          item.match ? <mark key={key}>{item.text}</mark> : <span key={key}>{item.text}</span>,
        )}
      </Text>
    )}
  </div>
)

/** Summarises an answer: how many, what was looked for instead, what could not be understood, how much of the library was seen. */
export function SearchRemarks({
  answer,
  question,
  onChange,
  isOutdated,
  reload,
}: {
  readonly answer?: Output<'library.search'>
  readonly question: Question
  readonly onChange: (part: Partial<Question>) => void
  readonly isOutdated: boolean
  readonly reload: () => void
}) {
  if (!answer) return <p className="help"> </p>
  const { total, isApproximate, corrected, remarks, coverage, operators } = answer
  return (
    <div className="said" role="status">
      <p className="help">
        {total === 0
          ? 'Aucun résultat'
          : `${isApproximate ? 'Environ\u00a0' : ''}${count(total, 'résultat')}`}
        {corrected && (
          <>
            {' '}
            pour «&nbsp;<b>{corrected}</b>&nbsp;»&nbsp;: les mots tapés ne sont dans aucun texte
          </>
        )}{' '}
        {isOutdated && (
          <Button look="link" onPress={reload}>
            La bibliothèque a changé&nbsp;: actualiser
          </Button>
        )}
        {total > 1 && question.text.trim() !== '' && (
          <Button
            look="link"
            onPress={() => onChange({ newestFirst: question.newestFirst ? undefined : true })}
          >
            {question.newestFirst ? 'Classer par pertinence' : 'Classer par date'}
          </Button>
        )}
      </p>
      {operators.length > 0 && (
        <ul className="operators" aria-label="Opérateurs de la recherche">
          {operators.map(operator => (
            <li key={operator}>
              {operator}
              <Button
                look="link"
                aria-label={`Ôter ${operator}`}
                onPress={() => onChange({ text: withoutOperator(question.text, operator) })}
              >
                ×
              </Button>
            </li>
          ))}
        </ul>
      )}
      {remarks.map(remark => (
        <p key={remark} className="help">
          {remark}
        </p>
      ))}
      {coverage.indexed < coverage.texts && (
        <p className="help">
          Recherche dans {coverage.indexed.toLocaleString('fr-FR')} textes sur{' '}
          {coverage.texts.toLocaleString('fr-FR')}&nbsp;: l’indexation continue.
        </p>
      )}
    </div>
  )
}

/** The text typed without one of its operators. */
const withoutOperator = (text: string, operator: string): string =>
  text.replace(operator, '').replace(/\s+/g, ' ').trim()
