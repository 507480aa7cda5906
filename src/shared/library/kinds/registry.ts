import type { SourceKind } from '../../kernel/common.ts'
import type { Source } from '../model.ts'
import { argument } from './argument.ts'
import { article } from './article.ts'
import { decision } from './decision.ts'
import { document } from './document.ts'
import type { KindEntry } from './entry.ts'

/** The kinds of source, each declared whole by its own file, in the order the window lists them. */
export const sourceKinds: { readonly [K in SourceKind]: KindEntry<Extract<Source, { kind: K }>> } = {
  decision,
  article,
  argument,
  document,
}

/** The same kinds as a list. */
export const kindNames = Object.keys(sourceKinds) as readonly SourceKind[]

/** The entry of a source's own kind. */
export const entryOf = ({ kind }: { readonly kind: SourceKind }): KindEntry<Source> => sourceKinds[kind]

/** Whether a court can be told of it: everything but texts of our own. */
export const isAuthority = (source: { readonly kind: SourceKind }): boolean =>
  entryOf(source).authority !== undefined

/** Whether the library holds the words of a source, as a publisher gives them. */
export const hasText = (source: Source): boolean =>
  entryOf(source)
    .passages(source)
    .some(passage => passage.text.trim() !== '')

/** A source of which nothing is known yet: what one written by hand starts from. */
export const bareSource = <K extends SourceKind>(kind: K, id: string): Extract<Source, { kind: K }> =>
  sourceKinds[kind].bare(id)

/** A pinpoint as it is printed: `pt 5`, `§ 90`, `al. 2`. */
export const pinAt = (source: Source, n: number | string): string => `${entryOf(source).pinWord(source)} ${n}`
