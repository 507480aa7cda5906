import type { InlineReader } from '../../../shared/drafts/assemble/inline-text.ts'
import { compareLines } from '../../../shared/drafts/merge/compare.ts'
import type { Inline } from '../../../shared/drafts/model.ts'
import { withKeys } from '../../ui/keyed.ts'

type Line = readonly Inline[]

/** Inlines as they read, in their faces. */
export const Words = ({ line, say }: { readonly line: Line; readonly say: InlineReader }) => (
  <>
    {withKeys(line, inline => JSON.stringify(inline)).map(({ key, item }) => (
      <span
        key={key}
        className={[
          item.kind === 'text' ? '' : 'said-atom',
          ...(('marks' in item && item.marks) || []).map(mark => `mark-${mark}`),
        ].join(' ')}
      >
        {say(item)}
      </span>
    ))}
  </>
)

/** A line in two versions: what was taken out is struck, what stands instead underlined. */
export const ChangedLine = ({
  before,
  after,
  say,
}: {
  readonly before: Line
  readonly after: Line
  readonly say: InlineReader
}) => (
  <>
    {withKeys(compareLines(before, after), span => `${span.kind} ${JSON.stringify(span.inlines)}`).map(
      ({ key, item }) => {
        const words = <Words line={item.inlines} say={say} />
        if (item.kind === 'removed') return <del key={key}>{words}</del>
        if (item.kind === 'added') return <ins key={key}>{words}</ins>
        if (item.kind === 'formatted')
          return (
            <span key={key} className="reformatted" title="Mise en forme changée">
              {words}
            </span>
          )
        return <span key={key}>{words}</span>
      },
    )}
  </>
)

/** Several lines in two versions, one paragraph each. */
export const ChangedLines = ({
  before,
  after,
  say,
}: {
  readonly before: readonly Line[]
  readonly after: readonly Line[]
  readonly say: InlineReader
}) => {
  const count = Math.max(before.length, after.length)
  const pairs = Array.from({ length: count }, (_, at) => [before[at] ?? [], after[at] ?? []] as const)
  return (
    <>
      {withKeys(pairs, pair => JSON.stringify(pair)).map(({ key, item }) => (
        <p key={key}>
          <ChangedLine before={item[0]} after={item[1]} say={say} />
        </p>
      ))}
    </>
  )
}
