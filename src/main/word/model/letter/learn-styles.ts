import { type LetterRole, type LetterRoles, letterRoleLabels } from '../../../../shared/word/letter.ts'
import type { Rule } from '../../looks/look.ts'
import { element, withChildren } from '../../package/element.ts'
import { partXml } from '../../package/part-xml.ts'
import { child, children, type Node, readTree, val } from '../../package/word-xml.ts'
import { inOrder } from '../clean/element-order.ts'
import { LEARNED_NAMES } from '../match-styles.ts'
import type { Props } from '../props.ts'
import { lookOf, type SetParagraph } from './letter-paragraphs.ts'

/** A letter read for what it shows: its paragraphs, the part of each, and the styles learned of them. */
export interface LearnedStyles {
  /** the styles of the file with those that were learned */
  readonly styles: string | undefined
  /** the parts whose look was learned, in the order of their labels */
  readonly learned: readonly LetterRole[]
}

/** Makes styles of what was set by hand: of each part, as most of its words are set. `styles`: those of the file. */
export function learnStyles(
  styles: string | undefined,
  paragraphs: readonly SetParagraph[],
  roles: readonly LetterRole[],
  corrections: LetterRoles,
): LearnedStyles {
  const isCorrected = (role: LetterRole) => Object.values(corrections).includes(role)
  const learned = (Object.keys(letterRoleLabels) as LetterRole[]).flatMap(role => {
    const some = paragraphs.filter((_, at) => roles[at] === role)
    const look = mostSet(some)
    // what its style already says is not learned, but for a part that the user pointed at
    return role !== 'other' && look && (look.byHand || isCorrected(role)) ? [{ role, props: look.props }] : []
  })
  if (learned.length === 0) return { styles, learned: [] }
  const names = new Set(learned.flatMap(({ role }) => namesOf(role)).map(name => name.toLowerCase()))
  const root = styles === undefined ? element('w:styles') : readTree(styles)
  const others = children(root).map(one => {
    const name = one.name === 'w:style' ? val(child(one, 'w:name')) : undefined
    // a style of the file that gives its place to the one learned keeps what rests on it
    return name !== undefined && names.has(name.toLowerCase())
      ? withChildren(one, [
          element('w:name', { 'w:val': `${name} (fichier)` }),
          ...children(one).filter(each => each.name !== 'w:name'),
        ])
      : one
  })
  const own = learned.flatMap(({ role, props }) =>
    namesOf(role).map((name, at) => styleNode(`Lettre-${role}-${at}`, name, props)),
  )
  return { styles: partXml(withChildren(root, [...others, ...own])), learned: learned.map(one => one.role) }
}

const namesOf = (role: LetterRole): readonly string[] => (role === 'other' ? [] : LEARNED_NAMES[role])

/** The look that most words of some paragraphs have. */
function mostSet(paragraphs: readonly SetParagraph[]): SetParagraph | undefined {
  const weights = new Map<string, { one: SetParagraph; signs: number }>()
  for (const one of paragraphs) {
    const key = JSON.stringify(lookOf(one.props))
    const weight = weights.get(key) ?? { one, signs: 0 }
    weights.set(key, { one: weight.one, signs: weight.signs + one.text.length })
  }
  return [...weights.values()].toSorted((a, b) => b.signs - a.signs)[0]?.one
}

const flag = (name: string, on: boolean | undefined): Node[] =>
  on === undefined ? [] : [element(name, on ? {} : { 'w:val': '0' })]
const value = (name: string, of: string | number | undefined): Node[] =>
  of === undefined ? [] : [element(name, { 'w:val': String(of) })]
const lengths = (values: Readonly<Record<string, string | number | undefined>>) =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, of]) => (of === undefined ? [] : [[name, String(of)]])),
  )

/** A paragraph style that says all of a look by itself. */
function styleNode(id: string, name: string, props: Props): Node {
  const { first } = props
  const spacing = lengths({
    'w:before': props.before ?? 0,
    'w:after': props.after ?? 0,
    'w:line': props.line ?? 240,
    'w:lineRule': props.rule ?? 'auto',
  })
  const indent = lengths({
    'w:left': props.left ?? 0,
    'w:right': props.right ?? 0,
    ...(first !== undefined && first < 0 ? { 'w:hanging': -first } : { 'w:firstLine': first ?? 0 }),
  })
  const pPr = inOrder('w:pPr', [
    ...flag('w:keepNext', props.keepNext),
    ...flag('w:keepLines', props.keepLines),
    ...borders(props),
    ...(props.fill ? [element('w:shd', { 'w:val': 'clear', 'w:color': 'auto', 'w:fill': props.fill })] : []),
    element('w:spacing', spacing),
    element('w:ind', indent),
    ...flag('w:contextualSpacing', props.contextual),
    ...value('w:jc', props.align ?? 'left'),
  ])
  const rPr = inOrder('w:rPr', [
    ...(props.font ? [element('w:rFonts', { 'w:ascii': props.font, 'w:hAnsi': props.font })] : []),
    ...flag('w:b', props.bold ?? false),
    ...flag('w:i', props.italic ?? false),
    ...flag('w:caps', props.caps ?? false),
    ...flag('w:smallCaps', props.smallcaps ?? false),
    ...value('w:color', props.color),
    ...value('w:spacing', props.spacing),
    ...value('w:sz', props.size),
    ...value('w:u', props.underline ? 'single' : 'none'),
  ])
  return element('w:style', { 'w:type': 'paragraph', 'w:styleId': id }, [
    element('w:name', { 'w:val': name }),
    element('w:pPr', {}, pPr),
    element('w:rPr', {}, rPr),
  ])
}

function borders({ box, top, bottom, leftRule, rightRule }: Props): Node[] {
  const sides: readonly (readonly [string, Rule | undefined])[] = [
    ['w:top', box ?? top],
    ['w:left', box ?? leftRule],
    ['w:bottom', box ?? bottom],
    ['w:right', box ?? rightRule],
  ]
  const rules = sides.flatMap(([name, rule]) =>
    rule
      ? [
          element(name, {
            'w:val': 'single',
            ...lengths({ 'w:sz': rule.size, 'w:space': rule.space }),
            'w:color': rule.color ?? 'auto',
          }),
        ]
      : [],
  )
  return rules.length > 0 ? [element('w:pBdr', {}, rules)] : []
}
