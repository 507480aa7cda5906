import { Parser } from 'htmlparser2'
import {
  $getSelection,
  COMMAND_PRIORITY_LOW,
  COMMAND_PRIORITY_NORMAL,
  createCommand,
  DROP_COMMAND,
  type LexicalEditor,
  mergeRegister,
  type NodeKey,
  PASTE_COMMAND,
  PASTE_TAG,
} from 'lexical'
import { useEffect } from 'react'
import type { Block } from '../../../../shared/drafts/model.ts'
import { plainLines, readPlain } from '../../../../shared/drafts/paste/plain.ts'
import { type Omissions, type PastedPage, readTree } from '../../../../shared/drafts/paste/read-tree.ts'
import { DEAD, DEEPEST, type Element, READ } from '../../../../shared/drafts/paste/tree.ts'
import { marginOf } from '../../../../shared/drafts/paste/wrapped.ts'
import { listText } from '../../../../shared/french/wording.ts'
import { newId } from '../../../kernel/newId.ts'
import { isPicture } from '../../../kernel/pictures.ts'
import { useSay } from '../../../ui/toast.tsx'
import type { PictureHead } from '../nodes/head.ts'
import { $caretAt } from '../page/caretAt.ts'
import { $putBlocks } from './putBlocks.ts'

/** Longest attribute read: no style or address that tells something is longer. */
const MAX_ATTRIBUTE_CHARS = 4096

const DATA_PICTURE = /^data:image\/(?:png|jpe?g|gif|webp|svg\+xml)[;,]/i

