import { identityKeys } from '../../../shared/campaign/campaigns/model.ts'
import {
  PERSONAL_ANSWERS,
  SharedDraft,
  type SharedSet,
} from '../../../shared/campaign/campaigns/shared-documents.ts'
import { Draft } from '../../../shared/drafts/model.ts'
import { equal } from '../../../shared/sharing/compare.ts'
import { dossiers } from '../../dossiers/store.ts'
import { drafts } from '../../drafts/store.ts'
import { versions } from '../../drafts/version-store.ts'
import type { Database } from '../../kernel/database/open.ts'
import { personalSets } from '../sets/store.ts'
import { campaigns } from './store.ts'

type Answers = SharedDraft['answers']
const withoutKeys = (answers: Answers, keys: readonly string[]): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([key, value]) => value !== '' && !keys.includes(key)))
const onlyKeys = (answers: Answers, keys: readonly string[]): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([key]) => keys.includes(key)))

/** The documents and sets of campaigns, as a file carries them from one library to another. */
export function sharedDocuments(db: Database) {
  const [texts, sets, store, versionStore] = [drafts(db), personalSets(db), campaigns(db), versions(db)]

  /** Reads a text as it travels; undefined for one that is not here, or follows no bill. */
  function findDraft(id: string): SharedDraft | undefined {
    const draft = texts.find(id)
    const pool = draft && dossiers(db).find(draft.dossier)
    const bill = pool?.facts['bill.id']
    if (!draft || !bill) return undefined
    // one of before campaigns was answered in its dossier, which stays
    const answers = draft.answers ?? withoutKeys(pool.facts, Object.values(identityKeys))
    return SharedDraft.parse({ ...draft, bill, answers: withoutKeys(answers, PERSONAL_ANSWERS) })
  }

  /** Writes a text as others have it, in the dossier of its campaign; what stood there is kept as a version of that name. */
  function putDraft(
    { bill, answers, ...text }: SharedDraft,
    versionName = 'Avant la réception d’une campagne',
  ): void {
    const before = texts.find(text.id)
    if (!before) {
      const campaign = store.ofBill(bill) ?? store.begin(bill)
      const dossier = store.dossierOf(campaign.id).id
      const draft = Draft.parse({ ...text, dossier, answers, base: '', revision: 0 })
      if (!texts.dossierOf(text.id)) return void texts.create(draft)
      // it was here and put away: it comes back where it was
      texts.restore(text.id)
      const { revision, dossier: place } = texts.get(text.id)
      return void texts.save({ ...draft, dossier: place, revision })
    }
    versionStore.keep(before, 'before', { name: versionName })
    const isAsBefore = !before.answers && equal(findDraft(text.id)?.answers, answers)
    const own = { ...onlyKeys(before.answers ?? {}, PERSONAL_ANSWERS), ...answers }
    texts.save({ ...before, ...text, revision: before.revision, ...(!isAsBefore && { answers: own }) })
  }

  function findSet(id: string): SharedSet | undefined {
    const set = sets.find(id)
    const bill = set && findDraft(set.draft)?.bill
    return set && bill ? { ...set, bill } : undefined
  }

  return {
    findDraft,
    putDraft,
    /** The documents of a bill, in the order they were made. */
    drafts: (bill: string): SharedDraft[] =>
      dossiers(db)
        .ofBill(bill)
        .flatMap(dossier => texts.list(dossier).flatMap(one => findDraft(one.id) ?? [])),
    removeDraft: (id: string): void => texts.remove(id),
    findSet,
    putSet: ({ bill: _, ...set }: SharedSet): void => sets.put(set),
    sets: (bill: string): SharedSet[] =>
      sets.list().flatMap(one => {
        const set = findSet(one.id)
        return set?.bill === bill ? [set] : []
      }),
    removeSet: (id: string): void => sets.remove(id),
  }
}
