import { precitedName } from '../cite/print.ts'
import type { Block, Inline } from '../model/draft.ts'
import type { Source } from '../model/source.ts'
import { linesOf } from './walk.ts'

/** A citation of a block, and whether it is of the text that the one just before it names. */
export interface Follower {
  readonly id: string
  readonly same: boolean
}

/** The citations of a block in the order they are printed: what « du même code » may be said of, no other text being named between. */
export const followers = (block: Block, sources: ReadonlyMap<string, Source>): Follower[] =>
  linesOf(block).flatMap(line => ofLine(line, sources))

function ofLine(line: readonly Inline[], sources: ReadonlyMap<string, Source>): Follower[] {
  let last: string | undefined
  return line.flatMap(inline => {
    if (inline.kind === 'note') return ofLine(inline.inlines, sources)
    if (inline.kind !== 'citation') {
      if (inline.kind !== 'text' || namesText.test(inline.text)) last = undefined
      return []
    }
    const source = sources.get(inline.source.id)
    const name = source?.kind === 'article' ? precitedName(source) : undefined
    const same = name !== undefined && name === last
    last = name
    return source ? [{ id: source.id, same }] : []
  })
}

const namesText =
  /\bcodes?\b|\blois?\b|ordonnance|décret|arrêté|règlement|directive|convention|charte|traité/i
