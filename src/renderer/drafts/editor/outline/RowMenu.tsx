import { type RefObject, useRef } from 'react'
import { Menu, MenuItem, Popover, Separator } from 'react-aria-components'
import type { Line } from './tree.ts'

/** Acts of the menu of a section. */
export type RowAct =
  | 'up'
  | 'down'
  | 'promote'
  | 'demote'
  | 'rename'
  | 'copy'
  | 'remove'
  | 'fold'
  | 'fold-all'
  | 'unfold-all'

interface Props {
  readonly line: Line
  readonly anchor: HTMLElement
  readonly onAct: (act: RowAct) => void
  readonly onClose: () => void
}

const items: readonly (readonly [RowAct, string, string])[] = [
  ['up', 'Monter la section', 'Alt+↑'],
  ['down', 'Descendre la section', 'Alt+↓'],
  ['promote', 'Hausser d’un niveau', 'Alt+←'],
  ['demote', 'Abaisser d’un niveau', 'Alt+→'],
]

/** The acts on a section, by a right click or from its button: the same as by the keys. */
export const RowMenu = ({ line, anchor, onAct, onClose }: Props) => {
  const trigger = useRef(anchor) as RefObject<HTMLElement>
  return (
    <Popover
      className="popover"
      triggerRef={trigger}
      placement="bottom start"
      isOpen
      onOpenChange={open => !open && onClose()}
    >
      <Menu
        className="menu"
        aria-label={`Section ${line.entry.text}`}
        autoFocus="first"
        onAction={key => onAct(key as RowAct)}
        onClose={onClose}
      >
        {items.map(([act, name, keys]) => (
          <MenuItem key={act} id={act} className="menu-item" textValue={name}>
            {name} <kbd>{keys}</kbd>
          </MenuItem>
        ))}
        {line.entry.part ? null : (
          <>
            <Separator />
            <MenuItem id="rename" className="menu-item">
              Renommer le titre
            </MenuItem>
            <MenuItem id="copy" className="menu-item">
              Copier la section
            </MenuItem>
            <MenuItem id="remove" className="menu-item">
              Supprimer la section
            </MenuItem>
          </>
        )}
        <Separator />
        {line.holds ? (
          <MenuItem id="fold" className="menu-item" textValue={line.isFolded ? 'Déplier' : 'Replier'}>
            {line.isFolded ? 'Déplier' : 'Replier'} <kbd>{line.isFolded ? '→' : '←'}</kbd>
          </MenuItem>
        ) : null}
        <MenuItem id="fold-all" className="menu-item">
          Tout replier
        </MenuItem>
        <MenuItem id="unfold-all" className="menu-item">
          Tout déplier
        </MenuItem>
      </Menu>
    </Popover>
  )
}
