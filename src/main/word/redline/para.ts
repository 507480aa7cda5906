import { element, withChildren } from '../package/element.ts'
import { child, children, isNode, type Node, val } from '../package/word-xml.ts'
import { matches } from '../recover/matches.ts'
import { generatedUnits, isGeneratedLine } from './generated-lines.ts'
import { faces, marksOf } from './old-faces.ts'
import type { RedlineContext } from './redline-context.ts'
import { type NoteKey, type Unit, unitsOf } from './redline-units.ts'

const keysOf = (units: readonly Unit[]) => JSON.stringify(units.map(unit => unit.key))

const unitsIn = (para: Node, note: NoteKey): Unit[] =>
  isGeneratedLine(para) ? generatedUnits(para) : unitsOf(para, note)

/** Whether two paragraphs say the same, the notes they call included. */
export function hasSameWords(old: Node, now: Node, context: RedlineContext): boolean {
  const words = (units: readonly Unit[]) => keysOf(units.filter(unit => unit.key !== ''))
  return words(unitsIn(old, context.oldNote)) === words(unitsIn(now, context.newNote))
}

/** A paragraph of both texts: its words struck and put in as tracked changes. */
export function mergePara(old: Node, now: Node, context: RedlineContext): Node {
  const a = unitsIn(old, context.oldNote).filter(unit => unit.key !== '')
  const b = unitsIn(now, context.newNote)
  const words = b.filter(unit => unit.key !== '')
  // a line that stays as it is stays a link
  if (isGeneratedLine(now) && keysOf(a) === keysOf(words))
    return withChildren(now, [
      ...properties(old, now, context),
      ...now.children.filter(one => !isNode(one) || one.name !== 'w:pPr'),
    ])
  const pairs = joinedOverBlanks(
    matches(
      a.map(unit => unit.key),
      words.map(unit => unit.key),
    ),
    a,
    words,
  )
  const survivors = new Map(pairs.map(([x, y]) => [words[y]!, a[x]!]))
  const content: Node[] = []
  let at = 0
  let put: Unit[] = []
  const flush = () => {
    if (put.length > 0) content.push(context.asInsertion(put.flatMap(unit => unit.nodes)))
    put = []
  }
  // what was struck stands before what was put in its place
  const strikeUntil = (end: number) => {
    content.push(...deletionRuns(a.slice(at, end), context))
    at = Math.max(at, end)
  }
  for (const unit of b) {
    const oldUnit = survivors.get(unit)
    if (unit.key === '') {
      // the pages of a line come after all its words
      if (unit.place) strikeUntil(a.length)
      flush()
      content.push(...unit.nodes)
    } else if (oldUnit) {
      const place = a.indexOf(oldUnit, at)
      strikeUntil(place)
      flush()
      at = place + 1
      content.push(...withFormatChange(oldUnit, unit, context))
    } else put.push(unit)
  }
  strikeUntil(a.length)
  flush()
  return withChildren(now, [...properties(old, now, context), ...joinedRuns(content)])
}

/** Blanks alone between two changes are part of the change: nobody reads words struck one by one. */
function joinedOverBlanks(
  pairs: readonly (readonly [number, number])[],
  a: readonly Unit[],
  b: readonly Unit[],
): (readonly [number, number])[] {
  return pairs.filter(([x, y], index) => {
    if (a[x]!.key !== ' ') return true
    const [before, after] = [pairs[index - 1], pairs[index + 1]]
    const changedBefore = before ? before[0] !== x - 1 || before[1] !== y - 1 : x > 0 || y > 0
    const changedAfter = after
      ? after[0] !== x + 1 || after[1] !== y + 1
      : x < a.length - 1 || y < b.length - 1
    return !(changedBefore && changedAfter)
  })
}

/** The tracked change of words that went: struck, or moved elsewhere. */
type DeletionKind = 'w:del' | 'w:moveFrom'

