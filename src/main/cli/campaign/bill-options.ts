import { fateStates } from '../../../shared/campaign/bills/fate.ts'
import { type Bill, type Fate, Stage, StageKind } from '../../../shared/campaign/bills/model.ts'
import { followers, keyFor, kindWords, stageWords } from '../../../shared/campaign/bills/stages.ts'
import type { BillText } from '../../../shared/campaign/bills/text-model.ts'
import { capital } from '../../../shared/french/wording.ts'
import type { Certainty } from '../../../shared/kernel/common.ts'
import { need, UsageError } from '../args.ts'
import type { VerbClis } from '../verb.ts'
import type { billVerbs } from './table.ts'

type Verbs = VerbClis<typeof billVerbs>

/** A text that was read, as that of this stage of the bill. */
export function withStageOption(
  cli: Verbs['bill import'],
  bill: Bill,
  text: BillText,
  key: string,
): BillText {
  const stage = stageOf(bill, key)
  return {
    ...text,
    stage: key,
    chamber: stage.chamber ?? text.chamber,
    number: cli.options.number ?? (text.number || (stage.text ?? '')),
    source: cli.options.source ?? text.source,
  }
}

/** The stage that the options tell, where the course of the bill puts it. */
export function stageFrom(cli: Verbs['bill stage'], bill: Bill): Stage {
  const { kind, chamber, reading, date, outcome, label, source } = cli.options
  const state = StageKind.safeParse(kind)
  if (!state.success)
    throw new UsageError(`--kind : ${StageKind.options.map(one => `${one} (${kindWords(one)})`).join(', ')}.`)
  const nextStage = followers(bill).find(
    one => one.kind === state.data && (!chamber || one.chamber === chamber),
  )
  const fields = {
    kind: state.data,
    chamber: chamber ?? nextStage?.chamber,
    reading: reading ? Number(reading) : nextStage?.reading,
    outcome,
    date,
    source: source ?? '',
    certainty: certaintyFrom(cli.options),
  }
  const words = stageWords(fields)
  const result = Stage.safeParse({
    ...fields,
    label: label ?? capital(words),
    key: keyFor(bill.stages, fields),
  })
  if (!result.success) throw new UsageError('La date s’écrit AAAA-MM-JJ, la lecture est un nombre.')
  return result.data
}

/** « Verified » is said, never supposed, and says where it was read. */
function certaintyFrom({
  verified,
  source,
}: {
  readonly verified?: boolean
  readonly source?: string
}): Certainty {
  if (verified && !source?.trim())
    throw new UsageError('--verified demande --source : ce qui est vérifié dit où on l’a lu.')
  return verified ? 'verified' : 'to-verify'
}

/** The bill with what the options say of a measure; undefined when they say nothing. */
export function measureFrom(cli: Verbs['bill measure'], bill: Bill, id: string): Bill | undefined {
  const { title, article, does, danger, reaches, stage, outcome, date, source } = cli.options
  const measure = bill.measures.find(one => one.id === id)
  if (!measure && !title) return undefined
  if (![title, article, does, danger, reaches, stage].some(one => one !== undefined)) return undefined
  const before = measure ?? {
    id,
    title: '',
    article: '',
    does: '',
    danger: '',
    reaches: '',
    explanation: '',
    facts: [],
    source: '',
    articles: [],
    certainty: 'to-verify' as const,
    fates: [],
  }
  const fates = stage
    ? withFate(bill, before.fates, stage, {
        outcome: need(outcome, 'outcome'),
        date,
        source: source ?? '',
        certainty: certaintyFrom(cli.options),
      })
    : before.fates
  const after = {
    ...before,
    ...(title && { title }),
    ...(article !== undefined && { article }),
    ...(does !== undefined && { does }),
    ...(danger !== undefined && { danger }),
    ...(reaches !== undefined && { reaches }),
    fates,
  }
  return {
    ...bill,
    measures: measure ? bill.measures.map(one => (one.id === id ? after : one)) : [...bill.measures, after],
  }
}

function withFate(bill: Bill, fates: readonly Fate[], stage: string, fate: Omit<Fate, 'stage'>): Fate[] {
  stageOf(bill, stage)
  const state = fateStates.find(one => one.value === fate.outcome)
  return [
    ...fates.filter(one => one.stage !== stage),
    { ...fate, stage, ...(state && { state: state.value, outcome: state.label }) },
  ]
}

function stageOf({ stages }: Bill, key: string): Stage {
  const stage = stages.find(one => one.key === key)
  if (stage) return stage
  throw new UsageError(
    `«\u00a0${key}\u00a0» n’est pas une étape de ce texte : ${stages.map(one => one.key).join(', ')}.`,
  )
}
