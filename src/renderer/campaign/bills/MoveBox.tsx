import { useState } from 'react'
import type { Bill, Stage } from '../../../shared/campaign/bills/model.ts'
import { currentStage } from '../../../shared/campaign/bills/stages.ts'
import { Button } from '../../ui/button.tsx'
import { today } from '../../ui/date.ts'
import { Box } from '../../ui/dialog.tsx'
import { Choice, Field } from '../../ui/field.tsx'

interface Props {
  readonly bill: Bill
  readonly onMove: (stage: Stage) => void
  readonly onClose: () => void
}

/** Asks which of its noted stages a text is at now, the one after the current first, and since when where nobody noted it. */
export function MoveBox({ bill, onMove, onClose }: Props) {
  const current = currentStage(bill, today())
  const at = current ? bill.stages.indexOf(current) : -1
  const [key, setKey] = useState(() => (bill.stages[at + 1] ?? bill.stages[0])?.key ?? '')
  const [since, setSince] = useState('')
  const stage = bill.stages.find(one => one.key === key)
  return (
    <Box title="Changer l’étape en cours" open onClose={onClose} alert>
      <p>
        {current ? `Le texte était à «\u00a0${current.label}\u00a0». ` : ''}Ce que disent et demandent les
        documents, les amendements et les appels dépend de son étape.
      </p>
      <Choice
        label="Le texte en est à"
        value={key}
        onChange={setKey}
        options={bill.stages.map(one => ({
          value: one.key,
          label: one === current ? `${one.label} (étape en cours)` : one.label,
        }))}
      />
      {stage && !stage.date && (
        <Field
          label="Depuis le"
          type="date"
          value={since}
          onChange={setSince}
          help="La date de cette étape n’est pas connue. Laissée vide, les appels faits depuis ne se comptent pas."
        />
      )}
      <div className="actions">
        <Button
          look="main"
          isDisabled={!stage || stage === current}
          onPress={() => stage && onMove(stage.date || !since ? stage : { ...stage, date: since })}
        >
          Le texte en est là
        </Button>
        <Button onPress={onClose}>Annuler</Button>
      </div>
    </Box>
  )
}
