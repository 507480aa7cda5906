import type { Bit, ReadPara, Revision, Story } from './story.ts'

/** A change the user accepts or refuses: the tracked pieces of Word that make one edit. */
export interface Change {
  readonly id: string
  readonly kind: 'insertion' | 'deletion' | 'replacement' | 'move' | 'format' | 'style' | 'row'
  readonly author: string
  readonly at: string
  readonly where: 'text' | 'note' | 'table'
  readonly before: string
  readonly removed: string
  readonly added: string
  readonly after: string
  /** what of a live reference it touches without taking it whole, as the page prints it */
  readonly touches: readonly string[]
  /** places in the story's revisions */
  readonly revs: readonly number[]
}

type Where = Change['where']

interface Group {
  readonly kind: 'insertion' | 'deletion' | 'format' | 'style' | 'row'
  readonly by: string
  readonly first: Revision
  readonly where: Where
  readonly revs: Set<number>
  readonly para: ReadPara
  readonly bits: Bit[]
  deletion: string
  insertion: string
  /** what follows it at once, of the same author */
  next?: Group
  isMove: boolean
  readonly move: string | undefined
  marks: boolean
}

/** The tracked changes of a story, in reading order. */
export function changesOf(story: Story): Change[] {
  const groups: Group[] = []
  let last: Group | undefined
  const handledRevs = new Set<number>()
  // the halves of a move, wherever their pieces stand
  const halves = new Map<string, Group>()

  const add = (
    kind: Group['kind'],
    rev: number,
    where: Where,
    para: ReadPara,
    bit: Bit | undefined,
    text: string,
  ) => {
    const revision = story.revisions[rev]
    if (!revision) return
    handledRevs.add(rev)
    const by = revision.author
    const half = revision.move === undefined ? undefined : `${kind}|${by}|${revision.move}`
    const openHalf = half === undefined ? undefined : halves.get(half)
    const joins =
      last && last.kind === kind && last.by === by && last.isMove === revision.isMove && last.where === where
    if (openHalf) last = openHalf
    else if (!joins || half !== undefined) {
      const group: Group = {
        kind,
        by,
        first: revision,
        where,
        revs: new Set(),
        para,
        bits: [],
        deletion: '',
        insertion: '',
        isMove: revision.isMove,
        move: revision.move,
        marks: false,
      }
      if (half !== undefined) halves.set(half, group)
      if (last && last.by === by && last.para === para) last.next = group
      groups.push(group)
      last = group
    }
    last!.revs.add(rev)
    if (bit) last!.bits.push(bit)
    else last!.marks = true
    if (kind === 'deletion' || kind === 'row') last!.deletion += text
    if (kind === 'insertion' || kind === 'format' || kind === 'style') last!.insertion += text
  }

  const paragraph = (
    para: ReadPara,
    where: Where,
    row?: { ins?: number | undefined; del?: number | undefined },
  ) => {
    if (para.was) {
      last = undefined
      add('style', para.was.rev, where, para, undefined, textOf(para.bits))
      last = undefined
    }
    for (const bit of para.bits) {
      if (isCovered(bit.ins, row?.ins, story) || isCovered(bit.del, row?.del, story)) continue
      // inserted by one and deleted by another: two questions
      if (bit.ins !== undefined && (bit.del === undefined || !handledRevs.has(bit.ins))) {
        // words struck after they were moved are no part of what the move brought
        const isArrival = bit.del === undefined || !story.revisions[bit.ins]?.isMove
        add('insertion', bit.ins, where, para, bit, isArrival ? bitText(bit) : '')
      }
      if (bit.del !== undefined) add('deletion', bit.del, where, para, bit, bitText(bit))
      if (bit.kind === 'text' && bit.was) add('format', bit.was.rev, where, para, bit, bit.text)
      if (bit.ins === undefined && bit.del === undefined && !(bit.kind === 'text' && bit.was))
        last = undefined
    }
    if (para.ins !== undefined && !isCovered(para.ins, row?.ins, story))
      add('insertion', para.ins, where, para, undefined, '¶')
    else if (para.del !== undefined && !isCovered(para.del, row?.del, story))
      add('deletion', para.del, where, para, undefined, '¶')
    else last = undefined
  }

  for (const piece of story.pieces) {
    if (piece.kind === 'para') {
      if (!piece.isGenerated) paragraph(piece, 'text')
      continue
    }
    last = undefined
    for (const row of piece.rows) {
      const rev = row.ins ?? row.del
      const [first] = row.cells.flatMap(cell => cell.paras)
      if (rev !== undefined && first) {
        last = undefined
        const text = row.cells.map(cell => cell.paras.map(para => textOf(para.bits)).join(' ')).join(' | ')
        add('row', rev, 'table', first, undefined, text)
        const group = last as Group | undefined
        if (group && row.ins !== undefined) [group.insertion, group.deletion] = [group.deletion, '']
        for (const para of row.cells.flatMap(cell => cell.paras))
          for (const one of revsOf(para)) if (story.revisions[one]?.author === group?.by) group?.revs.add(one)
        last = undefined
      }
      for (const cell of row.cells)
        for (const para of cell.paras) {
          paragraph(para, 'table', row)
          last = undefined
        }
    }
    last = undefined
  }
  for (const paras of story.notes.values()) {
    last = undefined
    for (const para of paras) paragraph(para, 'note')
  }
  return pairGroups(groups).map((group, index) => ({ ...group, id: `c${index + 1}` }))
}

