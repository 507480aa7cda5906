import {
  $getSelection,
  $isRangeSelection,
  FORMAT_TEXT_COMMAND,
  type LexicalEditor,
  REDO_COMMAND,
  type TextFormatType,
  UNDO_COMMAND,
} from 'lexical'
import {
  Bold,
  ChevronDown,
  CornerDownRight,
  Italic,
  List,
  ListOrdered,
  type LucideIcon,
  MessageSquare,
  Paperclip,
  Plus,
  Quote,
  Redo2,
  Scale,
  StickyNote,
  Underline,
  Undo2,
} from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import {
  Toolbar as Bar,
  Button,
  Menu,
  MenuItem,
  MenuTrigger,
  Popover,
  Separator,
  ToggleButton,
  Tooltip,
  TooltipTrigger,
} from 'react-aria-components'
import { throttle } from '../../kernel/debounce.ts'
import { $selectedTops, SHAPE, type Shape } from './commands.ts'
import { ListMenu } from './lists/ListMenu.tsx'
import type { Step } from './menus/menuSteps.ts'
import { $isList, $listHead } from './nodes/list.ts'
import { $isText, $textHead } from './nodes/text.ts'
import { QuoteMenu } from './quotes/QuoteMenu.tsx'
import { TableMenu } from './tables/TableMenu.tsx'
import { $tableHere } from './tables/tableActs.ts'

interface Props {
  readonly editor: LexicalEditor
  readonly onCall: (char: '@' | '#' | '/', at?: Step) => void
  readonly onNote: () => void
  readonly onQuoteSource: () => void
  readonly onComment: () => void
  /** the keyboard is in a note: its lines have no shape of their own */
  /** what the keyboard is in where it is not the page: a note, a caption */
  readonly inNote: string | undefined
  /** the menus at its end */
  readonly children?: ReactNode
}

interface Look {
  readonly shape: string
  readonly formats: readonly TextFormatType[]
}

const rarer: readonly (readonly [TextFormatType, string])[] = [
  ['capitalize', 'Petites capitales'],
  ['superscript', 'Exposant'],
  ['subscript', 'Indice'],
  ['code', 'Chasse fixe'],
]

const formats: readonly (readonly [TextFormatType, string, LucideIcon, string])[] = [
  ['bold', 'Gras', Bold, 'Ctrl+B'],
  ['italic', 'Italique', Italic, 'Ctrl+I'],
  ['underline', 'Souligné', Underline, 'Ctrl+U'],
]

const shapes: readonly (readonly [string, string, Shape])[] = [
  ['paragraph-body', 'Paragraphe', { kind: 'paragraph', style: 'body' }],
  ...([1, 2, 3, 4, 5] as const).map(
    level => [`heading-${level}`, `Titre ${level}`, { kind: 'heading', level }] as const,
  ),
  ['quote', 'Citation longue', { kind: 'quote' }],
  ['paragraph-plain', 'Sans numéro', { kind: 'paragraph', style: 'plain' }],
  ['paragraph-lead', 'Annonce', { kind: 'paragraph', style: 'lead' }],
  ['paragraph-box', 'Encadré', { kind: 'paragraph', style: 'box' }],
  ['paragraph-request', 'Demande', { kind: 'paragraph', style: 'request' }],
  ['paragraph-right', 'À droite', { kind: 'paragraph', style: 'right' }],
  ['list-bullet', 'Liste à puces', { kind: 'list', style: 'bullet' }],
  ['list-decimal', 'Liste numérotée', { kind: 'list', style: 'decimal' }],
  ['list-claims', 'Conclusions 1°)', { kind: 'list', style: 'claims' }],
]

const $look = (): Look => {
  const selection = $getSelection()
  const top = $selectedTops()[0]
  const on = $isRangeSelection(selection)
    ? [...formats, ...rarer].map(([format]) => format).filter(format => selection.hasFormat(format))
    : []
  if ($tableHere()) return { shape: 'table', formats: on }
  if ($isList(top)) return { shape: `list-${$listHead(top).style}`, formats: on }
  if (!$isText(top)) return { shape: '', formats: on }
  const head = $textHead(top)
  if (head.kind === 'heading') return { shape: `heading-${head.level}`, formats: on }
  return { shape: head.kind === 'quote' ? 'quote' : `paragraph-${head.style}`, formats: on }
}

/** Time between two readings of the caret, while one types. */
const READ_MS = 100

