import { SpellCheck } from 'lucide-react'
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'

interface Props {
  readonly onWord: (() => void) | undefined
  readonly onTypography: () => void
  readonly onCitations: () => void
}

/** What one does before a text leaves: spelling, typography, citations still in words. */
export const ReviewMenu = ({ onWord, onTypography, onCitations }: Props) => (
  <MenuTrigger>
    <Button className="editor-tool" aria-label="Relire">
      <SpellCheck size={16} aria-hidden />
      <span className="editor-word">Relire</span>
    </Button>
    <Popover className="popover">
      <Menu
        className="menu"
        aria-label="Relire"
        onAction={key => {
          if (key === 'word') onWord?.()
          else if (key === 'typography') onTypography()
          else onCitations()
        }}
      >
        {onWord && (
          <MenuItem id="word" className="menu-item" textValue="Mot suivant à vérifier">
            Mot suivant à vérifier<kbd>Ctrl+;</kbd>
          </MenuItem>
        )}
        <MenuItem id="typography" className="menu-item">
          Typographie française…
        </MenuItem>
        <MenuItem id="citations" className="menu-item">
          Reconnaître les citations du texte
        </MenuItem>
      </Menu>
    </Popover>
  </MenuTrigger>
)
