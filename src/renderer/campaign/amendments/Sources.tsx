import { X } from 'lucide-react'
import { useState } from 'react'
import { label } from '../../../shared/library/cite/print.ts'
import type { SourceRef } from '../../../shared/library/model.ts'
import { useCall } from '../../kernel/api.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'

/** One or two sources of the library that the reasons rest on. */
export function Sources({
  sources,
  onChange,
}: {
  readonly sources: readonly SourceRef[]
  readonly onChange: (sources: SourceRef[]) => void
}) {
  const [text, setText] = useState('')
  const { value: searchAnswer } = useCall(
    'library.search',
    text.trim().length > 2 ? { text, limit: 5 } : null,
  )
  return (
    <div className="reason-sources">
      {sources.length > 0 && (
        <ul className="rows" aria-label="Sources de l’exposé">
          {sources.map(one => (
            <li key={one.id}>
              <SourceName id={one.id} />
              <IconButton
                icon={X}
                name="Retirer cette source"
                onPress={() => onChange(sources.filter(other => other.id !== one.id))}
              />
            </li>
          ))}
        </ul>
      )}
      {sources.length < 2 && (
        <>
          <Field
            label="Source de la bibliothèque"
            value={text}
            onChange={setText}
            placeholder="n° de décision, article, mots"
          />
          {text.trim().length > 2 && (
            <fieldset className="actions bare">
              <legend className="sr-only">Sources trouvées</legend>
              {(searchAnswer?.hits ?? [])
                .filter(source => sources.every(one => one.id !== source.id))
                .map(source => (
                  <Button
                    key={source.id}
                    look="quiet"
                    onPress={() => {
                      onChange([...sources, { kind: source.kind, id: source.id }])
                      setText('')
                    }}
                  >
                    {source.label}
                  </Button>
                ))}
              {searchAnswer?.hits.length === 0 && <p className="help">Rien de tel dans la bibliothèque.</p>}
            </fieldset>
          )}
        </>
      )}
    </div>
  )
}

function SourceName({ id }: { readonly id: string }) {
  const { value } = useCall('library.get', { id })
  return <span>{value ? label(value) : id}</span>
}
