import { expect, test } from 'vitest'
import { mergeDossier, replaces } from '../../../../src/renderer/dossiers/useDossier.ts'
import { aDossier } from '../../../fixtures/builders.ts'

const base = aDossier({ title: 'Titre', facts: { commune: 'Moirans', place: 'Grenoble' }, notes: '' })

test('what two windows changed in different places is put together, at the revision last saved', () => {
  const mine = { ...base, facts: { commune: 'Moirans', place: 'Lyon', software: 'X' } }
  const other = { ...base, revision: 7, notes: 'autre', facts: { commune: 'Nice', place: 'Grenoble' } }
  expect(mergeDossier(base, mine, other)).toEqual({
    conflict: false,
    result: {
      ...base,
      revision: 7,
      notes: 'autre',
      facts: { commune: 'Nice', place: 'Lyon', software: 'X' },
    },
  })
})

test('an answer taken away here stays away', () => {
  const mine = { ...base, facts: { commune: 'Moirans' } }
  expect(mergeDossier(base, mine, { ...base, title: 'Autre' }).result).toMatchObject({
    title: 'Autre',
    facts: { commune: 'Moirans' },
  })
})

test('the same answer changed in both is a conflict, unless both say the same', () => {
  const mine = { ...base, title: 'Le mien' }
  expect(mergeDossier(base, mine, { ...base, title: 'Le sien' })).toMatchObject({
    conflict: true,
    result: { title: 'Le mien' },
  })
  expect(mergeDossier(base, mine, { ...base, title: 'Le mien' }).conflict).toBe(false)
})

test('what is heard of the library waits for what is being saved, and an earlier state of it never comes back', () => {
  const known = { ...base, revision: 4 }
  expect(replaces(base, undefined, false)).toBe(true)
  expect(replaces({ ...base, revision: 5 }, known, false)).toBe(true)
  expect(replaces({ ...base, revision: 5 }, known, true)).toBe(false)
  expect(replaces({ ...base, revision: 3 }, known, false)).toBe(false)
  expect(replaces({ ...base, id: 'autre', revision: 1 }, known, false)).toBe(true)
})
