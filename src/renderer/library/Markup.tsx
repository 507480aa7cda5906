import { Link } from 'react-aria-components'
import type { Inline } from '../../shared/drafts/model.ts'
import { parseInlines } from '../../shared/drafts/text/markup.ts'
import { label } from '../../shared/library/cite/print.ts'
import type { SourceRef } from '../../shared/library/model.ts'
import { useCall } from '../kernel/api.ts'
import { withKeys } from '../ui/keyed.ts'
import { Marks } from '../ui/state.tsx'
import type { Acts } from './sourceActions.ts'

/** A text of the library in our markup, for reading: citations lead to their sources, slots show what they wait for. */
export const Markup = ({ text, acts }: { readonly text: string; readonly acts: Acts }) =>
  withKeys(text.split(/\n\s*\n/), part => part).map(({ key, item: part }) => (
    <p key={key}>
      <Inlines inlines={parseInlines(part)} acts={acts} />
    </p>
  ))

/** The same on one line, outside any paragraph. */
export const MarkupLine = ({ text, acts }: { readonly text: string; readonly acts: Acts }) => (
  <Inlines inlines={parseInlines(text)} acts={acts} />
)

const Inlines = ({ inlines, acts }: { readonly inlines: readonly Inline[]; readonly acts: Acts }) =>
  withKeys(inlines, inline => JSON.stringify(inline)).map(({ key, item }) => (
    <One key={key} inline={item} acts={acts} />
  ))

function One({ inline, acts }: { readonly inline: Inline; readonly acts: Acts }) {
  switch (inline.kind) {
    case 'text':
      if (inline.marks?.includes('bold')) return <b>{inline.text}</b>
      return inline.marks?.includes('italic') ? <i>{inline.text}</i> : inline.text
    case 'linebreak':
      return <br />
    case 'citation':
      return <SourceLink source={inline.source} acts={acts} />
    case 'slot':
      return <span className="slot">{inline.key}</span>
    case 'link':
      return (
        <a href={inline.url} target="_blank" rel="noreferrer">
          {inline.text}
        </a>
      )
    case 'note':
      return (
        <small>
          {' '}
          (<Inlines inlines={inline.inlines} acts={acts} />)
        </small>
      )
    case 'exhibit':
    case 'ref':
    case 'private':
      return null
  }
}

/** The name of a source, leading to it; said to be absent where it is. */
export function SourceLink({
  source,
  acts,
}: {
  readonly source: Pick<SourceRef, 'id' | 'pin'>
  readonly acts: Acts
}) {
  const { value, error } = useCall('library.get', { id: source.id })
  if (error) return <span className="gone">{source.id}, absente de la bibliothèque</span>
  return (
    <>
      <Link className="source-link" onPress={() => acts.open(source.id, source.pin)}>
        {value ? label(value) : '…'}
        {source.pin && `, ${source.pin}`}
      </Link>{' '}
      {value && <Marks of={value} />}
    </>
  )
}
