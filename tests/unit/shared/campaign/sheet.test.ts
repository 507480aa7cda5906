import { expect, test } from 'vitest'
import { compose } from '../../../../src/main/word/compose/compose.ts'
import { briefing } from '../../../../src/main/word/looks/parliament.ts'
import { callScript } from '../../../../src/shared/campaign/calls/script.ts'
import { sheetOf } from '../../../../src/shared/campaign/calls/sheet.ts'
import { Member } from '../../../../src/shared/campaign/members/model.ts'
import { linesOf, lineText } from '../../../../src/shared/drafts/checks/subject.ts'
import { anArgument } from '../../../fixtures/builders.ts'

const person = (id: string, civility: 'M.' | 'Mme', roles: object[] = []) => {
  const member = Member.parse({
    id,
    chamber: 'an',
    civility,
    first: 'Ada',
    last: id,
    roles,
    source: 'essai',
  })
  const script = callScript({
    member,
    bill: { id: 'b', title: 'Projet de loi relatif aux drones' },
    request: 'voter contre ce texte',
    linkMaker: () => 'par vous',
    volunteer: 'Sami',
    commune: 'Montreuil',
    arguments: [anArgument({ id: 'A', measures: [{ bill: 'b', measure: 'm' }], pairs: [] } as never)],
    outdatedArguments: [],
    committee: undefined,
    today: '2025-03-10',
  })
  return { member, script, reasons: ['Aucune raison particulière'] }
}
const sheet = (...people: ReturnType<typeof person>[]) =>
  sheetOf({
    bill: 'Projet de loi relatif aux drones',
    list: 'Liste',
    day: '2025-03-10',
    request: 'voter contre ce texte',
    sentences: [],
    keepUntil: '2025-09-10',
    people,
  })
const said = (made: ReturnType<typeof sheet>) =>
  made.blocks.flatMap(linesOf).map(line => lineText(line).replace(/\u00a0/g, ' '))

test('a sheet of calls says once what is said to all, and by each member what differs', () => {
  const role = { bill: 'b', role: 'rapporteur' }
  const lines = said(sheet(person('Un', 'M.'), person('Deux', 'Mme'), person('Trois', 'Mme', [role])))
  const of = (words: string) => lines.filter(line => line.includes(words))
  expect(of('Saluer')).toEqual([
    'Saluer, dire qui l’on est : Bonjour (titre). Je m’appelle Sami, j’habite Montreuil, et je participe à une campagne pour les libertés.',
  ])
  expect(of('message pour')).toHaveLength(1)
  expect(of('À un assistant')).toHaveLength(1)
  expect(of('rapporteure de ce texte')).toHaveLength(1)
  expect(lines.findIndex(line => line.includes('rapporteure'))).toBeGreaterThan(
    lines.findIndex(line => line.includes('Ada Trois')),
  )
})

test('the block of a member bears their title and name, never the place for one', () =>
  expect(said(sheet(person('Un', 'M.'))).filter(line => line.includes('(titre'))).toEqual([]))

test('of one member, all is in the block of that member', () =>
  expect(said(sheet(person('Un', 'M.'))).filter(line => line === 'Que dire')).toEqual([]))

test('a table that ends a text does not make a page of the paragraph Word wants after it', () => {
  const pieces = compose(sheet(person('Un', 'M.')), briefing)
  expect(pieces.at(-2)?.kind).toBe('grid')
  expect(pieces.at(-1)).toMatchObject({ kind: 'para', spans: [], line: 20 })
})
