import { AppError } from '../../../shared/kernel/errors.ts'
import { element, printXml, withChildren } from '../package/element.ts'
import { openPackage } from '../package/package.ts'
import { declaration } from '../package/part-xml.ts'
import { stamp } from '../package/stamp.ts'
import { child, children, isNode, type Node, readTree, val } from '../package/word-xml.ts'
import { withParts } from '../package/zip-parts.ts'
import { plain } from '../recover/line/line-tokens.ts'
import { likeness } from '../recover/match-pieces.ts'
import { matches } from '../recover/matches.ts'
import { formerNumbering } from './former-numbering.ts'
import { mergeBlocks } from './merge-blocks.ts'
import type { RedlineContext } from './redline-context.ts'
import { shownText } from './redline-units.ts'

/** Who is said to have made the changes, and when. */
export interface By {
  readonly author: string
  readonly at: Date
}

const documentPart = 'word/document.xml'
/**
 * Whole paragraphs are dated apart from words: LibreOffice joins changes of one author within a minute of each other, and the words put
 * in at the end of a paragraph would take its mark with them when they are refused.
 */
const PARAGRAPH_DELAY_MS = 120_000
const notesPart = 'word/footnotes.xml'
const numberingPart = 'word/numbering.xml'

/** The new file with what differs from the old one as tracked changes: accepted, it is the new text; refused, the old one. */
export function redline(old: Buffer, now: Buffer, { author, at }: By): Buffer {
  const [before, after] = [openPackage(old), openPackage(now)]
  const [oldXml, is] = [before.text(documentPart), after.text(documentPart)]
  if (oldXml === undefined || is === undefined)
    throw new AppError('refused', 'L’un des deux fichiers n’est pas un document Word : rien n’a été écrit.')
  const oldNotes = notesOf(before.text(notesPart))
  const newNotes = notesOf(after.text(notesPart))
  const same = pairNotes(oldNotes, newNotes)
  const dateOf = (moment: Date) => `${moment.toISOString().slice(0, 19)}Z`
  const [date, paragraphDate] = [dateOf(at), dateOf(new Date(at.getTime() + PARAGRAPH_DELAY_MS))]
  let changes = 100_000
  let moves = 0
  const by = () => {
    changes += 1
    return { 'w:id': String(changes), 'w:author': author || 'Prétoire', 'w:date': date }
  }
  const extraNotes: Node[] = []
  let lastNote = Math.max(0, ...[...newNotes.keys()].map(Number))
  const styles = new Map(
    children(treeOf(after.text('word/styles.xml')), 'w:style').map(
      one => [one.attributes['w:styleId'] ?? '', one] as const,
    ),
  )
  const context: RedlineContext = {
    by,
    byParagraph: () => ({ ...by(), 'w:date': paragraphDate }),
    asInsertion: nodes => element('w:ins', by(), nodes),
    oldNote: id => same.get(id) ?? `old ${id}`,
    newNote: id => id,
    isRepeated: name => is.includes(` REF ${name} `) || is.includes(` NOTEREF ${name} `),
    oldList: numId => numbering.numIdOf(numId),
    styles: new Set(styles.keys()),
    styleList: id => listOfStyle(id, styles),
    nextMove: () => {
      moves += 1
      return `deplacement${moves}`
    },
    deletedNote: (id, isStruck) => {
      lastNote += 1
      const note = oldNotes.get(id)
      const own = element('w:r', {}, [
        element('w:rPr', {}, [element('w:rStyle', { 'w:val': 'FootnoteReference' })]),
        element('w:footnoteRef'),
      ])
      const paras = isStruck ? mergeBlocks(children(note), [], context) : children(note, 'w:p')
      const [first, ...rest] = paras
      // the paragraph of a note stays where its call is struck: only its words are
      const firstPara = first
        ? [
            withChildren(first, [
              element('w:pPr', {}, [element('w:pStyle', { 'w:val': 'FootnoteText' })]),
              own,
              ...children(first).filter(one => one.name !== 'w:pPr' && !child(one, 'w:footnoteRef')),
            ]),
          ]
        : [element('w:p', {}, [own])]
      extraNotes.push(element('w:footnote', { 'w:id': String(lastNote) }, [...firstPara, ...rest]))
      return element('w:r', {}, [
        element('w:rPr', {}, [element('w:rStyle', { 'w:val': 'FootnoteReference' })]),
        element('w:footnoteReference', { 'w:id': String(lastNote) }),
      ])
    },
  }
  const [oldBody, newBody] = [readTree(oldXml), readTree(is)]
  const numbering = formerNumbering(
    { part: treeOf(before.text(numberingPart)), body: oldBody },
    { part: treeOf(after.text(numberingPart)), body: newBody },
  )
  const body = putTogether(oldBody, newBody, context)
  const notes = after.text(notesPart)
  const notesNow = notes === undefined ? undefined : mergeNotes(readTree(notes), oldNotes, same, context)
  const lists = numbering.part()
  const ids = idsInOrder(body)
  return stamp(
    withParts(now, {
      [documentPart]: `${declaration}${printXml(withCalls(body, ids))}`,
      ...(notesNow
        ? {
            [notesPart]: `${declaration}${printXml(inOrderOfCalls(notesNow, extraNotes, ids))}`,
          }
        : {}),
      ...(lists ? { [numberingPart]: `${declaration}${printXml(lists)}` } : {}),
    }),
    at,
  )
}

