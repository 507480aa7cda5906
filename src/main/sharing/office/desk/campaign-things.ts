import { campaignId } from '../../../../shared/campaign/campaigns/model.ts'
import type { Practice } from '../../../../shared/dossiers/task.ts'
import { withoutPrivateWords } from '../../../../shared/sharing/comments.ts'
import type { CampaignKind, OfficeKind } from '../../../../shared/sharing/office/thing-state.ts'
import type { Thing, What } from '../../../../shared/sharing/thing-fields.ts'
import { campaigns } from '../../../campaign/campaigns/store.ts'
import { personalSets } from '../../../campaign/sets/store.ts'
import { dossiers } from '../../../dossiers/store.ts'
import { drafts } from '../../../drafts/store.ts'
import { oncePer } from '../../../kernel/database/once.ts'
import type { Database } from '../../../kernel/database/open.ts'
import { currentOf } from '../../packs/pack-plan.ts'
import { labelOf, schemas } from '../../packs/pack-things.ts'
import { stores } from '../../packs/stores.ts'
import { outgoing, outgoingList } from '../../sending/send.ts'
import { templatesOf } from '../../sending/set-lists.ts'
import { outgoingCampaign, wholeCampaign } from '../../sending/whole-campaign.ts'

/** The tables of what a campaign holds, as packs read and write them. */
export const campaignStores = oncePer(stores)

/** Translates a kind of thing of a campaign into that of packs. */
export const packKind = (kind: CampaignKind): Exclude<What, 'source' | 'opening'> =>
  kind === 'document' ? 'draft' : kind

/** A thing of a campaign as it may travel, and its name; undefined for one that is not here, or was removed. */
export function readCampaignThing(
  db: Database,
  kind: CampaignKind,
  id: string,
): { readonly label: string; readonly value: object; readonly savedAt?: string } | undefined {
  const what = packKind(kind)
  const value = currentOf(campaignStores(db), what, id)
  if (!value) return undefined
  const thing = thingOf(what, value)
  const savedAt = 'updatedAt' in value ? value.updatedAt : undefined
  return { label: labelOf(thing), value: withoutOwn(thing), ...(savedAt && { savedAt }) }
}

/** A thing as packs read it. */
const thingOf = (what: What, value: unknown) => ({ what, value: schemas[what].parse(value) }) as Thing

/** Reads a thing of a pack as a space holds it: neither what is of one desk, nor how often and when it was saved. */
export const outgoingThing = (what: What, value: unknown): Record<string, unknown> =>
  plain(withoutOwn(thingOf(what, value)))

/** JSON alone, without what says how often and when this library saved it. */
export function plain(value: object): Record<string, unknown> {
  const { revision: _revision, updatedAt: _updatedAt, ...rest } = JSON.parse(JSON.stringify(value))
  return rest
}

/** A thing without what is of one desk: who signs, notes, keywords, why a member is called, openings written by hand. */
function withoutOwn(thing: Thing): object {
  switch (thing.what) {
    case 'source':
      return outgoing(thing.value, false, false)
    case 'campaign':
      return { ...outgoingCampaign(thing.value, false), ...practiceIn(thing.value) }
    case 'targets':
      return outgoingList(thing.value)
    case 'set':
      return { ...thing.value, openings: templatesOf(thing.value).templates }
    case 'draft':
      return withoutPrivateWords(thing.value)
    default:
      return thing.value
  }
}

/** The tasks of a campaign and who sees to what: for a space, and for no file. */
const practiceIn = ({ tasks, assignees }: Practice): Practice => ({
  ...(tasks && { tasks }),
  ...(assignees && { assignees }),
})

/** The things that go with a campaign, as its signed file carries them; `sources`: the arguments and what it cites. */
export function campaignContents(
  db: Database,
  id: string,
): { readonly things: { kind: CampaignKind; id: string }[]; readonly sources: string[] } {
  if (!campaigns(db).find(id)) return { things: [], sources: [] }
  const whole = wholeCampaign(db, id, { notes: false, comments: true })
  const of = (kind: CampaignKind, ids: readonly string[]) => ids.map(one => ({ kind, id: one }))
  const idsOf = (all: readonly { readonly id: string }[]) => all.map(one => one.id)
  return {
    things: [
      ...of('template', whole.templates),
      ...of('bill', [whole.bill]),
      ...of('billText', whole.billTexts),
      ...of('targets', whole.targets),
      ...of('amendment', idsOf(whole.amendments)),
      ...of('document', idsOf(whole.drafts)),
      ...of('set', idsOf(whole.personalSets)),
      ...of('project', whole.projects),
    ],
    sources: whole.sources,
  }
}

/** Kinds that a desk which removes them leaves to the others: public, or kept by each library for itself. */
const LEFT_TO_OTHERS: ReadonlySet<OfficeKind> = new Set(['template', 'bill', 'billText', 'campaign'])

/** Whether a thing that is no longer here was put away with something else, or is each desk's to keep: the others keep theirs. */
export function isLeftToOthers(
  db: Database,
  kind: OfficeKind,
  id: string,
  value: Readonly<Record<string, unknown>> | undefined,
): boolean {
  if (LEFT_TO_OTHERS.has(kind)) return true
  if (kind === 'document') {
    const dossier = drafts(db).dossierOf(id)
    if (!dossier || !dossiers(db).find(dossier) || drafts(db).find(id)) return true
  }
  if (kind === 'set' && personalSets(db).find(id)) return true
  const campaign = typeof value?.bill === 'string' ? campaignId(value.bill) : value?.campaign
  return typeof campaign === 'string' && isCampaignPart(kind) && !campaigns(db).find(campaign)
}

const PARTS: ReadonlySet<OfficeKind> = new Set(['targets', 'amendment', 'document', 'set', 'project'])
const isCampaignPart = (kind: OfficeKind): boolean => PARTS.has(kind)
