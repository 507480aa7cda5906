import { useId, useState } from 'react'
import { findEventKinds } from '../../shared/procedure/events/find-kinds.ts'
import { eventFamilies } from '../../shared/procedure/events/kind.ts'
import { eventKindOf } from '../../shared/procedure/events/kinds.ts'

const OTHER = 'other'
/** Before the key of a nature: its act is then a decision notified. */
const NATURE = 'nature:'

/** Chooses the kind of an event, by its family or by words; words of an act (« visa ») propose its decision with its nature. */
export function KindChoice({
  kind,
  onChange,
}: {
  readonly kind: string
  readonly onChange: (kind: string, nature?: string) => void
}) {
  const id = useId()
  const [search, setSearch] = useState('')
  const isSearch = search.trim() !== ''
  const found = findEventKinds(search)
  const natures = isSearch ? found.natures : []
  const isEmpty = isSearch && found.kinds.length === 0 && natures.length === 0
  const current = eventKindOf(kind)
  const isCurrentShown = kind === OTHER || found.kinds.some(one => one.kind === kind)
  const choose = (value: string) => {
    if (value.startsWith(NATURE)) onChange('notified', value.slice(NATURE.length))
    else onChange(value)
  }
  return (
    <div className="field kind-choice">
      <label htmlFor={`${id}-kind`}>Nature</label>
      <input
        type="search"
        value={search}
        onChange={event => setSearch(event.target.value)}
        aria-label="Chercher dans la liste"
        aria-describedby={isSearch ? `${id}-count` : undefined}
        placeholder="Chercher : jugement, visa, permis…"
      />
      <select id={`${id}-kind`} value={kind} onChange={event => choose(event.target.value)}>
        {!isCurrentShown && current && <option value={kind}>{current.label}</option>}
        <option value={OTHER}>Autre fait, sans délai</option>
        {Object.entries(eventFamilies).map(([family, name]) => {
          const kinds = found.kinds.filter(one => one.family === family)
          return (
            kinds.length > 0 && (
              <optgroup key={family} label={name}>
                {kinds.map(one => (
                  <option key={one.kind} value={one.kind}>
                    {one.label}
                  </option>
                ))}
              </optgroup>
            )
          )
        })}
        {natures.length > 0 && (
          <optgroup label="Une décision notifiée, de cette nature">
            {natures.map(one => (
              <option key={one.key} value={`${NATURE}${one.key}`}>
                {one.label}
              </option>
            ))}
          </optgroup>
        )}
      </select>
      {isSearch && (
        <p className="help" id={`${id}-count`} role="status">
          {isEmpty
            ? 'Rien de ce nom : choisissez « Autre fait », ou videz la recherche.'
            : countOf(found.kinds.length + natures.length)}
        </p>
      )}
    </div>
  )
}

const countOf = (count: number): string =>
  count === 1 ? 'Une ligne dans la liste.' : `${count} lignes dans la liste.`
