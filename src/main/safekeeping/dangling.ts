import type { Database } from '../kernel/database/open.ts'

/** References that lead nowhere, of one sort: how many, and the first of them by name. */
export interface Dangling {
  readonly kind: keyof typeof questions
  readonly count: number
  readonly first: string
}

/**
 * Each question gives the names of what refers to a thing the library has not. What was removed by the user is still there, and can be
 * put back: it is not missing.
 */
const questions = {
  amendmentBill: `SELECT coalesce(data ->> '$.number', id) FROM amendments
    WHERE removed_at IS NULL AND bill IS NOT NULL AND bill NOT IN (SELECT id FROM bills)`,
  amendmentText: `SELECT coalesce(data ->> '$.number', id) FROM amendments
    WHERE removed_at IS NULL AND text IS NOT NULL AND text NOT IN (SELECT id FROM bill_texts)`,
  textStage: `SELECT coalesce(nullif(bill_texts.data ->> '$.number', ''), bill_texts.stage) FROM bill_texts JOIN bills ON bills.id = bill
    WHERE bill_texts.removed_at IS NULL AND NOT EXISTS
      (SELECT 1 FROM json_each(bills.data, '$.stages') AS one WHERE one.value ->> '$.key' = bill_texts.stage)`,
  fateStage: `SELECT measure.value ->> '$.title' FROM bills, json_each(bills.data, '$.measures') AS measure,
      json_each(measure.value, '$.fates') AS fate
    WHERE bills.removed_at IS NULL AND NOT EXISTS
      (SELECT 1 FROM json_each(bills.data, '$.stages') AS one WHERE one.value ->> '$.key' = fate.value ->> '$.stage')`,
  listBill: `SELECT data ->> '$.title' FROM target_lists WHERE removed_at IS NULL AND bill NOT IN (SELECT id FROM bills)`,
  listMember: `SELECT data ->> '$.title' FROM target_lists WHERE removed_at IS NULL AND EXISTS
      (SELECT 1 FROM json_each(data, '$.ranked') AS one WHERE one.value ->> '$.member' NOT IN (SELECT id FROM members))`,
  setMember: `SELECT data ->> '$.title' FROM personal_sets WHERE removed_at IS NULL AND EXISTS
      (SELECT 1 FROM json_each(data, '$.members') AS one WHERE one.value NOT IN (SELECT id FROM members))`,
  setList: `SELECT data ->> '$.title' FROM personal_sets WHERE removed_at IS NULL AND coalesce(data ->> '$.list', '') <> ''
      AND data ->> '$.list' NOT IN (SELECT id FROM target_lists)`,
  saidMember: `SELECT member FROM positions WHERE member NOT IN (SELECT id FROM members)
    UNION SELECT member FROM member_roles WHERE member NOT IN (SELECT id FROM members)
    UNION SELECT member FROM calls WHERE data <> '' AND member NOT IN (SELECT id FROM members)
    UNION SELECT member FROM no_calls WHERE member NOT IN (SELECT id FROM members)`,
  saidBill: `SELECT bill FROM positions WHERE bill NOT IN (SELECT id FROM bills)
    UNION SELECT bill FROM member_roles WHERE bill NOT IN (SELECT id FROM bills)
    UNION SELECT bill FROM calls WHERE data <> '' AND bill NOT IN (SELECT id FROM bills)
    UNION SELECT bill FROM scrutin_links WHERE bill NOT IN (SELECT id FROM bills)`,
  linkScrutin: `SELECT scrutin FROM scrutin_links WHERE scrutin NOT IN (SELECT id FROM scrutins)`,
  memberOrgan: `SELECT id FROM members WHERE (group_ref IS NOT NULL AND group_ref NOT IN (SELECT id FROM organs))
      OR (committee_ref IS NOT NULL AND committee_ref NOT IN (SELECT id FROM organs))`,
  draftModel: `SELECT title FROM drafts WHERE removed_at IS NULL AND data ->> '$.model' IS NOT NULL
      AND data ->> '$.model' NOT IN (SELECT id FROM models)`,
} as const

/** Every reference that leads nowhere. Rows must be JSON: asked after the unreadable ones were told. */
export const dangling = (db: Database): Dangling[] =>
  (Object.keys(questions) as (keyof typeof questions)[]).flatMap(kind => {
    const names = db.prepare<[], string | null>(questions[kind]).pluck().all()
    return names.length > 0 ? [{ kind, count: names.length, first: names[0] ?? '' }] : []
  })
