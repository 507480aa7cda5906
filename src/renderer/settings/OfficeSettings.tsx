import { useState } from 'react'
import { filingStyle, readOffice } from '../../shared/settings/office.ts'
import { Choice } from '../ui/field.tsx'
import type { Values } from './changes.ts'
import { emptyOffice, OfficeFields } from './OfficeFields.tsx'

/** The lawyer's office, and the manner of the filings to come. */
export function OfficeSettings({
  values,
  onChange,
}: {
  readonly values: Values
  readonly onChange: (part: Values) => void
}) {
  const [office, setOffice] = useState(() => readOffice(values.office) ?? emptyOffice)
  return (
    <section aria-labelledby="office" className="fields-section">
      <h2 id="office">Votre cabinet</h2>
      <p className="help">
        Quand vous écrivez comme avocat·e, vous êtes le conseil de chaque nouveau recours, et vos écrits à la
        manière de l’avocat·e portent votre nom en tête, tant qu’aucun autre en-tête n’est écrit plus bas.
        Rien ne change dans les dossiers déjà ouverts.
      </p>
      <OfficeFields
        office={office}
        onChange={next => {
          setOffice(next)
          onChange({ office: JSON.stringify(next) })
        }}
      />
      <div className="fields">
        <Choice
          label="Présentation des nouveaux mémoires"
          value={filingStyle(values)}
          onChange={filings => onChange({ filings })}
          options={[
            { value: 'lawyer', label: 'à la manière de l’avocat·e' },
            { value: 'association', label: 'à la manière de l’association' },
          ]}
          help="Chaque texte en change par son bouton « Présentation »."
        />
      </div>
    </section>
  )
}
