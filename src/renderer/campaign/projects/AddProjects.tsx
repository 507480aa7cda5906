import { useState } from 'react'
import type { PlaceReading } from '../../../shared/campaign/projects/contract.ts'
import { departmentOfCode } from '../../../shared/campaign/projects/states.ts'
import { call } from '../../kernel/api.ts'
import { Button } from '../../ui/button.tsx'
import { Box } from '../../ui/dialog.tsx'
import { Choice, Field } from '../../ui/field.tsx'
import { count } from '../../ui/quantities.ts'
import { useSay } from '../../ui/toast.tsx'
import type { Campaigns } from '../campaigns/useCampaigns.ts'
import { CampaignChoice } from './CampaignChoice.tsx'

interface Props {
  readonly open: boolean
  readonly onClose: () => void
  readonly campaigns: Campaigns
}

/** Adds a project for each commune of a pasted list; a name that several bear is asked about. */
export const AddProjects = ({ open, onClose, campaigns }: Props) => (
  <Box title="Ajouter des communes" open={open} onClose={onClose}>
    <AddForm onClose={onClose} campaigns={campaigns} />
  </Box>
)

function AddForm({ onClose, campaigns }: Omit<Props, 'open'>) {
  const [text, setText] = useState('')
  const [product, setProduct] = useState('')
  const [maker, setMaker] = useState('')
  const [campaign, setCampaign] = useState(campaigns.campaign?.id)
  const [readings, setReadings] = useState<readonly PlaceReading[]>()
  const [choices, setChoices] = useState<Readonly<Record<string, string>>>({})
  const say = useSay()
  const read = () => call['communes.read']({ text }).then(setReadings, say.error)
  const communes = (readings ?? []).flatMap(one =>
    one.communes.length === 1 ? one.communes : one.communes.filter(({ code }) => code === choices[one.line]),
  )
  const add = () =>
    call['projects.addMany']({ communes, product, maker, ...(campaign && { campaign }) }).then(
      ({ added, present }) => {
        say.success(
          `${count(added.length, 'projet ajouté', 'projets ajoutés')}${present.length > 0 ? `, ${present.length} déjà là` : ''}.`,
        )
        onClose()
      },
      say.error,
    )
  const unread = (readings ?? []).filter(one => one.communes.length === 0)
  return (
    <form
      className="fields"
      onSubmit={event => {
        event.preventDefault()
        void (readings ? add() : read())
      }}
    >
      <Field
        label="Communes, une par ligne"
        type="long"
        rows={6}
        value={text}
        onChange={value => {
          setText(value)
          setReadings(undefined)
        }}
        help="Un nom, un nom et son département, «&nbsp;Mairie du Mans&nbsp;», ou un code Insee."
      />
      <Field label="Produit" value={product} onChange={setProduct} placeholder="BriefCam" />
      <Field label="Fabricant" value={maker} onChange={setMaker} />
      <CampaignChoice
        label="Campagne du projet"
        campaigns={campaigns}
        value={campaign}
        onChange={setCampaign}
        none="Aucune"
      />
      {readings
        ?.filter(one => one.communes.length > 1)
        .map(one => (
          <Choice
            key={one.line}
            label={`Quelle commune\u00a0: «\u00a0${one.line}\u00a0»\u00a0?`}
            value={choices[one.line] ?? ''}
            onChange={code => setChoices({ ...choices, [one.line]: code })}
            options={[
              { value: '', label: 'Aucune' },
              ...one.communes.map(({ code, name }) => ({
                value: code,
                label: `${name}, département ${departmentOfCode(code)} (${code})`,
              })),
            ]}
          />
        ))}
      {unread.length > 0 && (
        <p className="warning" role="status">
          Non reconnues&nbsp;: {unread.map(one => one.line).join(', ')}.
        </p>
      )}
      <div className="actions">
        <Button
          look="main"
          type="submit"
          isDisabled={!text.trim() || (readings !== undefined && communes.length === 0)}
        >
          {readings ? `Ajouter ${count(communes.length, 'commune')}` : 'Reconnaître les communes'}
        </Button>
        <Button look="quiet" onPress={onClose}>
          Annuler
        </Button>
      </div>
    </form>
  )
}
