import { dayFigures } from '../../french/dates.ts'
import { inGuillemets } from '../../french/wording.ts'
import type { Argument } from '../../library/model.ts'
import { fateLook, lastFate } from './fate.ts'
import type { Bill, Measure, Stage } from './model.ts'
import { currentStage } from './stages.ts'

/** Something written for a state of a bill that has passed, and what to change in it. */
export interface Resting {
  readonly kind: 'argument' | 'draft'
  readonly id: string
  readonly title: string
  /** the dossier of a draft */
  readonly dossier?: string
  /** the form of the text: `Note`, `Script d’appel`... */
  readonly form?: string
  readonly measure?: string
  /** the state it was written for, where it says so */
  readonly writtenFor: string
  readonly change: string
}

/** A draft as far as a bill is concerned: what it was made from, and the arguments in it with their revisions. */
export interface DraftFacts {
  readonly id: string
  readonly title: string
  readonly dossier: string
  readonly form: string
  readonly savedAt: string
  readonly facts: Readonly<Record<string, string>>
  readonly arguments: readonly string[]
}

const indexOf = (bill: Bill, key: string | undefined): number =>
  key === undefined ? -1 : bill.stages.findIndex(one => one.key === key)

/** The bill as far as it has come: a fate noted after the stage somebody said it is at is not of today. */
function reached(bill: Bill): Bill {
  const at = indexOf(bill, bill.current)
  return at < 0 ? bill : { ...bill, stages: bill.stages.slice(0, at + 1) }
}

/** The arguments about a bill that were written for an earlier state of one of its measures. */
export function restingArguments(bill: Bill, all: readonly Argument[]): Resting[] {
  const today = reached(bill)
  return all.flatMap(argument =>
    argument.measures
      .filter(link => link.bill === bill.id)
      .flatMap(link => {
        const measure = bill.measures.find(one => one.id === link.measure)
        const from = bill.stages.find(one => one.key === link.stage)
        if (!measure) return [vanishing(argument, link.measure)]
        const now = lastFate(today, measure)
        if (!now || indexOf(bill, link.stage) >= indexOf(bill, now.at.key)) return []
        return [
          {
            kind: 'argument' as const,
            id: argument.id,
            title: argument.title,
            measure: measure.id,
            writtenFor: from?.label ?? 'étape non dite',
            change: whatToChange(today, measure, from),
          },
        ]
      }),
  )
}

/**
 * Tells why an argument has to change before it is used for these measures, or for the whole bill where it is about none of them, at a
 * stage, or today: it was written for an earlier state of all it is about there. One that does not say for which state is not judged here.
 */
export function outdatedMeasures(
  bill: Bill,
  argument: Argument,
  measures: readonly string[] = [],
  stage?: string,
): Resting | undefined {
  const at = indexOf(bill, stage)
  const upToStage = at < 0 ? bill : { ...bill, current: stage, stages: bill.stages.slice(0, at + 1) }
  const all = argument.measures.filter(link => link.bill === bill.id)
  const chosenLinks = all.filter(link => measures.includes(link.measure))
  const links = chosenLinks.length > 0 ? chosenLinks : all
  const late = links.filter(link => indexOf(upToStage, link.stage) >= 0)
  const restings = restingArguments(upToStage, [{ ...argument, measures: late }])
  return restings.length === links.length ? restings[0] : undefined
}

const vanishing = (argument: Argument, measure: string): Resting => ({
  kind: 'argument',
  id: argument.id,
  title: argument.title,
  measure,
  writtenFor: 'mesure absente',
  change: 'La mesure qu’il vise n’est plus dans le texte suivi : corrigez le lien ou retirez-le.',
})

/** The drafts made for this bill, or that carry one of these arguments, whose state is not the present one. */
export function restingDrafts(
  bill: Bill,
  drafts: readonly DraftFacts[],
  stale: readonly Resting[],
  today: string,
): Resting[] {
  const current = currentStage(bill, today)
  return drafts.flatMap((draft): Resting[] => {
    const { facts } = draft
    const base = {
      kind: 'draft' as const,
      id: draft.id,
      title: draft.title,
      dossier: draft.dossier,
      form: draft.form,
    }
    const mine =
      facts['bill.id'] === bill.id || (facts['bill.id'] === undefined && facts['bill.title'] === bill.title)
    const stage = facts['bill.stage'] ?? facts.stage
    const from = bill.stages.find(one => one.key === stage || one.label === stage)
    const measure = bill.measures.find(one => one.id === facts.measure)
    const late = mine && current && from && indexOf(bill, from.key) < indexOf(bill, current.key)
    if (late)
      return [
        {
          ...base,
          ...(measure && { measure: measure.id }),
          writtenFor: from.label,
          change: measure
            ? whatToChange(reached(bill), measure, from)
            : `Le texte en est à : ${current.label}. Changez l’étape, le numéro du texte et ce qui est demandé.`,
        },
      ]
    const inDraft = stale.filter(one => one.kind === 'argument' && draft.arguments.includes(one.id))
    return inDraft.length > 0
      ? [
          {
            ...base,
            writtenFor: inDraft[0]?.writtenFor ?? '',
            change: `Il reprend ${inDraft.map(one => inGuillemets(one.title)).join(', ')} : mettez l’argument à jour, puis ce texte depuis l’argument.`,
          },
        ]
      : []
  })
}

/** The change a new fate asks of a text written before it. */
function whatToChange(bill: Bill, measure: Measure, from: Stage | undefined): string {
  const now = lastFate(bill, measure)
  if (!now) return ''
  const before = from && measure.fates.find(one => one.stage === from.key)?.outcome
  const doubt = now.certainty === 'to-verify' ? ' (à vérifier)' : ''
  const day = now.date ?? now.at.date
  const state = `${now.at.label}${day ? ` (${dayFigures(day)})` : ''} : ${now.outcome}${doubt}.`
  const formerState = before ? ` Au moment où il a été écrit : ${before}.` : ''
  switch (fateLook(now).tone) {
    case 'out':
      return `${state}${formerState} Ne demandez plus de la supprimer : dites qu’elle l’a été, et par qui.`
    case 'part':
      return `${state}${formerState} Dites ce qui a été censuré et ce qui reste ; argumentez sur l’application.`
    case 'changed':
      return `${state}${formerState} Relisez l’article dans sa nouvelle rédaction avant de citer l’ancienne.`
    default:
      return `${state}${formerState} Mettez à jour l’étape, l’article et la demande.`
  }
}

/** The place of the window where a text or an argument that rests on an earlier state is read. */
export const restingPlace = ({
  kind,
  id,
  dossier = '',
}: Pick<Resting, 'kind' | 'id'> & { readonly dossier?: string | undefined }): string[] =>
  kind === 'argument' ? ['bibliotheque', id] : ['dossier', dossier, id]
