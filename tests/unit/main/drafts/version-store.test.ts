import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { dossiers } from '../../../../src/main/dossiers/store.ts'
import { drafts } from '../../../../src/main/drafts/store.ts'
import { type KeptVersion, outdatedIds, versions } from '../../../../src/main/drafts/version-store.ts'
import { openDb } from '../../../../src/main/library/open-library.ts'
import type { Draft } from '../../../../src/shared/drafts/model.ts'
import { aDossier, aDraft } from '../../../fixtures/builders.ts'
import { paragraph } from '../../shared/drafts/merge/edits.ts'

function aText(file = ':memory:') {
  const db = openDb(file)
  const dossier = dossiers(db).create(aDossier())
  const draft = drafts(db).create(
    aDraft({
      dossier: dossier.id,
      blocks: ['Un.', 'Deux mots.'].map((text, at) => paragraph(`p${at}`, text)),
    }),
  )
  return { db, draft, kept: versions(db) }
}
const day = (n: number) => new Date(Date.UTC(2026, 0, n, 9)).toISOString()
const saying = (draft: Draft, ...texts: string[]): Draft => ({
  ...draft,
  blocks: texts.map((text, at) => paragraph(`p${at}`, text)),
})

test('a version gives back the text as it was, with what came and went', () => {
  const { draft, kept } = aText()
  kept.keep(draft, 'sitting')
  const next = kept.keep(saying(draft, 'Deux mots.', 'Trois mots ici.'), 'sitting')
  expect(next).toMatchObject({ words: 5, added: 3, removed: 1 })
  const { draft: back } = kept.get(kept.list(draft.id)[1]!.id)
  expect(back.blocks).toEqual(draft.blocks)
})

test('the same text twice is one version, under the better reason to keep it', () => {
  const { draft, kept } = aText()
  const first = kept.keep(draft, 'sitting')
  expect(kept.keep(draft, 'export', { name: 'Copie' })).toMatchObject({ id: first.id, kind: 'export' })
  expect(kept.keep(draft, 'sitting')).toMatchObject({ kind: 'export', name: 'Copie' })
  expect(kept.list(draft.id)).toHaveLength(1)
  // it says every file that left with it, each once
  kept.keep(draft, 'export', { name: 'Version à déposer' })
  expect(kept.keep(draft, 'export', { name: 'Copie' }).name).toBe('Copie\u00a0; Version à déposer')
  expect(kept.list(draft.id)).toHaveLength(1)
})

test('age lets go of all but the last of a day, then of a month; never of what was named or exported', () => {
  const one = (id: string, at: string, kind: KeptVersion['kind'] = 'sitting') =>
    ({ id, at, kind }) as KeptVersion
  const now = '2026-06-01T12:00:00.000Z'
  const list = [
    one('today', '2026-06-01T09:00:00.000Z'),
    one('also today', '2026-06-01T10:00:00.000Z'),
    one('morning', '2026-03-01T09:00:00.000Z'),
    one('evening', '2026-03-01T19:00:00.000Z'),
    one('named', '2026-03-01T11:00:00.000Z', 'named'),
    one('month', '2025-02-01T09:00:00.000Z'),
    one('later that month', '2025-02-20T09:00:00.000Z'),
    one('sent', '2025-02-02T09:00:00.000Z', 'export'),
  ]
  expect(outdatedIds(list, now)).toEqual(['month', 'morning'].toSorted().toReversed())
})

test('what is let go takes its blocks along, and bases nothing rests on', () => {
  const { db, draft, kept } = aText()
  const base = { ...draft, blocks: [paragraph('b', 'Ce que donnait le modèle.')] }
  kept.keep(base, 'base', { id: 'old base', at: day(1) })
  kept.keep(base, 'base', { id: 'used base', at: day(1) })
  kept.keep(saying({ ...draft, base: 'used base' }, 'Matin.'), 'sitting', { at: day(1) })
  kept.keep(saying({ ...draft, base: 'used base' }, 'Midi.'), 'sitting', { at: day(1) })
  kept.keep(saying({ ...draft, base: 'used base' }, 'Ce jour.'), 'sitting', { at: day(60) })
  expect(kept.all(draft.id).map(one => one.kind)).toEqual(['base', 'sitting', 'sitting'])
  expect(kept.find('used base')?.draft.blocks).toEqual(base.blocks)
  expect(db.prepare('SELECT count(*) FROM draft_blocks').pluck().get()).toBe(3)
})

test('a named version loses its name and stays one of its sitting', () => {
  const { draft, kept } = aText()
  const { id } = kept.keep(draft, 'sitting')
  expect(kept.rename(id, 'Relue')).toMatchObject({ kind: 'named', name: 'Relue' })
  expect(kept.get(id).draft.blocks).toEqual(draft.blocks)
  expect(() => kept.get('rien')).toThrow('n’est plus dans la bibliothèque')
})

test('a version is kept while another connection would write between what it reads and what it writes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pretoire-versions-'))
  try {
    const file = join(folder, 'library.db')
    const { db, draft, kept } = aText(file)
    kept.keep(draft, 'sitting')
    const other = new Sqlite(file, { timeout: 0 })
    let attempts = 0
    // the other versions are read by its id first, then the new one is written under it
    const asked = Object.defineProperty({ ...saying(draft, 'Trois.') }, 'id', {
      enumerable: true,
      get: () => {
        attempts += 1
        try {
          other.prepare('UPDATE drafts SET revision = revision + 1').run()
        } catch {
          // the library is held meanwhile
        }
        return draft.id
      },
    })
    expect(kept.keep(asked, 'sitting')).toMatchObject({ draft: draft.id })
    expect(attempts).toBeGreaterThan(2)
    other.close()
    db.close()
  } finally {
    rmSync(folder, { recursive: true })
  }
})
