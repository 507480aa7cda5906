import type { PrintedBlock } from '../../../shared/drafts/assemble/assembled.ts'
import { type Para, para, type Span } from '../layout/page.ts'
import { blockBookmark, type StyleId } from '../looks/names.ts'
import type { Composer } from './composer.ts'
import { bareSpans, spansOf, textSpan } from './inline.ts'

interface Entry {
  readonly id: string
  readonly level: number
  readonly label: string
  readonly spans: readonly Span[]
}

/** The contents: its title, then one line per heading, each a link to it with its page. */
export function contentsLines(
  block: Extract<PrintedBlock, { kind: 'contents' }>,
  composer: Composer,
): Para[] {
  const title: Para = { ...para('TOCHeading', [textSpan(block.title)]), bookmarks: [blockBookmark(block.id)] }
  const entries = composer.document.blocks.flatMap(one => entryOf(one, composer))
  const lines = entries.map((entry, index): Para => {
    const style: StyleId = `TOC${entry.level}` as StyleId
    const anchor = blockBookmark(entry.id)
    const number: Span[] = entry.label ? [textSpan(entry.label), { kind: 'tab' }] : []
    return {
      ...para(style, [
        ...number,
        ...entry.spans,
        { kind: 'tab' },
        { kind: 'page', bookmark: anchor, face: {} },
      ]),
      anchor,
      // a title without a number has nothing to hang
      ...(entry.label || entry.level > 1 ? {} : { left: 0, first: 0 }),
      contents: { open: index === 0, close: index === entries.length - 1 },
    }
  })
  return [title, ...lines]
}

function entryOf(block: PrintedBlock, { look, references }: Composer): Entry[] {
  switch (block.kind) {
    case 'heading': {
      if (block.level > look.contentsLevels) return []
      // a citation in a heading is cited there, not in the contents
      const quiet = { ...references, noteCitation: () => '', entry: () => [] }
      const spans = bareSpans(spansOf(block.line, quiet))
      return [{ id: block.id, level: block.level, label: block.numbered ? block.label : '', spans }]
    }
    case 'inventory':
    case 'authorities':
      return [{ id: block.id, level: 1, label: '', spans: [textSpan(block.title)] }]
    default:
      return []
  }
}
