import { type Element, elements, hasClass, isElement, styleOf, textOf } from './tree.ts'

/** The notes of a pasted page: what each call leads to, and the elements that are read there and nowhere else. */
export interface Notes {
  /** by their call */
  readonly of: ReadonlyMap<Element, { readonly body: Element; readonly comment: boolean }>
  /** read as notes: passed over in the text */
  readonly bodies: ReadonlySet<Element>
  /** the links from a note back to its call, and its number before its text */
  readonly backs: ReadonlySet<Element>
}

const none: Notes = { of: new Map(), bodies: new Set(), backs: new Set() }
/** the boxes of notes, by the names Word, LibreOffice, Google Docs, pandoc and mammoth give them */
const NOTE_BOX = /^_?(?:s?d?(?:foot|end)note[-_]?\d+|f(?:t)?n[-_]?\d+|edn[-_]?\d+|com[-_]?\d+|cite_note.*)$/i
const LINES = new Set(['p', 'li', 'div', 'dd', 'td', 'aside'])
/** `[1]`, `1`, `*`, `iv`, `[note 2]`, `[AB3]` */
const CALL = /^[[(]?\s*(?:note\s|n\s)?[\p{L}\d*†‡]{1,5}\s*[\])]?$/iu

/**
 * A note is told by its two links: a call leads to it, and from it a link comes back to the call. So they are found as Word,
 * LibreOffice, Google Docs, Wikipedia, pandoc and mammoth write them, none being known by name.
 */
export function findNotes(root: Element): Notes {
  const anchors = new Map<string, Element>()
  const parents = new Map<Element, Element>()
  const links: Element[] = []
  for (const element of elements(root)) {
    const { id, name, href } = element.attributes
    if (id && !anchors.has(id)) anchors.set(id, element)
    if (name && element.name === 'a' && !anchors.has(name)) anchors.set(name, element)
    if (href?.includes('#') && element.name === 'a') links.push(element)
    for (const child of element.children) if (isElement(child)) parents.set(child, element)
  }
  if (links.length < 2) return none

  /** the element an address leads to in this very page */
  const targetOf = (link: Element) => anchors.get(anchorOf(link))
  const around = (element: Element, maxLevels: number): Element[] => {
    const all = [element]
    for (let up = parents.get(element); up && all.length < maxLevels; up = parents.get(up)) all.push(up)
    return all
  }
  const of = new Map<Element, { body: Element; comment: boolean }>()
  const bodies = new Set<Element>()
  const backs = new Set<Element>()
  const lineOf = (target: Element): Element | undefined => {
    const up = around(target, 12)
    const box = up.find(one => NOTE_BOX.test(one.attributes.id ?? '') && LINES.has(one.name))
    const noteElement = up.find(one => /^(?:foot|end)note$|^comment$/.test(styleOf(one, 'mso-element')))
    return noteElement ?? box ?? up.find(one => LINES.has(one.name))
  }
  const backsIn = new Map<Element, Element[]>()
  for (const link of links) {
    // in the order of the text: a call stands before its note
    if (backs.has(link) || !CALL.test(textOf(link).trim())) continue
    const target = targetOf(link)
    const body = target && lineOf(target)
    if (!body || around(link, 40).includes(body)) continue
    const call = around(link, 3)
    let ways = backsIn.get(body)
    if (!ways) {
      ways = [...elements(body)].filter(one => one.name === 'a' && one.attributes.href?.includes('#'))
      backsIn.set(body, ways)
    }
    const back = ways.find(one => call.includes(targetOf(one) ?? body))
    if (!back) continue
    of.set(link, { body, comment: hasClass(link, /^msocomanchor$/i) })
    bodies.add(body)
    backs.add(back)
  }
  // a call in a note leads nowhere: a note holds no note
  for (const call of of.keys()) if (around(call, 60).some(one => bodies.has(one))) of.delete(call)
  const calledBodies = new Set([...of.values()].map(one => one.body))
  for (const body of bodies) if (!calledBodies.has(body)) bodies.delete(body)
  return { of, bodies, backs }
}

const anchorOf = (link: Element): string => {
  const href = link.attributes.href ?? ''
  const anchor = href.slice(href.lastIndexOf('#') + 1)
  try {
    return decodeURIComponent(anchor)
  } catch {
    return anchor
  }
}
