import { Menu, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components'
import { SourceKind as Kinds, type SourceKind } from '../../../shared/library/model.ts'
import { kinds } from '../../../shared/library/source-labels.ts'
import { Button } from '../../ui/button.tsx'

/** Begins a source written by hand, of the kind one chooses. */
export const NewSource = ({ onCreate }: { readonly onCreate: (kind: SourceKind) => void }) => (
  <MenuTrigger>
    <Button>Nouvelle source…</Button>
    <Popover className="popover">
      <Menu className="menu" aria-label="Nature de la source" onAction={key => onCreate(Kinds.parse(key))}>
        {Kinds.options.map(kind => (
          <MenuItem key={kind} id={kind} textValue={kinds[kind].one} className="menu-item">
            <Text slot="label">{kinds[kind].one}</Text>
          </MenuItem>
        ))}
      </Menu>
    </Popover>
  </MenuTrigger>
)
