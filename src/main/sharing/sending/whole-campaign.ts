import { choiceKeys } from '../../../shared/campaign/briefs/choice.ts'
import type { Campaign } from '../../../shared/campaign/campaigns/model.ts'
import { citedIds } from '../../../shared/drafts/references.ts'
import { privateNotes, withoutComments, withoutPrivateWords } from '../../../shared/sharing/comments.ts'
import type { PackContent, PackPreview } from '../../../shared/sharing/model.ts'
import { amendments } from '../../campaign/amendments/store.ts'
import { billTexts } from '../../campaign/bills/text-store.ts'
import { sharedDocuments } from '../../campaign/campaigns/shared-documents.ts'
import { campaigns } from '../../campaign/campaigns/store.ts'
import { targetLists } from '../../campaign/members/target-lists.ts'
import { localProjects } from '../../campaign/projects/store.ts'
import { keptTemplates } from '../../drafts/template-store.ts'
import type { Database } from '../../kernel/database/open.ts'
import { pictureHashes } from '../../kernel/files/pictures.ts'
import { allArguments } from '../../library/all-arguments.ts'
import { templatesOf } from './set-lists.ts'

type Whole = Pick<PackContent, 'campaigns' | 'amendments' | 'drafts' | 'personalSets'> & {
  readonly bill: string
  readonly billTexts: string[]
  readonly targets: string[]
  readonly templates: string[]
  readonly projects: string[]
  readonly sources: string[]
}

/**
 * All that a campaign holds, as it travels: never its calls, nor who signs; private notes and openings written by hand only where they
 * are asked for, comments unless they are left out. Of the amendments, ours and those they change.
 */
export function wholeCampaign(
  db: Database,
  id: string,
  { notes: withNotes, comments: withComments }: { readonly notes: boolean; readonly comments: boolean },
): Whole {
  const campaign = campaigns(db).get(id)
  const { bill } = campaign
  const documents = sharedDocuments(db)
  const drafts = documents.drafts(bill)
  const listed = amendments(db).list(bill)
  const parents = new Set(listed.flatMap(one => (one.origin === 'draft' && one.parent ? [one.parent] : [])))
  const own = listed.filter(one => one.origin === 'draft' || parents.has(one.id))
  const ownTemplates = new Set(
    keptTemplates(db)
      .list()
      .map(one => one.id),
  )
  const linked = allArguments(db).filter(one => one.measures.some(link => link.bill === bill))
  const chosen = drafts.flatMap(one => (one.answers[choiceKeys.arguments] ?? '').split(',').filter(Boolean))
  return {
    bill,
    campaigns: [outgoingCampaign(campaign, withNotes)],
    amendments: own,
    drafts: drafts.map(one => {
      const text = withNotes ? one : withoutPrivateWords(one)
      return { ...(withComments ? text : withoutComments(text)), revision: 0, updatedAt: '' }
    }),
    personalSets: documents
      .sets(bill)
      .map(set => (withNotes ? set : { ...set, openings: templatesOf(set).templates })),
    billTexts: billTexts(db)
      .list(bill)
      .map(one => one.id),
    targets: targetLists(db)
      .list(bill)
      .map(one => one.id),
    templates: [...new Set(drafts.map(one => one.template))].filter(one => ownTemplates.has(one)),
    projects: localProjects(db).ofCampaign(id),
    sources: [
      ...new Set([
        ...linked.map(one => one.id),
        ...chosen,
        ...own.flatMap(one => one.arguments),
        ...drafts.flatMap(one => citedIds(one)),
      ]),
    ],
  }
}

/** Counts what goes with a campaign, and what is left out unless asked. */
export function wholePreview(db: Database, id: string): NonNullable<PackPreview['whole']> {
  const all = wholeCampaign(db, id, { notes: true, comments: true })
  const { title, notes } = campaigns(db).get(id)
  return {
    title,
    documents: all.drafts.length,
    amendments: all.amendments.length,
    lists: all.targets.length,
    sets: all.personalSets.length,
    texts: all.billTexts.length,
    projects: all.projects.length,
    hasNotes: notes.trim() !== '',
    draftNotes: all.drafts.reduce((sum, one) => sum + privateNotes(one).length, 0),
    comments: all.drafts.reduce((sum, one) => sum + one.comments.length, 0),
    pictures: new Set(all.drafts.flatMap(one => pictureHashes(one.blocks))).size,
    handwritten: all.personalSets.reduce((sum, set) => sum + templatesOf(set).handwrittenCount, 0),
  }
}

/** A campaign as it travels: who signs is of each computer, and the archive too. */
export const outgoingCampaign = (
  { archivedAt: _, tasks: _tasks, assignees: _assignees, ...campaign }: Campaign,
  withNotes: boolean,
): Campaign => ({
  ...campaign,
  signature: '',
  notes: withNotes ? campaign.notes : '',
})
