import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Choice, Field } from '../ui/field.tsx'
import type { Question } from './search.ts'
import { courts, kinds } from './words.ts'

type Counts = Readonly<Record<string, number>>

interface Props {
  readonly question: Question
  readonly facets?: { readonly kind: Counts; readonly court: Counts; readonly tag: Counts }
  readonly onChange: (part: Partial<Question>) => void
}

const options = (counts: Counts, all: string, name: (key: string) => string, chosen?: string) => [
  { value: '', label: all },
  ...Object.entries(chosen && !(chosen in counts) ? { ...counts, [chosen]: 0 } : counts)
    .sort((a, b) => b[1] - a[1])
    .slice(0, 200)
    .map(([value, n]) => ({ value, label: `${name(value)} (${n})` })),
]

/** What narrows a search: kind, court, tag, dates. */
export function Facets({ question, facets, onChange }: Props) {
  const counts = facets ?? { kind: {}, court: {}, tag: {} }
  const narrowed = Boolean(question.court || question.tag || question.from || question.to)
  const [open, setOpen] = useState(narrowed)
  return (
    <div className="facets">
      <fieldset className="kinds">
        <legend className="sr-only">Nature</legend>
        {[undefined, ...(Object.keys(kinds) as (keyof typeof kinds)[])].map(kind => (
          <label key={kind ?? 'tout'} className="kind">
            <input
              type="radio"
              name="kind"
              checked={question.kind === kind}
              onChange={() => onChange({ kind })}
            />
            <span>{kind ? kinds[kind].many : 'tout'}</span>
          </label>
        ))}
      </fieldset>
      <details className="filters" open={open} onToggle={event => setOpen(event.currentTarget.open)}>
        <summary>Filtres</summary>
        {open && (
          <>
            <div className="filters-fields">
              <Choice
                label="Juridiction"
                value={question.court ?? ''}
                onChange={court => onChange({ court: court || undefined })}
                options={options(counts.court, 'Toutes', key => courts[key] ?? key, question.court)}
              />
              <Choice
                label="Mot-clé"
                value={question.tag ?? ''}
                onChange={tag => onChange({ tag: tag || undefined })}
                options={options(counts.tag, 'Tous', key => key, question.tag)}
              />
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
            </div>
            {narrowed && (
              <Button
                look="link"
                onPress={() => onChange({ court: undefined, tag: undefined, from: undefined, to: undefined })}
              >
                Ôter les filtres
              </Button>
            )}
          </>
        )}
      </details>
    </div>
  )
}
