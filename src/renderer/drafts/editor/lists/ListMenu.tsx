import { HISTORY_PUSH_TAG, type LexicalEditor } from 'lexical'
import { ChevronDown, ListOrdered } from 'lucide-react'
import { useState } from 'react'
import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components'
import { itemLabel } from '../../../../shared/drafts/assemble/list-markers.ts'
import { ItemMarker } from '../../../../shared/drafts/model.ts'
import { Button as Press } from '../../../ui/button.tsx'
import { Box } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { $countFrom, $listHere, $markWith, type Start } from './listActs.ts'

const signs: Readonly<Partial<Record<ItemMarker, string>>> = { '•': '• puce', '–': '– tiret' }

/** A marker as a menu names it: `a) b) c)`. */
const nameOf = (marker: ItemMarker): string =>
  signs[marker] ?? [1, 2, 3].map(n => itemLabel(marker, n)).join(' ')

/** Asks from where the list at the caret counts, and what stands before its items. */
export const ListMenu = ({ editor }: { readonly editor: LexicalEditor }) => {
  const [marker, setMarker] = useState<ItemMarker>()
  const [first, setFirst] = useState<string>()
  const change = (act: () => void) => {
    editor.update(act, { discrete: true, tag: HISTORY_PUSH_TAG })
    editor.focus()
  }
  const count = (start: Start) => change(() => $countFrom(start))
  const run = (key: string) => {
    if (key === 'one') count(1)
    else if (key === 'continue') count('continue')
    else if (key === 'at') setFirst('')
    else change(() => $markWith(ItemMarker.parse(key)))
  }
  const number = Number(first)
  const right = Number.isInteger(number) && number >= 1 && number <= 9999
  const close = () => {
    setFirst(undefined)
    editor.focus()
  }
  return (
    <>
      <MenuTrigger onOpenChange={open => open && setMarker(editor.read(() => $listHere()?.marker))}>
        <Button className="editor-tool" aria-label="Numérotation de la liste">
          <ListOrdered size={16} aria-hidden />
          <span className="editor-word">Numéros</span>
          <ChevronDown size={14} aria-hidden />
        </Button>
        <Popover className="popover">
          <Menu
            className="menu editor-list-menu"
            aria-label="Numérotation de la liste"
            onAction={key => run(String(key))}
          >
            <MenuSection aria-label="Compter">
              <MenuItem id="one" className="menu-item">
                Recommencer à 1
              </MenuItem>
              <MenuItem id="continue" className="menu-item" textValue="Continuer la liste précédente">
                Continuer la liste précédente
                <kbd>Ctrl+Alt+L</kbd>
              </MenuItem>
              <MenuItem id="at" className="menu-item">
                Commencer à…
              </MenuItem>
            </MenuSection>
            <MenuSection
              aria-label="Signe de ce niveau"
              selectionMode="single"
              selectedKeys={marker ? [marker] : []}
            >
              <Header className="menu-head">Signe de ce niveau</Header>
              {ItemMarker.options.map(one => (
                <MenuItem key={one} id={one} className="menu-item editor-choice">
                  {nameOf(one)}
                </MenuItem>
              ))}
            </MenuSection>
          </Menu>
        </Popover>
      </MenuTrigger>
      <Box title="Premier numéro de la liste" open={first !== undefined} onClose={close}>
        <form
          onSubmit={event => {
            event.preventDefault()
            if (!right) return
            setFirst(undefined)
            count(number)
          }}
        >
          <Field
            label="Numéro"
            help="À partir de cet élément, de 1 à 9999. Une lettre se dit par son rang&nbsp;: 3 pour c."
            value={first ?? ''}
            onChange={setFirst}
            autoFocus
          />
          <Press look="main" type="submit" isDisabled={!right}>
            Commencer à ce numéro
          </Press>
        </form>
      </Box>
    </>
  )
}
