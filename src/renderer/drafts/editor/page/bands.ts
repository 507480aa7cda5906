import type { LexicalEditor } from 'lexical'

/** How many blocks a band holds when it is made; one that grows to twice as many is cut. */
const SIZE = 24
/** A line of the page and the air around a block, in rem, and the letters of a line: a guess until the band is laid out. */
const LINE = 1.6
const AIR = 0.64
const LETTERS = 84

interface Band {
  readonly name: string
  readonly dom: HTMLElement
  readonly slot: HTMLSlotElement
  size: number
}

/** How each page settles its bands after a change. */
const pages = new WeakMap<Element, () => void>()

/**
 * Lays the blocks of a page out in bands of a few dozen, which the browser leaves alone while they are out of sight: it watches
 * a hundred bands instead of thousands of blocks. The blocks stay children of the page, as the editor wants them: a band is a
 * slot of the page's shadow, and a block stands in the band of the block before it from the moment it is put there.
 */
export const layBands = (editor: LexicalEditor, root: HTMLElement): (() => void) => {
  const settle = pages.get(root) ?? openBands(root)
  const stops = [
    editor.registerRootListener(now => {
      if (now === root) settle()
    }),
    editor.registerUpdateListener(settle),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

/** The bands of a page in order, and the blocks of each. */
export const bandsOf = (root: Element): { readonly dom: Element; readonly blocks: () => Element[] }[] =>
  [...(root.shadowRoot?.querySelectorAll('slot[name]') ?? [])].flatMap(slot =>
    slot instanceof HTMLSlotElement && slot.parentElement
      ? [{ dom: slot.parentElement, blocks: () => slot.assignedElements() }]
      : [],
  )

const openBands = (root: HTMLElement): (() => void) => {
  const shadow = root.attachShadow({ mode: 'open' })
  // what is in no band yet is shown all the same
  shadow.append(document.createElement('slot'))
  // the first bands are put there all at once: the browser looks for the blocks of each slot that comes
  const first = document.createDocumentFragment()
  const bands = new Map<string, Band>()
  const dirty = new Set<Band>()
  let writtenBand: Band | undefined
  let bandCount = 0
  const touch = (band: Band): void => {
    dirty.add(band)
  }
  const open = (after?: Band): Band => {
    bandCount += 1
    const dom = document.createElement('div')
    dom.part.add('band')
    const slot = document.createElement('slot')
    slot.name = `b${bandCount}`
    dom.append(slot)
    if (after) after.dom.after(dom)
    else (bands.size === 0 ? first : shadow).prepend(dom)
    const band: Band = { name: slot.name, dom, slot, size: 0 }
    bands.set(band.name, band)
    return band
  }
  /** a page emptied at once says nothing of each of its blocks */
  const clear = (): void => {
    for (const { dom } of bands.values()) dom.remove()
    bands.clear()
    dirty.clear()
  }
  const bandOf = (dom: Node | null): Band | undefined =>
    dom instanceof Element ? bands.get(dom.slot) : undefined
  /** gives a block about to stand before another the band of its neighbour */
  const give = (dom: Node, before: Node | null): void => {
    if (!(dom instanceof HTMLElement)) return
    const oldBand = bandOf(dom)
    if (oldBand) {
      oldBand.size -= 1
      touch(oldBand)
    }
    if (!root.firstChild) clear()
    const previous = before ? before.previousSibling : root.lastChild
    const near = bandOf(previous === dom ? dom.previousSibling : previous) ?? bandOf(before)
    const full = !before && near && near.size >= SIZE && mayOpen(dom)
    const band = near && !full ? near : open(near)
    band.size += 1
    touch(band)
    if (dom.slot !== band.name) dom.slot = band.name
  }
  const leave = (dom: Node): void => {
    const band = bandOf(dom)
    if (!band) return
    band.size -= 1
    touch(band)
  }
  const native = Node.prototype
  root.insertBefore = <T extends Node>(dom: T, before: Node | null): T => {
    if (dom !== before) give(dom, before)
    return native.insertBefore.call(root, dom, before) as T
  }
  root.appendChild = <T extends Node>(dom: T): T => root.insertBefore(dom, null)
  root.replaceChild = <T extends Node>(dom: Node, old: T): T => {
    give(dom, old)
    leave(old)
    return native.replaceChild.call(root, dom, old) as T
  }
  root.removeChild = <T extends Node>(dom: T): T => {
    leave(dom)
    return native.removeChild.call(root, dom) as T
  }
  const settle = (): void => {
    if (first.hasChildNodes()) shadow.prepend(first)
    for (const band of dirty) {
      const blocks = band.slot.assignedElements()
      band.size = blocks.length
      if (blocks.length === 0) {
        band.dom.remove()
        bands.delete(band.name)
      } else if (blocks.length > 2 * SIZE) cut(band, blocks)
      else guess(band, blocks)
    }
    dirty.clear()
    holdCaret()
  }
  /**
   * The band the caret is in is always laid out. One just cut under it is not until the browser next draws, nor one scrolled
   * out of sight: a key pressed there was lost, or put the caret at the head of the text.
   */
  const holdCaret = (): void => {
    let block: Node | null | undefined = document.getSelection()?.anchorNode
    while (block && block.parentNode !== root) block = block.parentNode
    const band = bandOf(block ?? null)
    if (!band || band === writtenBand) return
    writtenBand?.dom.part.remove('written')
    band.dom.part.add('written')
    writtenBand = band
  }
  const cut = (band: Band, blocks: readonly Element[]): void => {
    let into = band
    let run: Element[] = []
    for (const block of blocks) {
      if (run.length >= SIZE && mayOpen(block)) {
        guess(into, run)
        into = open(into)
        run = []
      }
      run.push(block)
      if (block.slot !== into.name) block.slot = into.name
    }
    guess(into, run)
  }
  pages.set(root, settle)
  return settle
}

/** A band begins with a block without margins of its own, which would not fall into those of its neighbour any more. */
const mayOpen = (block: Element): boolean => block.matches('.paragraph, .heading')

const guess = (band: Band, blocks: readonly Element[]): void => {
  band.size = blocks.length
  const height = blocks.reduce((sum, block) => sum + tall(block), 0)
  const size = `auto ${height.toFixed(1)}rem`
  if (band.dom.style.containIntrinsicBlockSize !== size) band.dom.style.containIntrinsicBlockSize = size
}

const tall = (block: Element): number =>
  AIR + LINE * Math.max(1, Math.ceil((block.textContent?.length ?? 0) / LETTERS))
