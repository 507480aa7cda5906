import { escapeRegExp } from '../../../kernel/escape.ts'

/** Tries a sticky expression at a place of the text. */
export function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/** Where a sticky expression that begins at a place ends; the same place when it does not match. */
export function after(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : at
}

/** The last characters before a place of the text, at most `limit` of them. */
export const textBefore = (text: string, at: number, limit: number): string =>
  text.slice(Math.max(0, at - limit), at)

/** The source of an expression that matches any of these names, whatever their accents and apostrophes, the longest first. */
export function anyOf(names: readonly string[]): string {
  return source(tree(names.map(name => [...name])))
}

interface Node {
  readonly next: Map<string, Node>
  last: boolean
}

function tree(names: readonly (readonly string[])[]): Node {
  const root: Node = { next: new Map(), last: false }
  for (const name of names) {
    let node = root
    for (const char of name) {
      const one = unit(char)
      const next: Node = node.next.get(one) ?? { next: new Map(), last: false }
      node.next.set(one, next)
      node = next
    }
    node.last = true
  }
  return root
}

function source(node: Node): string {
  const branches = [...node.next].map(([char, next]) => char + source(next))
  if (branches.length === 0) return ''
  if (branches.length === 1 && !node.last) return branches[0] ?? ''
  return `(?:${branches.join('|')})${node.last ? '?' : ''}`
}

const accents: Readonly<Record<string, string>> = {
  a: 'aàâ',
  c: 'cç',
  e: 'eéèêë',
  i: 'iîï',
  o: 'oôö',
  u: 'uùûü',
}

function unit(char: string): string {
  const plain = char.normalize('NFD').replace(/\p{M}/gu, '')
  if (char === ' ') return '\\s+'
  if (char === "'" || char === '’') return "['’]\\s?"
  if (char === '-') return '[-‑ ]'
  const forms = accents[plain.toLowerCase()]
  if (!forms) return escapeRegExp(plain)
  return `[${plain === plain.toLowerCase() ? forms : forms.toUpperCase()}]`
}
