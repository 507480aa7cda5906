import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Keyboard,
  Label,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  Text,
  TextField,
} from 'react-aria-components'
import type { Action } from './keys.ts'

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Every word typed is somewhere in the text, accents and case aside. */
export function matches(text: string, typed: string): boolean {
  const where = plain(text)
  return plain(typed)
    .split(/\s+/)
    .every(word => where.includes(word))
}

/** Everything one can do or go to, found by typing a few letters. */
export function Palette({
  open,
  onClose,
  actions,
}: {
  readonly open: boolean
  readonly onClose: () => void
  readonly actions: readonly Action[]
}) {
  const groups = [...new Set(actions.map(one => one.group))]
  return (
    <ModalOverlay
      className="veil top"
      isOpen={open}
      onOpenChange={value => !value && onClose()}
      isDismissable
    >
      <Modal className="modal palette">
        <Dialog aria-label="Commandes" className="dialog">
          <Autocomplete filter={matches}>
            <TextField autoFocus className="palette-field">
              <Label className="sr-only">Chercher une action, un dossier</Label>
              <Input placeholder="Une action, un dossier…" />
            </TextField>
            {/* the focus stays in the field: the list itself must be reachable to be scrolled */}
            <section className="palette-scroll" aria-label="Liste des actions" tabIndex={0}>
              <Menu
                className="palette-list"
                aria-label="Actions"
                onAction={key => {
                  onClose()
                  actions.find(one => one.id === key)?.run()
                }}
                renderEmptyState={() => <p className="empty-text">Rien sous ces mots. Échap ferme.</p>}
              >
                {groups.map(group => (
                  <MenuSection key={group} id={group}>
                    <Header className="palette-group">{group}</Header>
                    {actions
                      .filter(one => one.group === group)
                      .map(one => (
                        <MenuItem
                          key={one.id}
                          id={one.id}
                          textValue={`${one.label} ${group}`}
                          className="palette-item"
                        >
                          <Text slot="label">{one.label}</Text>
                          {one.keys && <Keyboard>{one.keys}</Keyboard>}
                        </MenuItem>
                      ))}
                  </MenuSection>
                ))}
              </Menu>
            </section>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