const treeOf = (text: string | undefined) => (text === undefined ? undefined : readTree(text))

/**
 * The notes in the order of their calls, and numbered in it: LibreOffice pairs them so. Separators come first; a note without a call is
 * left out.
 */
function inOrderOfCalls(part: Node, extra: readonly Node[], ids: ReadonlyMap<string, string>): Node {
  const all = [...children(part, 'w:footnote'), ...extra]
  const byId = new Map(all.map(note => [note.attributes['w:id'] ?? '', note]))
  const notes = [...ids].flatMap(([id, newId]) => {
    const note = byId.get(id)
    return note ? [withNoteId(note, newId)] : []
  })
  return withChildren(part, [...all.filter(note => note.attributes['w:type']), ...notes])
}

/** New ids of the notes, from one, by the ids they are called by. */
const idsInOrder = (body: Node): Map<string, string> =>
  new Map([...new Set(callsIn(body))].map((id, at) => [id, String(at + 1)]))

const withNoteId = (node: Node, id: string): Node => ({
  ...node,
  attributes: { ...node.attributes, 'w:id': id },
})

const withCalls = (node: Node, ids: ReadonlyMap<string, string>): Node =>
  node.name === 'w:footnoteReference'
    ? withNoteId(node, ids.get(node.attributes['w:id'] ?? '') ?? '')
    : withChildren(
        node,
        node.children.map(one => (isNode(one) ? withCalls(one, ids) : one)),
      )

const callsIn = (node: Node): string[] =>
  node.name === 'w:footnoteReference' ? [node.attributes['w:id'] ?? ''] : children(node).flatMap(callsIn)

function putTogether(old: Node, now: Node, context: RedlineContext): Node {
  return withChildren(
    now,
    children(now).map(one =>
      one.name === 'w:body'
        ? withChildren(
            one,
            mergeBlocks(withoutControls(child(old, 'w:body')), withoutControls(one), context, true),
          )
        : one,
    ),
  )
}

/** The blocks of a body; those inside a control stand among the others, so that both texts are compared alike. */
const withoutControls = (body: Node | undefined): Node[] =>
  children(body).flatMap(one => (one.name === 'w:sdt' ? withoutControls(child(one, 'w:sdtContent')) : [one]))

/** The list of a style, or of the one it is based on; its level is that at which the list names it. */
function listOfStyle(id: string, styles: ReadonlyMap<string, Node>, depth = 0): Node | undefined {
  const style = styles.get(id)
  const list = child(child(style, 'w:pPr'), 'w:numPr')
  if (list || !style || depth > 10) return list
  return listOfStyle(val(child(style, 'w:basedOn')) ?? '', styles, depth + 1)
}

function notesOf(text: string | undefined): Map<string, Node> {
  if (text === undefined) return new Map()
  const notes = children(readTree(text), 'w:footnote').filter(note => !note.attributes['w:type'])
  return new Map(notes.map(note => [note.attributes['w:id'] ?? '', note]))
}

/** The new id of each note of the old text that is still there, its words changed or not. */
function pairNotes(old: ReadonlyMap<string, Node>, now: ReadonlyMap<string, Node>): Map<string, string> {
  const [a, b] = [[...old], [...now]]
  const text = ([, note]: readonly [string, Node]) => plain(shownText(note)).trim()
  const [oldTexts, newTexts] = [a.map(text), b.map(text)]
  const pairs = new Map<string, string>()
  let [i, j] = [0, 0]
  for (const [x, y] of [...matches(oldTexts, newTexts), [a.length, b.length] as const]) {
    for (let at = 0; i + at < x && j + at < y; at += 1)
      if (likeness(oldTexts[i + at]!, newTexts[j + at]!) >= 0.4) pairs.set(a[i + at]![0], b[j + at]![0])
    if (x < a.length) pairs.set(a[x]![0], b[y]![0])
    i = x + 1
    j = y + 1
  }
  // a note that went elsewhere with its paragraph reads as it did
  const paired = new Set(pairs.values())
  for (const [at, [id]] of a.entries()) {
    const same = pairs.has(id)
      ? undefined
      : b.find(([other], place) => newTexts[place] === oldTexts[at] && !paired.has(other))
    if (!same) continue
    pairs.set(id, same[0])
    paired.add(same[0])
  }
  return pairs
}

function mergeNotes(
  now: Node,
  old: ReadonlyMap<string, Node>,
  same: ReadonlyMap<string, string>,
  context: RedlineContext,
): Node {
  const was = new Map([...same].map(([before, after]) => [after, before]))
  return withChildren(
    now,
    children(now).map(note => {
      const before = old.get(was.get(note.attributes['w:id'] ?? '') ?? '')
      return before && !note.attributes['w:type']
        ? withChildren(note, mergeBlocks(children(before), children(note), context))
        : note
    }),
  )
}
