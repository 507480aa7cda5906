import {
  $getNodeByKey,
  $getSelection,
  $isRangeSelection,
  $isTextNode,
  HISTORY_MERGE_TAG,
  type LexicalEditor,
  mergeRegister,
  type NodeKey,
} from 'lexical'

/** A menu called by a character: where it stands, and what was typed after it. */
export interface Trigger {
  readonly char: '@' | '#' | '/'
  readonly key: NodeKey
  /** just after the character */
  readonly start: number
  readonly query: string
}

const CHARS = new Set(['@', '#', '/'])
/** `@` not in an address, `#` not in a word, `/` only where a block begins */
const before = { '@': /(?:^|[^\p{L}\p{N}._%+-])$/u, '#': /(?:^|[^\p{L}\p{N}/#&])$/u, '/': /^$/ }

/** Watches for @, # and / where they may call a menu; costs nothing on other keys. */
export const registerTrigger = (editor: LexicalEditor, onChange: (trigger: Trigger | undefined) => void) => {
  let pendingChar: Trigger['char'] | undefined
  let isRequested = false
  let open: Trigger | undefined
  const set = (next: Trigger | undefined): void => {
    if (next === undefined && open === undefined) return
    open = next
    onChange(next)
  }
  const onInput = (event: InputEvent): void => {
    pendingChar =
      event.data && CHARS.has(event.data) && !event.isComposing ? (event.data as Trigger['char']) : undefined
  }
  const stop = mergeRegister(
    editor.registerRootListener((root, previous) => {
      previous?.removeEventListener('beforeinput', onInput, true)
      root?.addEventListener('beforeinput', onInput, true)
    }),
    editor.registerUpdateListener(({ editorState }) => {
      if (!pendingChar && !open) return
      const char = pendingChar
      const free = isRequested
      pendingChar = undefined
      isRequested = false
      editorState.read(() => set(char ? $opened(char, free) : open && $followed(open)))
    }),
  )
  return {
    close: () => set(undefined),
    /** puts the character where the caret is, for a button: it calls its menu wherever that is */
    open: (char: Trigger['char']) => {
      pendingChar = char
      isRequested = true
      editor.update(() => $getSelection()?.insertText(char), { discrete: true })
    },
    /** what was typed is used: it goes, with the character itself unless the menu stays open */
    consume: (keep: boolean) => {
      const menu = open
      if (!menu) return
      if (keep) open = { ...menu, query: '' }
      else set(undefined)
      editor.update(
        () => {
          const node = $getNodeByKey(menu.key)
          if (!$isTextNode(node)) return
          const from = keep ? menu.start : menu.start - 1
          node.spliceText(from, menu.start + menu.query.length - from, '', true)
        },
        { discrete: true, tag: HISTORY_MERGE_TAG },
      )
    },
    stop,
  }
}

const $caret = () => {
  const selection = $getSelection()
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return undefined
  const node = selection.anchor.getNode()
  return $isTextNode(node) ? { node, offset: selection.anchor.offset } : undefined
}

const $opened = (char: Trigger['char'], free: boolean): Trigger | undefined => {
  const caret = $caret()
  if (!caret) return undefined
  const { node, offset } = caret
  const text = node.getTextContent()
  if (text[offset - 1] !== char || node.hasFormat('code')) return undefined
  const start = text.slice(0, offset - 1)
  // after an atom the text node starts anew: `/` wants the start of the block, the others any start
  if (free) return { char, key: node.getKey(), start: offset, query: '' }
  if (!before[char].test(start) || (char === '/' && node.getPreviousSibling())) return undefined
  return { char, key: node.getKey(), start: offset, query: '' }
}

const $followed = (open: Trigger): Trigger | undefined => {
  const caret = $caret()
  if (!caret || caret.node.getKey() !== open.key || caret.offset < open.start) return undefined
  const text = caret.node.getTextContent()
  if (text[open.start - 1] !== open.char) return undefined
  const query = text.slice(open.start, caret.offset)
  if (query.length > 80 || /^\s|\s\s/.test(query)) return undefined
  return query === open.query ? open : { ...open, query }
}