const isCovered = (rev: number | undefined, row: number | undefined, { revisions }: Story) =>
  rev !== undefined && row !== undefined && revisions[rev]?.author === revisions[row]?.author

const revsOf = (para: ReadPara): number[] =>
  [para.ins, para.del, ...para.bits.flatMap(bit => [bit.ins, bit.del])].filter(one => one !== undefined)

/** Words struck and words put in their place are one change; so are the two ends of a move. */
function pairGroups(groups: readonly Group[]): Omit<Change, 'id'>[] {
  const usedGroups = new Set<Group>()
  const [sources, targets] = [new Map<string, Group>(), new Map<string, Group>()]
  for (const group of groups) {
    if (!group.isMove) continue
    if (group.kind === 'deletion') sources.set(moveKey(group), group)
    if (group.kind === 'insertion' && group.insertion.trim()) targets.set(moveKey(group), group)
  }
  return groups.flatMap(group => {
    if (usedGroups.has(group)) return []
    const [source, target] = [sources, targets].map(halves => group.isMove && halves.get(moveKey(group)))
    // asked about at the end that is read first
    if (source && target && (group === source || group === target)) {
      usedGroups.add(source).add(target)
      return [changeOf(source, 'move', target)]
    }
    const { next } = group
    const opposite =
      next &&
      !usedGroups.has(next) &&
      !group.marks &&
      !next.marks &&
      !group.isMove &&
      !next.isMove &&
      [group.kind, next.kind].sort().join() === 'deletion,insertion'
    if (!opposite) return [changeOf(group, group.kind)]
    usedGroups.add(next)
    return [changeOf(group, 'replacement', next)]
  })
}

const moveKey = ({ by, move, insertion, deletion }: Group) =>
  `${by}|${move === undefined ? (insertion || deletion).replaceAll('¶', '').trim() : `\u0001${move}`}`

function changeOf(group: Group, kind: Change['kind'], other?: Group): Omit<Change, 'id'> {
  const revs = [...group.revs, ...(other?.revs ?? [])]
  const bits = new Set([...group.bits, ...(other?.para === group.para ? other.bits : [])])
  const all = group.para.bits
  const at = all.findIndex(bit => bits.has(bit))
  const end = all.findLastIndex(bit => bits.has(bit))
  const finalText = (some: readonly Bit[]) => textOf(some.filter(bit => bit.del === undefined))
  return {
    kind,
    author: group.by,
    at: group.first.at,
    where: group.where,
    before: ending(finalText(all.slice(0, Math.max(0, at)))),
    removed: clean(group.deletion + (kind === 'move' ? '' : (other?.deletion ?? ''))),
    added: clean(group.insertion + (other?.insertion ?? '')),
    after: beginning(finalText(all.slice(end + 1))),
    touches: partialReferences(all, bits),
    revs,
  }
}

/** The words next to a change, none of them cut. */
const ending = (text: string) => (text.length > 90 ? `…${text.slice(-90).replace(/^\S*/, '')}` : text)
const beginning = (text: string) => (text.length > 90 ? `${text.slice(0, 90).replace(/\S*$/, '')}…` : text)

const clean = (text: string) => text.replace(/¶$/, '').replaceAll('¶', ' ¶ ')

/** The references some of whose words are changed and some are not. */
function partialReferences(all: readonly Bit[], bits: ReadonlySet<Bit>): string[] {
  const controls = new Set([...bits].flatMap(bit => (bit.control ? [bit.control] : [])))
  return [...controls].flatMap(control => {
    const own = all.filter(bit => bit.control === control)
    return own.every(bit => bits.has(bit)) ? [] : [textOf(own.filter(bit => bit.ins === undefined))]
  })
}

/** The words of a stretch, a sign for what is none. */
export const textOf = (bits: readonly Bit[]): string => bits.map(bitText).join('')

function bitText(bit: Bit): string {
  switch (bit.kind) {
    case 'text':
      return bit.text
    case 'break':
    case 'page':
      return ' '
    case 'note':
      return '[note]'
    case 'image':
      return '[image]'
  }
}
