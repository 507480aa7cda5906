import type { Dossier } from '../../dossiers/model.ts'
import { isDay } from '../../kernel/days.ts'

/** The facts that say the day of an event, and its kind. */
const kindsByFact: Readonly<Record<string, string>> = {
  'documents.date': 'cada-request',
  'documents.refused': 'cada-refused',
  'cada.registered': 'cada-registered',
  'decision.published': 'published',
  'decision.notified': 'notified',
  'request.date': 'request',
  'refusal.date': 'refused',
  'judgment.notified': 'judgment',
  'order.notified': 'order',
  'law.referred': 'law-referred',
}

/** The kinds of events whose day the guide asks for. */
export const datedKinds: ReadonlySet<string> = new Set(Object.values(kindsByFact))

/** The kind of the event whose day a fact says. */
export const datedBy = (fact: string): string | undefined => kindsByFact[fact]

/** Reads what a dossier already answers to the questions of the guide: what its facts say, its dates tell and its exhibits prove. */
export function knownTo(dossier: Dossier): Readonly<Record<string, string>> {
  const { facts, events, type } = dossier
  const last = (kind: string) =>
    events
      .filter(one => one.kind === kind)
      .toSorted((a, b) => a.date.localeCompare(b.date))
      .at(-1)
  const days = Object.fromEntries(
    Object.entries(kindsByFact).flatMap(([fact, kind]) => {
      const day = last(kind)?.date ?? facts[fact]
      return isDay(day) ? [[fact, day] as const] : []
    }),
  )
  const factText = (key: string) => facts[key]?.trim() ?? ''
  const decisionDay = [days['decision.published'], days['decision.notified']]
    .filter(day => day !== undefined)
    .toSorted()
    .at(-1)
  const requestDay = days['request.date']
  // a demand made after the decision is the last step taken
  const isRequestLast = requestDay !== undefined && (decisionDay === undefined || requestDay > decisionDay)
  const isWritten = decisionDay !== undefined || factText('exhibit.decision') !== ''

  const situation = (): string => {
    if (type === 'advocacy') return 'loi'
    if (days['judgment.notified'] || last('appeal-judgment')) return 'jugement'
    if (last('filed')) return 'proces'
    if (days['documents.date'] && !isWritten && !requestDay) return 'refus'
    return factText('commune') ? 'ville' : ''
  }
  const proof = (): string => {
    if (isRequestLast) return 'demande'
    return isWritten || factText('exhibit.marche') || factText('exhibit.manuel') ? 'pieces' : ''
  }
  const documentsAnswer = (): string => {
    if (days['cada.registered']) return 'cada'
    return days['documents.refused'] ? 'refus' : ''
  }
  const answers: Readonly<Record<string, string>> = {
    commune: factText('commune'),
    software: factText('software'),
    ...days,
    'guide.situation': situation(),
    'guide.proof': proof(),
    'guide.asked': days['documents.date'] ? 'oui' : '',
    'documents.answer': documentsAnswer(),
    'guide.written': isWritten ? 'oui' : '',
    'guide.known': days['decision.notified']
      ? 'notification'
      : days['decision.published']
        ? 'publication'
        : '',
    // a silence may have ended since it was noted: it is asked again
    'guide.answer': days['refusal.date'] ? 'refus' : '',
    'judgment.documents': last('judgment')?.options.includes('last-instance')
      ? 'oui'
      : factText('judgment.documents'),
    'limits.nature': factText('limits.nature'),
    'guide.law': days['law.referred'] ? 'deferee' : '',
  }
  return Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== ''))
}
