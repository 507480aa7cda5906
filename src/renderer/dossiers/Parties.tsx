import { useState } from 'react'
import type { Party } from '../../shared/dossiers/model.ts'
import { type Lawyer, lawyersOf, readOffice } from '../../shared/dossiers/office.ts'
import { counselOf } from '../../shared/drafts/slots/letterhead.ts'
import { partyInSentence } from '../../shared/drafts/slots/party-names.ts'
import { presumedDefendant } from '../../shared/drafts/slots/presumed-defendant.ts'
import { useCall } from '../kernel/api.ts'
import { useErasing } from '../kernel/erasing.ts'
import { newId } from '../kernel/newId.ts'
import { Button } from '../ui/button.tsx'
import { Choice, Field } from '../ui/field.tsx'

const roles: Readonly<Record<Party['role'], string>> = {
  claimant: 'Requérant·e',
  defendant: 'Défendeur',
  counsel: 'Avocat·e',
  intervener: 'Intervenant·e',
}
const types: Readonly<Record<Party['type'], string>> = {
  person: 'personne physique',
  association: 'association',
  commune: 'commune',
  authority: 'autorité publique',
  firm: 'société ou cabinet',
}
/** Default type of a party by its role: a lawyer is asked for their bar, not for statutes. */
const usual: Readonly<Record<Party['role'], Party['type']>> = {
  claimant: 'association',
  defendant: 'commune',
  counsel: 'person',
  intervener: 'association',
}
type Text =
  | 'civility'
  | 'firstName'
  | 'name'
  | 'alias'
  | 'legalForm'
  | 'address'
  | 'number'
  | 'representative'
  | 'quality'
  | 'empowerment'
  | 'bar'
  | 'phone'
  | 'email'

/** Fields asked of each type of party, in the order a cover prints it. */
const FIELDS_BY_TYPE: Readonly<Record<Party['type'], readonly (readonly [Text, string])[]>> = {
  person: [
    ['civility', 'Civilité'],
    ['firstName', 'Prénom'],
    ['name', 'Nom'],
    ['address', 'Domicile'],
    ['phone', 'Téléphone'],
    ['email', 'Courriel'],
  ],
  association: [
    ['name', 'Nom'],
    ['alias', 'Nom court'],
    ['legalForm', 'Forme juridique'],
    ['number', 'Numéro RNA ou SIREN'],
    ['address', 'Siège'],
    ['representative', 'Représentée par'],
    ['quality', 'En qualité de'],
    ['empowerment', 'Habilitation à agir (statuts, délibération)'],
    ['phone', 'Téléphone'],
    ['email', 'Courriel'],
  ],
  commune: [
    ['name', 'Nom'],
    ['address', 'Adresse'],
    ['representative', 'Représentée par'],
    ['quality', 'En qualité de'],
  ],
  authority: [
    ['name', 'Nom'],
    ['address', 'Adresse'],
    ['representative', 'Représentée par'],
    ['quality', 'En qualité de'],
  ],
  firm: [
    ['name', 'Nom'],
    ['legalForm', 'Forme juridique'],
    ['number', 'SIREN ou toque'],
    ['bar', 'Barreau'],
    ['address', 'Adresse'],
    ['phone', 'Téléphone'],
    ['email', 'Courriel'],
  ],
}
const counsel: readonly (readonly [Text, string])[] = [
  ['bar', 'Barreau'],
  ['number', 'Toque'],
]

/** An example where the label alone would leave one to guess. */
const helps: Partial<Readonly<Record<Text, string>>> = {
  alias: 'Par exemple\u00a0: LQDN.',
  legalForm: 'Par exemple\u00a0: association régie par la loi du 1er juillet 1901.',
  quality: 'Par exemple\u00a0: sa présidente, son maire.',
  bar: 'Par exemple\u00a0: Grenoble, ou Conseil d’État et Cour de cassation.',
  empowerment: 'Par exemple\u00a0: l’article 9 de ses statuts.',
}

const empty: Omit<Party, 'id'> = {
  role: 'claimant',
  type: 'association',
  civility: '',
  firstName: '',
  name: '',
  alias: '',
  gender: 'f',
  legalForm: '',
  address: '',
  number: '',
  representative: '',
  quality: '',
  empowerment: '',
  bar: '',
  birth: '',
  nationality: '',
  profession: '',
  phone: '',
  email: '',
}

