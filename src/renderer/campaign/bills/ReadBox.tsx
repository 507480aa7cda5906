import { useState } from 'react'
import type { Bill } from '../../../shared/campaign/bills/model.ts'
import type { BillText } from '../../../shared/campaign/bills/text-model.ts'
import type { Output } from '../../../shared/contract/contract.ts'
import { Button } from '../../ui/button.tsx'
import { longDay } from '../../ui/date.ts'
import { Box } from '../../ui/dialog.tsx'
import { Choice, Field } from '../../ui/field.tsx'
import { CutReview } from './CutReview.tsx'

/** A published text, read from a file: where it goes and what it is cut into are looked at before it is kept. */
export function ReadBox({
  bill,
  read: { text: initialText, remarks },
  onSave,
  onClose,
}: {
  readonly bill: Bill
  readonly read: Output<'billTexts.read'>
  readonly onSave: (text: BillText) => void
  readonly onClose: () => void
}) {
  const [text, setText] = useState(initialText)
  const set = (some: Partial<BillText>) => setText(before => ({ ...before, ...some }))
  return (
    <Box title="Le texte lu" open onClose={onClose} wide>
      <p>
        {text.title || 'Sans titre'}
        {text.date && `, ${longDay(text.date)}`}
      </p>
      <div className="fields">
        <Choice
          label="Étape"
          value={text.stage}
          onChange={stage => set({ stage })}
          options={[
            ...(initialText.stage ? [] : [{ value: '', label: 'à choisir' }]),
            ...bill.stages.map(one => ({ value: one.key, label: one.label })),
          ]}
        />
        <Choice
          label="Assemblée"
          value={text.chamber}
          onChange={chamber => set({ chamber: chamber === 'senat' ? 'senat' : 'an' })}
          options={[
            { value: 'an', label: 'Assemblée nationale' },
            { value: 'senat', label: 'Sénat' },
          ]}
        />
        <Field label="Numéro du texte" value={text.number} onChange={number => set({ number })} />
        <Field label="Législature ou session" value={text.session} onChange={session => set({ session })} />
        <Field label="D’où il vient" value={text.source} onChange={source => set({ source })} />
      </div>
      <CutReview cut={{ articles: text.articles, remarks }} />
      <div className="actions">
        <Button look="main" onPress={() => onSave(text)} isDisabled={!text.stage}>
          Garder ce texte
        </Button>
        <Button onPress={onClose}>Abandonner</Button>
      </div>
    </Box>
  )
}
