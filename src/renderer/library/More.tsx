import { Ellipsis } from 'lucide-react'
import { Menu, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components'
import { IconButton } from '../ui/button.tsx'

/** The views of the library that are not a source. */
export type View = 'collections' | 'doublons' | 'absents' | 'etat' | 'verifier'

/** One line of the menu: what it says, and what it does. */
export interface Line {
  readonly name: string
  readonly run: () => void
}

/** The rest of what can be done with the library, or with a thing of it. */
export const More = ({
  lines,
  name = 'Autres actions',
}: {
  readonly lines: readonly Line[]
  readonly name?: string
}) => (
  <MenuTrigger>
    <IconButton icon={Ellipsis} name={name} />
    <Popover className="popover">
      <Menu className="menu" aria-label={name} onAction={key => lines.find(line => line.name === key)?.run()}>
        {lines.map(line => (
          <MenuItem key={line.name} id={line.name} textValue={line.name} className="menu-item">
            <Text slot="label">{line.name}</Text>
          </MenuItem>
        ))}
      </Menu>
    </Popover>
  </MenuTrigger>
)
