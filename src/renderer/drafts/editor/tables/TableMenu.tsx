import type { LexicalEditor } from 'lexical'
import { ChevronDown, Table } from 'lucide-react'
import { Button, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components'
import { useSay } from '../../../ui/toast.tsx'
import { WRITE_CAPTION } from '../notes/innerLine.ts'
import { $actOnTable, $tableHere, type TableAct, tableActs } from './tableActs.ts'
import './tables.css'

/** Menu of the table at the caret. */
export const TableMenu = ({ editor }: { readonly editor: LexicalEditor }) => {
  const { success: report } = useSay()
  const act = (key: TableAct) => {
    let refusal: string | undefined
    editor.update(
      () => {
        refusal = $actOnTable(key)
      },
      { discrete: true },
    )
    if (refusal) report(refusal)
    editor.focus()
  }
  const caption = () => {
    const table = editor.read($tableHere)
    if (table) editor.dispatchCommand(WRITE_CAPTION, table.getKey())
  }
  return (
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
          onAction={key => (key === 'caption' ? caption() : act(key as TableAct))}
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
  )
}
