import { useState } from 'react'
import type { MissingSource as Line } from '../../shared/library/graph.ts'
import { useCall } from '../kernel/api.ts'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/field.tsx'
import { count } from '../ui/quantities.ts'
import { Empty, Failure, Loading } from '../ui/state.tsx'
import { useSay } from '../ui/toast.tsx'

const kinds: Readonly<Record<Line['kind'], string>> = {
  decision: 'Décisions',
  article: 'Articles',
  text: 'Lois, décrets et actes',
  document: 'Documents',
}

/** A list longer than this is not one to go through. */
const MAX_LINES = 2000

/** Lists the sources cited but missing from the library: a list to go and get, most cited first. */
export function MissingSources({ onSearch }: { readonly onSearch: (text: string) => void }) {
  const [kind, setKind] = useState<Line['kind']>()
  const [limit, setLimit] = useState(60)
  const { value, error, reload } = useCall('library.missing', { ...(kind && { kind }), limit, offset: 0 })
  const say = useSay()
  if (error) return <Failure error={error} retry={reload} />
  if (!value) return <Loading what="Textes cités et absents" />
  const { items, total, coverage } = value
  const copyText = (text: string, message: string) =>
    navigator.clipboard.writeText(text).then(
      () => say.success(message),
      () => say.error(new Error('La copie a été refusée par le système.')),
    )
  const copy = () =>
    copyText(
      items.map(one => `${one.label}\t${one.sources}\t${one.url ?? ''}`).join('\n'),
      'Liste copiée\u00a0: une ligne par texte, à coller dans un tableur.',
    )
  return (
    <div className="reader missing">
      <h2 className="reader-title">Textes cités et absents de la bibliothèque</h2>
      <p className="help">
        {count(total, 'texte')}, du plus cité au moins cité, avec les fiches qui n’ont pas leur texte.
        Citations relevées dans {coverage.read.toLocaleString('fr-FR')} textes sur{' '}
        {coverage.texts.toLocaleString('fr-FR')}.
      </p>
      <div className="missing-tools">
        <Choice
          label="Nature"
          value={kind ?? ''}
          onChange={kindName => setKind(kindName ? (kindName as Line['kind']) : undefined)}
          options={[
            { value: '', label: 'Toutes' },
            ...Object.entries(kinds).map(([key, label]) => ({ value: key, label })),
          ]}
        />
        <Button onPress={() => void copy()}>Copier la liste</Button>
      </div>
      {items.length === 0 ? (
        <Empty title="Rien ne manque">
          Tout ce que citent les textes lus est dans la bibliothèque, avec son texte.
        </Empty>
      ) : (
        <table className="missing-table">
          <thead>
            <tr>
              <th scope="col">Texte cité</th>
              <th scope="col" className="figure">
                Textes qui le citent
              </th>
              <th scope="col">Où l’obtenir</th>
            </tr>
          </thead>
          <tbody>
            {items.map(one => (
              <tr key={one.key}>
                <td>
                  <button type="button" className="source-link" onClick={() => onSearch(`"${one.label}"`)}>
                    {one.label}
                  </button>
                  {one.isCard && ' (sa fiche est là, sans son texte)'}
                </td>
                <td className="figure">{one.sources.toLocaleString('fr-FR')}</td>
                <td>
                  {one.url && (
                    <Button look="link" onPress={() => void copyText(one.url ?? '', 'Adresse copiée.')}>
                      Copier l’adresse ({new URL(one.url).hostname.replace(/^www\./, '')})
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {items.length < Math.min(total, MAX_LINES) && (
        <Button look="link" onPress={() => setLimit(n => Math.min(n + 120, MAX_LINES))}>
          La suite
        </Button>
      )}
    </div>
  )
}
