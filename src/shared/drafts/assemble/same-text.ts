import { precitedName } from '../../library/cite/print.ts'
import type { Source } from '../../library/model.ts'
import type { Block, Inline } from '../model.ts'
import { linesOf } from '../walk.ts'

/** A citation of a block, and whether it is of the text that the one just before it names. */
export interface Follower {
  readonly id: string
  readonly same: boolean
}

/** The sources a line cites, in their order, those of a note in a list of their own; undefined where another text may be named. */
type Cites = readonly (string | undefined | Cites)[]

/** A long text is gone through at each save: a block is read once for as long as it does not change. */
const citesByBlock = new WeakMap<Block, readonly Cites[]>()

/** The citations of a block in the order they are printed: what « du même code » may be said of, no other text being named between. */
export function followers(block: Block, sources: ReadonlyMap<string, Source>): Follower[] {
  const lines = citesByBlock.get(block) ?? linesOf(block).map(citesOf)
  citesByBlock.set(block, lines)
  return lines.flatMap(line => followersIn(line, sources))
}

function followersIn(cites: Cites, sources: ReadonlyMap<string, Source>): Follower[] {
  let last: string | undefined
  return cites.flatMap(one => {
    if (typeof one === 'object') return followersIn(one, sources)
    const source = one === undefined ? undefined : sources.get(one)
    const name = source?.kind === 'article' ? precitedName(source) : undefined
    const same = name !== undefined && name === last
    last = name
    return source ? [{ id: source.id, same }] : []
  })
}

const citesOf = (line: readonly Inline[]): Cites =>
  line.flatMap((inline): Cites => {
    if (inline.kind === 'note') return [citesOf(inline.inlines)]
    if (inline.kind === 'citation') return [inline.source.id]
    return inline.kind === 'text' && !namesText.test(inline.text) ? [] : [undefined]
  })

const namesText =
  /\bcodes?\b|\blois?\b|ordonnance|décret|arrêté|règlement|directive|convention|charte|traité/i
