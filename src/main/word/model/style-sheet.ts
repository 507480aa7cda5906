import { child, children, type Node, readTree, val } from '../package/word-xml.ts'
import { type Props, paraProps, runProps } from './props.ts'
import type { Theme } from './theme.ts'

/** A style of a model as its file has it. */
export interface SheetStyle {
  readonly id: string
  /** the same in every language of Word where it is one of its own */
  readonly name: string
  readonly type: 'paragraph' | 'character' | 'table' | 'numbering'
  readonly base?: string
  /** made by its author, not by Word */
  readonly custom: boolean
  readonly node: Node
}

/** One level of a list that numbers titles. */
export interface ListLevel {
  readonly format: string
  readonly text: string
  readonly props: Props
}

/** The styles of a model, what each inherits found. */
export interface Sheet {
  readonly styles: ReadonlyMap<string, SheetStyle>
  /** what stands under every style: `w:docDefaults` */
  readonly defaults: Node | undefined
  /** the style of a paragraph that names none */
  readonly standard: SheetStyle | undefined
  readonly byName: (name: string) => SheetStyle | undefined
  /** all that a style says, what it inherits included */
  readonly of: (id: string | undefined) => Props
  /** the level of the list it is numbered by */
  readonly listOf: (id: string) => ListLevel | undefined
}

const types = ['paragraph', 'character', 'table', 'numbering'] as const

/** Reads the styles of a model, and the lists they name. Throws `damaged` when they are not well formed. */
export function readSheet(text: string | undefined, numbering: string | undefined, theme: Theme): Sheet {
  const root = text === undefined ? undefined : readTree(text)
  const styles = new Map<string, SheetStyle>()
  let standard: SheetStyle | undefined
  for (const node of children(root, 'w:style')) {
    const id = node.attributes['w:styleId'] ?? ''
    const type = types.find(one => one === (node.attributes['w:type'] ?? 'paragraph'))
    if (!id || !type || styles.has(id)) continue
    const base = val(child(node, 'w:basedOn'))
    const style: SheetStyle = {
      ...{ id, type, node },
      name: val(child(node, 'w:name')) ?? id,
      custom: /^(?:1|true|on)$/.test(node.attributes['w:customStyle'] ?? ''),
      ...(base === undefined ? {} : { base }),
    }
    styles.set(id, style)
    const isDefault = /^(?:1|true|on)$/.test(node.attributes['w:default'] ?? '')
    if (type === 'paragraph' && (isDefault || (!standard && style.name.toLowerCase() === 'normal')))
      standard = style
  }
  const byName = new Map([...styles.values()].reverse().map(one => [one.name.toLowerCase(), one]))
  const defaults = child(root, 'w:docDefaults')
  const ground: Props = {
    ...runProps(child(child(defaults, 'w:rPrDefault'), 'w:rPr'), theme),
    ...paraProps(child(child(defaults, 'w:pPrDefault'), 'w:pPr')),
  }
  const lists = readLists(numbering, theme)
  const memo = new Map<string, Props>()
  const resolve = (id: string, depth: number): Props => {
    const before = memo.get(id)
    if (before) return before
    const style = styles.get(id)
    if (!style) return ground
    const base = style.base !== undefined && depth < 30 ? resolve(style.base, depth + 1) : ground
    const own = {
      ...paraProps(child(style.node, 'w:pPr')),
      ...runProps(child(style.node, 'w:rPr'), theme),
    }
    // the place a list gives its paragraphs holds where the style itself gives none
    const level = own.numId === undefined ? undefined : lists(own.numId, own.level ?? 0)
    const { left, first } = level?.props ?? {}
    const props = {
      ...base,
      ...(left === undefined ? {} : { left }),
      ...(first === undefined ? {} : { first }),
      ...own,
      tabs: mergeTabs(base.tabs, own.tabs),
    }
    memo.set(id, props)
    return props
  }
  return {
    ...{ styles, defaults, standard },
    byName: name => byName.get(name.toLowerCase()),
    of: id => resolve(id ?? standard?.id ?? '', 0),
    listOf: id => {
      const { numId, level } = resolve(id, 0)
      return numId === undefined || numId === '0' ? undefined : lists(numId, level ?? 0)
    },
  }
}

/** The stops of a style and those it inherits, but for those it takes off. */
function mergeTabs(base: Props['tabs'] = [], own: Props['tabs'] = []): NonNullable<Props['tabs']> {
  const ownStops = new Set(own.map(tab => tab.at))
  return [...base.filter(tab => !ownStops.has(tab.at)), ...own.filter(tab => tab.align !== 'clear')]
}

/** The levels of the lists, by the number a paragraph names. */
function readLists(text: string | undefined, theme: Theme) {
  const root = text === undefined ? undefined : readTree(text)
  const abstracts = new Map(
    children(root, 'w:abstractNum').map(one => [one.attributes['w:abstractNumId'] ?? '', one]),
  )
  const nums = new Map(
    children(root, 'w:num').map(one => [
      one.attributes['w:numId'] ?? '',
      abstracts.get(val(child(one, 'w:abstractNumId')) ?? ''),
    ]),
  )
  return (numId: string, level: number): ListLevel | undefined => {
    const node = children(nums.get(numId), 'w:lvl').find(one => one.attributes['w:ilvl'] === String(level))
    if (!node) return undefined
    return {
      format: val(child(node, 'w:numFmt')) ?? 'decimal',
      text: val(child(node, 'w:lvlText')) ?? '',
      props: { ...runProps(child(node, 'w:rPr'), theme), ...paraProps(child(node, 'w:pPr')) },
    }
  }
}
