import { type FormEvent, type ReactNode, useState } from 'react'
import type { Output } from '../../../../shared/contract/contract.ts'
import { ofPerson } from '../../../../shared/french/wording.ts'
import { call } from '../../../kernel/api.ts'
import { Button } from '../../../ui/button.tsx'
import { Failure } from '../../../ui/state.tsx'
import { useTry } from '../../useTry.ts'
import { CarriedField } from './Carried.tsx'

type Reading = Output<'office.read'>

interface Props {
  /** the text that is asked for */
  readonly kind: Reading['kind']
  readonly label: string
  /** words of the button that reads it, then of the one that uses it */
  readonly buttons: readonly [string, string]
  readonly onUse: (text: string) => Promise<void>
  readonly onClose: () => void
  /** what is shown and asked once it is read whose it is */
  readonly children: (reading: Reading) => ReactNode
}

/** Sentences for the other kind of text, given by mistake. */
const WRONG_KIND: Readonly<Record<Reading['kind'], (name: string) => string>> = {
  card: name => `Ceci est une invitation, ${ofPerson(name)}, et non une carte.`,
  invitation: name => `Ceci est une carte, celle ${ofPerson(name)}, et non une invitation.`,
}

/** Asks for a card or an invitation, says whose it is, and uses it at a second press. */
export function CarriedForm({ kind, label, buttons, onUse, onClose, children }: Props) {
  const [text, setText] = useState('')
  const [reading, setReading] = useState<Reading>()
  const { busy, failure, run, forget } = useTry()
  const isWrong = reading !== undefined && reading.kind !== kind
  const next = (event: FormEvent) => {
    event.preventDefault()
    if (!text.trim() || isWrong) return
    void run(async () => {
      if (reading) await onUse(text)
      else setReading(await call['office.read']({ text }))
    })
  }
  return (
    <form className="form" onSubmit={next} onInput={forget}>
      <CarriedField
        label={label}
        value={text}
        onChange={typed => {
          setText(typed)
          setReading(undefined)
          forget()
        }}
      />
      {reading && (isWrong ? <p role="status">{WRONG_KIND[kind](reading.name)}</p> : children(reading))}
      {failure && <Failure error={failure} />}
      <div className="actions">
        <Button look="main" type="submit" busy={busy} isDisabled={!text.trim() || isWrong}>
          {buttons[reading ? 1 : 0]}
        </Button>
        <Button onPress={onClose}>Annuler</Button>
      </div>
    </form>
  )
}
