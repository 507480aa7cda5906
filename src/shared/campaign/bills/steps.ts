import type { Chamber, Stage } from './model.ts'
import { Stage as StageSchema } from './model.ts'
import { keyFor, stageWords } from './stages.ts'

/** A step of a bill's way as the Sénat writes it: when, before whom, in which reading, and its words. */
export interface Step {
  readonly date: string
  readonly by: string
  readonly refersTo: string
  readonly outcome: string
}

const readings: Readonly<Record<string, number>> = { lecture_1: 1, lecture_2: 2, lecture_3: 3, lecture_7: 4 }

/** The stages those steps make, in their order; a step whose words say none is left out. */
export function stagesOf(steps: readonly Step[], source: string): Stage[] {
  const stages: Stage[] = []
  for (const step of steps) {
    const given = stageOf(step)
    if (!given) continue
    const words = stageWords(given)
    stages.push(
      StageSchema.parse({
        label: words.charAt(0).toUpperCase() + words.slice(1),
        date: step.date,
        note: step.outcome ? `${step.outcome.charAt(0).toUpperCase()}${step.outcome.slice(1)}.` : '',
        source,
        ...given,
        key: keyFor(stages, given),
      }),
    )
  }
  return stages
}

function stageOf({
  by,
  refersTo,
  outcome,
}: Step): Pick<Stage, 'kind' | 'chamber' | 'reading' | 'outcome'> | undefined {
  const said = outcome.toLowerCase()
  const chamber: Chamber | undefined = /senat/.test(by) ? 'senat' : /assemblee/.test(by) ? 'an' : undefined
  const ended = /rejet|échec|désaccord/.test(said)
    ? ('failure' as const)
    : /sans modification|conforme/.test(said)
      ? ('conforme' as const)
      : ('success' as const)
  if (/promulg/.test(said)) return { kind: 'promulgation' }
  if (/constitutionnel/.test(`${by} ${said}`)) return { kind: 'conseil' }
  if (refersTo === 'lecture_4' || refersTo === 'cmp')
    return chamber && /adopt|rejet/.test(said) && !/commission/.test(by)
      ? { kind: 'cmp-lecture', chamber, outcome: ended }
      : { kind: 'cmp', ...(/accord|échec|élabor/.test(said) && { outcome: ended }) }
  if (refersTo === 'lecture_6') return { kind: 'lecture-definitive', chamber: 'an', outcome: ended }
  if (refersTo === 'lecture_5')
    return chamber && /adopt|rejet/.test(said) && !/commission/.test(by)
      ? { kind: 'nouvelle-lecture', chamber, outcome: ended }
      : undefined
  const place = { chamber, reading: readings[refersTo] ?? 1 }
  if (/transmis/.test(said))
    return {
      ...place,
      kind: 'transmission',
      chamber: /sénat/.test(said) ? 'senat' : /assemblée/.test(said) ? 'an' : chamber,
    }
  if (/^commission/.test(by) || /commission/.test(said)) return { ...place, kind: 'commission' }
  if (/dépos|présent/.test(said)) return { ...place, kind: 'depot' }
  return /adopt|rejet/.test(said) ? { ...place, kind: 'vote', outcome: ended } : undefined
}
