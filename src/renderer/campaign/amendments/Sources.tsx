import { X } from 'lucide-react'
import { useState } from 'react'
import { label } from '../../../shared/library/cite/print.ts'
import type { SourceRef } from '../../../shared/library/model.ts'
import { useCall } from '../../kernel/api.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'

/** One or two sources of the library that the reasons rest on. */
export function Sources({
  chosen,
  onChange,
}: {
  readonly chosen: readonly SourceRef[]
  readonly onChange: (sources: SourceRef[]) => void
}) {
  const [text, setText] = useState('')
  const { value: found } = useCall('library.search', text.trim().length > 2 ? { text, limit: 5 } : null)
  return (
    <div className="reason-sources">
      {chosen.length > 0 && (
        <ul className="rows" aria-label="Sources de l’exposé">
          {chosen.map(one => (
            <li key={one.id}>
              <Named id={one.id} />
              <IconButton
                icon={X}
                name="Retirer cette source"
                onPress={() => onChange(chosen.filter(other => other.id !== one.id))}
              />
            </li>
          ))}
        </ul>
      )}
      {chosen.length < 2 && (
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
              {(found?.hits ?? [])
                .filter(hit => chosen.every(one => one.id !== hit.id))
                .map(hit => (
                  <Button
                    key={hit.id}
                    look="quiet"
                    onPress={() => {
                      onChange([...chosen, { kind: hit.kind, id: hit.id }])
                      setText('')
                    }}
                  >
                    {hit.label}
                  </Button>
                ))}
              {found?.hits.length === 0 && <p className="help">Rien de tel dans la bibliothèque.</p>}
            </fieldset>
          )}
        </>
      )}
    </div>
  )
}

function Named({ id }: { readonly id: string }) {
  const { value } = useCall('library.get', { id })
  return <span>{value ? label(value) : id}</span>
}
