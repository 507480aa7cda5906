import { expect, test } from 'vitest'
import { compose } from '../../../../src/main/word/compose/compose.ts'
import { layOut } from '../../../../src/main/word/layout/layout.ts'
import { briefing } from '../../../../src/main/word/looks/parliament.ts'
import { callScript } from '../../../../src/shared/campaign/calls/script.ts'
import { sheetOf } from '../../../../src/shared/campaign/calls/sheet.ts'
import { Member } from '../../../../src/shared/campaign/members/model.ts'
import { linesOf, lineText } from '../../../../src/shared/drafts/checks/subject.ts'
import { anArgument } from '../../../fixtures/builders.ts'

const person = (id: string, civility: 'M.' | 'Mme', roles: object[] = [], department = '') => {
  const member = Member.parse({
    id,
    chamber: 'an',
    civility,
    first: 'Ada',
    last: id,
    roles,
    ...(department && { department: { number: department, name: 'Seine-Saint-Denis' } }),
    source: 'essai',
  })
  const script = callScript({
    member,
    bill: { id: 'b', title: 'Projet de loi relatif aux drones' },
    request: 'voter contre ce texte',
    linkMaker: () => 'par vous',
    volunteer: 'Sami',
    commune: 'Montreuil',
    department: '93',
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
    'Saluer, dire qui l’on est : Bonjour Monsieur le Député / Madame la Députée. Je m’appelle Sami, j’habite Montreuil, et je participe à une campagne pour les libertés.',
  ])
  expect(of('message pour')).toHaveLength(1)
  expect(of('À un assistant')).toHaveLength(1)
  const [role3, ...others] = of('rapporteure de ce texte')
  expect(others).toEqual([])
  expect(role3).toContain('3. Madame la Députée Ada Trois')
  expect(role3).toContain('Dire aussi : Vous êtes rapporteure de ce texte : votre avis sera suivi.')
  // what is said of her to an assistant is not printed again
  expect(of('Elle est rapporteure')).toEqual([])
})

test('whom one lives near is told beside their name, and the script stays common', () => {
  const lines = said(sheet(person('Un', 'M.', [], '93'), person('Deux', 'Mme')))
  const near = lines.filter(line => line.includes('j’habite dans'))
  expect(near).toHaveLength(1)
  expect(near[0]).toContain('1. Monsieur le Député Ada Un')
  expect(near[0]).toContain('Dire aussi : j’habite dans votre département.')
  expect(
    lines.filter(line => line.includes('Je m’appelle Sami')).every(line => !/département/.test(line)),
  ).toBe(true)
})

test('who was called before is told with what they answered', () => {
  const { member, script, reasons } = person('Deux', 'Mme')
  const former = 'Déjà appelée le 12 novembre 2026 : sans réponse.'
  expect(said(sheet({ member, script: { ...script, former }, reasons })).join('\n')).toContain(former)
})

test('no place for a title or a name is left where the member is known', () => {
  const lines = said(sheet(person('Un', 'M.')))
  expect(lines.filter(line => line.includes('(titre'))).toEqual([])
  expect(lines.filter(line => line.startsWith('Saluer'))[0]).toContain('Bonjour Monsieur le Député.')
})

test('thirty members take four pages at most', () => {
  const people = Array.from({ length: 30 }, (_, n) => person(`Membre ${n}`, n % 2 ? 'Mme' : 'M.'))
  expect(layOut(compose(sheet(...people), briefing), briefing).pages).toBeLessThanOrEqual(4)
})

test('a table that ends a text does not make a page of the paragraph Word wants after it', () => {
  const pieces = compose(sheet(person('Un', 'M.')), briefing)
  expect(pieces.at(-2)?.kind).toBe('grid')
  expect(pieces.at(-1)).toMatchObject({ kind: 'para', spans: [], line: 20 })
})
