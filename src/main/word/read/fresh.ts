import { randomUUID } from 'node:crypto'
import type { Inline, Mark } from '../../../shared/drafts/model.ts'
import { parseTag } from '../write/tags.ts'
import type { Row } from './gather.ts'
import { unquoted } from './guillemets.ts'
import { type Kind, type Manners, typedNumber } from './kinds.ts'
import { recoverLine } from './line.ts'
import { partedPictures } from './pictures.ts'
import type { Recovering } from './recovering.ts'
import type { Bit, ReadPara } from './story.ts'
import { plain, textIn } from './tokens.ts'

/** A break of page that the file asks for. */
export const pageBreak = (): Row => ({ kind: 'block', block: { kind: 'break', id: randomUUID() } })

/** A paragraph the draft had not; a page break inside it parts it, and its pictures follow it. */
export function freshRows(para: ReadPara, kind: Kind, manners: Manners, with_: Recovering): Row[] {
  const parts: Bit[][] = [[]]
  for (const bit of para.bits) {
    if (bit.kind === 'page') parts.push([])
    else parts.at(-1)!.push(bit)
  }
  return parts.flatMap((bits, index): Row[] => {
    const { rest, blocks } = partedPictures(bits, with_.pictures)
    // blanks beside a picture are how it was placed
    const empty = blocks.length > 0 && plain(textIn(rest)).trim() === ''
    return [
      ...(index > 0 ? [pageBreak()] : []),
      ...(rest.length > 0 && !empty ? [rowOf(rest, para.styled ?? [], kind, manners, with_)] : []),
      ...blocks.map(block => ({ kind: 'block', block }) as const),
    ]
  })
}

function rowOf(
  bits: readonly Bit[],
  styled: readonly Mark[],
  kind: Kind,
  manners: Manners,
  with_: Recovering,
): Row {
  const id = randomUUID()
  const line = () => recoverLine([], bits, styled, with_)
  switch (kind.kind) {
    case 'heading': {
      const stripped = manners.typed && !kind.counted ? withoutNumber(line()) : line()
      const numbered = manners.ours || manners.typed || (manners.counted ? kind.counted : false)
      return {
        kind: 'block',
        block: { kind: 'heading', id, level: kind.level, numbered, inlines: stripped },
      }
    }
    case 'title':
      return {
        kind: 'block',
        block: { kind: 'heading', id, level: 1, numbered: false, inlines: line() },
      }
    case 'quote':
      return { kind: 'quote', line: -1, inlines: unquoted(line()) }
    case 'source': {
      const tag = bits.find(bit => bit.control)?.control?.tag
      const reference = tag === undefined ? undefined : parseTag(tag, with_.references)
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
    ? [{ ...first, text: first.text.replace(typedNumber, '') }, ...rest]
    : [...inlines]
}
