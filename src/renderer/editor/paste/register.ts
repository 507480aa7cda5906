import {
  $getSelection,
  COMMAND_PRIORITY_NORMAL,
  createCommand,
  type LexicalEditor,
  mergeRegister,
  type NodeKey,
  PASTE_COMMAND,
  PASTE_TAG,
} from 'lexical'
import type { Block } from '../../../shared/model/draft.ts'
import { plainLines, readPlain } from '../../../shared/paste/plain.ts'
import { type Left, readTree } from '../../../shared/paste/read.ts'
import { marginOf } from '../../../shared/paste/wrapped.ts'
import { newId } from '../nodes/head.ts'
import { parseHtml } from './html.ts'
import { $putBlocks } from './put.ts'

/** What a paste made: the blocks of the text that hold it, and what of it was left. */
export interface PastedHere {
  readonly keys: readonly NodeKey[]
  readonly left: Left
}

/** Said after something was pasted. */
export const PASTED = createCommand<PastedHere>('PASTED')

const nothing: Left = { images: 0, deletions: 0, contents: 0 }
/** Longer pages are taken as plain text: nobody pastes that much with its faces. */
const most = 24_000_000
/** How long after Ctrl+Shift+V a paste is the one it asked for. */
const soon = 1000

/** Pastes what other programs copy: as blocks of ours, or as plain text when Ctrl+Shift+V asks for it. What this editor copied is left to Lexical. */
export const registerReading = (editor: LexicalEditor, only: 'all' | 'inlines' = 'all'): (() => void) => {
  let plainAt = Number.NEGATIVE_INFINITY
  const pressed = (event: KeyboardEvent): void => {
    if ((event.ctrlKey || event.metaKey) && event.shiftKey && event.key.toLowerCase() === 'v')
      plainAt = event.timeStamp
  }
  return mergeRegister(
    editor.registerRootListener((root, previous) => {
      previous?.removeEventListener('keydown', pressed, true)
      root?.addEventListener('keydown', pressed, true)
    }),
    editor.registerCommand(
      PASTE_COMMAND,
      event => {
        if (!('clipboardData' in event) || !event.clipboardData || !$getSelection()) return false
        const plain = event.timeStamp - plainAt < soon
        const read = readClipboard(event.clipboardData, plain)
        if (!read) return false
        event.preventDefault()
        plainAt = Number.NEGATIVE_INFINITY
        editor.update(
          () => {
            const keys = read.blocks.length > 0 ? $putBlocks(editor, read.blocks, only) : []
            editor.dispatchCommand(PASTED, { keys, left: read.left })
          },
          { tag: PASTE_TAG },
        )
        return true
      },
      COMMAND_PRIORITY_NORMAL,
    ),
  )
}

/** The blocks of a clipboard; undefined when it is ours, or holds no text. */
function readClipboard(
  data: DataTransfer,
  plain: boolean,
): { readonly blocks: readonly Block[]; readonly left: Left } | undefined {
  const text = data.getData('text/plain')
  if (plain && text) return { blocks: asLines(text), left: nothing }
  if (data.getData('application/x-lexical-editor').includes('"namespace":"pretoire"')) return undefined
  const html = data.getData('text/html')
  if (html && html.length <= most) {
    const { blocks, left } = readTree(parseHtml(html), newId)
    // lines cut at a margin come as well in plain text, where the pages can be told
    if (blocks.every(isBare) && marginOf(text.split(/\r?\n/)) > 0)
      return { blocks: readPlain(text, newId), left }
    if (blocks.length > 0 || !text) return { blocks, left }
  }
  return text ? { blocks: readPlain(text, newId), left: nothing } : undefined
}

const isBare = (block: Block): boolean =>
  block.kind === 'paragraph' &&
  block.inlines.every(one => one.kind === 'linebreak' || (one.kind === 'text' && !one.marks))

const asLines = (text: string): Block[] => {
  const lines = /[\r\n]/.test(text) ? plainLines(text) : [text]
  return lines.map(line => ({
    kind: 'paragraph',
    id: newId(),
    style: 'body',
    inlines: [{ kind: 'text', text: line }],
  }))
}
