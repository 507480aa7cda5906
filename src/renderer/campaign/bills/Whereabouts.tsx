import { useState } from 'react'
import type { Bill } from '../../../shared/campaign/bills/model.ts'
import { useCall } from '../../kernel/api.ts'
import { Button } from '../../ui/button.tsx'
import { today } from '../../ui/date.ts'
import { Field } from '../../ui/field.tsx'

/** Asks where a text is that has probably left its last noted stage, or that a source says further, with the day somebody saw it there still as an answer. */
export function Whereabouts({
  bill,
  onSeen,
}: {
  readonly bill: Bill
  readonly onSeen: (day: string) => void
}) {
  const { value: late } = useCall('bills.whereabouts', { id: bill.id })
  const [day, setDay] = useState(today)
  if (!late) return null
  const { reason, since = '' } = late
  return (
    <section aria-label="Où en est le texte">
      <p className="caveat">{late.question}</p>
      {reason !== 'unplaced' && (
        <>
          <Field
            label="Vu encore à cette étape le"
            type="date"
            value={day}
            onChange={setDay}
            help="S’il est allé plus loin, notez plutôt l’étape où il en est, ci-dessous."
          />
          <div className="actions">
            <Button isDisabled={!day || day > today() || day < since} onPress={() => onSeen(day)}>
              Il y est encore
            </Button>
          </div>
        </>
      )}
    </section>
  )
}
