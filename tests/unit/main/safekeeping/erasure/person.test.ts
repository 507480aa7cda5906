import { afterEach, beforeEach, expect, test } from 'vitest'
import { calls } from '../../../../../src/main/campaign/calls/store.ts'
import { dossiers } from '../../../../../src/main/dossiers/store.ts'
import { drafts } from '../../../../../src/main/drafts/store.ts'
import { versions } from '../../../../../src/main/drafts/version-store.ts'
import { exhibits } from '../../../../../src/main/exhibits/store.ts'
import type { Library } from '../../../../../src/main/kernel/library.ts'
import { openLibrary } from '../../../../../src/main/library/open-library.ts'
import { mentionsOf } from '../../../../../src/main/safekeeping/erasure/person.ts'
import { Call } from '../../../../../src/shared/campaign/members/model.ts'
import type { Block } from '../../../../../src/shared/drafts/model.ts'
import { personReport } from '../../../../../src/shared/safekeeping/person.ts'
import { temporary } from '../../../../contract/program.ts'
import { aDossier, aDraft, anExhibit, aParty } from '../../../../fixtures/builders.ts'
import { putOneOfEach } from '../../../../fixtures/one-of-each.ts'

let place: ReturnType<typeof temporary>
let library: Library

beforeEach(() => {
  place = temporary()
  library = openLibrary(place.folder)
  putOneOfEach(library)
})
afterEach(() => {
  library.close()
  place.remove()
})

const paragraph = (...runs: string[]): Block => ({
  ...{ kind: 'paragraph', id: 'p', style: 'body' },
  inlines: runs.map((text, at) => ({ kind: 'text', text, ...(at === 1 && { marks: ['bold'] }) })),
})

test('a person is found wherever the work names them, in either order, whatever accents, capitals and bold', () => {
  const { db } = library
  const party = aParty({ name: 'Zélie MÜLLER' })
  dossiers(db).save(
    aDossier({ id: 'd', title: 'Affaire A', parties: [party], notes: 'Appeler Zelie Muller.' }),
  )
  const draft = drafts(db).save(
    aDraft({
      id: 't',
      dossier: 'd',
      title: 'Requête',
      blocks: [paragraph('M. ', 'Müller', ' Zélie habite ici.')],
    }),
  )
  versions(db).keep(draft, 'named', { name: 'Première' })
  drafts(db).save({ ...draft, blocks: [paragraph('Rien.')] })
  exhibits(db).save(anExhibit({ id: 'e', dossier: 'd', label: 'Lettre de Zélie Müller' }))
  exhibits(db).remove('e')
  calls(db).save(
    Call.parse({
      ...{ id: 'c', member: 'PA1', bill: 'bill', at: '2025-03-10T09:00:00.000Z', answered: 'assistant' },
      ...{ said: 'Me renvoie à Zélie Müller.', keepUntil: '2999-01-01' },
    }),
  )
  const mentions = mentionsOf(db, 'zelie muller')
  expect(mentions.map(({ words, dossier, isRemoved }) => [words, dossier, isRemoved])).toEqual([
    ['Un dossier', '', false],
    ['Un passage d’une version d’un écrit', 'Affaire A', false],
    ['Une pièce', 'Affaire A', true],
    ['Un appel', '', false],
  ])
  expect(mentions[0]?.passages).toEqual(['Zélie MÜLLER', 'Appeler Zelie Muller.'])
  expect(mentions[1]?.passages).toEqual(['M. Müller Zélie habite ici.'])
  expect(mentionsOf(db, 'Müller Zélie')).toEqual(mentions)
  const report = personReport('Zélie Müller', '28 novembre 2026', mentions)
  expect(report).toContain(
    '«\u00a0Lettre de Zélie Müller\u00a0», dossier «\u00a0Affaire A\u00a0» (retiré, pas effacé)',
  )
})

test('a part of a longer name is not that person, and a name too short is not looked for', () => {
  dossiers(library.db).save(aDossier({ id: 'd', notes: 'Zélie Müllerand et Anzélie Müller.' }))
  expect(mentionsOf(library.db, 'Zélie Müller')).toEqual([])
  expect(() => mentionsOf(library.db, 'É.')).toThrow('trois lettres')
})
