import type { LucideIcon } from 'lucide-react'
import type { MouseEvent, ReactNode } from 'react'
import type { ButtonProps } from 'react-aria-components'
import { Button as Press, Tooltip, TooltipTrigger } from 'react-aria-components'

interface Props extends Omit<ButtonProps, 'className' | 'children' | 'isPending'> {
  /** what it asked for is being done: it keeps the focus, and does nothing */
  readonly busy?: boolean
  readonly look?: 'plain' | 'main' | 'quiet' | 'danger' | 'link'
  readonly children: ReactNode
}

/** A button with words. `main`: the one thing this place is for. */
export const Button = ({ look = 'plain', busy, children, ...rest }: Props) => (
  <Press {...rest} {...(busy && atWork)} className={`button ${look}`}>
    {children}
  </Press>
)

/**
 * The pending of the library itself tells of a button that may have gone by then, and lets Enter in the only field of a form send it
 * again: that presses the button of the form, whose press is stopped here.
 */
const atWork = {
  onPress: undefined,
  onClickCapture: (event: MouseEvent) => event.preventDefault(),
  'aria-disabled': true,
  'data-busy': true,
} as const

/** A toolbar button: its icon is explained by a tooltip and read by its name. */
export function IconButton({
  icon: Icon,
  name,
  keys,
  ...rest
}: Omit<ButtonProps, 'className'> & {
  readonly icon: LucideIcon
  readonly name: string
  readonly keys?: string
}) {
  return (
    <TooltipTrigger delay={500}>
      <Press {...rest} aria-label={name} className="icon-button">
        <Icon size={17} strokeWidth={1.75} aria-hidden />
      </Press>
      <Tooltip className="tooltip" offset={6}>
        {name}
        {keys && <kbd>{keys}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  )
}
