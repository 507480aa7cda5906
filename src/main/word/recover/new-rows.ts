import { randomUUID } from 'node:crypto'
import type { Inline } from '../../../shared/drafts/model.ts'
import type { Mark } from '../../../shared/french/run.ts'
import type { Bit, ReadPara } from '../read/story.ts'
import { parseTag } from '../write/tags.ts'
import { type Kind, type Manners, TYPED_NUMBER } from './block-kinds.ts'
import { withoutQuotes } from './guillemets.ts'
import { plain, textIn } from './line/line-tokens.ts'
import { recoverLine } from './line/recover-line.ts'
import type { Row } from './recover-blocks.ts'
import type { RecoveryContext } from './recovery-context.ts'
import { splitPictures } from './split-pictures.ts'

/** A break of page that the file asks for. */
export const pageBreak = (): Row => ({ kind: 'block', block: { kind: 'break', id: randomUUID() } })

/** A paragraph the draft had not; a page break inside it parts it, and its pictures follow it. */
export function newRows(para: ReadPara, kind: Kind, manners: Manners, context: RecoveryContext): Row[] {
  const parts: Bit[][] = [[]]
  for (const bit of para.bits) {
    if (bit.kind === 'page') parts.push([])
    else parts.at(-1)!.push(bit)
  }
  return parts.flatMap((bits, index): Row[] => {
    const { rest, blocks } = splitPictures(bits, context.pictures)
    // blanks beside a picture are how it was placed
    const empty = blocks.length > 0 && plain(textIn(rest)).trim() === ''
    return [
      ...(index > 0 ? [pageBreak()] : []),
      ...(rest.length > 0 && !empty ? [rowOf(rest, para.styleMarks ?? [], kind, manners, context)] : []),
      ...blocks.map(block => ({ kind: 'block', block }) as const),
    ]
  })
}

function rowOf(
  bits: readonly Bit[],
  styleMarks: readonly Mark[],
  kind: Kind,
  manners: Manners,
  context: RecoveryContext,
): Row {
  const id = randomUUID()
  const line = () => recoverLine([], bits, styleMarks, context)
  switch (kind.kind) {
    case 'heading': {
      const words = manners.typedNumbers && !kind.autoNumbered ? withoutNumber(line()) : line()
      const isNumbered =
        manners.ours || manners.typedNumbers || (manners.autoNumbered ? kind.autoNumbered : false)
      return {
        kind: 'block',
        block: { kind: 'heading', id, level: kind.level, numbered: isNumbered, inlines: words },
      }
    }
    case 'title':
      return {
        kind: 'block',
        block: { kind: 'heading', id, level: 1, numbered: false, inlines: line() },
      }
    case 'quote':
      return { kind: 'quote', line: -1, inlines: withoutQuotes(line()) }
    case 'source': {
      const tag = bits.find(bit => bit.control)?.control?.tag
      const reference = tag === undefined ? undefined : parseTag(tag, context.references)
      return {
        kind: 'source',
        ...(reference?.kind === 'quoted' ? { source: reference.source } : {}),
        inlines: line(),
      }
    }
    case 'list':
      return { ...kind, kind: 'item', inlines: line() }
    default: {
      const style = kind.kind === 'paragraph' ? (kind.style ?? 'body') : 'body'
      return { kind: 'block', block: { kind: 'paragraph', id, style, inlines: line() } }
    }
  }
}

function withoutNumber(inlines: readonly Inline[]): Inline[] {
  const [first, ...rest] = inlines
  return first?.kind === 'text'
    ? [{ ...first, text: first.text.replace(TYPED_NUMBER, '') }, ...rest]
    : [...inlines]
}
