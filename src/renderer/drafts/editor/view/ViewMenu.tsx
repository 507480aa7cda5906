import { Eye, SpellCheck } from 'lucide-react'
import { Button, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Separator } from 'react-aria-components'
import { faces, nextZoom, type View } from './view.ts'

interface Props {
  readonly view: View
  readonly onView: (view: Partial<View>) => void
  readonly spelling: boolean | undefined
  readonly onSpelling: ((on: boolean) => void) | undefined
}

/** How the page is shown: focus, size, face, marks of spelling. */
export const ViewMenu = ({ view, onView, spelling, onSpelling }: Props) => {
  const act = (key: string | number) => {
    const face = faces.find(([one]) => one === key)?.[0]
    if (face) onView({ face })
    else if (key === 'focus') onView({ focus: !view.focus })
    else if (key === 'in') onView({ zoom: nextZoom(view.zoom, 1) })
    else if (key === 'out') onView({ zoom: nextZoom(view.zoom, -1) })
    else if (key === 'whole') onView({ zoom: 100 })
    else if (key === 'spelling') onSpelling?.(!spelling)
  }
  const line = (id: string, label: string, keys?: string) => (
    <MenuItem id={id} className="menu-item editor-choice" textValue={label}>
      {label}
      {keys && <kbd>{keys}</kbd>}
    </MenuItem>
  )
  return (
    <MenuTrigger>
      <Button className="editor-tool" aria-label="Affichage">
        <Eye size={16} aria-hidden />
        <span className="editor-word">Affichage</span>
      </Button>
      <Popover className="popover">
        <Menu
          className="menu"
          aria-label="Affichage"
          onAction={act}
          selectionMode="multiple"
          selectedKeys={[view.face, ...(view.focus ? ['focus'] : []), ...(spelling ? ['spelling'] : [])]}
        >
          {line('focus', 'Concentration', 'Ctrl+Maj+L')}
          {onSpelling && line('spelling', 'Souligner l’orthographe')}
          <Separator />
          <MenuSection aria-label={`Taille de la page\u00a0: ${view.zoom} %`}>
            {line('in', `Agrandir la page (${view.zoom}\u00a0%)`, 'Alt+9')}
            {line('out', 'Réduire la page', 'Alt+8')}
            {line('whole', 'Taille réelle', 'Alt+0')}
          </MenuSection>
          <Separator />
          <MenuSection aria-label="Police de la page à l’écran">
            {faces.map(([id, label]) => (
              <MenuItem key={id} id={id} className="menu-item editor-choice" textValue={label}>
                {label}
              </MenuItem>
            ))}
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

interface ReviewMenuProps {
  readonly onWord: (() => void) | undefined
  readonly onTypography: () => void
  readonly onCitations: () => void
}

/** Menu of the last checks before a text leaves: spelling, typography, citations still in words. */
export const ReviewMenu = ({ onWord, onTypography, onCitations }: ReviewMenuProps) => (
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
