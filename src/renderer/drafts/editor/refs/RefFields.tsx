import { useEffect, useId, useMemo, useRef, useState } from 'react'
import type { CrossRef } from '../../../../shared/drafts/assemble/cross-references.ts'
import type { Block } from '../../../../shared/drafts/model.ts'
import type { Labels } from '../cards/labels.ts'
import './refs.css'
import { crossText, matchingTargets, targetsOf, waysTo } from './targets.ts'

interface Props {
  readonly atom: CrossRef
  readonly labels: Labels
  readonly blocks: () => readonly Block[]
  /** the block the reference stands in */
  readonly block: string
  readonly onChange: (next: CrossRef) => void
}

const MAX_TARGETS = 40

/** Edits a reference: how it is named, and the place it leads to; a broken one begins with the place. */
export const RefFields = ({ atom, labels, blocks, block, onChange }: Props) => {
  const targets = useMemo(() => targetsOf(blocks(), labels), [blocks, labels])
  const target = targets.find(one => one.id === atom.target)
  const text = crossText(atom, labels, block)
  const [query, setQuery] = useState('')
  const [choosing, setChoosing] = useState(text === undefined)
  const list = useId()
  // the field and the button come each in the place of the other: the one that comes has the keyboard of the one that goes
  const instead = useRef<HTMLInputElement & HTMLButtonElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the element changes when this does
  useEffect(() => instead.current?.focus(), [choosing])
  const matches = matchingTargets(targets, query).slice(0, MAX_TARGETS)
  return (
    <>
      {text === undefined ? (
        <p className="editor-doubt">
          Ce renvoi ne mène plus nulle part&nbsp;: choisissez le passage qu’il vise.
        </p>
      ) : (
        <p>{[target?.label, target?.words].filter(Boolean).join(' — ')}</p>
      )}
      {target && text !== undefined && (
        <label>
          Forme
          <select
            value={`${atom.form}-${atom.lead ?? ''}`}
            onChange={event => {
              const way = waysTo(target, labels, block).find(
                ({ ref }) => `${ref.form}-${ref.lead ?? ''}` === event.target.value,
              )
              if (way) onChange(way.ref)
            }}
          >
            {waysTo(target, labels, block).map(({ ref, text: preview }) => (
              <option key={`${ref.form}-${ref.lead ?? ''}`} value={`${ref.form}-${ref.lead ?? ''}`}>
                {preview}
              </option>
            ))}
          </select>
        </label>
      )}
      {choosing ? (
        <label>
          Passage visé
          <input
            ref={instead}
            value={query}
            placeholder="II.B, § 12, note 7, ou ses premiers mots"
            aria-controls={list}
            onChange={event => setQuery(event.target.value)}
          />
        </label>
      ) : (
        <p>
          <button ref={instead} type="button" className="ref-again" onClick={() => setChoosing(true)}>
            Viser un autre passage
          </button>
        </p>
      )}
      {choosing && (
        <ul id={list} className="ref-targets">
          {matches.map(one => (
            <li key={one.id}>
              <button
                type="button"
                onClick={() => {
                  const form = one.forms.includes(atom.form) ? atom.form : (one.forms[0] ?? 'page')
                  onChange({ ...atom, target: one.id, form })
                  setChoosing(false)
                }}
              >
                <span>{one.label}</span> <small>{one.words}</small>
              </button>
            </li>
          ))}
          {matches.length === 0 && <li className="help">Aucun passage ne correspond.</li>}
        </ul>
      )}
    </>
  )
}
