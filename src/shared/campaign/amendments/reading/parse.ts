import { capital } from '../../../french/wording.ts'
import type { Change, Target } from '../model.ts'
import { rules } from './instruction-rules.ts'
import { cleanLines, items, plain } from './items.ts'
import { anSkeleton, type Skeleton, senatSkeleton } from './skeleton.ts'

/** The changes a dispositif makes, and the parts of it that could not be read. */
export interface DispositifReading {
  readonly changes: Change[]
  readonly unread: string[]
}

/** Reads a dispositif: the inverse of `compose` on our own wording, tolerant on that of others. */
export function parse(
  dispositif: string | readonly string[],
  chamber: 'an' | 'senat',
  target?: Target,
): DispositifReading {
  const dispositifLines = cleanLines(dispositif)
  const lines = splitPlace(dispositifLines)
  const changes: Change[] = []
  const unread: string[] = []
  // at the Assemblée the heading says where a new article goes: its dispositif is the article itself
  const bare =
    chamber === 'an' && target?.kind === 'beside' && !/insérer l'article/.test(plain(lines[0] ?? ''))
  if (bare && lines.length > 0) {
    const by = stripQuotes(lines)
    return { changes: [{ kind: 'add-article', side: target.side, beside: target.article, by }], unread }
  }
  for (const item of items(lines)) {
    const itemChanges = readItem(item, chamber, changes)
    if (itemChanges) changes.push(...itemChanges)
    else unread.push(item.join('\n'))
  }
  return { changes, unread }
}

/** A sous-amendement of the Sénat first names the amendment it changes, on a line of its own or before the place in it. */
function splitPlace([first = '', ...rest]: readonly string[]): string[] {
  const match =
    /^Amendement n°[\s\u00a0]?[\w…-]+(?:[\s\u00a0]rect\.?(?:[\s\u00a0]\w+)?)?(?:, (?<place>.+))?$/i.exec(
      first,
    )
  if (!match) return first ? [first, ...rest] : []
  const place = match.groups?.place
  return place ? [capital(place), ...rest] : rest
}

function readItem(
  item: readonly string[],
  chamber: 'an' | 'senat',
  before: readonly Change[],
): Change[] | undefined {
  const skeletons =
    chamber === 'an' ? [anSkeleton(item), senatSkeleton(item)] : [senatSkeleton(item), anSkeleton(item)]
  for (const skeleton of skeletons) {
    const changes = readSkeleton(skeleton, before)
    if (changes) return changes
  }
  return undefined
}

function readSkeleton({ text, blocks }: Skeleton, before: readonly Change[]): Change[] | undefined {
  const consequence = /^en conséquence/.test(text)
  const sentence = text.replace(/^en conséquence,? ?/, '').replace(/ ?\.$/, '')
  for (const rule of rules) {
    const match = rule.says.exec(sentence)
    if (!match) continue
    const changes = rule.means({ match, sentence, blocks, groups: match.groups ?? {}, before })
    if (!changes || changes.length === 0) continue
    return consequence ? changes.map(one => (one.kind === 'gage' ? one : { ...one, consequence })) : changes
  }
  return undefined
}

/** The text of a new article, freed of guillemets that open all of its lines. */
function stripQuotes(lines: readonly string[]): string[] {
  const isQuoted = lines.every(line => line.startsWith('«'))
  if (!isQuoted || !/»\s*\.?$/.test(lines.at(-1) ?? '')) return [...lines]
  return lines.map((line, n) => {
    const bare = line.replace(/^«[\s\u00a0\u202f]*/, '')
    return n < lines.length - 1 ? bare : bare.replace(/[\s\u00a0\u202f]*»[\s\u00a0\u202f]*\.?$/, '')
  })
}
