import { element, printXml, withChildren } from '../package/element.ts'
import { child, children, type Node, val } from '../package/word-xml.ts'
import { shownText } from './redline-units.ts'

/** The lists of the old text as the new file numbers them. */
export interface FormerNumbering {
  /** the `numId` of the comparison that numbers as this one did in the old file */
  numIdOf(old: string): string
  /** the part of the new file, with the lists that only the old one had */
  part(): Node | undefined
}

/** The lists of a file, and the text that is numbered by them. */
interface Side {
  readonly part: Node | undefined
  readonly body: Node
}

/**
 * Pairs the lists of the old text with those of the new one: the same by what they write and by their items, else taken over under an
 * id of their own, so that an item that is refused has its former label.
 */
export function formerNumbering(old: Side, now: Side): FormerNumbering {
  const [oldNums, newNums] = [numsOf(old.part), numsOf(now.part)]
  const pairs = pairLists(old.body, now.body, (one, other) => {
    const [mine, theirs] = [oldNums.get(one), newNums.get(other)]
    return mine !== undefined && theirs !== undefined && writingOf(mine) === writingOf(theirs)
  })
  const abstracts: Node[] = []
  const nums: Node[] = []
  const lower = new Set<string>()
  let lastNum = highest([...newNums.keys()])
  let lastAbstract = highest(children(now.part, 'w:abstractNum').map(abstractId))
  const abstractFor = (levels: Node): string => {
    const same = children(now.part, 'w:abstractNum').find(one => levelsOf(one) === levelsOf(levels))
    if (same) return abstractId(same)
    lastAbstract += 1
    abstracts.push(renumbered(levels, String(lastAbstract)))
    return String(lastAbstract)
  }
  /**
   * Gives a list that begins again its own levels: LibreOffice keeps the new beginning on the first item, and loses it with that item,
   * where the levels are also those of a list before. A list that begins below its first level is left: there LibreOffice counts on from
   * the list before in a file without changes too.
   */
  const withOwnLevels = (num: Node): Node => {
    if (lower.has(num.attributes['w:numId'] ?? '')) return num
    const isFirst = (one: Node) => val(child(one, 'w:startOverride')) === '1'
    const overrides = children(num, 'w:lvlOverride')
    const id = val(child(num, 'w:abstractNumId'))
    const levels = [...children(now.part, 'w:abstractNum'), ...abstracts].find(one => abstractId(one) === id)
    if (!levels || overrides.length === 0 || !overrides.every(isFirst)) return num
    lastAbstract += 1
    abstracts.push(renumbered(levels, String(lastAbstract)))
    return withChildren(num, [element('w:abstractNumId', { 'w:val': String(lastAbstract) })])
  }
  return {
    numIdOf: id => {
      const pair = pairs.get(id)
      const list = oldNums.get(id)
      if (pair !== undefined || !list || !now.part) return pair ?? id
      lastNum += 1
      const numId = String(lastNum)
      pairs.set(id, numId)
      nums.push(
        element('w:num', { 'w:numId': numId }, [
          element('w:abstractNumId', { 'w:val': abstractFor(list.levels) }),
          ...children(list.num, 'w:lvlOverride'),
        ]),
      )
      return numId
    },
    part: () => {
      const { part } = now
      if (!part) return part
      for (const id of listsBeginningLower(now.body)) lower.add(id)
      for (const id of listsBeginningLower(old.body)) lower.add(pairs.get(id) ?? '')
      const own = children(part).map(one => (one.name === 'w:num' ? withOwnLevels(one) : one))
      const isAbstract = (one: Node) => /^w:(?:numPicBullet|abstractNum)$/.test(one.name)
      const isNum = (one: Node) => one.name === 'w:num'
      const former = nums.map(withOwnLevels)
      return withChildren(part, [
        ...own.filter(isAbstract),
        ...abstracts,
        ...own.filter(isNum),
        ...former,
        ...own.filter(one => !isAbstract(one) && !isNum(one)),
      ])
    },
  }
}

interface List {
  readonly num: Node
  readonly levels: Node
}

const abstractId = (one: Node) => one.attributes['w:abstractNumId'] ?? ''
const highest = (ids: readonly string[]) => Math.max(0, ...ids.map(Number).filter(Number.isFinite))

function numsOf(part: Node | undefined): Map<string, List> {
  const abstracts = new Map(children(part, 'w:abstractNum').map(one => [abstractId(one), one]))
  return new Map(
    children(part, 'w:num').flatMap(num => {
      const levels = abstracts.get(val(child(num, 'w:abstractNumId')) ?? '')
      return levels ? [[num.attributes['w:numId'] ?? '', { num, levels }] as const] : []
    }),
  )
}

const levelsOf = (abstract: Node) => children(abstract, 'w:lvl').map(printXml).join('')
/** The signs and numbers of a list, whatever its ids. */
const writingOf = ({ num, levels }: List) =>
  levelsOf(levels) + children(num, 'w:lvlOverride').map(printXml).join('')

/** A definition under another id; the styles stay bound to that of the new file. */
const renumbered = (abstract: Node, id: string): Node =>
  withChildren(
    { ...abstract, attributes: { ...abstract.attributes, 'w:abstractNumId': id } },
    children(abstract)
      .filter(one => one.name !== 'w:nsid')
      .map(one =>
        one.name === 'w:lvl'
          ? withChildren(
              one,
              children(one).filter(it => it.name !== 'w:pStyle'),
            )
          : one,
      ),
  )

/** The list of the new text that has the most items of each list of the old one; no two of the old one are the same. */
function pairLists(
  old: Node,
  now: Node,
  isAlike: (old: string, now: string) => boolean,
): Map<string, string> {
  const [oldItems, newItems] = [itemsOf(old), itemsOf(now)]
  const shares = [...oldItems].flatMap(([one, texts]) =>
    [...newItems].flatMap(([other, others]) => {
      const count = texts.filter(text => others.includes(text)).length
      return count > 0 && isAlike(one, other) ? [{ one, other, count }] : []
    }),
  )
  const pairs = new Map<string, string>()
  const pairedItems = new Set<string>()
  for (const { one, other } of shares.sort((a, b) => b.count - a.count)) {
    if (pairs.has(one) || pairedItems.has(other)) continue
    pairs.set(one, other)
    pairedItems.add(other)
  }
  return pairs
}

/** The lists whose first item is not at their first level. */
function listsBeginningLower(node: Node, first = new Map<string, boolean>()): string[] {
  if (node.name === 'w:p') {
    const list = child(child(node, 'w:pPr'), 'w:numPr')
    const id = val(child(list, 'w:numId')) ?? ''
    if (!first.has(id)) first.set(id, (val(child(list, 'w:ilvl')) ?? '0') !== '0')
  } else for (const one of children(node)) listsBeginningLower(one, first)
  return [...first].flatMap(([id, isLower]) => (isLower ? [id] : []))
}

/** The words of the items of each list, by its `numId`. */
function itemsOf(node: Node, items = new Map<string, string[]>()): Map<string, string[]> {
  if (node.name === 'w:p') {
    const id = val(child(child(child(node, 'w:pPr'), 'w:numPr'), 'w:numId'))
    if (id !== undefined && id !== '0') items.set(id, [...(items.get(id) ?? []), shownText(node)])
    return items
  }
  for (const one of children(node)) itemsOf(one, items)
  return items
}
