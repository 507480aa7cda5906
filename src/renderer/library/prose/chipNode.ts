import {
  $applyNodeReplacement,
  $getState,
  $setState,
  createState,
  DecoratorNode,
  type EditorConfig,
} from 'lexical'
import { Inline } from '../../../shared/drafts/model.ts'

/** Anything of a line but its words and marks. */
const chipState = createState('chip', {
  parse: (value): Inline => {
    const inline = Inline.safeParse(value)
    return inline.success ? inline.data : { kind: 'linebreak' }
  },
})

/** A cited source, a fact to fill in: one indivisible thing in a line, kept whole whatever is written around it. */
export class ChipNode extends DecoratorNode<null> {
  override $config() {
    return this.config('chip', { extends: DecoratorNode, stateConfigs: [chipState] })
  }

  override createDOM(_config: EditorConfig): HTMLElement {
    const dom = document.createElement('span')
    const inline = $getState(this, chipState, 'direct')
    dom.className = 'chip'
    dom.textContent = chipWords(inline)
    if (inline.kind === 'citation') dom.dataset.source = inline.source.id
    if (inline.kind === 'link') {
      dom.classList.add('link')
      dom.title = inline.url
    }
    return dom
  }

  override updateDOM(): boolean {
    return false
  }

  override isInline(): boolean {
    return true
  }

  override decorate(): null {
    return null
  }
}

/** Words that stand for a chip until its source is known. */
function chipWords(inline: Inline): string {
  switch (inline.kind) {
    case 'citation':
      return inline.source.id
    case 'slot':
      return inline.key
    case 'link':
      return inline.text
    case 'note':
      return 'note'
    case 'exhibit':
      return 'pièce'
    default:
      return '…'
  }
}

export const $isChip = (node: unknown): node is ChipNode => node instanceof ChipNode
export const $chipInline = (node: ChipNode): Inline => $getState(node, chipState)
export const $chip = (inline: Inline): ChipNode =>
  $setState($applyNodeReplacement(new ChipNode()), chipState, inline)