/** The few tools of the page; all of them have keys, and the rest is behind / in the text. */
export const Toolbar = ({ editor, onCall, onNote, onQuoteSource, onComment, inNote, children }: Props) => {
  const [look, setLook] = useState<Look>({ shape: 'paragraph-body', formats: [] })
  useEffect(() => {
    const readSoon = throttle(() => {
      const next = editor.read($look)
      setLook(now => (now.shape === next.shape && now.formats.join() === next.formats.join() ? now : next))
    }, READ_MS)
    const stop = editor.registerUpdateListener(readSoon)
    return () => {
      readSoon.cancel()
      stop()
    }
  }, [editor])
  const back = () => editor.focus()
  const tool = (name: string, Icon: LucideIcon, run: () => void, word?: string, keys?: string) => (
    <Tip name={name} keys={keys}>
      <Button aria-label={keys ? `${name} (${keys})` : name} onPress={run} className="editor-tool">
        <Icon size={16} aria-hidden />
        {word && <span className="editor-word">{word}</span>}
      </Button>
    </Tip>
  )
  return (
    <Bar aria-label="Mise en forme" className="editor-toolbar">
      <select
        aria-label="Nature du paragraphe"
        value={inNote ? 'note' : look.shape}
        disabled={inNote !== undefined}
        onChange={event => {
          const shape = shapes.find(([id]) => id === event.target.value)?.[2]
          if (shape) editor.dispatchCommand(SHAPE, shape)
          back()
        }}
      >
        {inNote && <option value="note">{inNote}</option>}
        {(look.shape === '' || look.shape === 'table') && (
          <option value={look.shape}>{look.shape ? 'Tableau' : '—'}</option>
        )}
        {shapes.map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <Separator orientation="vertical" />
      {formats.map(([format, name, Icon, keys]) => (
        <Tip key={format} name={name} keys={keys}>
          <ToggleButton
            aria-label={`${name} (${keys})`}
            className="editor-tool"
            isSelected={look.formats.includes(format)}
            onChange={() => {
              editor.dispatchCommand(FORMAT_TEXT_COMMAND, format)
              back()
            }}
          >
            <Icon size={16} aria-hidden />
          </ToggleButton>
        </Tip>
      ))}
      <MenuTrigger>
        <Button className="editor-tool" aria-label="Plus de mises en forme">
          <span>Plus</span>
          <ChevronDown size={14} aria-hidden />
        </Button>
        <Popover className="popover">
          <Menu
            className="menu"
            aria-label="Plus de mises en forme"
            selectionMode="multiple"
            selectedKeys={look.formats}
            onAction={key => {
              const format = rarer.find(([one]) => one === key)?.[0]
              if (format) editor.dispatchCommand(FORMAT_TEXT_COMMAND, format)
              back()
            }}
          >
            {rarer.map(([format, name]) => (
              <MenuItem key={format} id={format} className="menu-item editor-choice">
                {name}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      <Separator orientation="vertical" />
      {tool('Liste à puces', List, () => editor.dispatchCommand(SHAPE, { kind: 'list', style: 'bullet' }))}
      {tool('Liste numérotée', ListOrdered, () =>
        editor.dispatchCommand(SHAPE, { kind: 'list', style: 'decimal' }),
      )}
      {tool(
        'Citation longue',
        Quote,
        () => editor.dispatchCommand(SHAPE, { kind: 'quote' }),
        undefined,
        'Ctrl+Alt+C',
      )}
      <Separator orientation="vertical" />
      {tool('Citer une source', Scale, () => onCall('@'), 'Citer', '@')}
      {tool(
        'Renvoyer à un passage du texte',
        CornerDownRight,
        () => onCall('@', { kind: 'reference' }),
        'Renvoi',
        'Ctrl+Alt+R',
      )}
      {tool('Renvoyer à une pièce', Paperclip, () => onCall('#'), 'Pièce', '#')}
      {tool('Note de bas de page', StickyNote, onNote, 'Note', 'Ctrl+Alt+F')}
      {look.shape === 'quote' && !inNote && <QuoteMenu editor={editor} onSource={onQuoteSource} />}
      {tool('Commenter', MessageSquare, onComment, undefined, 'Ctrl+Alt+M')}
      {look.shape === 'table' && <TableMenu editor={editor} />}
      {look.shape.startsWith('list-') && !inNote && <ListMenu editor={editor} />}
      {tool('Insérer un bloc', Plus, () => onCall('/'), 'Insérer', '/')}
      <Separator orientation="vertical" />
      {tool('Annuler', Undo2, () => editor.dispatchCommand(UNDO_COMMAND, undefined), undefined, 'Ctrl+Z')}
      {tool('Rétablir', Redo2, () => editor.dispatchCommand(REDO_COMMAND, undefined), undefined, 'Ctrl+Y')}
      {children && <Separator orientation="vertical" />}
      {children}
    </Bar>
  )
}

/** Tooltip of a tool, shown when one stays on it. */
const Tip = ({
  name,
  keys,
  children,
}: {
  readonly name: string
  readonly keys: string | undefined
  readonly children: ReactNode
}) => (
  <TooltipTrigger delay={500}>
    {children}
    <Tooltip className="tooltip" offset={6}>
      {name}
      {keys && <kbd>{keys}</kbd>}
    </Tooltip>
  </TooltipTrigger>
)
