import type { Run } from '../run.ts'
import { heldSigns } from './hard-spaces.ts'
import { raisedEndings } from './raised-endings.ts'

/** Runs as the page sets them: numbers held to what they number, endings of ordinals above the line. The runs themselves where nothing changes. */
export function setRuns(runs: readonly Run[]): readonly Run[] {
  const text = runs.map(run => run.text).join('')
  const { spaces, hyphens } = heldSigns(text)
  const raised = raisedEndings(text)
  if (spaces.length + hyphens.length + raised.length === 0) return runs
  const signs = text.split('')
  for (const at of spaces) signs[at] = '\u00a0'
  for (const at of hyphens) signs[at] = '\u2011'
  const edges = raised.flatMap(({ start, end }) => [start, end])
  let from = 0
  return runs.flatMap(({ marks = [], ...run }): readonly Run[] => {
    const start = from
    from += run.text.length
    const cuts = [start, ...edges.filter(at => at > start && at < from), from]
    return cuts.slice(1).map((to, index): Run => {
      const begin = cuts[index] ?? start
      const isRaised =
        raised.some(one => one.start <= begin && to <= one.end) && !marks.includes('superscript')
      const own = isRaised ? [...marks, 'superscript' as const] : marks
      return { ...run, text: signs.slice(begin, to).join(''), ...(own.length > 0 ? { marks: own } : {}) }
    })
  })
}
