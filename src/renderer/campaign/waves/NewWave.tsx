import { useState } from 'react'
import { type DepartmentBody, departmentBodies } from '../../../shared/campaign/waves/authorities.ts'
import type { Output } from '../../../shared/contract/contract.ts'
import { call, useCall } from '../../kernel/api.ts'
import { go } from '../../kernel/route.ts'
import { Button } from '../../ui/button.tsx'
import { Check } from '../../ui/check.tsx'
import { Box } from '../../ui/dialog.tsx'
import { Choice, Field } from '../../ui/field.tsx'
import { count } from '../../ui/quantities.ts'
import { useSay } from '../../ui/toast.tsx'
import type { Campaigns } from '../campaigns/useCampaigns.ts'
import { CampaignChoice } from '../projects/CampaignChoice.tsx'

interface Props {
  readonly open: boolean
  readonly onClose: () => void
  readonly campaigns: Campaigns
}

/** Makes a wave: its title, whom it is sent to, who asks. */
export const NewWave = ({ open, onClose, campaigns }: Props) => (
  <Box title="Nouvelle vague de demandes" open={open} onClose={onClose} wide>
    <WaveForm onClose={onClose} campaigns={campaigns} />
  </Box>
)

const bodyKinds: readonly (readonly [DepartmentBody, string])[] = [
  ['prefecture', 'Les préfectures des départements de ces communes'],
  ['sdis', 'Les services d’incendie et de secours de ces départements'],
]

type Readings = Output<'waves.read'>

