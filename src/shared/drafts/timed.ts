import { minutes, secondsText, sumTallies, tally } from '../search/tally.ts'
import type { PrintedBlock } from './assembled.ts'
import { linesOf, lineText } from './checks/subject.ts'
import type { Block } from './model.ts'

/** Fills the places that say how long a script takes aloud: the blocks to be said are counted once all are printed. */
export function timed(printed: PrintedBlock[], blocks: readonly Block[]): PrintedBlock[] {
  const places = new Set(
    blocks.flatMap(block => (block.kind === 'generated' && block.what === 'reading-time' ? [block.id] : [])),
  )
  if (places.size === 0) return printed
  const spoken = new Set(blocks.filter(block => block.slot?.startsWith('spoken')).map(block => block.id))
  const said = sumTallies(
    printed
      .filter(block => spoken.has(block.id))
      .flatMap(block => linesOf(block).map(line => tally(lineText(line)))),
  )
  const time = secondsText(minutes(said, 'aloud'))
  const text = `À voix haute\u00a0: environ ${time} (${said.words}\u00a0mots), sans les objections.`
  return printed.map(block =>
    places.has(block.id) && block.kind === 'paragraph'
      ? { ...block, line: [{ kind: 'run', text, marks: ['italic'] }] }
      : block,
  )
}
