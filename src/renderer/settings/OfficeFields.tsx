import { useState } from 'react'
import { filingStyle, type Lawyer, type Office, readOffice } from '../../shared/dossiers/office.ts'
import { Button } from '../ui/button.tsx'
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
  firm: '',
  city: '',
  colleagues: [],
}
const emptyLawyer: Lawyer = {
  ...{ firstName: '', name: '', gender: 'f', bar: '', number: '', address: '', phone: '', email: '' },
}

/** Who the firm is: asked at the first start, changed in the settings. */
export const OfficeFields = ({
  office,
  onChange,
}: {
  readonly office: Office
  readonly onChange: (office: Office) => void
}) => (
  <div className="fields office-fields">
    <Field
      label="Nom du cabinet"
      value={office.firm}
      onChange={firm => onChange({ ...office, firm })}
      help="S’il diffère du vôtre."
    />
    <LawyerFields lawyer={office} onChange={lawyer => onChange({ ...office, ...lawyer })} />
    <Field
      label="Lieu de signature"
      value={office.city}
      onChange={city => onChange({ ...office, city })}
      placeholder="Grenoble"
      help="«&nbsp;Fait à…&nbsp;»&nbsp;: repris dans chaque nouveau recours."
    />
  </div>
)

function LawyerFields({
  lawyer,
  onChange,
}: {
  readonly lawyer: Lawyer
  readonly onChange: (change: Partial<Lawyer>) => void
}) {
  const set = (key: keyof Lawyer) => (value: string) => onChange({ [key]: value })
  return (
    <>
      <Field label="Prénom" value={lawyer.firstName} onChange={set('firstName')} />
      <Field label="Nom" value={lawyer.name} onChange={set('name')} />
      <Field label="Barreau" value={lawyer.bar} onChange={set('bar')} placeholder="Grenoble" />
      <Field label="Toque" value={lawyer.number} onChange={set('number')} />
      <Field label="Adresse" value={lawyer.address} onChange={set('address')} />
      <Field label="Téléphone" type="tel" value={lawyer.phone} onChange={set('phone')} />
      <Field label="Courriel" type="email" value={lawyer.email} onChange={set('email')} />
      <Choice
        label="Accord dans le texte"
        value={lawyer.gender}
        onChange={gender => onChange({ gender: gender === 'm' ? 'm' : 'f' })}
        options={[
          { value: 'f', label: 'avocate' },
          { value: 'm', label: 'avocat' },
        ]}
      />
    </>
  )
}

/** The other lawyers of the firm, who are added to the parties of a dossier by one press. */
function Colleagues({
  office: { colleagues, bar, address },
  onChange,
}: {
  readonly office: Office
  readonly onChange: (colleagues: readonly Lawyer[]) => void
}) {
  return (
    <>
      {colleagues.map((lawyer, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a colleague has no other identity than their place, and fields keep no state
        <details key={at} className="party" open={!lawyer.name}>
          <summary>{[lawyer.firstName, lawyer.name].filter(Boolean).join(' ') || 'Sans nom'}</summary>
          <div className="fields office-fields">
            <LawyerFields
              lawyer={lawyer}
              onChange={change => onChange(colleagues.with(at, { ...lawyer, ...change }))}
            />
          </div>
          <div className="actions">
            <Button look="link" onPress={() => onChange(colleagues.filter((_, other) => other !== at))}>
              Retirer du cabinet
            </Button>
          </div>
        </details>
      ))}
      <div className="actions">
        <Button onPress={() => onChange([...colleagues, { ...emptyLawyer, bar, address }])}>
          Ajouter un·e avocat·e du cabinet
        </Button>
      </div>
    </>
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
        Rien ne change dans les dossiers déjà ouverts, et rien de cette page ne part avec un paquet ou un
        dossier donné.
      </p>
      <OfficeFields
        office={office}
        onChange={next => {
          setOffice(next)
          onChange({ office: JSON.stringify(next) })
        }}
      />
      <Colleagues
        office={office}
        onChange={colleagues => {
          const next = { ...office, colleagues: [...colleagues] }
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
