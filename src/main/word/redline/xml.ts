import { isNode, type Node } from '../read/tree.ts'

/** An element. */
export const element = (
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  children: readonly (Node | string)[] = [],
): Node => ({ name, attributes, children })

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replace(/[&<>"]/g, sign => entities[sign] ?? sign)

/** An element as text. */
export function printXml({ name, attributes, children }: Node): string {
  const said = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escaped(value)}"`)
    .join('')
  if (children.length === 0) return `<${name}${said}/>`
  return `<${name}${said}>${children.map(one => (isNode(one) ? printXml(one) : escaped(one))).join('')}</${name}>`
}

/** The same element with other children. */
export const holding = (node: Node, children: readonly (Node | string)[]): Node => ({ ...node, children })
