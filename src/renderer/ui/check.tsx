import { type ReactNode, useId } from 'react'

/** Something kept or not, and what it means. */
export function Check({
  isChecked,
  onChange,
  help,
  children,
}: {
  readonly isChecked: boolean
  readonly onChange: (isChecked: boolean) => void
  readonly help?: string
  readonly children: ReactNode
}) {
  const id = useId()
  return (
    <div className="export-check">
      <label className="check">
        <input
          type="checkbox"
          checked={isChecked}
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
