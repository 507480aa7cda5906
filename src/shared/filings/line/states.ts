import type { CaseLine, LineStep, StepState } from './model.ts'
import { type StepRule, stepRule } from './step-table.ts'

const runningDays = ({ limits }: LineStep): string[] =>
  limits.flatMap(({ isRunning, lastDay }) => (isRunning && lastDay ? [lastDay] : [])).toSorted()

/** The day a step happened, or is set to happen; undefined where nothing shows it. */
function dayOfStep(step: LineStep, rule: StepRule): string | undefined {
  const shown = step.events.filter(event => rule.shownBy.includes(event.kind)).map(event => event.date)
  const filed = rule.moments.length > 0 ? step.filings.map(filing => filing.date) : []
  const sent = step.texts.flatMap(text => text.filed ?? [])
  const days = [...shown, ...filed, ...sent].toSorted()
  return (rule.isAhead ? days.at(-1) : days[0]) ?? step.day
}

const isDone = (step: LineStep, rule: StepRule, day: string): boolean => {
  const happened = dayOfStep(step, rule)
  return happened !== undefined && (!rule.isAhead || happened < day)
}

/** The steps of a line, each with its state and its day. Nothing is done that nothing shows. */
export function statedSteps(line: CaseLine, day: string): LineStep[] {
  const rules = line.steps.map(step => stepRule(line.kind, step.key)!)
  const done = line.steps.map((step, at) => isDone(step, rules[at]!, day))
  const lastBarrier = done.findLastIndex((isStepDone, at) => isStepDone && rules[at]!.isBarrier === true)
  const isRuled = line.steps.some((step, at) => step.key === 'ruling' && done[at])
  const firstOpen = done.findIndex(
    (isStepDone, at) => !isStepDone && at > lastBarrier && !rules[at]!.isOptional,
  )
  // a judgment that no court of appeal may hear goes to cassation
  const isLastInstance = line.steps.some(step => step.key === 'cassation' && runningDays(step).length > 0)
  return line.steps.map((step, at) => {
    const rule = rules[at]!
    const happened = dayOfStep(step, rule)
    return { ...step, ...(happened && { day: happened }), state: stateOf(step, rule, at) }
  })

  function stateOf(step: LineStep, rule: StepRule, at: number): StepState {
    if (done[at]) return 'done'
    if (step.key === 'first' && line.kind !== 'merits') return 'done'
    const [lastDay] = rule.by === 'us' ? runningDays(step) : []
    if (lastDay !== undefined) return lastDay < day ? 'late' : 'due'
    if (at < lastBarrier) return 'skipped'
    if (step.key === 'appeal' && isRuled && isLastInstance) return 'skipped'
    return openState(rule, at)
  }

  function openState(rule: StepRule, at: number): StepState {
    if (rule.key === 'execution') return isRuled ? 'optional' : 'coming'
    if (rule.isOptional) return 'optional'
    if (rule.key === 'briefs') return isServed() ? 'due' : 'coming'
    if (rule.key === 'appeal' || rule.key === 'cassation') return 'coming'
    if (at !== firstOpen) return 'coming'
    return rule.by === 'us' ? 'due' : 'awaited'
  }

  /** The other party wrote, and the court has not ruled. */
  function isServed(): boolean {
    return line.steps.some((step, at) => step.key === 'defence' && done[at])
  }
}
