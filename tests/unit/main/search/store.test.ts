import { expect, test } from 'vitest'
import { openDb } from '../../../../src/main/library/open-library.ts'
import { searches } from '../../../../src/main/search/store.ts'

test('a name is that of one search, however it is written; renamed, a search keeps what it asks', () => {
  const kept = searches(openDb(':memory:'))
  const first = kept.save({ title: 'Caméras', search: { text: 'vidéo' } })
  const other = kept.save({ title: 'Autre', search: { text: 'autre' } })
  expect(() => kept.save({ title: ' cameras', search: { text: 'x' } })).toThrow(
    'déjà gardée sous «\u00a0cameras\u00a0»',
  )
  expect(() => kept.save({ ...other, title: 'Caméras' })).toThrow('déjà gardée')
  expect(kept.save({ ...first, title: 'Images' })).toMatchObject({ id: first.id, search: { text: 'vidéo' } })
  expect(kept.save({ ...other, search: { text: 'autre chose' } }).search.text).toBe('autre chose')
  expect(kept.list().map(one => one.title)).toEqual(['Autre', 'Images'])
})
