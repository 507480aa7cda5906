import { useState } from 'react'
import type { Output } from '../../shared/contract/contract.ts'
import { kindNames, sourceKinds } from '../../shared/library/kinds/registry.ts'
import { courts, documentTypes } from '../../shared/library/source-labels.ts'
import { useCall } from '../kernel/api.ts'
import { Button } from '../ui/button.tsx'
import { Choice, Field } from '../ui/field.tsx'
import type { Question } from './useSearch.ts'

type Facets = Output<'library.search'>['facets']
type Counts = Readonly<Record<string, number>>

interface Props {
  readonly question: Question
  readonly facets?: Facets
  readonly onChange: (part: Partial<Question>) => void
}

const nothing: Facets = { kind: {}, court: {}, code: {}, publication: {}, type: {}, tag: {} }

const options = (counts: Counts, all: string, name: (key: string) => string, selection?: string) => [
  { value: '', label: all },
  ...Object.entries(selection && !(selection in counts) ? { ...counts, [selection]: 0 } : counts)
    .sort((a, b) => b[1] - a[1])
    .slice(0, 200)
    .map(([value, n]) => ({ value, label: `${name(value)} (${n.toLocaleString('fr-FR')})` })),
]

/** The courts that have several seats, beside each of these. */
function withCourts(counts: Counts): Counts {
  const all = { ...counts }
  for (const court of ['CAA', 'TA']) {
    const seats = Object.keys(counts).filter(name => name.startsWith(`${court} `))
    const total = seats.reduce((sum, name) => sum + (counts[name] ?? 0), counts[court] ?? 0)
    if (seats.length) all[court] = total
  }
  return all
}

const lists = [
  { key: 'court', label: 'Juridiction', all: 'Toutes', name: (key: string) => courts[key] ?? key },
  { key: 'publication', label: 'Publication', all: 'Toutes', name: (key: string) => key },
  { key: 'code', label: 'Code ou texte', all: 'Tous', name: (key: string) => key },
  { key: 'type', label: 'Type de document', all: 'Tous', name: (key: string) => documentTypes[key] ?? key },
  { key: 'tag', label: 'Mot-clé', all: 'Tous', name: (key: string) => key },
] as const

const free = {
  court: undefined,
  publication: undefined,
  code: undefined,
  type: undefined,
  tag: undefined,
  collection: undefined,
  from: undefined,
  to: undefined,
  lawOn: undefined,
}

/** Filters of a search: kind, court, grade, text of law, type, tag, collection, dates; each value with what choosing it would give. */
export function Facets({ question, facets, onChange }: Props) {
  const counts = facets ?? nothing
  const isNarrowed = Object.keys(free).some(key => question[key as keyof typeof free])
  const [open, setOpen] = useState(isNarrowed)
  return (
    <div className="facets">
      <fieldset className="kinds">
        <legend className="sr-only">Nature</legend>
        {[undefined, ...kindNames].map(kind => (
          <label key={kind ?? 'tout'} className="kind">
            <input
              type="radio"
              name="kind"
              checked={question.kind === kind}
              onChange={() => onChange({ kind })}
            />
            <span>{kind ? sourceKinds[kind].many : 'tout'}</span>
          </label>
        ))}
      </fieldset>
      <details className="filters" open={open} onToggle={event => setOpen(event.currentTarget.open)}>
        <summary>Filtres</summary>
        {open && (
          <>
            <div className="filters-fields">
              {lists
                .filter(({ key }) => question[key] || Object.keys(counts[key]).length > 0)
                .map(({ key, label, all, name }) => (
                  <Choice
                    key={key}
                    label={label}
                    value={question[key] ?? ''}
                    onChange={value => onChange({ [key]: value || undefined })}
                    options={options(
                      key === 'court' ? withCourts(counts.court) : counts[key],
                      all,
                      name,
                      question[key],
                    )}
                  />
                ))}
              <CollectionChoice question={question} onChange={onChange} />
              <Field
                label="Depuis le"
                type="date"
                value={question.from ?? ''}
                onChange={from => onChange({ from: from || undefined })}
              />
              <Field
                label="Jusqu’au"
                type="date"
                value={question.to ?? ''}
                onChange={to => onChange({ to: to || undefined })}
              />
              <Field
                label="Articles en vigueur le"
                type="date"
                value={question.lawOn ?? ''}
                onChange={lawOn => onChange({ lawOn: lawOn || undefined })}
              />
            </div>
            {isNarrowed && (
              <Button look="link" onPress={() => onChange(free)}>
                Ôter les filtres
              </Button>
            )}
          </>
        )}
      </details>
    </div>
  )
}

function CollectionChoice({ question, onChange }: Omit<Props, 'facets'>) {
  const { value: all } = useCall('collections.list', {})
  if (!all?.length) return null
  return (
    <Choice
      label="Collection"
      value={question.collection ?? ''}
      onChange={collection => onChange({ collection: collection || undefined })}
      options={[
        { value: '', label: 'Toutes' },
        ...all.map(({ id, title, count }) => ({ value: id, label: `${title} (${count})` })),
      ]}
    />
  )
}