/** Units as words that are gone; a note that goes with them keeps its text. */
function deletionRuns(
  units: readonly Unit[],
  context: RedlineContext,
  how: DeletionKind = 'w:del',
  by = context.by,
): Node[] {
  const text = how === 'w:del' ? 'w:delText' : 'w:t'
  const runs = units.flatMap(partsOf).flatMap((unit): Node[] => {
    if (unit.note !== undefined) return [context.deletedNote(unit.note, how === 'w:del')]
    if (unit.key === '\u0001own number' || unit.text === '') return []
    // a tab is an element of its own: as a sign of the text, Word would not show it
    return unit.text.split(/(\t)/).flatMap(part => {
      if (part === '') return []
      const words = part === '\t' ? element('w:tab') : element(text, { 'xml:space': 'preserve' }, [part])
      return [element('w:r', {}, [...faces(unit.properties), words])]
    })
  })
  return runs.length > 0 ? [element(how, by(), joinedRuns(runs))] : []
}

const partsOf = (unit: Unit): readonly Unit[] => unit.parts ?? [unit]

/** A word that stays, with its former marks where they changed. */
function withFormatChange(oldUnit: Unit, now: Unit, context: RedlineContext): readonly Node[] {
  if (now.parts)
    return now.parts.flatMap((part, at) => withFormatChange(oldUnit.parts?.[at] ?? oldUnit, part, context))
  const [run] = now.nodes
  if (run?.name !== 'w:r' || now.key.startsWith('\u0001')) return now.nodes
  const { isEnding } = now
  if (marksOf(oldUnit.properties, isEnding) === marksOf(now.properties, isEnding)) return now.nodes
  const change = element('w:rPrChange', context.by(), [faces(oldUnit.properties)[0] ?? element('w:rPr')])
  const rest = run.children.filter(one => typeof one === 'string' || one.name !== 'w:rPr')
  return [withChildren(run, [element('w:rPr', {}, [...(now.properties?.children ?? []), change]), ...rest])]
}

/** Joins neighbouring runs of the same formatting. */
function joinedRuns(nodes: readonly Node[]): Node[] {
  const out: Node[] = []
  for (const node of nodes) {
    const last = out.at(-1)
    const [mine, theirs] = [last && wordsIn(last), wordsIn(node)]
    if (
      last &&
      mine &&
      theirs &&
      mine.name === theirs.name &&
      JSON.stringify(child(last, 'w:rPr')) === JSON.stringify(child(node, 'w:rPr'))
    )
      out[out.length - 1] = withChildren(last, [
        ...children(last, 'w:rPr'),
        withChildren(mine, [[...mine.children, ...theirs.children].join('')]),
      ])
    else out.push(node.name === 'w:ins' ? withChildren(node, joinedRuns(children(node))) : node)
  }
  return out
}

function wordsIn(node: Node): Node | undefined {
  if (node.name !== 'w:r') return undefined
  const content = children(node).filter(one => one.name !== 'w:rPr')
  const [only] = content
  return content.length === 1 &&
    (only?.name === 'w:t' || only?.name === 'w:delText') &&
    !child(child(node, 'w:rPr'), 'w:rPrChange')
    ? only
    : undefined
}

/** The properties of the new paragraph, with the former ones where they were others: style, level, list, place. */
function properties(old: Node, now: Node, context: RedlineContext): Node[] {
  const pPr = child(now, 'w:pPr')
  const own = formerProperties(old, context)
  const former = saysList(own, children(pPr), context) ? own : withStyleList(own, context)
  if (structureOf(former) === structureOf(children(pPr))) return pPr ? [pPr] : []
  const change = element('w:pPrChange', context.by(), [element('w:pPr', {}, former)])
  return [element('w:pPr', {}, [...(pPr?.children ?? []), change])]
}

/** Properties that only say where a page may break: they follow from what stands around. */
const PAGE_PROPERTIES = /^w:(?:keepNext|keepLines|pageBreakBefore)$/
/** Properties of the mark, of the section and of earlier changes: not those of the paragraph before a change. */
const OTHER_PROPERTIES = /^w:(?:rPr|sectPr|pPrChange)$/

const structureOf = (properties: readonly Node[]) => {
  // nothing stands above the first paragraph of a page
  const isFirstOfPage = properties.some(one => one.name === 'w:pageBreakBefore')
  return JSON.stringify(
    properties.filter(
      one =>
        !PAGE_PROPERTIES.test(one.name) &&
        !OTHER_PROPERTIES.test(one.name) &&
        !(isFirstOfPage && one.name === 'w:spacing'),
    ),
  )
}

