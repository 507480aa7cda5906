import { useState } from 'react'
import { type OwnAssociation, readOwnAssociation } from '../../shared/dossiers/own-association.ts'
import { Field } from '../ui/field.tsx'
import type { Values } from './changes.ts'

export const emptyAssociation: OwnAssociation = {
  ...{ name: '', alias: '', legalForm: '', number: '', address: '', representative: '', quality: '' },
  ...{ empowerment: '', phone: '', email: '', city: '' },
}

/** Fields of an association, in the order a cover prints it, each with an example where its label alone would leave one to guess. */
const FIELDS: readonly (readonly [keyof OwnAssociation, string, string?])[] = [
  ['name', 'Nom de l’association'],
  ['alias', 'Nom court', 'Par exemple\u00a0: LQDN.'],
  ['legalForm', 'Forme juridique', 'Par exemple\u00a0: association régie par la loi du 1er juillet 1901.'],
  ['number', 'Numéro RNA ou SIREN'],
  ['address', 'Siège'],
  ['representative', 'Représentée par'],
  ['quality', 'En qualité de', 'Par exemple\u00a0: sa présidente.'],
  ['empowerment', 'Habilitation à agir', 'Par exemple\u00a0: l’article 9 de ses statuts.'],
  ['phone', 'Téléphone'],
  ['email', 'Courriel'],
  ['city', 'Lieu de signature', '«\u00a0Fait à…\u00a0»\u00a0: repris dans chaque nouveau recours.'],
]

/** Who the association is: asked at the first start of a volunteer, changed in the settings. */
export const AssociationFields = ({
  association,
  onChange,
}: {
  readonly association: OwnAssociation
  readonly onChange: (association: OwnAssociation) => void
}) => (
  <div className="fields office-fields">
    {FIELDS.map(([key, label, help]) => (
      <Field
        key={key}
        label={label}
        value={association[key]}
        onChange={value => onChange({ ...association, [key]: value })}
        {...(key === 'email' && { type: 'email' })}
        {...(key === 'phone' && { type: 'tel' })}
        {...(help && { help })}
      />
    ))}
  </div>
)

/** The association of a volunteer. */
export function AssociationSettings({
  values,
  onChange,
}: {
  readonly values: Values
  readonly onChange: (part: Values) => void
}) {
  const [association, setAssociation] = useState(
    () => readOwnAssociation(values.association) ?? emptyAssociation,
  )
  return (
    <section aria-labelledby="association" className="fields-section">
      <h2 id="association">Votre association</h2>
      <p className="help">
        Quand vous écrivez comme bénévole, elle est la requérante de chaque nouveau recours. Rien ne change
        dans les dossiers déjà ouverts, et rien de cette page ne part avec un paquet ou un dossier donné.
      </p>
      <AssociationFields
        association={association}
        onChange={next => {
          setAssociation(next)
          onChange({ association: JSON.stringify(next) })
        }}
      />
    </section>
  )
}
