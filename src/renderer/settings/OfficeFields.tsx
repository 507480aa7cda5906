import type { Office } from '../../shared/settings/office.ts'
import { Choice, Field } from '../ui/field.tsx'

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
