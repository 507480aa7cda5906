import { Ellipsis } from 'lucide-react'
import { Menu, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components'
import { IconButton } from '../ui/button.tsx'

/** The views of the library that are not a source. */
export type View = 'doublons' | 'absents'

/** One line of the menu: what it says, and what it does. */
export interface Line {
  readonly name: string
  readonly run: () => void
}

/** The rest of what can be done with the library. */
export const More = ({ lines }: { readonly lines: readonly Line[] }) => (
  <MenuTrigger>
    <IconButton icon={Ellipsis} name="Autres actions" />
    <Popover className="popover">
      <Menu
        className="menu"
        aria-label="Autres actions"
        onAction={key => lines.find(({ name }) => name === key)?.run()}
      >
        {lines.map(({ name }) => (
          <MenuItem key={name} id={name} textValue={name} className="menu-item">
            <Text slot="label">{name}</Text>
          </MenuItem>
        ))}
      </Menu>
    </Popover>
  </MenuTrigger>
)
