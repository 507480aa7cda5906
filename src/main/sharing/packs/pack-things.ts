import { amendmentLabel, targetLabel } from '../../../shared/campaign/amendments/label.ts'
import { Amendment } from '../../../shared/campaign/amendments/model.ts'
import { Bill } from '../../../shared/campaign/bills/model.ts'
import { BillText } from '../../../shared/campaign/bills/text-model.ts'
import { OpeningPhrase } from '../../../shared/campaign/briefs/model.ts'
import { Campaign } from '../../../shared/campaign/campaigns/model.ts'
import { SharedDraft, SharedSet } from '../../../shared/campaign/campaigns/shared-documents.ts'
import { TargetList } from '../../../shared/campaign/members/model.ts'
import { LocalProject } from '../../../shared/campaign/projects/model.ts'
import { projectTitle } from '../../../shared/campaign/projects/states.ts'
import { Template } from '../../../shared/drafts/templates/template.ts'
import { label } from '../../../shared/library/cite/print.ts'
import { Source } from '../../../shared/library/model.ts'
import type { Thing, What } from '../../../shared/sharing/thing-fields.ts'

/** How each thing a pack may hold is read. */
export const schemas = {
  source: Source,
  bill: Bill,
  template: Template,
  billText: BillText,
  targets: TargetList,
  opening: OpeningPhrase,
  campaign: Campaign,
  amendment: Amendment,
  draft: SharedDraft,
  set: SharedSet,
  project: LocalProject,
} as const

/** The lists of a pack, in the order their things are taken, and what a reader calls one of them. */
export const lists = [
  { name: 'sources', what: 'source', noun: 'fiche' },
  { name: 'bills', what: 'bill', noun: 'texte suivi' },
  { name: 'templates', what: 'template', noun: 'modèle' },
  { name: 'billTexts', what: 'billText', noun: 'texte d’étape' },
  { name: 'targets', what: 'targets', noun: 'liste' },
  { name: 'openings', what: 'opening', noun: 'formule d’ouverture' },
  { name: 'campaigns', what: 'campaign', noun: 'campagne' },
  { name: 'amendments', what: 'amendment', noun: 'amendement' },
  { name: 'drafts', what: 'draft', noun: 'document' },
  { name: 'personalSets', what: 'set', noun: 'envoi' },
  { name: 'projects', what: 'project', noun: 'projet local' },
] as const

/** A thing as it was kept, in JSON; undefined where it no longer reads as one. */
export const readThing = <T extends What>(what: T, data: string) =>
  schemas[what].safeParse(JSON.parse(data)).data as Extract<Thing, { what: T }>['value'] | undefined

/** Names a thing in one line. */
export function labelOf(thing: Thing): string {
  switch (thing.what) {
    case 'source':
      return label(thing.value)
    case 'billText':
      return textLabel(thing.value)
    case 'amendment':
      return `${amendmentLabel(thing.value)}, ${targetLabel(thing.value.target)}`
    case 'opening':
      return thing.value.text.slice(0, 120)
    case 'project':
      return projectTitle(thing.value)
    default:
      return thing.value.title
  }
}

const textLabel = ({ number, session, title }: BillText): string =>
  [number && `Texte n° ${number}`, session, title].filter(Boolean).join(', ') || 'Texte d’une étape'

/** Mark that changes with a thing of the library: the revision of a source, the whole of anything else. */
export function markOf(what: What, value: Thing['value'] | undefined): string {
  if (value === undefined) return ''
  if (what === 'source' && 'revision' in value) return String(value.revision)
  // those saved from a revision, which says nothing of what they hold
  return JSON.stringify(
    what === 'template' ? value : schemas[what].parse({ ...value, revision: 0, updatedAt: '' }),
  )
}
