import { Amendment } from '../../../shared/campaign/amendments/model.ts'
import { Bill } from '../../../shared/campaign/bills/model.ts'
import { BillText } from '../../../shared/campaign/bills/text-model.ts'
import { OpeningPhrase } from '../../../shared/campaign/briefs/model.ts'
import { Campaign } from '../../../shared/campaign/campaigns/model.ts'
import { SharedDraft, SharedSet } from '../../../shared/campaign/campaigns/shared-documents.ts'
import { TargetList } from '../../../shared/campaign/members/model.ts'
import { LocalProject } from '../../../shared/campaign/projects/model.ts'
import { Template } from '../../../shared/drafts/templates/template.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { Source } from '../../../shared/library/model.ts'
import type { TakenPack } from '../../../shared/sharing/model.ts'
import type { Database } from '../../kernel/database/open.ts'
import { writing } from '../../library/writing.ts'
import type { PackWork } from './journal.ts'
import { type PackPart, packActs } from './pack-acts.ts'
import { currentOf } from './pack-plan.ts'
import { markOf } from './pack-things.ts'
import { type Stores, stores } from './stores.ts'

type Line = PackPart['items'][number]

/** The packs taken, newest first. Only the last taking of a pack may be undone: the next one rests on it. */
export function takenPacks(db: Database): TakenPack[] {
  const packIds = new Set<string>()
  return packActs(db)
    .list()
    .map(({ id, at, pack, changes, undoneAt }) => {
      const undoable = undoneAt === null && !packIds.has(pack.id)
      if (undoneAt === null) packIds.add(pack.id)
      const { title, author, version } = pack
      return { id, title, author, version, date: at, changes, undone: undoneAt !== null, undoable }
    })
}

/** Says that what taking a pack changed is to be put back; `goOn` does it, step by step. */
export function setUndoing(db: Database, id: string): void {
  writing(db, () => {
    const { acts, journal } = stores(db)
    const act = acts.get(id)
    const state = takenPacks(db).find(one => one.id === id)
    if (!act || !state) throw new AppError('not-found', 'Ce lot n’a pas été reçu dans cette bibliothèque.')
    if (state.undone) throw new AppError('refused', 'La réception de ce lot a déjà été annulée.')
    if (!state.undoable)
      throw new AppError(
        'refused',
        `Une version plus récente de «\u00a0${state.title}\u00a0» a été reçue depuis. Rien n’a été changé : annulez d’abord celle-là.`,
      )
    const { pack, previous, author, changes } = act
    const steps = acts.parts(id)
    const all = { things: changes, steps, next: steps - 1, added: 0, changes, left: [] }
    journal.set(id, { state: 'undoing', pack, previous, author, ...all })
  })
}

/** Puts back what a part changed, within a `writing`. What was changed since, or used, is left as it is: it is added to `left`. */
export function undoPart(all: Stores, pack: string, part: PackPart, leftovers: PackWork['left']): void {
  // what came last may rest on what came first
  for (const line of part.items.toReversed()) {
    const reason = reasonToLeave(all, line)
    if (reason) leftovers.push({ label: line.label, reason, from: line.from, what: line.what })
    else putBack(all, line)
  }
  forgetRecords(all, pack, part.records, new Set(leftovers.map(one => `${one.what} ${one.from}`)))
}

function reasonToLeave(all: Stores, line: Line): string | undefined {
  const now = currentOf(all, line.what, line.id)
  if (now === undefined) return line.before === undefined || line.removed ? undefined : 'retirée depuis'
  if (markOf(line.what, now) !== line.after) return 'modifiée depuis'
  // a bill takes its texts with it
  if (line.what === 'bill' && line.before === undefined && all.billTexts.list(line.id).length > 0)
    return 'des textes de ses étapes sont ici'
  const mayBeUsed = line.what === 'source' && (line.before === undefined || line.removed)
  const rests = mayBeUsed ? all.packs.restsOn(line.id) : undefined
  return rests && `utilisée dans «\u00a0${rests}\u00a0»`
}

function putBack(all: Stores, line: Line): void {
  const before: unknown = line.before === undefined ? undefined : JSON.parse(line.before)
  switch (line.what) {
    case 'source': {
      const library = all.sources
      const [now] = library.existing([line.id])
      if (now && before) library.save(Source.parse({ ...before, id: now.id, revision: now.revision }))
      if (now && (!before || line.removed)) library.remove(line.id)
      return
    }
    case 'bill':
      if (before) all.bills.put(Bill.parse(before))
      else all.packs.dropBill(line.id)
      return
    case 'template':
      if (before) all.templates.put(Template.parse(before))
      else all.templates.remove(line.id)
      return
    case 'billText':
      if (before) all.billTexts.put(BillText.parse(before))
      else all.billTexts.remove(line.id)
      return
    case 'targets':
      if (before) all.targets.put(TargetList.parse(before))
      else all.targets.remove(line.id)
      return
    case 'opening':
      if (before) all.openings.put(OpeningPhrase.parse(before))
      else all.openings.remove(line.id)
      return
    case 'campaign':
      if (before) all.campaigns.put(Campaign.parse(before))
      else all.campaigns.drop(line.id)
      return
    case 'amendment':
      if (before) all.amendments.put(Amendment.parse(before))
      else all.amendments.remove([line.id])
      return
    case 'draft':
      if (before) all.documents.putDraft(SharedDraft.parse(before))
      else all.documents.removeDraft(line.id)
      return
    case 'set':
      if (before) all.documents.putSet(SharedSet.parse(before))
      else all.documents.removeSet(line.id)
      return
    case 'project':
      if (before) all.projects.putShared(LocalProject.parse(before))
      else all.projects.remove(line.id)
  }
}

/** Restores the record of each thing as it was before the pack; things left alone keep theirs, for the next version. */
function forgetRecords(
  { packs: packStore }: Stores,
  pack: string,
  records: PackPart['records'],
  leftovers: ReadonlySet<string>,
): void {
  for (const { what, id, before, madeBefore = '' } of records) {
    if (leftovers.has(`${what} ${id}`)) continue
    if (before === undefined) packStore.dropRecord(pack, what, id)
    else packStore.setRecord(pack, { what, id, data: before, madeAt: madeBefore })
  }
}

/** Restores the rows of the pack and of its author as they were before it. */
export function forget({ packs: packStore }: Stores, { pack, previous, author, left }: PackWork): void {
  if (previous) packStore.setPack(previous)
  else if (left.length === 0) packStore.dropPack(pack.id)
  if (!author || packStore.author(author.now.name)?.key !== author.now.key) return
  packStore.dropAuthor(author.now.name)
  if (author.before) packStore.setAuthor(author.before)
}
