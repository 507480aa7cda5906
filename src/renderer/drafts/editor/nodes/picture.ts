import { DecoratorNode, type DOMExportOutput, type EditorConfig } from 'lexical'
import { plainText } from '../../../../shared/drafts/walk.ts'
import { pictureAddress } from '../../../kernel/pictures.ts'
import { appearance, type Labels } from '../cards/labels.ts'
import { showAtom } from './atom.ts'
import { labelsOf } from './dom.ts'
import { $head, $setHead, type PictureHead } from './head.ts'

/** A picture in the text, with its caption; what it shows is said when it is not written. */
export class PictureNode extends DecoratorNode<null> {
  override $config() {
    return this.config('picture', { extends: DecoratorNode })
  }

  override createDOM(config: EditorConfig): HTMLElement {
    const dom = document.createElement('figure')
    dom.className = 'block picture'
    dom.appendChild(document.createElement('img'))
    dom.appendChild(document.createElement('figcaption'))
    dom.appendChild(document.createElement('small'))
    dress(dom, pictureHead(this, 'direct'), labelsOf(config))
    return dom
  }

  override updateDOM(_previous: PictureNode, dom: HTMLElement, config: EditorConfig): boolean {
    dress(dom, pictureHead(this, 'direct'), labelsOf(config))
    return false
  }

  override exportDOM(): DOMExportOutput {
    const element = document.createElement('p')
    const { alt, caption } = $pictureHead(this)
    element.textContent = plainText(caption) || alt
    return { element }
  }

  override isInline(): boolean {
    return false
  }

  override getTextContent(): string {
    return '\n'
  }
}

const dress = (dom: HTMLElement, head: PictureHead, labels: Labels): void => {
  dom.dataset.id = head.id
  const [image, caption, missing] = dom.children
  if (!(image instanceof HTMLImageElement) || !caption || !missing) return
  if (image.getAttribute('src') !== pictureAddress(head)) image.src = pictureAddress(head)
  image.width = head.size.width
  image.height = head.size.height
  image.alt = head.alt
  image.draggable = false
  image.style.width = `${head.width}%`
  caption.replaceChildren(...captionParts(head, labels))
  missing.textContent = head.alt.trim() ? '' : 'Texte de remplacement à écrire'
}

/** The words of a caption in their faces, what is computed in it marked as in the text. */
const captionParts = ({ id, caption }: PictureHead, labels: Labels): HTMLElement[] =>
  caption.map(inline => {
    if (inline.kind === 'linebreak') return document.createElement('br')
    const part = document.createElement('span')
    if (inline.kind === 'text') {
      part.className = (inline.marks ?? []).map(mark => `mark-${mark}`).join(' ')
      part.textContent = inline.text
      return part
    }
    part.className = 'atom'
    part.dataset.atom = inline.kind
    showAtom(part, appearance(inline, labels, id))
    return part
  })

const pictureHead = (node: PictureNode, version: 'latest' | 'direct'): PictureHead => {
  const head = $head(node, version)
  return head.kind === 'image' ? head : { ...empty, id: head.id }
}

/** Head of a picture node without a picture; only a damaged clipboard makes one. */
const empty: PictureHead = {
  kind: 'image',
  id: '',
  hash: '0'.repeat(64),
  type: 'png',
  size: { width: 1, height: 1 },
  alt: '',
  caption: [],
  width: 100,
}

export const $pictureHead = (node: PictureNode): PictureHead => pictureHead(node, 'latest')
export const $picture = (head: PictureHead): PictureNode => $setHead(new PictureNode(), head)
export const $isPicture = (node: unknown): node is PictureNode => node instanceof PictureNode
