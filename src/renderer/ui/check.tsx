import { type ReactNode, useId } from 'react'

/** Something kept or not, and what it means. */
export function Check({
  checked,
  onChange,
  help,
  children,
}: {
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly help?: string
  readonly children: ReactNode
}) {
  const id = useId()
  return (
    <div className="export-check">
      <label className="check">
        <input
          type="checkbox"
          checked={checked}
          aria-describedby={help ? id : undefined}
          onChange={event => onChange(event.target.checked)}
        />
        {children}
      </label>
      {help && (
        <p className="help" id={id}>
          {help}
        </p>
      )}
    </div>
  )
}
