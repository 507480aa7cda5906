import { createEmptyHistoryState, registerHistory } from '@lexical/history'
import { registerRichText } from '@lexical/rich-text'
import { mergeRegister } from '@lexical/utils'
import {
  $getNearestNodeFromDOMNode,
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $insertNodes,
  $isRangeSelection,
  CLICK_COMMAND,
  COMMAND_PRIORITY_LOW,
  createEditor,
  FORMAT_TEXT_COMMAND,
  type LexicalEditor,
  type TextFormatType,
} from 'lexical'
import { useEffect, useId, useRef, useState } from 'react'
import { label as labelOf } from '../../../shared/library/cite/print.ts'
import { call } from '../../kernel/api.ts'
import { Button } from '../../ui/button.tsx'
import { useSay } from '../../ui/toast.tsx'
import { SourcePicker } from '../edit/SourcePicker.tsx'
import { BlockGrip } from './BlockGrip.tsx'
import { $chip, $chipInline, $isChip, ChipNode } from './chipNode.ts'
import { LinkForm, type LinkWords } from './LinkForm.tsx'
import { registerBlockKeys } from './moveBlocks.ts'
import { $readMarkup, $writeMarkup } from './proseMarkup.ts'
import { registerDrop } from './registerDrop.ts'

/** A link being written: its words so far, and the one it replaces. */
interface OpenLink extends LinkWords {
  readonly key?: string
}

/**
 * A text written as it reads: paragraphs that are dragged or moved by Alt and the arrows, bold, italic, links, and sources found by
 * their words, or dragged from the library, and put where one writes. `onCite` tells each one put there.
 */
export function Prose({
  label,
  help,
  value,
  onChange,
  onCite,
}: {
  readonly label: string
  readonly help?: string | undefined
  readonly value: string
  readonly onChange: (markup: string) => void
  readonly onCite?: ((source: string) => void) | undefined
}) {
  const id = useId()
  const say = useSay()
  const holder = useRef<HTMLDivElement>(null)
  const [start] = useState(value)
  const [editor] = useState(newEditor)
  const listener = useRef(onChange)
  listener.current = onChange
  const [link, setLink] = useState<OpenLink>()
  const [place, setPlace] = useState('')
  const dropped = useRef<(source: string, pin?: string) => void>(undefined)
  useEffect(() => {
    editor.setRootElement(holder.current)
    editor.update(() => $readMarkup(start), { discrete: true })
    let markup = editor.read($writeMarkup)
    const stop = mergeRegister(
      registerRichText(editor),
      registerHistory(editor, createEmptyHistoryState(), 300),
      editor.registerCommand(CLICK_COMMAND, event => $openLink(event, setLink), COMMAND_PRIORITY_LOW),
      editor.registerCommand(CLICK_COMMAND, $putCaretBesideChip, COMMAND_PRIORITY_LOW),
      registerBlockKeys(editor, setPlace),
      registerDrop(editor, (source, pin) => dropped.current?.(source, pin)),
      editor.registerUpdateListener(({ editorState }) => {
        void nameSources(holder.current)
        const next = editorState.read($writeMarkup)
        if (next === markup) return
        markup = next
        listener.current(next)
      }),
    )
    void nameSources(holder.current)
    return () => {
      stop()
      editor.setRootElement(null)
    }
  }, [editor, start])
  const mark = (format: TextFormatType) => editor.dispatchCommand(FORMAT_TEXT_COMMAND, format)
  const cite = async (source: string, pin?: string) => {
    try {
      const { kind } = await call['library.get']({ id: source })
      editor.update(() => {
        // nobody wrote here yet: at the end
        if (!$isRangeSelection($getSelection())) $getRoot().selectEnd()
        $insertNodes([
          $chip({ kind: 'citation', source: { kind, id: source, ...(pin && { pin }) }, form: 'auto' }),
        ])
      })
      editor.focus()
      onCite?.(source)
    } catch (error) {
      say.error(error)
    }
  }
  dropped.current = (source, pin) => void cite(source, pin)
  const writeLink = ({ url, text }: LinkWords) => {
    const former = link?.key
    setLink(undefined)
    editor.update(() => {
      const chip = $chip({ kind: 'link', url, text })
      const replaced = former && $getNodeByKey(former)
      if (replaced) return void replaced.replace(chip)
      if (!$isRangeSelection($getSelection())) $getRoot().selectEnd()
      $insertNodes([chip])
    })
    editor.focus()
  }
  return (
    <div className="field prose-field">
      <span id={`${id}-label`} className="prose-label">
        {label}
      </span>
      <div className="actions" role="toolbar" aria-label={`Mise en forme\u00a0: ${label}`}>
        <Button look="quiet" onPress={() => mark('bold')}>
          Gras
        </Button>
        <Button look="quiet" onPress={() => mark('italic')}>
          Italique
        </Button>
        <Button look="quiet" onPress={() => setLink({ url: '', text: editor.read($chosenWords) })}>
          Lien…
        </Button>
      </div>
      {link && (
        <LinkForm
          key={link.key ?? 'new'}
          start={link}
          onKeep={writeLink}
          onClose={() => setLink(undefined)}
        />
      )}
      <BlockGrip editor={editor} say={setPlace}>
        {/* biome-ignore lint/a11y/useSemanticElements: a textarea holds no sources */}
        <div
          ref={holder}
          className="prose"
          contentEditable
          role="textbox"
          tabIndex={0}
          aria-multiline
          aria-labelledby={`${id}-label`}
          aria-describedby={help ? `${id}-help` : undefined}
          aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
        />
      </BlockGrip>
      <p className="sr-only" role="status">
        {place}
      </p>
      {help && (
        <p id={`${id}-help`} className="help">
          {help}
        </p>
      )}
      <SourcePicker
        label="Citer une source à cet endroit"
        excludedIds={[]}
        onPick={source => void cite(source)}
      />
    </div>
  )
}

