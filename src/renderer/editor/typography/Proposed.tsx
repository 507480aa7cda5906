import type { Proofed } from '../../../shared/drafts/proofread.ts'

const around = 34

/** Spaces one can see. */
const visible = (text: string): string => text.replace(/ /g, '␣').replace(/[\u00a0\u202f]/g, '⍽')
/** A citation or a note in the middle of a line. */
const plain = (text: string): string => text.replace(/\ufffc/g, '◦')

/** A change in its sentence: what was, struck through, and what would be. */
export const Proposed = ({ at, n }: { readonly at: Proofed; readonly n: number }) => {
  const one = at.proposals[n]
  if (!one) return null
  const { start, end, text, raised } = one
  const old = at.text.slice(start, end)
  return (
    <span className="proposed">
      {start > around && '…'}
      {plain(at.text.slice(Math.max(0, start - around), start))}
      {old !== text && old !== '' && <del>{visible(old)}</del>}
      {text !== '' && <ins>{raised ? <sup>{text}</sup> : visible(text)}</ins>}
      {plain(at.text.slice(end, end + around))}
      {end + around < at.text.length && '…'}
      {at.note && <small> (note)</small>}
    </span>
  )
}
