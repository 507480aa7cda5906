import { type ReactNode, useEffect, useId, useState } from 'react'
import { FieldError, Input, Label, Text, TextArea, TextField } from 'react-aria-components'
import { dayFigures, hourText, minuteFigures, readDay, readMinute } from '../../shared/french/dates.ts'
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
  /** told whether what is typed in a date reads as none */
  readonly onUnreadable?: (isUnreadable: boolean) => void
}

const RequiredMark = () => <span className="required"> (obligatoire)</span>

/** One line, or several when `long`. A date, and a `minute` (a date and its hour), is typed as people write it, and written out in full below. */
export function Field(
  props: Common & { readonly type?: 'text' | 'long' | 'date' | 'minute' | 'email' | 'tel' },
) {
  const { type, ...rest } = props
  if (type === 'date') return <TypedField {...rest} shape={dayShape} />
  return type === 'minute' ? <TypedField {...rest} shape={minuteShape} /> : <TextLine {...rest} type={type} />
}

/** How a kind of date is read from what is typed, shown, and written out. */
interface DateShape {
  readonly read: (text: string) => string | undefined
  readonly figures: (value: string) => string
  readonly inFull: (value: string) => string
  readonly placeholder: string
  readonly wrong: string
}

const dayShape: DateShape = {
  read: readDay,
  figures: dayFigures,
  inFull: longDay,
  placeholder: 'jj/mm/aaaa',
  wrong: 'Ce n’est pas une date\u00a0: écrivez par exemple 25/03/2025.',
}

const minuteShape: DateShape = {
  read: readMinute,
  figures: minuteFigures,
  inFull: value => `${longDay(value.slice(0, 10))}, ${hourText(value.slice(11))}`,
  placeholder: 'jj/mm/aaaa à 17 h',
  wrong: 'Ce n’est pas une date et une heure\u00a0: écrivez par exemple 25/03/2025 à 17 h.',
}

// the system's own date field speaks the language of the browser, not of the page
function TypedField({
  value,
  onChange,
  onBlur,
  onUnreadable,
  help,
  shape,
  ...rest
}: Common & { readonly shape: DateShape }) {
  const { read, figures } = shape
  const [text, setTyped] = useState(figures(value))
  const [isLeft, setLeft] = useState(false)
  useEffect(
    () => setTyped(now => (value && read(now) !== value ? figures(value) : now)),
    [value, read, figures],
  )
  const wrong = isLeft && text !== '' && !read(text)
  return (
    <TextLine
      {...rest}
      placeholder={shape.placeholder}
      value={text}
      onChange={text => {
        setTyped(text)
        setLeft(false)
        const typed = read(text)
        onUnreadable?.(text !== '' && !typed)
        if (typed || text === '') onChange(typed ?? '')
      }}
      onBlur={() => {
        setLeft(true)
        const typed = read(text)
        if (typed) setTyped(figures(typed))
        onBlur?.()
      }}
      help={value ? shape.inFull(value) : help}
      error={wrong ? shape.wrong : rest.error}
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
