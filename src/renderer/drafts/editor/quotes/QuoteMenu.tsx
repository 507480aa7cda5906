import type { LexicalEditor } from 'lexical'
import { ChevronDown, TextQuote } from 'lucide-react'
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { CUT_QUOTE } from './registerCuts.ts'

interface Props {
  readonly editor: LexicalEditor
  readonly onSource: () => void
}

const acts = [
  ['cut', 'Couper les mots choisis\u00a0: […]', 'Ctrl+Alt+X'],
  ['adapt', 'Adapter entre crochets…', 'Ctrl+Alt+Maj+X'],
  ['source', 'Source et fidélité…', ''],
] as const

/** Menu of the quotation at the caret. */
export const QuoteMenu = ({ editor, onSource }: Props) => (
  <MenuTrigger>
    <Button className="editor-tool" aria-label="Citation">
      <TextQuote size={16} aria-hidden />
      <span className="editor-word">Citation</span>
      <ChevronDown size={14} aria-hidden />
    </Button>
    <Popover className="popover">
      <Menu
        className="menu"
        aria-label="Citation"
        onAction={key => {
          if (key === 'source') return onSource()
          editor.dispatchCommand(CUT_QUOTE, key === 'adapt' ? 'adapt' : 'cut')
          if (key === 'cut') editor.focus()
        }}
      >
        {acts.map(([id, name, keys]) => (
          <MenuItem key={id} id={id} className="menu-item" textValue={name} aria-label={name}>
            {name}
            {keys && <kbd>{keys}</kbd>}
          </MenuItem>
        ))}
      </Menu>
    </Popover>
  </MenuTrigger>
)
