import { houseName } from '../../drafts/slots/member-address.ts'
import { localDay, localMinute } from '../../kernel/days.ts'
import { houseAhead } from '../bills/ahead.ts'
import { limitOf } from '../bills/limits.ts'
import type { Bill } from '../bills/model.ts'
import type { BillText } from '../bills/text-model.ts'
import { lastVersion, versionName } from '../bills/versions.ts'
import type { Amendment } from './model.ts'
import { NB } from './say.ts'

/** The moment admissibility is judged at: now, as a local date and time, and the progress of the bill. */
export interface Moment {
  readonly now: string
  /** the limit the stages of the bill give, where the amendment itself says none */
  readonly deadline?: string
  /** the bill has gone on since: what it was written on is no longer what is discussed */
  readonly overtakenBy?: string
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
  const limits = bill.stages
    .filter(stage => stage.chamber === one.chamber)
    .flatMap(stage => limitOf(stage)?.prudent ?? [])
    .sort()
  const deadline = one.deadline || one.parent ? undefined : limits.find(limit => limit >= now)
  const lastMove = movedOn(one, localDay(at), bill, versions)
  return { now, ...(deadline && { deadline }), ...(lastMove && { overtakenBy: lastMove }) }
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
    return `Il est écrit sur le texte « ${versionName(bill, own)} »${NB}; la bibliothèque en a un plus récent, « ${versionName(bill, last)} »${NB}: vérifiez l’article et l’alinéa, ou récrivez-le sur celui-là.`
  const house = houseAhead(bill, today)
  return house && house !== one.chamber
    ? `Le texte est maintenant devant l’autre assemblée (${houseName(house)})${NB}: il ne peut y être déposé sous cette forme.`
    : undefined
}
