import type { Comment } from '../../../shared/drafts/comment.ts'
import type { Keep } from '../../../shared/word/keep.ts'
import type { Layout } from '../layout/layout.ts'
import { type Para, type Span, spansIn } from '../layout/pieces.ts'
import type { Look } from '../looks/look.ts'
import { marginOf } from './comment-margin.ts'
import type { Pictures, Press } from './runs.ts'

/** How many pages there are, and on which each bookmark starts. */
export type PageIndex = Pick<Layout, 'pages' | 'pageOf'>

/** The choices of an export that decide what the file keeps of its draft. */
interface PrintOptions {
  readonly keep: Keep
  readonly pictures: Pictures
  readonly comments: readonly Comment[]
  readonly pageIndex: Pick<PageIndex, 'pageOf'>
  /** every bookmark is written, whether something points at it or not */
  readonly allMarks: boolean
}

/** Builds the press of a document: the pages of its bookmarks, the bookmarks worth writing, its counters. */
export function preparePress(
  paras: readonly Para[],
  look: Look,
  { keep, pictures, comments, pageIndex: { pageOf: findPage }, allMarks }: PrintOptions,
): { press: Press; figures: ReadonlyMap<string, number> } {
  const figures = new Map<string, number>()
  const pageOf = (name: string) => {
    const page = findPage(name)
    figures.set(name, page)
    return page
  }
  const onePerPage = (bookmarks: readonly string[]) => {
    const byPage = new Map(bookmarks.map(name => [pageOf(name), name] as const).reverse())
    return [...byPage].sort(([a], [b]) => a - b).map(([, name]) => name)
  }
  const usedNames = new Set(
    paras.flatMap(para => [
      ...(para.anchor ? [para.anchor] : []),
      ...(keep.fields ? para.spans.flatMap(span => pointedAt(span, onePerPage)) : []),
    ]),
  )
  let bookmarks = 0
  const nextBookmark = () => {
    bookmarks += 1
    return bookmarks
  }
  // what the fields of the file point at; and what brings it back into a draft
  const keepsBookmark = (name: string) =>
    allMarks || usedNames.has(name) || (keep.references && /^_(Ref|Note)_/.test(name))
  let controls = 0
  const nextControl = () => {
    controls += 1
    return controls
  }
  return {
    figures,
    press: {
      ...{ look, pageOf, onePerPage, keepsBookmark, nextBookmark, pictures, nextControl },
      live: keep.references,
      fields: keep.fields,
      margin: marginOf(
        comments,
        paras.flatMap(para => para.spans),
      ),
    },
  }
}

function pointedAt(span: Span, onePerPage: Press['onePerPage']): readonly string[] {
  switch (span.kind) {
    case 'page':
      return [span.bookmark]
    case 'pages':
      return onePerPage(span.bookmarks)
    case 'field':
      return [/^(?:NOTE)?REF (\S+)/.exec(span.instruction)?.[1] ?? '']
    default:
      return [
        ...spansIn(span).flatMap(one => pointedAt(one, onePerPage)),
        ...(span.kind === 'bookmark' && span.name.startsWith('PJ') ? [span.name] : []),
      ]
  }
}
