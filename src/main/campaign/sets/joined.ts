import type { Assembled, PrintedBlock } from '../../../shared/drafts/assembled.ts'

/** Several printed texts as one, each on a new page, under names of their own; the notes of all count in one series. */
export function joined(all: readonly Assembled[]): Assembled {
  const [first] = all
  if (!first) throw new Error('Nothing to join.')
  let notes = 0
  const blocks = all.flatMap((one, n): PrintedBlock[] => {
    const before = notes
    const rename = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(rename)
      if (typeof value !== 'object' || value === null) return value
      const note = 'kind' in value && value.kind === 'note'
      return Object.fromEntries(
        Object.entries(value).map(([key, inner]) => {
          // the reference a stretch prints is that of the draft
          if (key === 'of' || key === 'source' || key === 'quoted') return [key, inner]
          if ((key === 'id' || key === 'target') && typeof inner === 'string') return [key, `s${n}.${inner}`]
          if (note && key === 'number' && typeof inner === 'number') {
            notes = Math.max(notes, before + inner)
            return [key, before + inner]
          }
          return [key, rename(inner)]
        }),
      )
    }
    const own = one.blocks.map(block => rename(block) as PrintedBlock)
    return n > 0 ? [{ kind: 'break', id: `s${n}.break` }, ...own] : own
  })
  return { ...first, comments: [], blocks }
}
