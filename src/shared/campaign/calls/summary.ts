import type { Call, Member, PositionValue } from '../members/model.ts'
import { callName } from './address.ts'
import type { CallPositions, CallSummary } from './contract.ts'

/** Whether somebody of the office was spoken to: a message left or a telephone that rang is no conversation. */
export const isAnswered = ({ answered }: { readonly answered: Call['answered'] | undefined }): boolean =>
  answered === 'membre' || answered === 'assistant'

/** Sums up the calls about a bill, by members and groups; no volunteer is named. `calls` come newest first. */
export function summaryOf(calls: readonly Call[], members: readonly Member[], today: string): CallSummary {
  const names = new Map(members.map(one => [one.id, one]))
  const answeredCalls = calls.filter(isAnswered)
  const reachedMembers = new Set(answeredCalls.map(one => one.member)).size
  const measures = [...new Set(answeredCalls.map(one => one.measure))]
  const subjects = [undefined, ...measures.filter(one => one !== undefined)].filter(one =>
    measures.includes(one),
  )
  return {
    calls: calls.length,
    answered: answeredCalls.length,
    unanswered: calls.length - answeredCalls.length,
    members: new Set(calls.map(one => one.member)).size,
    reached: reachedMembers,
    said: subjects.map(measure =>
      saidOf(
        answeredCalls.filter(one => one.measure === measure),
        names,
        measure,
      ),
    ),
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
    sentence: sentenceOf(calls.length, answeredCalls.length, reachedMembers),
  }
}

const values: readonly PositionValue[] = ['pour', 'contre', 'abstention', 'indécis', 'inconnue']

/** Who is for a bill may be against one of its measures: what is said of the one tells nothing of the other. */
function saidOf(
  answeredCalls: readonly Call[],
  names: ReadonlyMap<string, Member>,
  measure: string | undefined,
): CallPositions {
  const last = new Map<string, PositionValue | undefined>()
  for (const { member, position } of answeredCalls) {
    const before = last.get(member)
    // an assistant who does not know takes back nothing of what was said before
    last.set(member, before && before !== 'inconnue' ? before : (position ?? before))
  }
  const groups = new Map<string, CallPositions['groups'][number]>()
  for (const [id, position] of last) {
    const sigle = names.get(id)?.group?.sigle ?? 'groupe inconnu'
    const group = groups.get(sigle) ?? { sigle, reached: 0, for: 0, against: 0, other: 0 }
    group.reached += 1
    if (position === 'pour') group.for += 1
    else if (position === 'contre') group.against += 1
    else group.other += 1
    groups.set(sigle, group)
  }
  const count = (value: PositionValue) => [...last.values()].filter(one => one === value).length
  return {
    ...(measure && { measure }),
    positions: values.map(value => ({ value, members: count(value) })).filter(one => one.members > 0),
    groups: [...groups.values()].sort((a, b) => b.reached - a.reached || a.sigle.localeCompare(b.sigle)),
  }
}

function sentenceOf(calls: number, answeredCount: number, reachedCount: number): string {
  if (calls === 0) return 'Aucun appel noté pour ce texte.'
  const some = (n: number, one: string, plural: string) => `${n} ${n > 1 ? plural : one}`
  return `${some(calls, 'appel', 'appels')}, dont ${some(answeredCount, 'suivi d’une réponse', 'suivis d’une réponse')} : ${some(reachedCount, 'bureau joint', 'bureaux joints')}. Un répondeur ou une absence de réponse ne compte pas.`
}
