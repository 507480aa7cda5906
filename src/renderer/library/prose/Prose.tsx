import { createEmptyHistoryState, registerHistory } from '@lexical/history'
import { registerRichText } from '@lexical/rich-text'
import { mergeRegister } from '@lexical/utils'
import {
  $getNearestNodeFromDOMNode,
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
import { $chip, $isChip, ChipNode } from './chipNode.ts'
import { $readMarkup, $writeMarkup } from './proseMarkup.ts'

/** A text written as it reads: paragraphs, bold, italic, and sources found by their words and put where one writes. `onCite` tells each one put there. */
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
  useEffect(() => {
    editor.setRootElement(holder.current)
    editor.update(() => $readMarkup(start), { discrete: true })
    let markup = editor.read($writeMarkup)
    const stop = mergeRegister(
      registerRichText(editor),
      registerHistory(editor, createEmptyHistoryState(), 300),
      editor.registerCommand(CLICK_COMMAND, $putCaretBesideChip, COMMAND_PRIORITY_LOW),
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
  const cite = async (source: string) => {
    try {
      const { kind } = await call['library.get']({ id: source })
      editor.update(() => {
        // nobody wrote here yet: at the end
        if (!$isRangeSelection($getSelection())) $getRoot().selectEnd()
        $insertNodes([$chip({ kind: 'citation', source: { kind, id: source }, form: 'auto' })])
      })
      editor.focus()
      onCite?.(source)
    } catch (error) {
      say.error(error)
    }
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
      </div>
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
      />
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

/** A press on a cited source leaves the caret in words that are not the text's, where no key writes: it goes beside it, on the nearer side. */
function $putCaretBesideChip({ target, clientX }: MouseEvent): boolean {
  const chip = target instanceof Element ? target.closest('.chip') : null
  const node = chip && $getNearestNodeFromDOMNode(chip)
  if (!chip || !$isChip(node)) return false
  const { left, width } = chip.getBoundingClientRect()
  if (clientX < left + width / 2) node.selectPrevious()
  else node.selectNext(0, 0)
  return true
}

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
