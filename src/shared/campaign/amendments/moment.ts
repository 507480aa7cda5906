import { houseName } from '../../drafts/slots/member-address.ts'
import { capital } from '../../french/wording.ts'
import { localDay, localMinute } from '../../kernel/days.ts'
import { houseAhead } from '../bills/ahead.ts'
import { limitsOf } from '../bills/limits.ts'
import type { Bill } from '../bills/model.ts'
import { currentStage } from '../bills/stages.ts'
import { stateAt } from '../bills/state/measure-state.ts'
import { articlesIn, articlesName, changeClause } from '../bills/state/measure-words.ts'
import { natureOf, type TextNature } from '../bills/state/nature.ts'
import { type Phase, phaseAt } from '../bills/state/phase.ts'
import type { BillText } from '../bills/text-model.ts'
import { lastVersion, versionName } from '../bills/versions.ts'
import type { Step } from '../powers/model.ts'
import { positionsAt } from '../powers/positions.ts'
import { POWERS } from '../powers/table.ts'
import type { Amendment } from './model.ts'
import { NB } from './say.ts'

/** The moment admissibility is judged at: now, as a local date and time, and the progress of the bill. */
export interface Moment {
  readonly now: string
  /** the limit the stages of the bill give, where the amendment itself says none */
  readonly deadline?: string
  /** the bill has gone on since: what it was written on is no longer what is discussed */
  readonly overtakenBy?: string
  /** why the text it is written on has nothing of it to amend: its measure is out, or the text is adopted for good */
  readonly nothingToAmend?: string
}

/** The moment of an amendment, from the bill it is to and the versions of it that are kept. */
export function momentOf(
  one: Amendment,
  at: Date,
  bill: Bill | undefined,
  versions: readonly Pick<BillText, 'id' | 'stage' | 'number'>[],
): Moment {
  const now = localMinute(at)
  if (!bill) return { now }
  const limits = limitsOf(bill.stages.filter(stage => stage.chamber === one.chamber))
    .map(({ limit }) => limit.prudent)
    .sort()
  // a day without an hour lasts until its end
  const deadline =
    one.deadline || one.parent ? undefined : limits.find(limit => limit >= now.slice(0, limit.length))
  const lastMove = movedOn(one, localDay(at), bill, versions)
  const nothingToAmend = absence(one, localDay(at), bill, versions)
  return {
    now,
    ...(deadline && { deadline }),
    ...(lastMove && { overtakenBy: lastMove }),
    ...(nothingToAmend && { nothingToAmend }),
  }
}

/** The reason an amendment has nothing to change at the stage of its text, or today: the measure of its article is out there. One that puts it back may be written. */
function absence(
  one: Amendment,
  today: string,
  bill: Bill,
  versions: readonly Pick<BillText, 'id' | 'stage' | 'number'>[],
): string | undefined {
  const stage =
    versions.find(version => version.id === one.text)?.stage ?? currentStage(bill, today)?.key ?? ''
  const stageNow = currentStage(bill, today)?.key ?? stage
  const phases = [stage, stageNow].map(key => phaseAt(bill, key, today))
  const phase = phases.find(isOver)
  if (phase === 'lapsed') return `Le texte n’a pas abouti${NB}: il ne s’amende plus.`
  if (phase)
    return `${phase === 'law' ? 'La loi est promulguée' : 'La loi est définitivement votée'}${NB}: elle ne s’amende plus.`
  const closed = closedStep(bill, today)
  if (closed) return closed
  if (one.target.kind !== 'article' || one.changes.some(change => change.kind === 'restore-article'))
    return undefined
  const { article } = one.target
  const subject = bill.measures
    .map(measure => ({ measure, state: stateAt(bill, measure, stage, today) }))
    .find(
      ({ state }) => state.presence === 'out' && state.article && articlesIn(state.article).includes(article),
    )
  if (!subject) return undefined
  const name = articlesName([article])
  return `${capital(name.the)} n’est plus dans ce texte${NB}: il a été ${changeClause(subject, name)}. Il n’y a rien à y supprimer ni à y modifier${NB}; demandez plutôt qu’il ne soit pas rétabli.`
}

const isOver = (phase: Phase): boolean => phase === 'lapsed' || phase === 'adopted' || phase === 'law'

/** Why nobody amends at the step the text is at; nothing where the table of powers lets a member, or leaves in doubt. */
function closedStep(bill: Bill, today: string): string | undefined {
  const whole = VOTED_WHOLE[natureOf(bill)]
  if (whole) return whole
  const steps = new Set(
    positionsAt(bill, currentStage(bill, today)?.key ?? '', today).map(({ step }) => step),
  )
  const [step, ...others] = steps
  if (!step || others.length > 0 || AMENDED_AT.has(step)) return undefined
  return CLOSED[step]
}

const AMENDED_AT: ReadonlySet<Step> = new Set(
  POWERS.flatMap(({ act, steps }) => (act === 'amend' || act === 'sub-amend' ? steps : [])),
)

/** The texts an assembly votes as a whole, and never amends. */
const VOTED_WHOLE: Readonly<Partial<Record<TextNature, string>>> = {
  treaty: `Un texte qui autorise une ratification ne s’amende pas (Règlement de l’Assemblée nationale, art. 128)${NB}: il est voté en entier.`,
  resolution: `Une proposition de résolution ne s’amende pas (Constitution, art. 34-1)${NB}: elle est votée en entier.`,
}

/** The steps of readings at which nobody amends, each with what is left to do. */
const CLOSED: Readonly<Partial<Record<Step, string>>> = {
  vote: `Les articles sont votés${NB}: il ne reste à voter que l’ensemble du texte.`,
  blocked: `Le Gouvernement a demandé un vote bloqué (article 44, alinéa 3)${NB}: seuls les amendements qu’il garde sont votés.`,
  resolved: `La résolution est votée${NB}: elle ne s’amende plus.`,
  engaged: `Le Gouvernement a engagé sa responsabilité (article 49, alinéa 3)${NB}: plus aucun amendement n’est mis aux voix.`,
  joint: `Le texte attend la commission mixte paritaire${NB}: il ne s’amende pas. Ses membres ne proposent que sur ce qui reste en discussion.`,
  'joint-text':
    'Sur le texte de la commission mixte paritaire, aucun amendement n’est recevable sans l’accord du Gouvernement (article 45, alinéa 3).',
  'final-reading':
    'En lecture définitive, l’Assemblée nationale ne peut reprendre que des amendements déjà adoptés par le Sénat (article 45, alinéa 4).',
}

function movedOn(
  one: Amendment,
  today: string,
  bill: Bill,
  versions: readonly Pick<BillText, 'id' | 'stage' | 'number'>[],
): string | undefined {
  const own = versions.find(version => version.id === one.text)
  const last = lastVersion(bill, versions)
  if (own && last && last.stage !== own.stage)
    return `Il est écrit sur le texte «\u00a0${versionName(bill, own)}\u00a0»${NB}; la bibliothèque en a un plus récent, «\u00a0${versionName(bill, last)}\u00a0»${NB}: vérifiez l’article et l’alinéa, ou récrivez-le sur celui-là.`
  const house = houseAhead(bill, today)
  return house && house !== one.chamber
    ? `Le texte est maintenant devant l’autre assemblée (${houseName(house)})${NB}: il ne peut y être déposé sous cette forme.`
    : undefined
}
