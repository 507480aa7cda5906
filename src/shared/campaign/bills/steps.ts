import { capital } from '../../french/wording.ts'
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
    const stage = stageOf(step)
    if (!stage) continue
    const words = stageWords(stage)
    stages.push(
      StageSchema.parse({
        label: capital(words),
        date: step.date,
        note: step.outcome ? `${capital(step.outcome)}.` : '',
        source,
        certainty: 'verified',
        ...stage,
        key: keyFor(stages, stage),
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
  const words = outcome.toLowerCase()
  const chamber: Chamber | undefined = /senat/.test(by) ? 'senat' : /assemblee/.test(by) ? 'an' : undefined
  const isEnd = /rejet|échec|désaccord/.test(words)
    ? ('failure' as const)
    : /sans modification|conforme/.test(words)
      ? ('conforme' as const)
      : ('success' as const)
  if (/promulg/.test(words)) return { kind: 'promulgation' }
  if (/constitutionnel/.test(`${by} ${words}`)) return { kind: 'conseil' }
  if (refersTo === 'lecture_4' || refersTo === 'cmp')
    return chamber && /adopt|rejet/.test(words) && !/commission/.test(by)
      ? { kind: 'cmp-lecture', chamber, outcome: isEnd }
      : { kind: 'cmp', ...(/accord|échec|élabor/.test(words) && { outcome: isEnd }) }
  if (refersTo === 'lecture_6') return { kind: 'lecture-definitive', chamber: 'an', outcome: isEnd }
  if (refersTo === 'lecture_5')
    return chamber && /adopt|rejet/.test(words) && !/commission/.test(by)
      ? { kind: 'nouvelle-lecture', chamber, outcome: isEnd }
      : undefined
  const place = { chamber, reading: readings[refersTo] ?? 1 }
  if (/transmis/.test(words))
    return {
      ...place,
      kind: 'transmission',
      chamber: /sénat/.test(words) ? 'senat' : /assemblée/.test(words) ? 'an' : chamber,
    }
  if (/^commission/.test(by) || /commission/.test(words)) return { ...place, kind: 'commission' }
  if (/dépos|présent/.test(words)) return { ...place, kind: 'depot' }
  return /adopt|rejet/.test(words) ? { ...place, kind: 'vote', outcome: isEnd } : undefined
}