/** Words chosen, on one line: what a new link is put on. */
function $chosenWords(): string {
  const selection = $getSelection()
  return $isRangeSelection(selection) ? selection.getTextContent().replace(/\s+/g, ' ').trim() : ''
}

/** A press on a link opens it to be changed. */
function $openLink({ target }: MouseEvent, open: (link: OpenLink) => void): false {
  const chip = chipAround(target)
  const node = chip && $getNearestNodeFromDOMNode(chip)
  const inline = $isChip(node) ? $chipInline(node) : undefined
  if (node && inline?.kind === 'link') open({ url: inline.url, text: inline.text, key: node.getKey() })
  return false
}

/** A press on a cited source, or at the end of its line, leaves the caret in words that are not the text's, where no key writes: it goes beside it, on the nearer side. */
function $putCaretBesideChip({ target, clientX }: MouseEvent): boolean {
  const pressed = chipAround(target)
  const caret = getSelection()
  const chip = pressed ?? chipAround(caret?.anchorNode?.parentElement)
  const node = chip && $getNearestNodeFromDOMNode(chip)
  if (!chip || !$isChip(node)) return false
  const { left, width } = chip.getBoundingClientRect()
  const isBefore = pressed
    ? clientX < left + width / 2
    : (caret?.anchorOffset ?? 0) < (chip.textContent?.length ?? 0) / 2
  if (isBefore) node.selectPrevious()
  else node.selectNext(0, 0)
  return true
}

const chipAround = (target: EventTarget | null | undefined): Element | null =>
  target instanceof Element ? target.closest('.chip') : null

const newEditor = (): LexicalEditor =>
  createEditor({
    namespace: 'prose',
    nodes: [ChipNode],
    theme: { text: { bold: 'mark-bold', italic: 'mark-italic', superscript: 'mark-superscript' } },
    onError: error => {
      throw error
    },
  })

/** Writes the name of each cited source in its place; one that the library lacks keeps its identifier, and says so. */
async function nameSources(root: HTMLElement | null): Promise<void> {
  for (const chip of root?.querySelectorAll<HTMLElement>('[data-source]:not([data-named])') ?? []) {
    chip.dataset.named = ''
    try {
      chip.textContent = labelOf(await call['library.get']({ id: chip.dataset.source ?? '' }))
    } catch {
      chip.textContent = `${chip.dataset.source}, absente de la bibliothèque`
      chip.classList.add('gone')
    }
  }
}
