import type { Dossier, Event } from '../../dossiers/model.ts'
import { limitsOf } from '../../procedure/situation.ts'
import type { Template } from '../templates/template.ts'
import { factOf } from './facts.ts'

/** The recours gracieux or hiérarchique that made the time to sue begin again, and what came of it. */
export interface Recourse {
  readonly name: 'recours gracieux' | 'recours hiérarchique'
  /** the day it was posted, where it is noted: the one that counts */
  readonly sent?: string | undefined
  readonly received: string
  /** `waiting`: the claim is dated before the silence counts */
  readonly answer: 'silence' | 'refusal' | 'waiting'
  /** the day silence rejects it, or the rejection was received */
  readonly rejected: string
}

/** The one noted in the dates of the dossier; none where it came too late to interrupt anything. */
export function recourseOf(dossier: Dossier, template?: Template): Recourse | undefined {
  const sent = dossier.events.filter(({ kind }) => kind === 'gracieux' || kind === 'hierarchique')
  if (sent.length === 0) return undefined
  const fact = (key: string) => factOf(key, dossier, template)
  const limits = limitsOf(dossier, fact)
  const suit = limits.filter(one => /^(rep|unacknowledged):/.test(one.key))
  const heard = sent.find(one => suit.some(limit => limit.fate === 'replaced' && limit.by === one.id))
  // without the day of the decision, nothing says that it came too late
  const letter = heard ?? (suit.length === 0 ? sent[0] : undefined)
  return letter && told(letter)

  function told(one: Event): Recourse {
    const silent = limits.find(limit => limit.kind === 'birth' && limit.event === one.id)
    const refused = dossier.events
      .filter(({ kind, date }) => kind === 'recourse-refused' && date >= one.date)
      .filter(({ id }) =>
        limits.some(limit => limit.kind !== 'none' && (limit.event === id || limit.by === id)),
      )
      .toSorted((a, b) => a.date.localeCompare(b.date))[0]
    const born = silent?.lastDay ?? ''
    const filed = fact('filing.date') ?? ''
    return {
      name: one.kind === 'gracieux' ? 'recours gracieux' : 'recours hiérarchique',
      sent: one.sent,
      received: one.date,
      answer: refused ? 'refusal' : filed && born && filed < born ? 'waiting' : 'silence',
      rejected: refused?.date ?? born,
    }
  }
}
