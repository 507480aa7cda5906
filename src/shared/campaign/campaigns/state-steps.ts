import { dateText } from '../../french/dates.ts'
import { inGuillemets } from '../../french/wording.ts'
import { amendmentLabel, targetLabel } from '../amendments/label.ts'
import type { Amendment } from '../amendments/model.ts'
import type { Bill, StageKind } from '../bills/model.ts'
import type { Resting } from '../bills/resting.ts'
import { currentStage } from '../bills/stages.ts'
import { stateAt } from '../bills/state/measure-state.ts'
import { lastVersion, versionName } from '../bills/versions.ts'
import type { TargetList } from '../members/model.ts'
import type { Campaign } from './model.ts'
import type { StateCounts, StateStep } from './state.ts'
import { isOver } from './state-dates.ts'

/** Material that the steps of a campaign are drawn from. */
export interface StateMaterial {
  readonly campaign: Campaign
  readonly bill: Bill
  /** the texts of the bill the library holds */
  readonly texts: readonly { readonly id: string; readonly stage: string; readonly number: string }[]
  readonly resting: readonly Resting[]
  /** ours, those not imported */
  readonly amendments: readonly Amendment[]
  readonly lists: readonly TargetList[]
  readonly counts: StateCounts
  readonly today: string
}

/** Stages at which a text is printed, that amendments and documents point at. */
const WITH_TEXT = new Set<StageKind>([
  'depot',
  'transmission',
  'commission',
  'vote',
  'cmp',
  'nouvelle-lecture',
])

/** Lists the work a stage asks for, in order: know the text, then arguments, documents, amendments, lists, calls. */
export const stepsOf = (material: StateMaterial): StateStep[] => [
  ...textSteps(material),
  ...identitySteps(material),
  ...restingSteps(material, 'argument'),
  ...restingSteps(material, 'draft'),
  ...amendmentSteps(material),
  ...documentSteps(material),
  ...listSteps(material),
  ...callSteps(material),
]

function textSteps({ bill, texts, today }: StateMaterial): StateStep[] {
  const place = { what: 'bill' as const, id: bill.id, dossier: '' }
  const stage = currentStage(bill, today)
  if (!stage)
    return [{ kind: 'text', title: 'Noter l’étape où en est le texte', why: 'Aucune ne l’est.', place }]
  const unread = bill.measures.filter(one => stateAt(bill, one, stage.key, today).standing === 'unknown')
  const needsText = stage.kind !== undefined && WITH_TEXT.has(stage.kind)
  return [
    ...(needsText && !texts.some(one => one.stage === stage.key)
      ? [
          {
            kind: 'text' as const,
            title: `Reprendre le texte de l’étape ${inGuillemets(stage.label)}`,
            why: 'Il n’est pas dans la bibliothèque : les amendements pointent ses alinéas, et les articles ont pu changer de numéro.',
            place,
          },
        ]
      : []),
    ...(unread.length > 0
      ? [
          {
            kind: 'measures' as const,
            title: `Noter le sort de ${unread.length === 1 ? 'la mesure' : `${unread.length} mesures`} à cette étape`,
            why: `Il n’est pas connu : ${unread
              .slice(0, 3)
              .map(one => inGuillemets(one.title))
              .join(', ')}${unread.length > 3 ? '…' : '.'}`,
            place,
          },
        ]
      : []),
  ]
}

function identitySteps({ campaign }: StateMaterial): StateStep[] {
  const missing = [
    !campaign.association && 'l’association',
    !campaign.contact && 'le contact',
    !campaign.signature && 'la signature',
  ].filter(one => one !== false)
  if (missing.length === 0) return []
  return [
    {
      kind: 'identity',
      title: `Dire ${missing.join(', ')}`,
      why: 'Demandé une fois pour tous les documents ; ce qui manque y est signalé.',
      place: { what: 'campaign', id: campaign.id, dossier: '' },
    },
  ]
}

const restingSteps = ({ resting }: StateMaterial, kind: Resting['kind']): StateStep[] =>
  resting
    .filter(one => one.kind === kind)
    .map(one => ({
      kind: kind === 'argument' ? 'arguments' : 'documents',
      title: `Mettre à jour ${kind === 'argument' ? 'l’argument' : 'le document'} ${inGuillemets(one.title)}`,
      why: `Écrit pour ${inGuillemets(one.writtenFor)}. ${one.change}`,
      place: { what: kind, id: one.id, dossier: one.dossier ?? '' },
    }))

/** Amendments written on a text that is no longer the last the library holds. */
function amendmentSteps({ bill, texts, amendments }: StateMaterial): StateStep[] {
  const last = lastVersion(bill, texts)
  return amendments.flatMap((one): StateStep[] => {
    const own = texts.find(text => text.id === one.text)
    if (!own || !last || own.stage === last.stage) return []
    return [
      {
        kind: 'amendments',
        title: `Relire ${one.number ? amendmentLabel(one).toLowerCase() : 'l’amendement en projet'}, ${targetLabel(one.target).toLowerCase()}`,
        why: `Écrit sur ${inGuillemets(versionName(bill, own))} ; la bibliothèque a ${inGuillemets(versionName(bill, last))}.`,
        place: { what: 'amendment', id: one.id, dossier: '' },
      },
    ]
  })
}

function documentSteps({ bill, counts }: StateMaterial): StateStep[] {
  if (counts.documents > 0) return []
  return [
    {
      kind: 'documents',
      title: 'Écrire un premier document',
      why: 'La campagne n’en a aucun.',
      place: { what: 'composer', id: bill.id, dossier: '' },
    },
  ]
}

function listSteps({ bill, lists, today }: StateMaterial): StateStep[] {
  const stage = currentStage(bill, today)
  if (isOver(bill, today)) return []
  const place = { what: 'lists' as const, id: bill.id, dossier: '' }
  if (lists.length === 0)
    return [
      {
        kind: 'lists',
        title: 'Choisir qui appeler',
        why: 'La campagne n’a aucune liste de parlementaires.',
        place,
      },
    ]
  const { date } = stage ?? {}
  if (!date) return []
  return lists
    .filter(one => one.updatedAt.slice(0, 10) < date)
    .map(one => ({
      kind: 'lists',
      title: `Revoir la liste ${inGuillemets(one.title)}`,
      why: `Changée pour la dernière fois le ${dateText(one.updatedAt.slice(0, 10))}, avant l’étape en cours.`,
      place,
    }))
}

function callSteps({ bill, counts, today }: StateMaterial): StateStep[] {
  if (isOver(bill, today)) return []
  const place = { what: 'calls' as const, id: bill.id, dossier: '' }
  if (counts.calls === 0) return [{ kind: 'calls', title: 'Appeler', why: 'Aucun appel n’est noté.', place }]
  return counts.callsSince === 0
    ? [
        {
          kind: 'calls',
          title: 'Rappeler pour la nouvelle étape',
          why: 'Aucun appel n’est noté depuis le jour de l’étape en cours.',
          place,
        },
      ]
    : []
}
