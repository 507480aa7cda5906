import { useState } from 'react'
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
import { withoutAccents } from '../../shared/french/fold.ts'
import { Button } from './button.tsx'
import { Box } from './dialog.tsx'
import type { Action } from './keys.ts'

/** Keys that belong to the text itself, for the help. */
const inText: readonly (readonly [string, string])[] = [
  ['@', 'insérer une citation'],
  ['#', 'appeler une pièce'],
  ['/', 'insérer un bloc'],
  ['Ctrl+Z', 'annuler'],
]

/** Every key, in one list. */
export const Shortcuts = ({
  open,
  onClose,
  actions,
}: {
  readonly open: boolean
  readonly onClose: () => void
  readonly actions: readonly Action[]
}) => (
  <Box title="Raccourcis du clavier" open={open} onClose={onClose}>
    <dl className="shortcuts">
      {actions
        .filter(one => one.keys)
        .map(one => (
          <div key={one.id}>
            <dt>
              <kbd>{one.keys}</kbd>
            </dt>
            <dd>{one.label}</dd>
          </div>
        ))}
      {inText.map(([keys, label]) => (
        <div key={keys}>
          <dt>
            <kbd>{keys}</kbd>
          </dt>
          <dd>Dans le texte&nbsp;: {label}</dd>
        </div>
      ))}
    </dl>
    <div className="actions">
      <Button onPress={onClose}>Fermer</Button>
    </div>
  </Box>
)

const plain = (text: string) => withoutAccents(text).toLowerCase()

/** Every word typed is somewhere in the text, accents and case aside. */
function matches(text: string, query: string): boolean {
  const where = plain(text)
  return plain(query)
    .split(/\s+/)
    .every(word => where.includes(word))
}

interface Group {
  readonly name: string
  readonly actions: readonly Action[]
}

/** The actions these letters name, by group, then those that only go by other words. */
function groupsFor(actions: readonly Action[], query: string): Group[] {
  const byName = actions.filter(one => matches(`${one.label} ${one.group}`, query))
  const byOtherWords = actions.filter(
    one => !byName.includes(one) && matches(`${one.label} ${one.group} ${one.words ?? ''}`, query),
  )
  const names = [...new Set(byName.map(one => one.group))]
  const groups = names.map(name => ({ name, actions: byName.filter(one => one.group === name) }))
  return byOtherWords.length > 0 ? [...groups, { name: 'Par d’autres mots', actions: byOtherWords }] : groups
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
  const [query, setTyped] = useState('')
  const groups = groupsFor(actions, query)
  return (
    <ModalOverlay
      className="veil top"
      isOpen={open}
      onOpenChange={value => {
        if (value) return
        setTyped('')
        onClose()
      }}
      isDismissable
    >
      <Modal className="modal palette">
        <Dialog aria-label="Commandes" className="dialog">
          <Autocomplete inputValue={query} onInputChange={setTyped}>
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
                  setTyped('')
                  onClose()
                  actions.find(one => one.id === key)?.run()
                }}
                renderEmptyState={() => <p className="empty-text">Rien sous ces mots. Échap ferme.</p>}
              >
                {groups.map(group => (
                  <MenuSection key={group.name} id={group.name}>
                    <Header className="palette-group">{group.name}</Header>
                    {group.actions.map(one => (
                      <MenuItem key={one.id} id={one.id} textValue={one.label} className="palette-item">
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
