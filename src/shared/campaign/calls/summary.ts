import type { CallSummary } from '../../contract/calls.ts'
import type { Call, Member, PositionValue } from '../../model/member.ts'
import { callName } from './address.ts'

/** Somebody of the office was spoken to: a message left or a telephone that rang is no conversation. */
export const isAnswered = ({ answered }: Pick<Call, 'answered'>): boolean =>
  answered === 'membre' || answered === 'assistant'

/** What the calls about a bill gave, members and groups alone: no volunteer is named. `calls` come newest first. */
export function summaryOf(calls: readonly Call[], members: readonly Member[], today: string): CallSummary {
  const names = new Map(members.map(one => [one.id, one]))
  const answered = calls.filter(isAnswered)
  const last = new Map<string, PositionValue>()
  for (const one of answered) {
    const before = last.get(one.member)
    // an assistant who does not know takes back nothing of what was said before
    if (one.position && (!before || before === 'inconnue')) last.set(one.member, one.position)
  }
  const reached = new Set(answered.map(one => one.member))
  const groups = new Map<
    string,
    { sigle: string; reached: number; for: number; against: number; other: number }
  >()
  for (const id of reached) {
    const sigle = names.get(id)?.group?.sigle ?? 'groupe inconnu'
    const group = groups.get(sigle) ?? { sigle, reached: 0, for: 0, against: 0, other: 0 }
    const position = last.get(id)
    group.reached += 1
    if (position === 'pour') group.for += 1
    else if (position === 'contre') group.against += 1
    else group.other += 1
    groups.set(sigle, group)
  }
  const count = (value: PositionValue) => [...last.values()].filter(one => one === value).length
  const values: PositionValue[] = ['pour', 'contre', 'abstention', 'indécis', 'inconnue']
  return {
    calls: calls.length,
    answered: answered.length,
    unanswered: calls.length - answered.length,
    members: new Set(calls.map(one => one.member)).size,
    reached: reached.size,
    positions: values.map(value => ({ value, members: count(value) })).filter(one => one.members > 0),
    groups: [...groups.values()].sort((a, b) => b.reached - a.reached || a.sigle.localeCompare(b.sigle)),
    followUps: calls
      .filter(one => (one.followUp || one.followUpOn) && !one.followedOn)
      .map(one => {
        const member = names.get(one.member)
        return {
          call: one.id,
          member: one.member,
          name: member ? callName(member) : one.member,
          what: one.followUp || 'Rappeler',
          ...(one.followUpOn && { on: one.followUpOn }),
          late: one.followUpOn !== undefined && one.followUpOn < today,
        }
      })
      .sort((a, b) => (a.on ?? '9999').localeCompare(b.on ?? '9999')),
    people: Object.fromEntries(
      [...new Set(calls.map(one => one.member))].flatMap(id => {
        const member = names.get(id)
        return member ? [[id, { name: callName(member), sigle: member.group?.sigle ?? '' }]] : []
      }),
    ),
    sentence: sentenceOf(calls.length, answered.length, reached.size),
  }
}

function sentenceOf(calls: number, answered: number, reached: number): string {
  if (calls === 0) return 'Aucun appel noté pour ce texte.'
  const some = (n: number, one: string, many: string) => `${n} ${n > 1 ? many : one}`
  return `${some(calls, 'appel', 'appels')}, dont ${some(answered, 'suivi d’une réponse', 'suivis d’une réponse')} : ${some(reached, 'bureau joint', 'bureaux joints')}. Un répondeur ou une absence de réponse ne compte pas.`
}
