import {
  DecoratorNode,
  type DOMConversionMap,
  type DOMExportOutput,
  type EditorConfig,
  type LexicalEditor,
} from 'lexical'
import { isAddress } from '../../../../shared/french/address.ts'
import type { Run } from '../../../../shared/french/run.ts'
import { type Appearance, appearance } from '../cards/labels.ts'
import { fromFacts, placardText } from '../menus/placards.ts'
import { labelsOf } from './dom.ts'
import { $atom, $head, $setAtom, $setHead, type Atom, type PlacardHead } from './head.ts'

/** A citation, exhibit call, slot, note...: one indivisible thing in the text, whose label is computed. */
export class AtomNode extends DecoratorNode<null> {
  override $config() {
    const importDOM: DOMConversionMap = {
      a: element => {
        const url = element.getAttribute('href') ?? ''
        const text = element.textContent ?? ''
        if (!isAddress(url) || !text.trim()) return null
        return { conversion: () => ({ node: $atomNode({ kind: 'link', url, text }) }), priority: 1 }
      },
    }
    return this.config('atom', { extends: DecoratorNode, importDOM })
  }

  override createDOM(config: EditorConfig): HTMLElement {
    const dom = document.createElement('span')
    drawAtom(dom, $atom(this, 'direct'), config)
    return dom
  }

  override updateDOM(previous: AtomNode, dom: HTMLElement, config: EditorConfig): boolean {
    const atom = $atom(this, 'direct')
    if ($atom(previous, 'direct') !== atom) drawAtom(dom, atom, config)
    return false
  }

  override exportDOM(editor: LexicalEditor): DOMExportOutput {
    const element = document.createElement('span')
    element.textContent = shownText(this, editor)
    return { element }
  }

  override getTextContent(): string {
    return copiedFrom ? shownText(this, copiedFrom) : ''
  }
}

// an atom is no text, but for what is copied as plain text: then it is the label as it shows
let copiedFrom: LexicalEditor | undefined

/** Has atoms give their labels as text until the current task is over, for what is being copied from this editor. */
export const sayLabels = (editor: LexicalEditor): void => {
  copiedFrom = editor
  setTimeout(() => {
    copiedFrom = undefined
  })
}

/** Text an atom copies as; empty for a note, whose number means nothing elsewhere. */
const shownText = (node: AtomNode, editor: LexicalEditor): string => {
  const { kind } = $atom(node)
  if (kind === 'private' || kind === 'note') return ''
  return editor.getElementByKey(node.getKey())?.textContent ?? ''
}

const drawAtom = (dom: HTMLElement, atom: Atom, config: EditorConfig): void => {
  dom.className = 'atom'
  dom.dataset.atom = atom.kind
  showAtom(dom, appearance(atom, labelsOf(config)))
}

/** Writes a label on the page, only where it changed. */
export const showAtom = (dom: HTMLElement, look: Appearance): void => {
  // what a reference said before it broke can be kept as text
  if (look.missing && !dom.classList.contains('missing') && dom.textContent) dom.dataset.was = dom.textContent
  if (dom.textContent !== look.text) {
    dom.replaceChildren()
    for (const [at, run] of look.runs.entries()) {
      const isContinued = run.isHeld && look.runs[at - 1]?.isHeld
      const holder = isContinued ? dom.lastElementChild : run.isHeld && dom.appendChild(holderElement())
      ;(holder || dom).append(faceOf(run))
    }
  }
  if (dom.title !== look.title) dom.title = look.title
  dom.classList.toggle('missing', look.missing)
  dom.classList.toggle('doubt', look.doubt)
}

/** Holds its words on one line. */
const holderElement = (): HTMLElement => {
  const holder = document.createElement('span')
  holder.className = 'held'
  return holder
}

const faceOf = (run: Run): HTMLElement => {
  const face = document.createElement(run.marks?.includes('italic') ? 'em' : 'span')
  if (run.marks?.length) face.className = run.marks.map(mark => `mark-${mark}`).join(' ')
  face.textContent = run.text
  return face
}

/** A page break, or a part made at export: a quiet placard that says what will be printed there. */
export class PlacardNode extends DecoratorNode<null> {
  override $config() {
    return this.config('placard', { extends: DecoratorNode })
  }

  override createDOM(): HTMLElement {
    const head = placardHead(this, 'direct')
    const [name, what] = placardText(head)
    const dom = document.createElement('div')
    dom.className = `block placard ${head.kind}`
    dom.dataset.id = head.id
    const title = dom.appendChild(document.createElement('strong'))
    title.textContent = name
    if (what) dom.appendChild(document.createElement('span')).textContent = what
    if (fromFacts(head)) {
      const button = dom.appendChild(document.createElement('button'))
      button.type = 'button'
      button.dataset.act = 'facts'
      button.textContent = 'Modifier les faits'
    }
    return dom
  }

  override updateDOM(previous: PlacardNode, dom: HTMLElement): boolean {
    dom.dataset.id = placardHead(this, 'direct').id
    return placardText(placardHead(previous, 'direct'))[0] !== placardText(placardHead(this, 'direct'))[0]
  }

  override isInline(): boolean {
    return false
  }

  override getTextContent(): string {
    return '\n'
  }
}

const placardHead = (node: PlacardNode, version: 'latest' | 'direct'): PlacardHead => {
  const head = $head(node, version)
  return head.kind === 'generated' || head.kind === 'break' ? head : { kind: 'break', id: head.id }
}

export const $placardHead = (node: PlacardNode): PlacardHead => placardHead(node, 'latest')
export const $atomNode = (atom: Atom): AtomNode => $setAtom(new AtomNode(), atom)
export const $placard = (head: PlacardHead): PlacardNode => $setHead(new PlacardNode(), head)
export const $isAtom = (node: unknown): node is AtomNode => node instanceof AtomNode
export const $isPlacard = (node: unknown): node is PlacardNode => node instanceof PlacardNode
