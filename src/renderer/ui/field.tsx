import { type ReactNode, useEffect, useId, useState } from 'react'
import { FieldError, Input, Label, Text, TextArea, TextField } from 'react-aria-components'
import { dayFigures, monthNames } from '../../shared/french/dates.ts'
import { withoutAccents } from '../../shared/french/fold.ts'
import { dayOf, isDay } from '../../shared/kernel/days.ts'
import { longDay } from './date.ts'

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

const RequiredMark = () => <span className="required"> (obligatoire)</span>

/** One line, or several when `long`. A date is typed as people write it, and written out in full below. */
export function Field(props: Common & { readonly type?: 'text' | 'long' | 'date' | 'email' | 'tel' }) {
  const { type, ...rest } = props
  return type === 'date' ? <DayField {...rest} /> : <TextLine {...rest} type={type} />
}

// the system's own date field speaks the language of the browser, not of the page
function DayField({ value, onChange, onBlur, help, ...rest }: Common) {
  const [text, setTyped] = useState(dayFigures(value))
  const [isLeft, setLeft] = useState(false)
  useEffect(() => setTyped(now => (value && readDay(now) !== value ? dayFigures(value) : now)), [value])
  const wrong = isLeft && text !== '' && !readDay(text)
  return (
    <TextLine
      {...rest}
      placeholder="jj/mm/aaaa"
      value={text}
      onChange={text => {
        setTyped(text)
        setLeft(false)
        const day = readDay(text)
        if (day || text === '') onChange(day ?? '')
      }}
      onBlur={() => {
        setLeft(true)
        const day = readDay(text)
        if (day) setTyped(dayFigures(day))
        onBlur?.()
      }}
      help={value ? longDay(value) : help}
      error={wrong ? 'Ce n’est pas une date\u00a0: écrivez par exemple 25/03/2025.' : rest.error}
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
        {required && <RequiredMark />}
      </Label>
      {type === 'long' ? (
        <TextArea rows={rows} placeholder={placeholder} />
      ) : (
        <Input placeholder={placeholder} />
      )}
      <Below help={help} error={error} />
    </TextField>
  )
}

/** The lines under a field: its help, and what is wrong with it. */
const Below = ({ help, error }: Pick<Common, 'help' | 'error'>) => (
  <>
    {help && (
      <Text slot="description" className="help">
        {help}
      </Text>
    )}
    {error && <FieldError className="field-error">{error}</FieldError>}
  </>
)

/** Asks for a passphrase, hidden unless one asks to see it. */
export function Secret({
  label,
  value,
  onChange,
  help,
  error,
  autoFocus,
}: Pick<Common, 'label' | 'value' | 'onChange' | 'help' | 'error' | 'autoFocus'>) {
  const [isVisible, setVisible] = useState(false)
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
        <Below help={help} error={error} />
      </TextField>
      <label className="check">
        <input type="checkbox" checked={isVisible} onChange={event => setVisible(event.target.checked)} />
        Montrer
      </label>
    </div>
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
  isHidden,
}: Omit<Common, 'placeholder'> & {
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly isHidden?: boolean
}) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id} className={isHidden ? 'sr-only' : undefined}>
        {label}
        {required && <RequiredMark />}
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

const plain = (text: string) => withoutAccents(text).toLowerCase()

/** Reads a day as people type it: `25/3/2025`, `25.03.2025`, `25 mars 2025`, `2025-03-25`. Undefined when it is not a day. */
function readDay(dayText: string): string | undefined {
  const text = plain(dayText.trim()).replace(/(\d)er\b/, '$1')
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)
  if (iso) return day(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const figures = /^(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{4})$/.exec(text)
  if (figures) return day(Number(figures[3]), Number(figures[2]), Number(figures[1]))
  const words = /^(?:[a-z]+ )?(\d{1,2}) ([a-z]{3,})\.? (\d{4})$/.exec(text)
  if (!words) return undefined
  const month = monthNames.findIndex(name => plain(name).startsWith(words[2] ?? '?'))
  return month < 0 ? undefined : day(Number(words[3]), month + 1, Number(words[1]))
}

function day(year: number, month: number, date: number): string | undefined {
  const text = dayOf(year, month, date)
  return isDay(text) ? text : undefined
}