const partyTitle = (party: Party) =>
  [party.civility, party.firstName, party.name].filter(Boolean).join(' ') || 'sans nom'
const options = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

interface Props {
  /** the dossier they are of */
  readonly dossier: string
  readonly parties: readonly Party[]
  /** its answers: they tell who defends where no party does */
  readonly facts: Readonly<Record<string, string>>
  readonly onChange: (parties: Party[]) => void
  readonly onRemoved: (party: Party, at: number) => void
}

/** Who files, against whom, and through whom. */
export function Parties({ dossier, parties, facts, onChange, onRemoved }: Props) {
  const presumed = parties.some(one => one.role === 'defendant') ? undefined : presumedDefendant(facts)
  const erase = useErasing()
  const { value: settings } = useCall('settings.get', {})
  const office = settings?.profile === 'lawyer' ? readOffice(settings.office) : undefined
  const isThere = ({ firstName, name }: Lawyer) =>
    parties.some(one => one.role === 'counsel' && one.firstName === firstName && one.name === name)
  const absentLawyers = office ? lawyersOf(office).filter(one => !isThere(one)) : []
  return (
    <div className="parties">
      {!parties.some(one => one.role === 'claimant') && (
        <p className="help">
          Ajoutez d’abord qui agit&nbsp;: une personne ou une association, avec son adresse.{' '}
          {!presumed && 'Puis qui est en défense\u00a0: la commune, le préfet, le ministre…'}
        </p>
      )}
      {presumed && (
        <p className="help">
          En défense, d’après vos réponses&nbsp;: {partyInSentence(presumed)}. Si c’est une autre personne
          publique, ajoutez-la.
        </p>
      )}
      {parties.map(party => (
        <OneParty
          key={party.id}
          party={party}
          onChange={edition => onChange(parties.map(one => (one.id === party.id ? edition : one)))}
          onRemove={() => {
            onChange(parties.filter(one => one.id !== party.id))
            onRemoved(party, parties.indexOf(party))
          }}
          onErase={() => erase({ kind: 'party', dossier, id: party.id })}
        />
      ))}
      <div className="actions">
        <Button onPress={() => onChange([...parties, { ...empty, id: newId() }])}>Ajouter une partie</Button>
        {absentLawyers.map(lawyer => (
          <Button
            key={`${lawyer.firstName} ${lawyer.name}`}
            look="link"
            onPress={() => onChange([...parties, counselOf(lawyer, newId())])}
          >
            {`Ajouter ${[lawyer.firstName, lawyer.name].filter(Boolean).join(' ')} comme conseil`}
          </Button>
        ))}
      </div>
    </div>
  )
}

interface One {
  readonly party: Party
  readonly onChange: (party: Party) => void
  readonly onRemove: () => void
  readonly onErase: () => void
}

function OneParty({ party, onChange, onRemove, onErase }: One) {
  // begun open and left so: it must not close under the first letter of its name
  const [open, setOpen] = useState(!party.name)
  const fields = [
    ...FIELDS_BY_TYPE[party.type],
    ...(party.role === 'counsel' && party.type === 'person' ? counsel : []),
  ]
  return (
    <details className="party" open={open} onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>
        <span className="party-role">{roles[party.role]}</span> {partyTitle(party)}
      </summary>
      <div className="fields">
        <Choice
          label="Qualité"
          value={party.role}
          options={options(roles)}
          onChange={value => {
            const role = value as Party['role']
            onChange({ ...party, role, ...(!party.name && { type: usual[role] }) })
          }}
        />
        <Choice
          label="Nature"
          value={party.type}
          options={options(types)}
          onChange={value => onChange({ ...party, type: value as Party['type'] })}
        />
        {fields.map(([key, label]) => (
          <Field
            key={key}
            label={label}
            value={party[key]}
            help={helps[key]}
            onChange={value => onChange({ ...party, [key]: value })}
          />
        ))}
        <Choice
          label="Accord dans le texte"
          value={party.gender}
          options={[
            { value: 'f', label: 'au féminin' },
            { value: 'm', label: 'au masculin' },
          ]}
          onChange={value => onChange({ ...party, gender: value === 'm' ? 'm' : 'f' })}
        />
      </div>
      <div className="actions">
        <Button look="link" onPress={onRemove}>
          Retirer cette partie
        </Button>
        <Button look="link" onPress={onErase}>
          Effacer cette partie pour de bon…
        </Button>
      </div>
    </details>
  )
}
