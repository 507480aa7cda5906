import { expect, test } from 'vitest'
import { findSaved } from '../../../../../src/shared/drafts/editing/lost-answer.ts'
import { Draft } from '../../../../../src/shared/drafts/model.ts'
import { aDraft } from '../../../../fixtures/builders.ts'

const sent = aDraft({ title: 'Requête', revision: 3 })
const saved = {
  ...Draft.parse(JSON.parse(JSON.stringify(sent))),
  revision: 4,
  updatedAt: '2026-12-02T10:00:00.000Z',
}

test('a text whose answer was lost is found again where it was saved, and nothing since', () => {
  expect(findSaved([{ ...sent, title: 'Avant' }, sent], saved)).toBe(sent)
})

test('what somebody else saved is not taken for one’s own', () => {
  expect(findSaved([sent], { ...saved, title: 'Autre' })).toBeUndefined()
  expect(findSaved([sent], { ...saved, revision: 5 })).toBeUndefined()
  expect(findSaved([], saved)).toBeUndefined()
})