/** Reads HTML as a tree, without a document: nothing in it is fetched, run or styled. Never throws. */
export function parseHtml(html: string): Element {
  const root: Element = { name: 'root', attributes: {}, children: [] }
  /** elements opened and not closed, with those too deep to be kept as undefined */
  const open: (Element | undefined)[] = [root]
  let node = root
  let keptCount = 1
  let dead = 0
  const parser = new Parser(
    {
      onopentag(name, all) {
        if (dead > 0 || DEAD.has(name)) {
          dead += 1
          return
        }
        if (keptCount >= DEEPEST) {
          open.push(undefined)
          return
        }
        const attributes: Record<string, string> = {}
        for (const [key, value] of Object.entries(all))
          if (READ.has(key) && value.length <= MAX_ATTRIBUTE_CHARS) attributes[key] = value
        // the bytes of a picture; an address is never read, so that nothing is fetched
        if (name === 'img' && DATA_PICTURE.test(all.src ?? '')) attributes.src = all.src ?? ''
        const element: Element = { name, attributes, children: [] }
        node.children.push(element)
        open.push(element)
        keptCount += 1
        node = element
      },
      onclosetag() {
        if (dead > 0) {
          dead -= 1
          return
        }
        if (open.length === 1) return
        if (open.pop()) {
          keptCount -= 1
          node = open.findLast(one => one !== undefined) ?? root
        }
      },
      ontext(text) {
        if (dead === 0) node.children.push(text)
      },
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  )
  parser.write(html)
  parser.end()
  return root
}

/** Result of a paste: the blocks of the text that hold it, and what of it was left. */
export interface PastedHere {
  readonly keys: readonly NodeKey[]
  readonly losses: Omissions
}

/** A paste that holds pictures: put in the text once they are kept. `files`: those the clipboard gives apart. */
export interface PastedPictures extends PastedPage {
  readonly files: readonly File[]
}

/** Hands pasted pictures to what keeps them; where nothing does, the text goes in without them. */
export const PASTED_PICTURES = createCommand<PastedPictures>('PASTED_PICTURES')

/** Announces that something was pasted. */
export const PASTED = createCommand<PastedHere>('PASTED')

const nothing: Omissions = { images: 0, deletions: 0, contents: 0 }
/** Longer pages are taken as plain text: nobody pastes that much with its faces. */
const MAX_HTML_CHARS = 24_000_000
/** How long after Ctrl+Shift+V a paste is the one it asked for. */
const PLAIN_PASTE_MS = 1000

/**
 * Pastes what other programs copy, or let drop: as blocks of ours, or as plain text when Ctrl+Shift+V asks for it. What comes from
 * this editor is left to Lexical.
 */
export const registerReading = (editor: LexicalEditor, only: 'all' | 'inlines' = 'all'): (() => void) => {
  let plainAt = Number.NEGATIVE_INFINITY
  const onKeyDown = (event: KeyboardEvent): void => {
    if ((event.ctrlKey || event.metaKey) && event.shiftKey && event.key.toLowerCase() === 'v')
      plainAt = event.timeStamp
  }
  const put = (read: PastedPage, { files }: DataTransfer): void => {
    const pictures = [...files].filter(isPicture)
    if (read.pictures.length > 0 && editor.dispatchCommand(PASTED_PICTURES, { ...read, files: pictures }))
      return
    putPasted(editor, withPictures(read, new Map()), only)
  }
  return mergeRegister(
    editor.registerRootListener((root, previous) => {
      previous?.removeEventListener('keydown', onKeyDown, true)
      root?.addEventListener('keydown', onKeyDown, true)
    }),
    editor.registerCommand(
      PASTE_COMMAND,
      event => {
        if (!('clipboardData' in event) || !event.clipboardData || !$getSelection()) return false
        const plain = event.timeStamp - plainAt < PLAIN_PASTE_MS
        const read = readClipboard(event.clipboardData, plain)
        if (!read) return false
        event.preventDefault()
        plainAt = Number.NEGATIVE_INFINITY
        put(read, event.clipboardData)
        return true
      },
      COMMAND_PRIORITY_NORMAL,
    ),
    editor.registerCommand(
      DROP_COMMAND,
      event => {
        const data = event.dataTransfer
        // files are the window's, which shows where they may fall
        const read = data && !data.types.includes('Files') ? readClipboard(data, false) : undefined
        if (!data || !read) return false
        event.preventDefault()
        editor.getRootElement()?.focus({ preventScroll: true })
        $caretAt(event.clientX, event.clientY)
        put(read, data)
        return true
      },
      COMMAND_PRIORITY_NORMAL,
    ),
  )
}

/** Puts what was read in the text, in one step of its history, and says what was left. */
export const putPasted = (
  editor: LexicalEditor,
  { blocks, omissions: losses }: Pick<PastedPage, 'blocks' | 'omissions'>,
  only: 'all' | 'inlines' = 'all',
): void =>
  editor.update(
    () => {
      const keys = blocks.length > 0 ? $putBlocks(editor, blocks, only) : []
      editor.dispatchCommand(PASTED, { keys, losses })
    },
    { tag: PASTE_TAG },
  )

/** Fills a paste with the pictures that were stored, by block; the others count as losses. */
export function withPictures(
  { blocks, omissions: losses, pictures }: PastedPage,
  storedPictures: ReadonlyMap<string, Pick<PictureHead, 'hash' | 'type' | 'size'>>,
): Pick<PastedPage, 'blocks' | 'omissions'> {
  const missing = new Set(pictures.map(one => one.block).filter(id => !storedPictures.has(id)))
  return {
    blocks: blocks
      .filter(block => !missing.has(block.id))
      .map(block => (block.kind === 'image' ? { ...block, ...storedPictures.get(block.id) } : block)),
    omissions: { ...losses, images: losses.images + missing.size },
  }
}

/** The blocks of a clipboard; undefined when it is ours, or holds no text. */
function readClipboard(data: DataTransfer, plain: boolean): PastedPage | undefined {
  const text = data.getData('text/plain')
  if (plain && text) return words(asLines(text))
  if (data.getData('application/x-lexical-editor').includes('"namespace":"pretoire"')) return undefined
  const html = data.getData('text/html')
  if (html && html.length <= MAX_HTML_CHARS) {
    const read = readTree(parseHtml(html), newId)
    const { blocks, omissions: losses } = read
    // lines cut at a margin come as well in plain text, where the pages can be told
    if (blocks.every(isBare) && marginOf(text.split(/\r?\n/)) > 0)
      return { ...words(readPlain(text, newId)), omissions: losses }
    if (blocks.length > 0 || !text) return read
  }
  return text ? words(readPlain(text, newId)) : undefined
}

const words = (blocks: Block[]): PastedPage => ({ blocks, inline: false, omissions: nothing, pictures: [] })

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

/** Says what a paste did not take. */
export const usePasted = (editor: LexicalEditor): void => {
  const say = useSay()
  useEffect(
    () =>
      editor.registerCommand(
        PASTED,
        ({ losses }) => {
          const sentence = leftOut(losses)
          if (sentence) say.success(sentence)
          return false
        },
        COMMAND_PRIORITY_LOW,
      ),
    [editor, say],
  )
}

/** Says what a paste left out; nothing when it took all. */
function leftOut({ images, deletions, contents }: Omissions): string | undefined {
  const parts = [
    images > 0 &&
      (images > 1
        ? `${images} images restées là d’où vient le texte (rien n’est téléchargé\u00a0: copiez-les une à une)`
        : 'une image restée là d’où vient le texte (rien n’est téléchargé\u00a0: copiez-la seule)'),
    deletions > 0 &&
      (deletions > 1
        ? `${deletions} passages supprimés en suivi des modifications`
        : 'un passage supprimé en suivi des modifications'),
    contents > 0 && 'la table des matières (Prétoire compose la sienne)',
  ].filter(part => part !== false)
  if (parts.length === 0) return undefined
  return `Non repris de ce qui a été collé\u00a0: ${listText(parts)}.`
}
