import { useState } from 'react'
import { FieldError, Input, Label, Text, TextField } from 'react-aria-components'

/** A passphrase, hidden unless one asks to see it. */
export function Secret({
  label,
  value,
  onChange,
  help,
  error,
  autoFocus,
}: {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly help?: string
  readonly error?: string
  readonly autoFocus?: boolean
}) {
  const [isVisible, setSeen] = useState(false)
  return (
    <div className="secret">
      <TextField
        className="field"
        type={isVisible ? 'text' : 'password'}
        value={value}
        onChange={onChange}
        isInvalid={Boolean(error)}
        autoFocus={autoFocus}
        autoComplete="off"
      >
        <Label>{label}</Label>
        <Input spellCheck={false} />
        {help && (
          <Text slot="description" className="help">
            {help}
          </Text>
        )}
        {error && <FieldError className="field-error">{error}</FieldError>}
      </TextField>
      <label className="check">
        <input type="checkbox" checked={isVisible} onChange={event => setSeen(event.target.checked)} />
        Montrer
      </label>
    </div>
  )
}
