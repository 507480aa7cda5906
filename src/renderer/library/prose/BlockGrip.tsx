import { $getNearestNodeFromDOMNode, type LexicalEditor } from 'lexical'
import { GripVertical } from 'lucide-react'
import { type DragEvent, type ReactNode, useRef, useState } from 'react'
import { $moveBlock, placeText } from './moveBlocks.ts'

const BLOCK_TYPE = 'application/x-pretoire-paragraph'

/** The paragraph whose height a point is at, and the place between paragraphs nearest to it. */
function placeAt(
  root: HTMLElement,
  y: number,
): { readonly block: HTMLElement; readonly before: number } | undefined {
  const blocks = [...root.children].filter(one => one instanceof HTMLElement)
  const at = blocks.findIndex(one => one.getBoundingClientRect().bottom >= y)
  const block = blocks[at < 0 ? blocks.length - 1 : at]
  if (!block) return undefined
  const { top, height } = block.getBoundingClientRect()
  const index = blocks.indexOf(block)
  return { block, before: y < top + height / 2 ? index : index + 1 }
}

interface Props {
  readonly editor: LexicalEditor
  readonly say: (sentence: string) => void
  readonly children: ReactNode
}

/** The text with a grip beside the paragraph under the pointer, by which it is dragged among the others; Alt and the arrows do the same. */
export function BlockGrip({ editor, say, children }: Props) {
  const [grip, setGrip] = useState<HTMLElement>()
  const [line, setLine] = useState<number>()
  const dragged = useRef<HTMLElement>(undefined)
  const root = () => editor.getRootElement()
  const follow = (y: number) => {
    const text = root()
    setGrip(text && text.children.length > 1 ? placeAt(text, y)?.block : undefined)
  }
  const drop = (event: DragEvent) => {
    const [text, block] = [root(), dragged.current]
    const place = text && placeAt(text, event.clientY)
    setLine(undefined)
    if (!event.dataTransfer.types.includes(BLOCK_TYPE) || !text || !block || !place) return
    event.preventDefault()
    event.stopPropagation()
    const from = [...text.children].indexOf(block)
    editor.update(() => {
      const node = $getNearestNodeFromDOMNode(block)
      const moved = node && $moveBlock(node.getKey(), place.before > from ? place.before - 1 : place.before)
      if (moved) say(placeText(moved))
    })
  }
  const over = (event: DragEvent) => {
    const text = root()
    const place = text && placeAt(text, event.clientY)
    // a paragraph of another text has no place here
    if (!event.dataTransfer.types.includes(BLOCK_TYPE) || !dragged.current || !text || !place) return
    event.preventDefault()
    event.stopPropagation()
    const { children } = text
    const next = children[place.before]
    setLine(next instanceof HTMLElement ? next.offsetTop : place.block.offsetTop + place.block.offsetHeight)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keyboard moves paragraphs by Alt and the arrows
    <div
      className="prose-frame"
      onPointerMove={event => follow(event.clientY)}
      // the pointer of a drag leaves at its beginning: its grip stays, or the drag ends
      onPointerLeave={() => !dragged.current && setGrip(undefined)}
      onDragOverCapture={over}
      onDragLeave={() => setLine(undefined)}
      onDropCapture={drop}
    >
      {children}
      {grip && (
        <div
          className="prose-grip"
          aria-hidden
          draggable
          title="Faire glisser pour déplacer ce paragraphe (Alt ↑ ou ↓)"
          style={{ insetBlockStart: grip.offsetTop }}
          onDragStart={event => {
            dragged.current = grip
            event.dataTransfer.effectAllowed = 'move'
            event.dataTransfer.setData(BLOCK_TYPE, 'paragraph')
            event.dataTransfer.setDragImage(grip, 0, 0)
          }}
          onDragEnd={() => {
            dragged.current = undefined
            setLine(undefined)
          }}
        >
          <GripVertical size={15} strokeWidth={1.6} aria-hidden />
        </div>
      )}
      {line !== undefined && <div className="prose-line" aria-hidden style={{ insetBlockStart: line }} />}
    </div>
  )
}
