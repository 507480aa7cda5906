import { children, type Node, textOf } from '../package/word-xml.ts'

/** Formulas that are named one by one, at most. */
const MAX_NAMED_FORMULAS = 5
const OTHER_FORMULAS = 'd’autres formules\u00a0: leurs signes sont mis à la suite dans le texte'

/** Says that a formula is not taken as one, by its signs, which stay in the text. */
export function reportFormula(signs: string, leftOut: Set<string>): void {
  const line = `la formule «\u00a0${signs.slice(0, 60)}\u00a0»\u00a0: non reprise comme formule, ses signes sont mis à la suite dans le texte`
  const named = [...leftOut].filter(one => one.startsWith('la formule «'))
  leftOut.add(named.length < MAX_NAMED_FORMULAS || leftOut.has(line) ? line : OTHER_FORMULAS)
}

/** The signs of a formula, one after the other. */
export const mathText = (node: Node): string =>
  node.name === 'm:t' ? textOf(node) : children(node).map(mathText).join('')
