import type { ReactNode } from 'react'
import { useEffect, useId, useState } from 'react'
import { FieldError, Input, Label, Text, TextArea, TextField } from 'react-aria-components'
import { longDay } from './date.ts'
import { dayFigures, readDay } from './day.ts'

interface Common {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly help?: ReactNode
  readonly required?: boolean
  readonly error?: string
  readonly placeholder?: string
  readonly autoFocus?: boolean
  readonly onBlur?: () => void
  readonly id?: string
  readonly describedBy?: string
  /** how many lines a long one shows */
  readonly rows?: number
}

const Required = () => <span className="required"> (obligatoire)</span>

/** One line, or several when `long`. A date is typed as people write it, and written out in full below. */
export function Field(props: Common & { readonly type?: 'text' | 'long' | 'date' | 'email' | 'tel' }) {
  const { type, ...rest } = props
  return type === 'date' ? <DayField {...rest} /> : <TextLine {...rest} type={type} />
}

// the system's own date field speaks the language of the browser, not of the page
function DayField({ value, onChange, onBlur, help, ...rest }: Common) {
  const [typed, setTyped] = useState(dayFigures(value))
  const [left, setLeft] = useState(false)
  useEffect(() => setTyped(now => (value && readDay(now) !== value ? dayFigures(value) : now)), [value])
  const wrong = left && typed !== '' && !readDay(typed)
  return (
    <TextLine
      {...rest}
      placeholder="jj/mm/aaaa"
      value={typed}
      onChange={text => {
        setTyped(text)
        setLeft(false)
        const read = readDay(text)
        if (read || text === '') onChange(read ?? '')
      }}
      onBlur={() => {
        setLeft(true)
        const read = readDay(typed)
        if (read) setTyped(dayFigures(read))
        onBlur?.()
      }}
      help={value ? longDay(value) : help}
      error={wrong ? 'Ce n’est pas une date : écrivez par exemple 25/03/2025.' : rest.error}
    />
  )
}

function TextLine({
  label,
  value,
  onChange,
  help,
  required,
  error,
  placeholder,
  autoFocus,
  onBlur,
  id,
  rows = 4,
  type = 'text',
}: Common & { readonly type?: 'text' | 'long' | 'email' | 'tel' }) {
  return (
    <TextField
      className="field"
      type={type === 'long' ? undefined : type}
      value={value}
      onChange={onChange}
      isInvalid={Boolean(error)}
      autoFocus={autoFocus}
      onBlur={onBlur}
      id={id}
    >
      <Label>
        {label}
        {required && <Required />}
      </Label>
      {type === 'long' ? (
        <TextArea rows={rows} placeholder={placeholder} />
      ) : (
        <Input placeholder={placeholder} />
      )}
      {help && (
        <Text slot="description" className="help">
          {help}
        </Text>
      )}
      {error && <FieldError className="field-error">{error}</FieldError>}
    </TextField>
  )
}

/** A choice among a few: the system's own list, which every assistive technology knows. */
export function Choice({
  label,
  value,
  onChange,
  help,
  required,
  options,
  hidden,
}: Omit<Common, 'placeholder'> & {
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly hidden?: boolean
}) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id} className={hidden ? 'sr-only' : undefined}>
        {label}
        {required && <Required />}
      </label>
      <select
        id={id}
        value={value}
        onChange={event => onChange(event.target.value)}
        aria-describedby={help ? `${id}-help` : undefined}
      >
        {options.map(option => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {help && (
        <p className="help" id={`${id}-help`}>
          {help}
        </p>
      )}
    </div>
  )
}
