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
      const top = stack.pop()
      const parent = stack.at(-1)
      if (!top || !parent || top.nil) return
      const value: Tree = Object.keys(top.node).length > 0 ? top.node : top.text
      const before = parent.node[top.name]
      if (before === undefined) parent.node[top.name] = value
      else if (Array.isArray(before)) before.push(value)
      else parent.node[top.name] = [before, value]
    },
  })
  return root
}

/** The value at a path of names, the first one of a list; undefined for null, nil and empty objects. */
export function at(tree: unknown, ...path: readonly string[]): unknown {
  let node: unknown = tree
  for (const name of path) {
    const one = Array.isArray(node) ? node[0] : node
    if (typeof one !== 'object' || one === null) return undefined
    node = (one as Record<string, unknown>)[name]
  }
  if (node === null || node === '') return undefined
  if (typeof node === 'object' && '@xsi:nil' in node) return undefined
  return node
}

/** The words at a path, a number included; `#text` of what carries attributes. Empty when there are none. */
export function textAt(tree: unknown, ...path: readonly string[]): string {
  const values = at(tree, ...path)
  const one = Array.isArray(values) ? values[0] : values
  if (typeof one === 'string') return one.trim()
  if (typeof one === 'number') return String(one)
  return typeof one === 'object' && one !== null && '#text' in one ? String(one['#text']).trim() : ''
}

/** All that stands at a path: one thing is a list of one. */
export const all = (tree: unknown, ...path: readonly string[]): unknown[] => {
  const values = at(tree, ...path)
  return values === undefined ? [] : (Array.isArray(values) ? values : [values]).filter(one => one !== null)
}
