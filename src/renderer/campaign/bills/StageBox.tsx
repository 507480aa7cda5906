import { useState } from 'react'
import { amendmentLimit } from '../../../shared/campaign/bills/limits.ts'
import { type Bill, Chamber, type Stage, StageKind } from '../../../shared/campaign/bills/model.ts'
import { rapporteurName } from '../../../shared/campaign/bills/rapporteurs.ts'
import { followers, keyFor, kindWords, refusal, stageWords } from '../../../shared/campaign/bills/stages.ts'
import { certaintyChoices, sourced } from '../../../shared/campaign/bills/state/certainty.ts'
import { capital } from '../../../shared/french/wording.ts'
import { Button } from '../../ui/button.tsx'
import { longDay } from '../../ui/date.ts'
import { Box } from '../../ui/dialog.tsx'
import { Choice, Field } from '../../ui/field.tsx'

interface Props {
  readonly bill: Bill
  /** absent: the next one */
  readonly stage?: Stage
  readonly onSave: (stage: Stage) => void
  readonly onRemove?: () => void
  readonly onClose: () => void
}

const chambers = [
  { value: '', label: 'aucune' },
  { value: 'an', label: 'Assemblée nationale' },
  { value: 'senat', label: 'Sénat' },
]
const outcomes: Readonly<Partial<Record<StageKind, readonly { value: string; label: string }[]>>> = {
  vote: [
    { value: 'success', label: 'adopté' },
    { value: 'conforme', label: 'adopté dans les mêmes termes que l’autre assemblée' },
    { value: 'failure', label: 'rejeté' },
  ],
  cmp: [
    { value: 'success', label: 'accord' },
    { value: 'failure', label: 'échec' },
  ],
  'cmp-lecture': [
    { value: 'success', label: 'adopté' },
    { value: 'failure', label: 'rejeté' },
  ],
  'nouvelle-lecture': [
    { value: 'success', label: 'adopté' },
    { value: 'conforme', label: 'adopté dans les mêmes termes' },
    { value: 'failure', label: 'rejeté' },
  ],
  'lecture-definitive': [
    { value: 'success', label: 'adopté' },
    { value: 'failure', label: 'rejeté' },
  ],
  conseil: [
    { value: 'success', label: 'la loi peut être promulguée' },
    { value: 'failure', label: 'loi entièrement censurée' },
  ],
}

