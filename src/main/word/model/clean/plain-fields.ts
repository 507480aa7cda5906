import { element, withChildren } from '../../package/element.ts'
import { child, children, type Node, textOf } from '../../package/word-xml.ts'
import type { Cleaning } from './cleaning.ts'

/** A run with one thing in it, or a field and what it shows. */
type Item =
  | { readonly kind: 'run'; readonly node: Node }
  | {
      readonly kind: 'field'
      readonly instruction: string
      readonly face: Node | undefined
      readonly content: readonly Item[]
    }

/** Flattens the fields of a line: page numbers stay fields, other fields become their text or are dropped and reported. */
export function withPlainFields(runs: readonly Node[], cleaning: Cleaning): Node[] {
  return itemsOf(runs.flatMap(splitRun)).flatMap(item => printItem(item, cleaning))
}

const isRun = (node: Node) => node.name === 'w:r'

/** Runs of one thing each. */
function splitRun(node: Node): Node[] {
  if (!isRun(node)) return [node]
  const face = child(node, 'w:rPr')
  return children(node)
    .filter(one => one.name !== 'w:rPr')
    .map(one => withChildren(node, face ? [face, one] : [one]))
}

const thing = (run: Node): Node | undefined => children(run).find(one => one.name !== 'w:rPr')

interface Open {
  instruction: string
  face: Node | undefined
  content: Item[]
  result: boolean
}

function itemsOf(runs: readonly Node[]): Item[] {
  const top: Item[] = []
  const open: Open[] = []
  const into = () => open.at(-1)?.content ?? top
  const close = () => {
    const { instruction, face, content } = open.pop() as Open
    // a field inside the words of another one is part of its question
    if (!open.at(-1) || open.at(-1)?.result) into().push({ kind: 'field', instruction, face, content })
  }
  for (const run of runs) {
    if (run.name === 'w:fldSimple') {
      const content = itemsOf(children(run).filter(isRun).flatMap(splitRun))
      const face = child(children(run).find(isRun), 'w:rPr')
      into().push({ kind: 'field', instruction: run.attributes['w:instr'] ?? '', face, content })
      continue
    }
    const one = thing(run)
    const mark = one?.name === 'w:fldChar' ? one.attributes['w:fldCharType'] : undefined
    const last = open.at(-1)
    if (mark === 'begin')
      open.push({ instruction: '', face: child(run, 'w:rPr'), content: [], result: false })
    else if (mark === 'separate') {
      if (last) last.result = true
    } else if (mark === 'end') {
      if (last) close()
    } else if (one?.name === 'w:instrText') {
      if (last) last.instruction += textOf(one)
    } else if (one && (!last || last.result)) into().push({ kind: 'run', node: run })
  }
  while (open.length > 0) close()
  return top
}

/** Fields whose result is kept as plain text. */
const KEPT_FIELDS =
  /^(?:HYPERLINK|AUTHOR|COMPANY|DOCPROPERTY|DOCVARIABLE|USERNAME|USERADDRESS|USERINITIALS|MERGEFIELD|FORMTEXT|QUOTE|SYMBOL|SUBJECT|KEYWORDS)\b/

function printItem(item: Item, cleaning: Cleaning): Node[] {
  if (item.kind === 'run') return [item.node]
  const instruction = item.instruction.replace(/\s+/g, ' ').trim()
  const name = (/^\S+/.exec(instruction)?.[0] ?? '').toUpperCase()
  if (name === 'PAGE' || name === 'NUMPAGES' || name === 'SECTIONPAGES') {
    const format = /\\\*\s*(Arabic|ROMAN|roman|ALPHABETIC|alphabetic)\b/.exec(instruction)?.[1]
    if (name === 'PAGE') cleaning.onPageNumber()
    return [
      element(
        'w:fldSimple',
        { 'w:instr': ` ${name === 'PAGE' ? 'PAGE' : 'NUMPAGES'} ${format ? `\\* ${format} ` : ''}` },
        [element('w:r', {}, [...(item.face ? [item.face] : []), element('w:t', {}, ['1'])])],
      ),
    ]
  }
  if (KEPT_FIELDS.test(instruction.toUpperCase())) {
    if (name !== 'HYPERLINK') cleaning.leave(`le champ ${name} : ce qu’il montrait est gardé comme un texte`)
    return item.content.flatMap(one => printItem(one, cleaning))
  }
  if (name) cleaning.leave(`le champ ${name.replace(/[^A-Z0-9=]/g, '').slice(0, 20)} de l’en-tête ou du pied`)
  return []
}
