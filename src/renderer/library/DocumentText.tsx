import type { Document } from '../../shared/library/model.ts'
import type { Acts } from './acts.ts'
import { Passages } from './Passages.tsx'

/** A report, an opinion, a paper of Parliament: what it says, then its text. */
export const DocumentText = ({
  source,
  pin,
  acts,
}: {
  readonly source: Document
  readonly pin?: string
  readonly acts: Acts
}) => (
  <>
    {source.holding && <p className="holding">{source.holding}</p>}
    {source.url && (
      <p className="help">
        Adresse : <span className="address">{source.url}</span>
      </p>
    )}
    <Passages source={source} pin={pin} acts={acts} />
  </>
)
