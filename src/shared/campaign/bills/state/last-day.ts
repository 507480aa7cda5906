import type { Bill } from '../model.ts'

/** The first day that a document written for a stage cannot know: that of the next stage dated later. Nothing for the last one. */
export function dayAfter({ stages }: Pick<Bill, 'stages'>, stage: string): string | undefined {
  const at = stages.findIndex(one => one.key === stage)
  const own = stages.slice(0, at + 1).findLast(one => one.date)?.date ?? ''
  return at < 0 ? undefined : stages.slice(at + 1).find(one => one.date !== undefined && one.date > own)?.date
}
