import { expect, test } from 'vitest'
import { dossiers } from '../../../../src/main/dossiers/store.ts'
import { drafts } from '../../../../src/main/drafts/store.ts'
import { openDb } from '../../../../src/main/library/open-library.ts'
import type { Block } from '../../../../src/shared/drafts/model.ts'
import { aDossier, aDraft } from '../../../fixtures/builders.ts'

const from = (source: string): Block => ({
  kind: 'paragraph',
  id: `p-${source}`,
  style: 'body',
  inlines: [{ kind: 'text', text: 'Un bloc.' }],
  origin: { source, revision: 1, variant: 'briefing', group: 'g' },
})

test('what the blocks of a text were taken from is told anew after each save, by whoever asks', () => {
  const db = openDb(':memory:')
  dossiers(db).create(aDossier({ id: 'dossier' }))
  const saved = drafts(db).create(aDraft({ id: 'texte', dossier: 'dossier', blocks: [from('A'), from('B')] }))
  const sources = (source?: string) =>
    drafts(db)
      .origins('texte', source)
      .map(one => one.source)
  expect(sources()).toEqual(['A', 'B'])
  expect(sources('B')).toEqual(['B'])
  drafts(db).save({ ...saved, blocks: [from('C')] })
  expect(sources()).toEqual(['C'])
  expect(sources('B')).toEqual([])
  expect(drafts(db).origins('nulle-part')).toEqual([])
  db.close()
})
