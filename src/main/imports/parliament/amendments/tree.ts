import { readXml } from '../../xml/strict-xml.ts'

export type Tree = string | { readonly [name: string]: Tree | readonly Tree[] }
type Node = Record<string, Tree | Tree[]>

/** An XML document as the JSON the same publisher would make of it: an object by element, a list where a name comes twice, nil left out. */
export function xmlTree(text: string): Tree {
  const root: Node = {}
  const stack: { name: string; node: Node; text: string; nil: boolean }[] = [
    { name: '', node: root, text: '', nil: false },
  ]
  readXml(text, {
    open(name, attributes) {
      const nil = Object.entries(attributes).some(
        ([key, value]) => /(?:^|:)nil$/.test(key) && value === 'true',
      )
      const own = Object.entries(attributes).filter(([key]) => !key.includes(':') && key !== 'xmlns')
      stack.push({ name: name.replace(/^.*:/, ''), node: Object.fromEntries(own), text: '', nil })
    },
    text(chunk) {
      const top = stack.at(-1)
      if (top) top.text += chunk
    },
    close() {
      const done = stack.pop()
      const parent = stack.at(-1)
      if (!done || !parent || done.nil) return
      const value: Tree = Object.keys(done.node).length > 0 ? done.node : done.text
      const before = parent.node[done.name]
      if (before === undefined) parent.node[done.name] = value
      else if (Array.isArray(before)) before.push(value)
      else parent.node[done.name] = [before, value]
    },
  })
  return root
}

/** What stands at a path of names; the first of a list. Nil objects, empty ones and nulls are nothing. */
export function at(tree: unknown, ...path: readonly string[]): unknown {
  let here: unknown = tree
  for (const name of path) {
    const one = Array.isArray(here) ? here[0] : here
    if (typeof one !== 'object' || one === null) return undefined
    here = (one as Record<string, unknown>)[name]
  }
  if (here === null || here === '') return undefined
  if (typeof here === 'object' && '@xsi:nil' in here) return undefined
  return here
}

/** The words at a path, a number included; `#text` of what carries attributes. Empty when there are none. */
export function said(tree: unknown, ...path: readonly string[]): string {
  const found = at(tree, ...path)
  const one = Array.isArray(found) ? found[0] : found
  if (typeof one === 'string') return one.trim()
  if (typeof one === 'number') return String(one)
  return typeof one === 'object' && one !== null && '#text' in one ? String(one['#text']).trim() : ''
}

/** All that stands at a path: one thing is a list of one. */
export const all = (tree: unknown, ...path: readonly string[]): unknown[] => {
  const found = at(tree, ...path)
  return found === undefined ? [] : (Array.isArray(found) ? found : [found]).filter(one => one !== null)
}