/** A stage of a bill. The next one is chosen among those that may follow; another is refused with the reason. */
export function StageBox({ bill, stage, onSave, onRemove, onClose }: Props) {
  const at = stage ? bill.stages.findIndex(one => one.key === stage.key) : bill.stages.length
  const course = { ...bill, stages: bill.stages.slice(0, at) }
  const open = followers(course)
  const [one, setOne] = useState<Stage>(
    stage ?? {
      key: '',
      label: '',
      reference: '',
      rapporteurs: [],
      certainty: 'to-verify',
      source: '',
      note: '',
      ...open[0],
    },
  )
  const [isUnreadable, setUnreadable] = useState(false)
  const [knownName, setKnown] = useState(() => (stage ? '' : nameOf(open[0])))
  const why = refusal(course, one)
  const set = (part: Partial<Stage>) => setOne(now => sourced({ ...now, ...part }))
  const ends = one.kind && outcomes[one.kind]
  const where = one.kind === 'commission' || one.kind === 'seance' ? one.kind : undefined
  const limit = one.chamber === 'an' && one.date && where ? amendmentLimit(one.date, where) : undefined
  return (
    <Box title={stage ? 'Modifier l’étape' : 'Étape suivante'} open onClose={onClose} wide>
      <div className="fields">
        {!stage && (
          <Choice
            label="Ce qui peut suivre"
            value={knownName}
            onChange={value => {
              setKnown(value)
              const move = open.find(next => nameOf(next) === value)
              set(move ? { chamber: undefined, reading: undefined, outcome: undefined, ...move } : {})
            }}
            options={[
              ...open.map(next => ({ value: nameOf(next), label: stageWords(next) })),
              { value: '', label: 'une autre étape…' },
            ]}
          />
        )}
        {(stage || knownName === '') && (
          <>
            <Choice
              label="État"
              value={one.kind ?? ''}
              onChange={value => set({ kind: StageKind.options.find(kind => kind === value) })}
              options={[
                { value: '', label: 'non dit' },
                ...StageKind.options.map(value => ({ value, label: kindWords(value) })),
              ]}
            />
            <Choice
              label="Assemblée"
              value={one.chamber ?? ''}
              onChange={value => set({ chamber: Chamber.options.find(chamber => chamber === value) })}
              options={chambers}
            />
            <Field
              label="Lecture"
              value={one.reading ? String(one.reading) : ''}
              onChange={value => set({ reading: /^[1-9]$/.test(value) ? Number(value) : undefined })}
              help="1, 2…"
            />
          </>
        )}
        <Field
          label="Nom affiché"
          value={one.label}
          onChange={label => set({ label })}
          placeholder={stageWords(one)}
        />
        <Field
          label="Date"
          type="date"
          value={one.date ?? ''}
          onChange={date => set({ date: date || undefined })}
        />
        <Field
          label="Numéro du texte"
          value={one.text ?? ''}
          onChange={text => set({ text: text || undefined })}
          help="907, 1043 rect., T.A. 83"
        />
        <Field label="Références" value={one.reference} onChange={reference => set({ reference })} />
        <Field
          label="Commission"
          value={one.committee ?? ''}
          onChange={committee => set({ committee: committee || undefined })}
        />
        <Field
          label="Rapporteur·es"
          value={one.rapporteurs.map(rapporteurName).join(', ')}
          onChange={names =>
            set({
              rapporteurs: names
                .split(',')
                .map(name => name.trim())
                .filter(Boolean)
                .map(name => one.rapporteurs.find(who => rapporteurName(who) === name) ?? { name }),
            })
          }
          help="Séparés par des virgules."
        />
        {ends && (
          <Choice
            label="Issue"
            value={one.outcome ?? ''}
            onChange={value =>
              set({ outcome: ends.find(end => end.value === value)?.value as Stage['outcome'] })
            }
            options={[{ value: '', label: 'non dite' }, ...ends]}
          />
        )}
        <Field
          label="Amendements&nbsp;: date et heure limites"
          type="minute"
          value={one.amendmentsBy ?? ''}
          onChange={minute => set({ amendmentsBy: minute || undefined })}
          onUnreadable={setUnreadable}
          help={
            one.chamber === 'senat'
              ? 'Au Sénat, la Conférence des présidents la fixe\u00a0: relevez-la à l’ordre du jour.'
              : limit
                ? `Calculée\u00a0: ${longDay(limit.prudent.slice(0, 10))}, 17 h (${limit.law}\u00a0; à vérifier). ${limit.why}`
                : 'Heure de Paris.'
          }
        />
        <Field label="Source" value={one.source} onChange={source => set({ source })} />
        <Choice
          label="Certitude"
          value={one.certainty}
          onChange={value => set({ certainty: value === 'verified' ? 'verified' : 'to-verify' })}
          options={certaintyChoices(one)}
        />
        <Field label="Remarque" type="long" rows={2} value={one.note} onChange={note => set({ note })} />
      </div>
      {why && (
        <p className="field-error" role="alert">
          {why}
        </p>
      )}
      <div className="actions">
        <Button
          look="main"
          isDisabled={Boolean(why) || isUnreadable}
          onPress={() =>
            onSave({
              ...one,
              label: one.label || capital(stageWords(one)),
              key: one.key || keyFor(bill.stages, one),
            })
          }
        >
          Enregistrer
        </Button>
        <Button onPress={onClose}>Abandonner</Button>
        {onRemove && (
          <Button look="danger" onPress={onRemove}>
            Retirer l’étape
          </Button>
        )}
      </div>
    </Box>
  )
}

const nameOf = (move: Pick<Stage, 'kind' | 'chamber' | 'reading'> | undefined): string =>
  move ? [move.kind, move.chamber, move.reading].filter(Boolean).join('|') : ''
