import { Amendment } from '../../../../shared/campaign/amendments/model.ts'
import { Bill } from '../../../../shared/campaign/bills/model.ts'
import { BillText } from '../../../../shared/campaign/bills/text-model.ts'
import { Campaign } from '../../../../shared/campaign/campaigns/model.ts'
import { SharedDraft, SharedSet } from '../../../../shared/campaign/campaigns/shared-documents.ts'
import { TargetList } from '../../../../shared/campaign/members/model.ts'
import { LocalProject } from '../../../../shared/campaign/projects/model.ts'
import { Template } from '../../../../shared/drafts/templates/template.ts'
import { withPrivateNotes } from '../../../../shared/sharing/office/private-notes.ts'
import type { CampaignKind } from '../../../../shared/sharing/office/thing-state.ts'
import { drafts } from '../../../drafts/store.ts'
import { templates } from '../../../drafts/templates.ts'
import type { Library } from '../../../kernel/library.ts'
import type { Stores } from '../../packs/stores.ts'
import { templatesOf } from '../../sending/set-lists.ts'
import { nameBefore } from '../writing-times.ts'
import { campaignStores } from './campaign-things.ts'

interface CampaignThing {
  readonly kind: CampaignKind
  readonly id: string
  readonly value: Readonly<Record<string, unknown>> | null
  readonly author: string
  readonly writtenAt?: string
}

const BILL_ABSENT = 'son texte de loi n’est pas sur ce poste'

/**
 * Writes a thing of a campaign, within a `writing`. Who signs, private notes, openings written by hand and why a member is called stay as
 * they are here. Returns why it could not be written, in French.
 */
export function writeCampaignThing(library: Library, thing: CampaignThing): string | undefined {
  const { kind, id, value } = thing
  const all = campaignStores(library.db)
  if (!value) return removeThing(all, kind, id)
  const content = { ...value, id }
  if (typeof value.bill === 'string' && kind !== 'amendment' && !all.bills.has(value.bill)) return BILL_ABSENT
  switch (kind) {
    case 'template':
      if (templates().some(one => one.id === id)) return 'ce modèle porte le nom d’un modèle du programme'
      all.templates.put(Template.parse(content))
      return undefined
    case 'bill':
      // put away by the user: it stays so
      if (all.bills.has(id) && !all.bills.list().some(one => one.id === id)) return undefined
      all.bills.put(Bill.parse(content))
      return undefined
    case 'billText':
      all.billTexts.put(BillText.parse(content))
      return undefined
    case 'targets':
      all.targets.put(withOwnReasons(TargetList.parse(content), all.targets.find(id)))
      return undefined
    case 'campaign': {
      const { signature = '', notes = '' } = all.campaigns.find(id) ?? {}
      all.campaigns.put({ ...Campaign.parse(content), signature, notes })
      return undefined
    }
    case 'amendment':
      all.amendments.put(Amendment.parse(content))
      return undefined
    case 'document':
      return writeDocument(library, SharedDraft.parse(content), thing)
    case 'set': {
      const set = SharedSet.parse(content)
      if (!all.documents.findDraft(set.draft)) return 'le texte qu’il envoie n’est pas sur ce poste'
      all.documents.putSet(withOwnOpenings(set, all.documents.findSet(id)))
      return undefined
    }
    case 'project':
      all.projects.putShared(LocalProject.parse(content))
      return undefined
  }
}

function removeThing(all: Stores, kind: CampaignKind, id: string): undefined {
  switch (kind) {
    case 'targets':
      if (all.targets.find(id)) all.targets.remove(id)
      return undefined
    case 'amendment':
      if (all.amendments.find(id)) all.amendments.remove([id])
      return undefined
    case 'document':
      if (all.documents.findDraft(id)) all.documents.removeDraft(id)
      return undefined
    case 'set':
      if (all.documents.findSet(id)) all.documents.removeSet(id)
      return undefined
    case 'project':
      if (all.projects.find(id)) all.projects.remove(id)
      return undefined
    case 'template':
    case 'bill':
    case 'billText':
    case 'campaign':
      // each library keeps its own
      return undefined
  }
}

function writeDocument(
  library: Library,
  text: SharedDraft,
  { author, writtenAt = '' }: CampaignThing,
): undefined {
  const { db } = library
  const mine = drafts(db).find(text.id)
  const blocks = withPrivateNotes(mine?.blocks ?? [], text.blocks)
  campaignStores(db).documents.putDraft({ ...text, blocks }, nameBefore(author, writtenAt))
  return undefined
}

/** A list with the reasons to call that this library has for its members, how it was drawn here, and how it was dealt out. */
function withOwnReasons(theirs: TargetList, mine: TargetList | undefined): TargetList {
  if (!mine) return theirs
  const own = new Map(mine.ranked.map(one => [one.member, one]))
  return {
    ...theirs,
    filters: { ...theirs.filters, position: mine.filters.position, own: mine.filters.own },
    deal: mine.deal,
    ranked: theirs.ranked.map(one => own.get(one.member) ?? one),
  }
}

/** A set with the openings written by hand here, where nobody sent one for the same member. */
function withOwnOpenings(theirs: SharedSet, mine: SharedSet | undefined): SharedSet {
  if (!mine) return theirs
  const { templates: sent } = templatesOf(mine)
  const byHand = Object.entries(mine.openings).filter(([member]) => !(member in sent))
  return { ...theirs, openings: { ...Object.fromEntries(byHand), ...theirs.openings } }
}
