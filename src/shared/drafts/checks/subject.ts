import type { Problem } from '../../dossiers/problem.ts'
import { memo } from '../../kernel/caches.ts'
import type { Source } from '../../library/model.ts'
import type { Assembled, Line, PrintedBlock, PrintedInline } from '../assemble/assembled.ts'
import type { Gathered } from '../gathered.ts'
import { factOf } from '../slots/facts.ts'
import type { Template } from '../templates/template.ts'

/** The subject of a rule: the draft as written and as printed. */
export interface Subject {
  readonly material: Gathered
  readonly assembly: Assembled
  readonly template: Template | undefined
  readonly sources: ReadonlyMap<string, Source>
  /** AAAA-MM-JJ */
  readonly today: string
  readonly fact: (key: string) => string | undefined
  /** what each block says, its footnotes after it; not what it quotes from elsewhere. The same object for a block printed as before */
  readonly texts: readonly Texts[]
}

/** The texts of one block, line by line. */
export type Texts = readonly { readonly block: string; readonly text: string }[]

/** One thing that is looked at: what it finds wrong, or nothing. */
export type Rule = (subject: Subject) => Problem[]

/** Rules by the name a template asks for them. */
export type Rules = Readonly<Record<string, Rule>>

/** Prepares what the rules share. */
export function subjectOf(
  material: Gathered,
  assembly: Assembled,
  template: Template | undefined,
  today: string,
): Subject {
  return {
    material,
    assembly,
    template,
    today,
    sources: new Map(material.sources.map(source => [source.id, source])),
    fact: key => factOf(key, material.dossier, template),
    texts: assembly.blocks.map(textsKept).filter(lines => lines.length > 0),
  }
}

const texts = new WeakMap<object, Texts>()

/** By its line where it has one: a paragraph that takes another number says the same. */
function textsKept(block: PrintedBlock): Texts {
  const what = block.kind === 'paragraph' || block.kind === 'heading' ? block.line : block
  const entry = texts.get(what)
  if (entry && (entry.length === 0 || entry[0]?.block === block.id)) return entry
  const blockTexts = textsOf(block)
  texts.set(what, blockTexts)
  return blockTexts
}

const textsOf = (block: PrintedBlock): Texts =>
  block.kind === 'quote'
    ? []
    : linesOf(block).flatMap(line =>
        [line, ...line.flatMap(one => (one.kind === 'note' ? [one.inlines] : []))].map(inlines => ({
          block: block.id,
          text: lineText(inlines),
        })),
      )

/** A problem in one line; spaces that must not break are put in. */
export function problem(
  severity: Problem['severity'],
  code: string,
  message: string,
  law = '',
  at: Problem['at'] = {},
): Problem {
  return { severity, code, message: withNoBreakSpaces(message), law: withNoBreakSpaces(law), at }
}

/** The same is said at each check. */
const withNoBreakSpaces = memo((text: string) =>
  text
    .replace(/ ([:»])/g, '\u00a0$1')
    .replace(/« /g, '«\u00a0')
    .replace(/ ([;!?])/g, '\u202f$1')
    .replace(/\b(art|R|L)\. /g, '$1.\u00a0')
    .replace(/n° /g, 'n°\u00a0'),
)

/** Every rule reads the same lines: their words are put together once. */
const textByLine = new WeakMap<Line, string>()

/** The text of a line, gaps included. */
export function lineText(line: Line): string {
  const before = textByLine.get(line)
  if (before !== undefined) return before
  const text = line.map(inlineText).join('')
  textByLine.set(line, text)
  return text
}

function inlineText(inline: PrintedInline): string {
  switch (inline.kind) {
    case 'run':
    case 'link':
    case 'gap':
    case 'ref':
      return inline.text
    case 'citation':
      return inline.runs.map(run => run.text).join('')
    case 'exhibit':
      return `${inline.before}${inline.number}${inline.after}`
    case 'linebreak':
      return ' '
    case 'note':
      return ''
  }
}

/** Every line of a printed block. */
export function linesOf(block: PrintedBlock): readonly Line[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [block.line]
    case 'quote':
      return block.paragraphs
    case 'list':
      return block.items.map(item => item.line)
    case 'table':
      return [...(block.caption?.length ? [block.caption] : []), ...block.rows.flat()]
    case 'image':
      return block.caption.length > 0 ? [block.caption] : []
    default:
      return []
  }
}

/** Memoizes per subject a look-up that several rules share. */
export function oncePerSubject<T>(find: (subject: Subject) => T): (subject: Subject) => T {
  const cache = new WeakMap<Subject, { readonly result: T }>()
  return subject => {
    const entry = cache.get(subject) ?? { result: find(subject) }
    cache.set(subject, entry)
    return entry.result
  }
}

/** The items of the conclusions: what the court is asked, one text each. */
export const claimsOf = oncePerSubject(({ assembly }): readonly { block: string; text: string }[] =>
  assembly.blocks.flatMap(block =>
    block.kind === 'list' && block.style === 'claims'
      ? block.items
          .map(item => ({ block: block.id, text: lineText(item.line).trim() }))
          .filter(item => item.text)
      : [],
  ),
)

const headings = oncePerSubject(({ assembly }) =>
  assembly.blocks.flatMap((block, at) =>
    block.kind === 'heading' ? [{ at, level: block.level, text: lineText(block.line) }] : [],
  ),
)

/** The printed blocks that follow headings whose text matches, up to the next heading of the same or a higher level. */
export function sectionsOf(subject: Subject, title: RegExp): PrintedBlock[] {
  const { blocks } = subject.assembly
  const all = headings(subject)
  let end = 0
  return all.flatMap(({ at, level, text }, n) => {
    if (at < end || !title.test(text)) return []
    end = all.slice(n + 1).find(one => one.level <= level)?.at ?? blocks.length
    return blocks.slice(at, end)
  })
}

/** Whether any of these blocks says something: words, beyond headings. */
export function says(blocks: readonly PrintedBlock[]): boolean {
  return blocks.some(
    block => block.kind !== 'heading' && linesOf(block).some(line => lineText(line).trim() !== ''),
  )
}

const places = oncePerSubject(({ material, assembly }) => {
  const slots = new Map(material.draft.blocks.flatMap(({ id, slot }) => (slot ? [[id, slot]] : [])))
  const blocksBySlot = new Map<string, PrintedBlock[]>()
  if (slots.size === 0) return blocksBySlot
  for (const block of assembly.blocks) {
    const slot = slots.get(block.id)
    if (slot) blocksBySlot.set(slot, [...(blocksBySlot.get(slot) ?? []), block])
  }
  return blocksBySlot
})

/** The printed blocks that hold a place of the template. */
export const blocksAt = (subject: Subject, slot: string): readonly PrintedBlock[] =>
  places(subject).get(slot) ?? []
