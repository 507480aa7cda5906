import type { Draft } from '../../shared/drafts/model.ts'
import { reliedOn } from '../../shared/drafts/references.ts'
import { linesOf, plainText } from '../../shared/drafts/walk.ts'
import type { WorkEffect } from '../../shared/imports/job.ts'
import { label } from '../../shared/library/cite/print.ts'
import type { Argument } from '../../shared/library/model.ts'
import { dossiers } from '../dossiers/store.ts'
import { imports } from '../imports/store.ts'
import type { Database } from '../kernel/database/open.ts'
import { allArguments } from '../library/all-arguments.ts'
import { collections } from '../library/collections/collections.ts'
import { citedSeqs } from '../library/own.ts'
import { sourceRows } from '../library/source-rows.ts'
import { drafts } from './store.ts'

type Use = WorkEffect['uses'][number]

/** Characters of a passage that are shown. */
const PASSAGE_LENGTH = 200

/** The packs that hold one of these sources, by their ids; `source`: the one of them that it holds. */
export type PacksOf = (ids: readonly string[]) => readonly PackOfSource[]
export interface PackOfSource {
  readonly id: string
  readonly title: string
  readonly source: string
}

/**
 * Tells what an import changed for the work: the texts, cards, collections and packs that rest on something it amended, repealed,
 * annulled, withdrew or brought, each with the passage.
 */
export function importEffects(db: Database, importId: string, packsOf: PacksOf): WorkEffect[] {
  const store = imports(db)
  store.get(importId)
  const rows = sourceRows(db)
  const watched = citedSeqs(db)
  const changes = new Map<number, string>()
  for (const { seq, reason } of store.changes(importId)) changes.set(seq, reason)
  for (const key of store.deletedKeys(importId)) {
    const seq = rows.key(key)?.seq
    const row = seq === undefined ? undefined : rows.bySeq(seq)
    if (row && rows.read(row).withdrawn) changes.set(row.seq, 'retiré par son éditeur')
  }
  for (const { seq, label } of store.rulings(importId, [...watched])) changes.set(seq, `annulé par ${label}`)
  if (changes.size === 0) return []
  const allDrafts = dossiers(db)
    .list()
    .flatMap(dossier =>
      drafts(db)
        .list(dossier.id)
        .map(({ id }) => drafts(db).get(id)),
    )
  const cards = allArguments(db)
  const shelves = collections(db)
  const titles = new Map(shelves.list().map(({ id, title }) => [id, title]))
  return [...changes].flatMap(([seq, change]) => {
    const row = watched.has(seq) ? rows.bySeq(seq) : undefined
    if (!row || row.removedAt) return []
    const ids = new Set([row.id, ...rows.aliases(seq)])
    const resting = cards.filter(card => rests(card, ids))
    const uses = [
      ...allDrafts.flatMap(draft => draftUses(draft, ids)),
      ...resting.map(cardUse),
      ...shelves
        .of(row.id)
        .map((id): Use => ({ kind: 'collection', id, title: titles.get(id) ?? '', passage: '' })),
      ...packUses(packsOf([...ids, ...resting.map(({ id }) => id)]), resting),
    ]
    return uses.length ? [{ source: row.id, label: label(rows.read(row)), change, uses }] : []
  })
}

function draftUses(draft: Draft, ids: ReadonlySet<string>): Use[] {
  const [at] = [...reliedOn(draft)].flatMap(([source, block]) => (ids.has(source) ? [block] : []))
  if (at === undefined) return []
  const block = draft.blocks.find(({ id }) => id === at)
  const passage = block ? linesOf(block).map(plainText).join(' ').replace(/\s+/g, ' ').trim() : ''
  const { id, title, dossier } = draft
  return [{ kind: 'draft', id, title, dossier, passage: passage.slice(0, PASSAGE_LENGTH) }]
}

const rests = ({ authorities, facts, development, thesis }: Argument, ids: ReadonlySet<string>): boolean =>
  authorities.some(({ source }) => ids.has(source)) ||
  facts.some(({ source }) => source !== undefined && ids.has(source)) ||
  [development, thesis].some(text =>
    [...text.matchAll(/\[\[([^\]|]+)/g)].some(([, id = '']) => ids.has(id.trim())),
  )

/** One use a pack: the card of it that rests on the source, or the source itself. */
function packUses(packs: readonly PackOfSource[], resting: readonly Argument[]): Use[] {
  const uses = new Map<string, Use>()
  for (const { id, title, source } of packs) {
    const card = resting.find(one => one.id === source)
    if (!card && uses.has(id)) continue
    uses.set(id, { kind: 'pack', id, title, passage: card ? cardUse(card).passage : '' })
  }
  return [...uses.values()]
}

const cardUse = ({ id, title, thesis }: Argument): Use => ({
  kind: 'argument',
  id,
  title,
  passage: thesis.slice(0, PASSAGE_LENGTH),
})
