import type { Run } from '../run.ts'
import { heldSigns } from './hard-spaces.ts'
import { raisedEndings, type Stretch } from './raised-endings.ts'

/** A run of the page; no line ends within those that are held. */
export interface SetRun extends Run {
  readonly isHeld?: true
}

/**
 * Cuts runs as the page sets them: numbers held to what they number, endings of ordinals above the line. The words stay what they were, so
 * that what is copied has no sign of its own. Returns the runs themselves where nothing changes.
 */
export function setRuns(runs: readonly Run[]): readonly SetRun[] {
  const text = runs.map(run => run.text).join('')
  const { spaces, hyphens } = heldSigns(text)
  const raised = raisedEndings(text)
  // a line ends after its space or its hyphen: one letter on each side is enough to hold it
  const holds = [...spaces, ...hyphens].map(at => ({ start: at - 1, end: at + 2 }))
  if (holds.length + raised.length === 0) return runs
  const edges = [...raised, ...holds].flatMap(({ start, end }) => [start, end]).sort((a, b) => a - b)
  let from = 0
  return runs.flatMap(({ marks = [], ...run }): readonly SetRun[] => {
    const start = from
    from += run.text.length
    const cuts = [...new Set([start, ...edges.filter(at => at > start && at < from), from])]
    return cuts.slice(1).map((to, index): SetRun => {
      const begin = cuts[index] ?? start
      const within = (one: Stretch) => one.start <= begin && to <= one.end
      const isRaised = raised.some(within) && !marks.includes('superscript')
      const own = isRaised ? [...marks, 'superscript' as const] : marks
      return {
        ...run,
        text: text.slice(begin, to),
        ...(own.length > 0 ? { marks: own } : {}),
        ...(holds.some(within) ? { isHeld: true as const } : {}),
      }
    })
  })
}
