import { useState } from 'react'
import type { Exhibit } from '../../shared/exhibits/model.ts'
import { isRecognised, TO_VERIFY } from '../../shared/exhibits/scans/model.ts'
import { useCall } from '../kernel/api.ts'
import { Field } from '../ui/field.tsx'
import { Failure, Loading } from '../ui/state.tsx'

interface Props {
  readonly dossier: string
  readonly exhibits: readonly Exhibit[]
  readonly onOpen: (exhibit: string, page: number, query: string) => void
}

/** A passage with the words found marked. */
function Excerpt({
  text,
  marks,
}: {
  readonly text: string
  readonly marks: readonly (readonly [number, number])[]
}) {
  const parts: { readonly at: number; readonly words: string; readonly isFound: boolean }[] = []
  let at = 0
  for (const [from, to] of [...marks].sort(([one], [other]) => one - other)) {
    if (from < at) continue
    parts.push(
      { at, words: text.slice(at, from), isFound: false },
      { at: from, words: text.slice(from, to), isFound: true },
    )
    at = to
  }
  parts.push({ at, words: text.slice(at), isFound: false })
  return (
    <span className="exhibit-excerpt">
      {parts.map(part =>
        part.isFound ? (
          <mark key={`m${part.at}`}>{part.words}</mark>
        ) : (
          <span key={part.at}>{part.words}</span>
        ),
      )}
    </span>
  )
}

/** Searches the words of the exhibits, those their files say and those read on pictures; a passage opens its page. */
export function SearchExhibits({ dossier, exhibits, onOpen }: Props) {
  const [text, setText] = useState('')
  const asked = text.trim()
  const { value, error } = useCall('exhibits.search', asked.length > 1 ? { dossier, text: asked } : null, [
    'exhibits',
  ])
  const labelOf = (id: string) => exhibits.find(one => one.id === id)?.label || 'Sans intitulé'
  return (
    <search className="exhibit-search">
      <Field label="Chercher dans les pièces" value={text} onChange={setText} />
      {asked.length > 1 && (
        <div aria-live="polite">
          {error && <Failure error={error} />}
          {!value && !error && <Loading what="Recherche dans les pièces" />}
          {value?.hits.length === 0 && <p className="help">Aucune page des pièces n’a ces mots.</p>}
          {value && value.hits.length > 0 && (
            <ul className="exhibit-hits">
              {value.hits.map(hit => (
                <li key={`${hit.exhibit} ${hit.page}`}>
                  <button type="button" onClick={() => onOpen(hit.exhibit, hit.page, asked)}>
                    <strong>
                      {labelOf(hit.exhibit)}, page {hit.page}
                    </strong>
                    <Excerpt text={hit.excerpt} marks={hit.marks} />
                    {isRecognised(hit.origin) && <small>{TO_VERIFY}</small>}
                  </button>
                </li>
              ))}
            </ul>
          )}
          {value && value.unread > 0 && (
            <p className="help">
              {value.unread > 1
                ? `${value.unread} pages sont des images que personne n’a lues\u00a0: leurs mots ne se cherchent pas encore.`
                : 'Une page est une image que personne n’a lue\u00a0: ses mots ne se cherchent pas encore.'}
            </p>
          )}
        </div>
      )}
    </search>
  )
}
