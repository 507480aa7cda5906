import { ListTree, PanelLeftClose } from 'lucide-react'
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import type { TitleNumbering } from '../../../../shared/drafts/model.ts'

interface Props {
  readonly numbering: TitleNumbering
  readonly onNumbering: (numbering: TitleNumbering) => void
  readonly onClose?: (() => void) | undefined
}

const numberings: readonly (readonly [TitleNumbering, string])[] = [
  ['roman', 'I. A. 1. a) i)'],
  ['decimal', '1. 1.1. 1.1.1.'],
]

/** The top of the outline: how titles are numbered, and how it is closed. */
export const Head = ({ numbering, onNumbering, onClose }: Props) => (
  <header>
    <h2>Plan</h2>
    <span className="outline-tools">
      <MenuTrigger>
        <Button aria-label="Numérotation des titres">
          <ListTree size={16} aria-hidden />
        </Button>
        <Popover className="popover" placement="bottom end">
          <Menu
            className="menu"
            aria-label="Numérotation des titres"
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[numbering]}
            onAction={key => onNumbering(key as TitleNumbering)}
          >
            {numberings.map(([id, name]) => (
              <MenuItem key={id} id={id} className="menu-item editor-choice">
                {name}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      {onClose && (
        <button type="button" aria-label="Fermer le plan" title="Fermer le plan" onClick={onClose}>
          <PanelLeftClose size={16} aria-hidden />
        </button>
      )}
    </span>
  </header>
)
