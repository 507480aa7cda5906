import { dateText } from '../../french/dates.ts'
import { countOf, inGuillemets, listText } from '../../french/wording.ts'
import { houseAhead } from '../bills/ahead.ts'
import { currentStage } from '../bills/stages.ts'
import { stateAt } from '../bills/state/measure-state.ts'
import { type LateText, lateText } from '../powers/whereabouts.ts'
import { wholeRequest } from '../powers/whole.ts'
import type { StatePlace, TonightLine } from './state.ts'
import { isOver, stageLine } from './state-dates.ts'
import type { StateMaterial } from './state-steps.ts'

/** Calls proposed for one evening. */
export const CALLS_AN_EVENING = 3
/** Measures named in one line. */
const MEASURES_NAMED = 3

/** Somebody to call again, as it was promised to them. */
export interface FollowUp {
  readonly name: string
  readonly on: string
}

export interface TonightMaterial extends StateMaterial {
  /** names of the next members to call, at most `CALLS_AN_EVENING`; the list they come from, where there is one */
  readonly callees: readonly string[]
  readonly list: string
  /** whether any member of Parliament is known */
  readonly hasMembers: boolean
  /** why where the text is has to be asked first, as a source of the library says it; absent: as its stages do */
  readonly late?: LateText | undefined
  /** those due, the oldest first */
  readonly followUps: readonly FollowUp[]
}

/** Lists what a volunteer does tonight, in four lines at most: what moved, whom to call, what to write, who waits. A line nothing is known for is left out. */
export const tonightOf = (material: TonightMaterial): TonightLine[] => [
  movedLine(material),
  // nothing is asked of anybody before it is known where the text is
  ...(lateIn(material) ? [] : [...callLines(material), ...noteLines(material)]),
  ...waitingLines(material),
]

const at = (what: StatePlace['what'], id: string): StatePlace => ({ what, id, dossier: '' })

const lateIn = ({ late, bill, today }: TonightMaterial): LateText | undefined => late ?? lateText(bill, today)

function movedLine(material: TonightMaterial): TonightLine {
  const { bill, resting, today } = material
  const title = 'Ce qui a bougé'
  const late = lateIn(material)
  if (late)
    return {
      kind: 'moved',
      title: 'Où en est le texte ?',
      text: `${late.why} Rien n’est écrit comme définitif avant que quelqu’un ait regardé.`,
      act: { label: 'Dire où il en est', place: at('bill', bill.id) },
    }
  const stage = currentStage(bill, today)
  if (!stage)
    return {
      kind: 'moved',
      title: 'Où en est le texte ?',
      text: 'Aucune étape n’est notée.',
      act: { label: 'La noter', place: at('bill', bill.id) },
    }
  const [first] = resting
  if (first)
    return {
      kind: 'moved',
      title,
      text:
        resting.length === 1
          ? `${inGuillemets(first.title)} a été écrit pour une étape passée.`
          : `${countOf(resting.length, 'texte ou argument', 'textes et arguments')} ont été écrits pour une étape passée.`,
      act: {
        label: resting.length === 1 ? 'Le mettre à jour' : 'Les mettre à jour',
        place:
          resting.length === 1
            ? { what: first.kind, id: first.id, dossier: first.dossier ?? '' }
            : at('bill', bill.id),
      },
    }
  const unread = bill.measures.filter(one => stateAt(bill, one, stage.key, today).standing === 'unknown')
  if (unread.length > 0)
    return {
      kind: 'moved',
      title,
      text: `Le sort de ${unread.length === 1 ? `la mesure ${inGuillemets(unread[0]?.title ?? '')}` : `${unread.length} mesures`} à cette étape n’est pas noté.`,
      act: { label: 'Le noter', place: at('measures', bill.id) },
    }
  return {
    kind: 'moved',
    title,
    text: `Rien de noté depuis la dernière étape : ${stageLine(bill, today).text}`,
  }
}

const callCounts = ['', 'Un appel', 'Deux appels', 'Trois appels'] as const

function callLines({ bill, callees, list, hasMembers, today }: TonightMaterial): TonightLine[] {
  if (isOver(bill, today)) return []
  if (!hasMembers)
    return [
      {
        kind: 'calls',
        title: 'Trois appels',
        text: 'Les parlementaires ne sont pas encore dans la bibliothèque : un fichier à importer une fois.',
        act: { label: 'Les importer', place: at('members', '') },
      },
    ]
  if (callees.length === 0) return []
  return [
    {
      kind: 'calls',
      title: callCounts[callees.length] ?? callCounts[CALLS_AN_EVENING],
      text: listText(callees),
      act: { label: 'Commencer', place: at('calls', list) },
    },
  ]
}

/** A note, where somebody can still be asked something; on the measures the text has, with their articles. */
function noteLines({ bill, counts, today }: TonightMaterial): TonightLine[] {
  const stage = currentStage(bill, today)
  if (!stage) return []
  const chamber = houseAhead(bill, today) ?? 'an'
  const reader = { chamber, group: '', member: '' }
  if (!wholeRequest({ bill, stage: stage.key, today, reader })) return []
  const articles = bill.measures
    .map(one => stateAt(bill, one, stage.key, today))
    .flatMap(({ presence, article }) => (presence === 'in' && article ? [article] : []))
  const named = [...new Set(articles)].slice(0, MEASURES_NAMED)
  return [
    {
      kind: 'note',
      title: counts.documents === 0 ? 'Une note' : 'Une note de plus',
      text: `Deux pages pour ${chamber === 'an' ? 'les député·es' : 'les sénateurs et sénatrices'}${named.length > 0 ? `, par exemple sur ${named.length > 1 ? 'les articles' : 'l’article'} ${listText(named)}` : ''}.`,
      act: { label: 'L’écrire', place: at('composer', bill.id) },
    },
  ]
}

function waitingLines({ followUps, list }: TonightMaterial): TonightLine[] {
  const [first] = followUps
  if (!first) return []
  return [
    {
      kind: 'waiting',
      title: 'On vous attend',
      text: `${first.name}, à rappeler depuis le ${dateText(first.on)}${followUps.length > 1 ? `, et ${countOf(followUps.length - 1, 'autre')}` : ''}.`,
      act: { label: 'Rappeler', place: at('calls', list) },
    },
  ]
}
