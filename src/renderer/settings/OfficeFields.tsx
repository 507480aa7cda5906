import { useState } from 'react'
import { filingStyle, type Office, readOffice } from '../../shared/dossiers/office.ts'
import { Choice, Field } from '../ui/field.tsx'
import type { Values } from './changes.ts'

export const emptyOffice: Office = {
  firstName: '',
  name: '',
  gender: 'f',
  bar: '',
  number: '',
  address: '',
  phone: '',
  email: '',
}

/** Who the lawyer is: asked at the first start, changed in the settings. */
export const OfficeFields = ({
  office,
  onChange,
}: {
  readonly office: Office
  readonly onChange: (office: Office) => void
}) => {
  const set = (key: keyof Office) => (value: string) => onChange({ ...office, [key]: value })
  return (
    <div className="fields office-fields">
      <Field label="Prénom" value={office.firstName} onChange={set('firstName')} />
      <Field label="Nom" value={office.name} onChange={set('name')} />
      <Field label="Barreau" value={office.bar} onChange={set('bar')} placeholder="Grenoble" />
      <Field label="Toque" value={office.number} onChange={set('number')} />
      <Field label="Adresse" value={office.address} onChange={set('address')} />
      <Field label="Téléphone" type="tel" value={office.phone} onChange={set('phone')} />
      <Field label="Courriel" type="email" value={office.email} onChange={set('email')} />
      <Choice
        label="Accord dans le texte"
        value={office.gender}
        onChange={set('gender')}
        options={[
          { value: 'f', label: 'avocate' },
          { value: 'm', label: 'avocat' },
        ]}
      />
    </div>
  )
}

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
          help="Chaque texte en change par son bouton «&nbsp;Présentation&nbsp;»."
        />
      </div>
    </section>
  )
}
