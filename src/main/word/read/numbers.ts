import { child, children, type Node, readTree, val } from '../package/word-xml.ts'

/** One level of a numbering: its format, `decimal`, and its pattern, `%1.`. */
export interface NumberLevel {
  readonly format: string
  readonly text: string
  /** the number of the first item */
  readonly start: number
}

/** Reads numbering.xml: what a numbering is at a level. */
export function readNumbers(
  text: string | undefined,
): (numId: string, level: number) => NumberLevel | undefined {
  if (text === undefined) return () => undefined
  const root = readTree(text)
  const abstracts = new Map(
    children(root, 'w:abstractNum').map(node => [node.attributes['w:abstractNumId'] ?? '', levelsOf(node)]),
  )
  const numbers = new Map(
    children(root, 'w:num').map(node => {
      const levels = new Map(abstracts.get(val(child(node, 'w:abstractNumId')) ?? ''))
      for (const override of children(node, 'w:lvlOverride')) {
        for (const [level, format] of levelsOf(override)) levels.set(level, format)
        const level = Number(override.attributes['w:ilvl'] ?? 0)
        const start = val(child(override, 'w:startOverride'))
        const format = levels.get(level)
        if (start !== undefined && format) levels.set(level, { ...format, start: Number(start) || 1 })
      }
      return [node.attributes['w:numId'] ?? '', levels]
    }),
  )
  return (numId, level) => numbers.get(numId)?.get(level)
}

const levelsOf = (node: Node): Map<number, NumberLevel> =>
  new Map(
    children(node, 'w:lvl').map(level => [
      Number(level.attributes['w:ilvl'] ?? 0),
      {
        format: val(child(level, 'w:numFmt')) ?? 'decimal',
        // what keeps a number off its text is not a part of it
        text: (val(child(level, 'w:lvlText')) ?? '').trim(),
        start: Number(val(child(level, 'w:start')) ?? 1) || 1,
      },
    ]),
  )
