import type { LexicalEditor } from 'lexical'
import { ChevronDown, Table } from 'lucide-react'
import { useState } from 'react'
import { Button, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components'
import { Button as Press } from '../../ui/button.tsx'
import { Box } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { useSay } from '../../ui/toast.tsx'
import { $actOnTable, $captionHere, $writeCaption, type Caption, type TableAct, tableActs } from './acts.ts'
import './tables.css'

/** What can be done to the table the caret is in. */
export const TableMenu = ({ editor }: { readonly editor: LexicalEditor }) => {
  const { done } = useSay()
  const [caption, setCaption] = useState<Caption>()
  const act = (key: TableAct) => {
    let refused: string | undefined
    editor.update(
      () => {
        refused = $actOnTable(key)
      },
      { discrete: true },
    )
    if (refused) done(refused)
    editor.focus()
  }
  const close = () => {
    setCaption(undefined)
    editor.focus()
  }
  return (
    <>
      <MenuTrigger>
        <Button className="editor-tool" aria-label="Tableau">
          <Table size={16} aria-hidden />
          <span className="editor-word">Tableau</span>
          <ChevronDown size={14} aria-hidden />
        </Button>
        <Popover className="popover">
          <Menu
            className="menu editor-table-menu"
            aria-label="Tableau"
            onAction={key =>
              key === 'caption' ? setCaption(editor.read($captionHere)) : act(key as TableAct)
            }
          >
            {tableActs.map(group => (
              <MenuSection key={group[0]?.[0]} aria-label={group[0]?.[1] ?? ''}>
                {group.map(([id, name, keys]) => (
                  <MenuItem key={id} id={id} className="menu-item" textValue={name} aria-label={name}>
                    {name}
                    {keys && <kbd>{keys}</kbd>}
                  </MenuItem>
                ))}
              </MenuSection>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      <Box title="Légende du tableau" open={caption !== undefined} onClose={close}>
        <form
          onSubmit={event => {
            event.preventDefault()
            if (caption) editor.update(() => $writeCaption(caption), { discrete: true })
            close()
          }}
        >
          <Field
            label="Au-dessus du tableau"
            help="Vide : le tableau n’a pas de légende."
            value={caption?.text ?? ''}
            onChange={text => setCaption(now => now && { ...now, text })}
            autoFocus
          />
          <Press look="main" type="submit">
            Poser la légende
          </Press>
        </form>
      </Box>
    </>
  )
}
