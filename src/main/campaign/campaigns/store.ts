import { Campaign, campaignId, identityFacts, identityIn } from '../../../shared/campaign/campaigns/model.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { equal } from '../../../shared/sharing/compare.ts'
import { dossiers } from '../../dossiers/store.ts'
import type { Database } from '../../kernel/database/open.ts'
import { guarded } from '../../kernel/database/refusals.ts'
import { parseRow, type Stored, stale, toJson } from '../../kernel/database/stored.ts'
import { bills } from '../bills/store.ts'
import { campaignDossier, lastIdentity } from './campaign-dossier.ts'

interface CampaignRow extends Stored {
  readonly dossier: string | null
  readonly archivedAt: string | null
}

const SELECT_CAMPAIGN = `SELECT campaigns.id, campaigns.data, campaigns.revision, campaigns.updated_at AS updatedAt, NULL AS removedAt,
  (SELECT id FROM dossiers WHERE id = campaigns.dossier AND removed_at IS NULL) AS dossier, archived_at AS archivedAt
  FROM campaigns JOIN bills ON bills.id = bill`

/** The campaigns, one for each bill that somebody works on. Who leads one is an answer of its dossier, so that every document reads it. */
export function campaigns(db: Database) {
  const list = db.prepare<[], CampaignRow>(
    `${SELECT_CAMPAIGN} WHERE bills.removed_at IS NULL ORDER BY archived_at IS NOT NULL, bills.position`,
  )
  const find = db.prepare<{ id: string }, CampaignRow>(`${SELECT_CAMPAIGN} WHERE campaigns.id = @id`)
  const write = db.prepare(
    `INSERT INTO campaigns (id, bill, dossier, data, revision, updated_at) VALUES (@id, @bill, @dossier, @data, @revision, @at)
     ON CONFLICT (id) DO UPDATE SET dossier = @dossier, data = @data, revision = @revision, updated_at = @at`,
  )
  const setArchived = db.prepare(
    'UPDATE campaigns SET archived_at = @archivedAt, revision = revision + 1, updated_at = @at WHERE id = @id',
  )
  const archivedBills = db
    .prepare<[], string>('SELECT bill FROM campaigns WHERE archived_at IS NOT NULL')
    .pluck()
  const dropCampaign = db.prepare('DELETE FROM campaigns WHERE id = @id')
  const hasText = db.prepare<{ dossier: string }>(
    'SELECT 1 FROM drafts WHERE dossier = @dossier AND removed_at IS NULL',
  )
  const ofDossier = db.prepare<{ id: string }, string>('SELECT id FROM campaigns WHERE dossier = @id').pluck()

  function campaignOf(row: CampaignRow): Campaign {
    const campaign = parseRow(Campaign, row)
    const identity = row.dossier
      ? identityIn(dossiers(db).get(row.dossier).facts)
      : lastIdentity(db, campaign.bill)
    return { ...campaign, ...identity, ...(row.archivedAt && { archivedAt: row.archivedAt }) }
  }
  function rowOf(id: string): CampaignRow {
    const row = find.get({ id })
    if (!row) throw new AppError('not-found', 'Cette campagne n’est pas dans la bibliothèque.', { id })
    return row
  }
  function put(campaign: Campaign, row: CampaignRow | undefined, at: string): Campaign {
    const { association, contact, signature, archivedAt: _, ...own } = campaign
    const identity = { association, contact, signature }
    const dossier =
      row?.dossier ?? (association || contact || signature ? campaignDossier(db, campaign).id : null)
    if (dossier) {
      const before = dossiers(db).get(dossier)
      const facts = { ...before.facts, ...identityFacts(identity) }
      if (!equal(before.facts, facts)) dossiers(db).save({ ...before, facts })
    }
    write.run({
      id: campaign.id,
      bill: campaign.bill,
      dossier,
      data: toJson(own),
      revision: (row?.revision ?? 0) + 1,
      at,
    })
    return campaignOf(rowOf(campaign.id))
  }
  const save = db.transaction((campaign: Campaign, at: string): Campaign => {
    const row = rowOf(campaign.id)
    if (row.revision !== campaign.revision) throw stale('Cette campagne a été modifiée', campaignOf(row))
    // the bill it follows is what it is: another bill is another campaign
    return put({ ...campaign, bill: campaignOf(row).bill }, row, at)
  })
  const begin = db.transaction((bill: string, at: string): Campaign => {
    const id = campaignId(bill)
    const row = find.get({ id })
    if (row?.archivedAt)
      throw new AppError(
        'refused',
        `La campagne «\u00a0${campaignOf(row).title}\u00a0» est archivée. Rien n’a été changé : sortez-la de l’archive pour y travailler.`,
      )
    if (row) return campaignOf(row)
    const { title } = bills(db).get(bill)
    return put(
      Campaign.parse({ id, bill, title: title.trim().slice(0, 200) || bill, ...lastIdentity(db, bill) }),
      undefined,
      at,
    )
  })
  const dossierOf = db.transaction((id: string, at: string) => {
    const row = rowOf(id)
    if (row.dossier) return dossiers(db).get(row.dossier)
    const campaign = campaignOf(row)
    const dossier = campaignDossier(db, campaign)
    write.run({ ...campaign, dossier: dossier.id, data: row.data, revision: row.revision, at })
    return dossier
  })

  return {
    /** Open ones first. */
    list: (): Campaign[] => list.all().map(campaignOf),
    get: (id: string): Campaign => campaignOf(rowOf(id)),
    find(id: string): Campaign | undefined {
      const row = find.get({ id })
      return row && campaignOf(row)
    },
    /** Takes what a file says of one as it stands: its differences were settled. */
    put: (campaign: Campaign, at = new Date().toISOString()): void =>
      void guarded(() => put(campaign, find.get({ id: campaign.id }), at)),
    /** Undoes the coming of a campaign: its dossier goes too, where no text is in it. */
    drop(id: string): void {
      const dossier = find.get({ id })?.dossier
      guarded(() => dropCampaign.run({ id }))
      if (dossier && !hasText.get({ dossier })) dossiers(db).remove(dossier)
    },
    /** The campaign of a bill, archived or not. */
    ofBill(bill: string): Campaign | undefined {
      const row = find.get({ id: campaignId(bill) })
      return row && campaignOf(row)
    },
    /** The campaign of a bill, made where there is none; an archived one is refused. */
    begin: (bill: string, at = new Date().toISOString()): Campaign =>
      guarded(() => begin.immediate(bill, at)),
    save: (campaign: Campaign, at = new Date().toISOString()): Campaign =>
      guarded(() => save.immediate(campaign, at)),
    archive(id: string, archived: boolean, at = new Date().toISOString()): Campaign {
      const { archivedAt } = rowOf(id)
      if (archived !== (archivedAt !== null))
        guarded(() => setArchived.run({ id, at, archivedAt: archived ? at : null }))
      return campaignOf(rowOf(id))
    },
    /** The bills whose campaign is archived: nothing of theirs is offered. */
    archivedBills: (): ReadonlySet<string> => new Set(archivedBills.all()),
    /** Whether a dossier is that of a campaign. */
    isDossier: (id: string): boolean => ofDossier.get({ id }) !== undefined,
    /** Id of the campaign whose documents lie in a dossier. */
    ofDossier: (id: string): string | undefined => ofDossier.get({ id }),
    /** Id of the dossier its documents lie in; undefined where there is none yet. */
    dossierIdOf: (id: string): string | undefined => rowOf(id).dossier ?? undefined,
    /** The dossier its documents lie in, made when first asked for. */
    dossierOf: (id: string, at = new Date().toISOString()) => guarded(() => dossierOf.immediate(id, at)),
  }
}
