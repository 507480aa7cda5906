import type { Dossier, Event } from '../../dossiers/model.ts'
import { limitsOf } from '../../procedure/situation.ts'
import type { Template } from '../templates/template.ts'
import { factOf } from './facts.ts'

/** The recours gracieux or hiérarchique that made the time to sue begin again, and what came of it. */
export interface Recourse {
  readonly name: 'recours gracieux' | 'recours hiérarchique'
  /** the day it was posted, where it is noted: the one that counts */
  readonly postingDay?: string | undefined
  readonly receiptDay: string
  /** `waiting`: the claim is dated before the silence counts */
  readonly answer: 'silence' | 'refusal' | 'waiting'
  /** the day silence rejects it, or the rejection was received */
  readonly rejectionDay: string
}

/** The one noted in the dates of the dossier; none where it came too late to interrupt anything. */
export function recourseOf(dossier: Dossier, template?: Template): Recourse | undefined {
  const letters = dossier.events.filter(({ kind }) => kind === 'gracieux' || kind === 'hierarchique')
  if (letters.length === 0) return undefined
  const fact = (key: string) => factOf(key, dossier, template)
  const limits = limitsOf(dossier, fact)
  const suit = limits.filter(one => /^(rep|unacknowledged):/.test(one.key))
  const interrupting = letters.find(one =>
    suit.some(limit => limit.fate === 'replaced' && limit.by === one.id),
  )
  // without the day of the decision, nothing says that it came too late
  const letter = interrupting ?? (suit.length === 0 ? letters[0] : undefined)
  return letter && recourseFrom(letter)

  function recourseFrom(one: Event): Recourse {
    const silent = limits.find(limit => limit.kind === 'birth' && limit.event === one.id)
    const refusal = dossier.events
      .filter(({ kind, date }) => kind === 'recourse-refused' && date >= one.date)
      .filter(({ id }) =>
        limits.some(limit => limit.kind !== 'none' && (limit.event === id || limit.by === id)),
      )
      .toSorted((a, b) => a.date.localeCompare(b.date))[0]
    const silenceDay = silent?.lastDay ?? ''
    const filingDay = fact('filing.date') ?? ''
    return {
      name: one.kind === 'gracieux' ? 'recours gracieux' : 'recours hiérarchique',
      postingDay: one.sent,
      receiptDay: one.date,
      answer: refusal ? 'refusal' : filingDay && silenceDay && filingDay < silenceDay ? 'waiting' : 'silence',
      rejectionDay: refusal?.date ?? silenceDay,
    }
  }
}
