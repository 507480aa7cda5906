import type { Inline } from '../../../../shared/drafts/model.ts'
import type { Bit } from '../../read/story.ts'

/** Word cuts runs where it likes: neighbours that look the same are one, but for what a field of a reference fetches. */
export function joinBits(bits: readonly Bit[]): Bit[] {
  const out: Bit[] = []
  for (const bit of bits) {
    const last = out.at(-1)
    if (
      bit.kind === 'text' &&
      last?.kind === 'text' &&
      bit.control === last.control &&
      (!bit.control || bit.field === last.field) &&
      bit.link === last.link &&
      bit.marks.join() === last.marks.join() &&
      (bit.comments ?? []).join() === (last.comments ?? []).join()
    )
      out[out.length - 1] = { ...last, text: last.text + bit.text }
    else out.push(bit)
  }
  return out
}

/** Appends an inline to a line; text joins a last text of the same marks. */
export function appendInline(line: Inline[], inline: Inline, comments: readonly string[]) {
  const addition =
    comments.length > 0 && inline.kind !== 'linebreak' && inline.kind !== 'private'
      ? ({ ...inline, comments: [...comments] } as Inline)
      : inline
  const last = line.at(-1)
  if (
    addition.kind === 'text' &&
    last?.kind === 'text' &&
    (addition.marks ?? []).join() === (last.marks ?? []).join() &&
    (addition.comments ?? []).join() === (last.comments ?? []).join()
  )
    line[line.length - 1] = { ...last, text: last.text + addition.text }
  else line.push(addition)
}
