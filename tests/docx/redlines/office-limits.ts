import { openPackage } from '../../../src/main/word/package/package.ts'
import { child, children, type Node, readTree, textOf, val } from '../../../src/main/word/package/word-xml.ts'

/**
 * Constructs of a comparison after which LibreOffice 25.2 gives a paragraph another style or another number than the file says; each has
 * its smallest case in `office-limits.test.ts`, but `lower`: there LibreOffice counts on from the list before in a file without changes too.
 */
export const OFFICE_LIMITS = {
  control: 'un contrôle de contenu dans un paragraphe ajouté ou déplacé',
  level: 'un ancien niveau de liste sous le premier, ou un titre d’un autre niveau de la même liste',
  table: 'un paragraphe ajouté ou supprimé juste avant un tableau',
  twin: 'un paragraphe supprimé dont les premiers mots sont ajoutés ailleurs',
  lower: 'une liste qui commence sous son premier niveau',
  moved: 'un paragraphe déplacé dont la mise en forme a changé, ou qui touche un autre changement',
} as const
export type OfficeLimit = keyof typeof OFFICE_LIMITS

/** The constructs of a comparison that LibreOffice does not give back as they were. */
export function limitsIn(red: Buffer): Set<OfficeLimit> {
  const file = openPackage(red)
  const body = child(readTree(file.text('word/document.xml') ?? ''), 'w:body')
  const styles = readTree(file.text('word/styles.xml') ?? '')
  const paras = flat(body)
  const limits = new Set<OfficeLimit>()
  const firstLevels = new Map<string, string>()
  const beginnings = new Set(
    paras
      .filter(one => has(one.node, 'w:ins') || has(one.node, 'w:moveTo'))
      .map(one => begin(one.node, 'new')),
  )
  for (const { node, next } of paras) {
    const properties = child(node, 'w:pPr')
    const marks = children(child(properties, 'w:rPr')).map(one => one.name)
    const isWhole = marks.some(one => /^w:(?:ins|del|moveTo|moveFrom)$/.test(one))
    const change = child(child(properties, 'w:pPrChange'), 'w:pPr')
    if ((marks.includes('w:ins') || marks.includes('w:moveTo')) && has(node, 'w:sdt')) limits.add('control')
    const former = change && listOf(change, styles)
    const sibling = listOfStyle(properties, styles)
    if (former && (former.level !== '0' || former.list === sibling?.list)) limits.add('level')
    if (isWhole && next?.name === 'w:tbl') limits.add('table')
    if (marks.includes('w:del') && beginnings.has(begin(node, 'old'))) limits.add('twin')
    if (marks.includes('w:moveTo') && (change || (next?.name === 'w:p' && isChanged(next))))
      limits.add('moved')
    for (const one of [properties, change].filter(isNumbered).map(ownList))
      if (one && !firstLevels.has(one.list)) firstLevels.set(one.list, one.level)
  }
  if ([...firstLevels.values()].some(level => level !== '0')) limits.add('lower')
  return limits
}

interface Placed {
  readonly node: Node
  readonly next: Node | undefined
}

/** Every paragraph, with what follows it in its body or cell. */
function flat(node: Node | undefined): Placed[] {
  const all = children(node).filter(one => /^w:(?:p|tbl|tr|tc|sdt|sdtContent)$/.test(one.name))
  return all.flatMap((one, at) => (one.name === 'w:p' ? [{ node: one, next: all[at + 1] }] : flat(one)))
}

const has = (node: Node, name: string): boolean =>
  children(node).some(one => one.name === name || has(one, name))

const isChanged = (para: Node) =>
  ['w:ins', 'w:del', 'w:moveTo', 'w:moveFrom'].some(name => has(para, name)) || has(para, 'w:pPrChange')

function begin(node: Node, which: 'old' | 'new'): string {
  const words = (one: Node): string => {
    if (one.name === (which === 'old' ? 'w:delText' : 'w:t')) return textOf(one)
    return children(one).map(words).join('')
  }
  return words(node).replace(/\W+/g, '').slice(0, 20)
}

interface List {
  readonly list: string
  readonly level: string
}

/** The list that properties name, none where they say number 0. */
function ownList(properties: Node | undefined): List | undefined {
  const numPr = child(properties, 'w:numPr')
  const list = val(child(numPr, 'w:numId')) ?? '0'
  return list === '0' ? undefined : { list, level: val(child(numPr, 'w:ilvl')) ?? '0' }
}

const isNumbered = (properties: Node | undefined) => val(child(properties, 'w:pStyle')) !== 'ListBullet'

function listOfStyle(properties: Node | undefined, styles: Node): List | undefined {
  const id = val(child(properties, 'w:pStyle'))
  return ownList(
    child(
      children(styles, 'w:style').find(one => one.attributes['w:styleId'] === id),
      'w:pPr',
    ),
  )
}

const listOf = (properties: Node, styles: Node) =>
  child(properties, 'w:numPr') ? ownList(properties) : listOfStyle(properties, styles)
