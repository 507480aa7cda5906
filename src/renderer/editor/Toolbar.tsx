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
  Italic,
  List,
  ListOrdered,
  type LucideIcon,
  Paperclip,
  Plus,
  Quote,
  Redo2,
  Scale,
  StickyNote,
  Underline,
  Undo2,
} from 'lucide-react'
import { useEffect, useState } from 'react'
import { Toolbar as Bar, Button, Separator, ToggleButton } from 'react-aria-components'
import { $selectedTops, SHAPE, type Shape } from './commands.ts'
import { $isList, $listHead } from './nodes/list.ts'
import { $isText, $textHead } from './nodes/text.ts'

interface Props {
  readonly editor: LexicalEditor
  readonly onCall: (char: '@' | '#' | '/') => void
  readonly onNote: () => void
}

interface Look {
  readonly shape: string
  readonly formats: readonly TextFormatType[]
}

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
    ? formats.map(([format]) => format).filter(format => selection.hasFormat(format))
    : []
  if ($isList(top)) return { shape: `list-${$listHead(top).style}`, formats: on }
  if (!$isText(top)) return { shape: '', formats: on }
  const head = $textHead(top)
  if (head.kind === 'heading') return { shape: `heading-${head.level}`, formats: on }
  return { shape: head.kind === 'quote' ? 'quote' : `paragraph-${head.style}`, formats: on }
}

/** The few tools of the page; all of them have keys, and the rest is behind / in the text. */
export const Toolbar = ({ editor, onCall, onNote }: Props) => {
  const [look, setLook] = useState<Look>({ shape: 'paragraph-body', formats: [] })
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const read = () => {
      timer = undefined
      const next = editor.read($look)
      setLook(now => (now.shape === next.shape && now.formats.join() === next.formats.join() ? now : next))
    }
    const stop = editor.registerUpdateListener(() => {
      timer ??= setTimeout(read, 100)
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [editor])
  const back = () => editor.focus()
  const tool = (name: string, Icon: LucideIcon, run: () => void, word?: string, keys?: string) => (
    <Button aria-label={keys ? `${name} (${keys})` : name} onPress={run} className="editor-tool">
      <Icon size={16} aria-hidden />
      {word && <span>{word}</span>}
    </Button>
  )
  return (
    <Bar aria-label="Mise en forme" className="editor-toolbar">
      <select
        aria-label="Nature du paragraphe"
        value={look.shape}
        onChange={event => {
          const shape = shapes.find(([id]) => id === event.target.value)?.[2]
          if (shape) editor.dispatchCommand(SHAPE, shape)
          back()
        }}
      >
        {look.shape === '' && <option value="">—</option>}
        {shapes.map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <Separator orientation="vertical" />
      {formats.map(([format, name, Icon, keys]) => (
        <ToggleButton
          key={format}
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
      ))}
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
      {tool('Renvoyer à une pièce', Paperclip, () => onCall('#'), 'Pièce', '#')}
      {tool('Note de bas de page', StickyNote, onNote, 'Note', 'Ctrl+Alt+F')}
      {tool('Insérer un bloc', Plus, () => onCall('/'), 'Insérer', '/')}
      <Separator orientation="vertical" />
      {tool('Annuler', Undo2, () => editor.dispatchCommand(UNDO_COMMAND, undefined), undefined, 'Ctrl+Z')}
      {tool('Rétablir', Redo2, () => editor.dispatchCommand(REDO_COMMAND, undefined), undefined, 'Ctrl+Y')}
    </Bar>
  )
}