/** The properties of a paragraph of the old text as the new file understands them: its styles, its lists. */
function formerProperties(old: Node, context: RedlineContext): Node[] {
  return children(child(old, 'w:pPr')).flatMap((one): Node[] => {
    if (OTHER_PROPERTIES.test(one.name)) return []
    if (one.name === 'w:pStyle') return context.styles.has(val(one) ?? '') ? [one] : []
    return one.name === 'w:numPr' ? [formerList(one, context)] : [one]
  })
}

const hasList = (properties: readonly Node[]) => properties.some(one => one.name === 'w:numPr')

const styleOf = (properties: readonly Node[]) => val(properties.find(one => one.name === 'w:pStyle')) ?? ''

/**
 * Whether the former properties need no list of their own: they have one, or their style, which gives it, stays, or gives none. LibreOffice
 * loses the list of a style that is put back where words of the paragraph changed too.
 */
function saysList(own: readonly Node[], current: readonly Node[], context: RedlineContext): boolean {
  if (hasList(own)) return true
  return !hasList(current) && (styleOf(own) === styleOf(current) || !context.styleList(styleOf(own)))
}

/** The list that the style gives is said, or that there is none: to refuse a change takes no list away. */
function withStyleList(properties: readonly Node[], context: RedlineContext): Node[] {
  const list =
    context.styleList(styleOf(properties)) ?? element('w:numPr', {}, [element('w:numId', { 'w:val': '0' })])
  const before = properties.filter(one =>
    /^w:(?:pStyle|keepNext|keepLines|pageBreakBefore|framePr|widowControl)$/.test(one.name),
  )
  return [...before, list, ...properties.filter(one => !before.includes(one))]
}

const formerList = (numPr: Node, context: RedlineContext): Node =>
  withChildren(
    numPr,
    children(numPr).map(one =>
      one.name === 'w:numId' && val(one) !== '0'
        ? element('w:numId', { 'w:val': context.oldList(val(one) ?? '') })
        : one,
    ),
  )

/** A paragraph that only the old text has, or that stands elsewhere in the new one. */
export function deletedPara(para: Node, context: RedlineContext, how: DeletionKind = 'w:del'): Node {
  const units = unitsIn(para, context.oldNote).flatMap(unit =>
    unit.struck ? [{ ...unit, text: unit.struck }] : unit.key === '' ? [] : [unit],
  )
  return element('w:p', {}, [
    element('w:pPr', {}, [
      ...formerProperties(para, context),
      element('w:rPr', {}, [element(how, context.byParagraph())]),
    ]),
    ...deletionRuns(units, context, how, context.byParagraph),
  ])
}

/** A paragraph that only the new text has. */
export function insertedPara(para: Node, context: RedlineContext): Node {
  const content: Node[] = []
  let put: Node[] = []
  const flush = () => {
    if (put.length > 0) content.push(element('w:ins', context.byParagraph(), put))
    put = []
  }
  for (const unit of unitsIn(para, context.newNote)) {
    if (unit.key === '' && !unit.place) {
      flush()
      content.push(...unit.nodes)
    } else put.push(...unit.nodes)
  }
  flush()
  return markedPara(para, 'w:ins', context, joinedRuns(content))
}

/** A paragraph with that content, its mark put in or moved there: the mark comes first in its properties, which come last but for a change. */
export function markedPara(
  para: Node,
  mark: 'w:ins' | 'w:moveTo',
  context: RedlineContext,
  content: readonly Node[],
): Node {
  const current = children(child(para, 'w:pPr'))
  const own = children(current.find(one => one.name === 'w:rPr'))
  const rest = current.filter(one => one.name !== 'w:rPr' && one.name !== 'w:pPrChange')
  return withChildren(para, [
    element('w:pPr', {}, [
      ...rest,
      element('w:rPr', {}, [element(mark, context.byParagraph()), ...own]),
      ...current.filter(one => one.name === 'w:pPrChange'),
    ]),
    ...content,
  ])
}