function WaveForm({ onClose, campaigns }: Omit<Props, 'open'>) {
  const { value: waves } = useCall('waves.list', {})
  const { value: projects } = useCall('projects.list', {})
  const [title, setTitle] = useState('')
  const [campaign, setCampaign] = useState(campaigns.campaign?.id)
  const [text, setText] = useState('')
  const [withProjects, setWithProjects] = useState(false)
  const [software, setSoftware] = useState('')
  const [who, setWho] = useState({
    name: '',
    address: '',
    email: '',
    representative: '',
    quality: '',
    place: '',
  })
  const [readings, setReadings] = useState<Readings>()
  const [kinds, setKinds] = useState<readonly DepartmentBody[]>([])
  const [choices, setChoices] = useState<Readonly<Record<string, string>>>({})
  const say = useSay()
  const asksWho = waves?.length === 0
  const list = [
    ...(withProjects ? (projects?.projects ?? []).flatMap(one => one.communes.map(({ code }) => code)) : []),
    text,
  ].join('\n')
  const projectOf = new Map(
    (projects?.projects ?? []).flatMap(one => one.communes.map(({ code }) => [code, one.id] as const)),
  )
  const read = async (): Promise<Readings> => {
    const chosen = list
      .split('\n')
      .map(line => (choices[line.trim()] ? `${choices[line.trim()]}` : line))
      .join('\n')
    return call['waves.read']({ text: chosen })
  }
  const listed = (readings ?? []).flatMap(one => one.authority ?? [])
  const bodies = departmentBodies(listed, kinds)
  const authorities = [...listed, ...bodies.added]
  const unsettled = (readings ?? []).filter(one => !one.authority)
  const create = async () => {
    const { place, ...claimant } = who
    const wave = await call['waves.create']({
      title,
      software,
      place,
      ...(campaign && { campaign }),
      authorities: authorities.map(one => {
        const project = withProjects ? projectOf.get(one.commune?.code ?? '') : undefined
        return { ...one, ...(project && { project }) }
      }),
      claimants: asksWho ? [{ id: 'who', role: 'claimant', type: 'association', ...claimant }] : [],
    })
    onClose()
    go(['campagne', 'demandes', wave.id])
  }
  const submit = () => void (readings ? create() : read().then(setReadings)).catch(say.error)
  const setField = (key: keyof typeof who) => (value: string) => setWho({ ...who, [key]: value })
  return (
    <form
      className="fields"
      onSubmit={event => {
        event.preventDefault()
        submit()
      }}
    >
      <Field label="Titre" required value={title} onChange={setTitle} placeholder="Demandes de novembre" />
      <Field
        label="Administrations, une par ligne"
        type="long"
        rows={7}
        value={text}
        onChange={value => {
          setText(value)
          setReadings(undefined)
        }}
        help="Une commune est sa mairie. Ou «&nbsp;Préfecture de l’Isère&nbsp;», «&nbsp;SDIS du Rhône&nbsp;», «&nbsp;Métropole de Lyon&nbsp;». On peut ajouter, séparés par «&nbsp;;&nbsp;», le courriel et l’adresse."
      />
      {projects && projects.total > 0 && (
        <Check
          isChecked={withProjects}
          onChange={isChecked => {
            setWithProjects(isChecked)
            setReadings(undefined)
          }}
        >
          Les mairies de mes {count(projects.total, 'projet local', 'projets locaux')}
        </Check>
      )}
      {bodyKinds.map(([kind, label]) => (
        <Check
          key={kind}
          isChecked={kinds.includes(kind)}
          onChange={isChecked =>
            setKinds([...kinds.filter(one => one !== kind), ...(isChecked ? [kind] : [])])
          }
        >
          {label}
        </Check>
      ))}
      {bodies.unnamed.length > 0 && (
        <p className="warning" role="status">
          Départements dont l’administration est à ajouter vous-même (son nom n’est pas connu ici)&nbsp;:{' '}
          {bodies.unnamed.join(', ')}.
        </p>
      )}
      <Field
        label="Logiciel"
        value={software}
        onChange={setSoftware}
        help="Celui de la fiche de chaque projet passe avant."
      />
      <CampaignChoice
        label="Campagne de la vague"
        campaigns={campaigns}
        value={campaign}
        onChange={setCampaign}
        none="Aucune"
      />
      {asksWho && (
        <fieldset className="fields">
          <legend>Qui demande</legend>
          <Field label="Association" required value={who.name} onChange={setField('name')} />
          <Field label="Siège" required value={who.address} onChange={setField('address')} />
          <Field label="Courriel" type="email" value={who.email} onChange={setField('email')} />
          <Field
            label="Signataire"
            required
            value={who.representative}
            onChange={setField('representative')}
          />
          <Field
            label="Sa qualité"
            value={who.quality}
            onChange={setField('quality')}
            placeholder="sa présidente"
          />
          <Field label="Ville d’où l’on écrit" required value={who.place} onChange={setField('place')} />
        </fieldset>
      )}
      {unsettled.map(one =>
        one.choices.length > 1 ? (
          <Choice
            key={one.line}
            label={`Quelle commune\u00a0: «\u00a0${one.line}\u00a0»\u00a0?`}
            value={choices[one.line] ?? ''}
            onChange={code => {
              setChoices({ ...choices, [one.line]: code })
              setText(
                text
                  .split('\n')
                  .map(line => (line.trim() === one.line ? `${one.line}\u00a0; ${code}` : line))
                  .join('\n'),
              )
              setReadings(undefined)
            }}
            options={[
              { value: '', label: 'Choisir…' },
              ...one.choices.map(({ code, name, department }) => ({
                value: code,
                label: `${name}, département ${department} (${code})`,
              })),
            ]}
          />
        ) : (
          <p key={one.line} className="warning" role="status">
            Non reconnue&nbsp;: {one.line}.
          </p>
        ),
      )}
      <div className="actions">
        <Button
          look="main"
          type="submit"
          isDisabled={!title.trim() || !list.trim() || (readings !== undefined && authorities.length === 0)}
        >
          {readings
            ? `Créer la vague\u00a0: ${count(authorities.length, 'administration')}`
            : 'Reconnaître les administrations'}
        </Button>
        <Button look="quiet" onPress={onClose}>
          Annuler
        </Button>
      </div>
    </form>
  )
}
