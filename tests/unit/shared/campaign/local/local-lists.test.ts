import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { placeOnMap } from '../../../../../src/shared/campaign/projects/map-marks.ts'
import { LocalProject } from '../../../../../src/shared/campaign/projects/model.ts'
import { readPlaces } from '../../../../../src/shared/campaign/projects/places.ts'
import { stateOf, stateText } from '../../../../../src/shared/campaign/projects/states.ts'
import { strikesOf } from '../../../../../src/shared/campaign/projects/strikes.ts'
import {
  departmentBodies,
  fireServiceOf,
  prefectureOf,
  readAuthorities,
} from '../../../../../src/shared/campaign/waves/authorities.ts'
import { readMarks } from '../../../../../src/shared/campaign/waves/marks.ts'
import { communeIndex } from '../../../../../src/shared/procedure/communes.ts'

const index = communeIndex(
  readFileSync(new URL('../../../../../resources/communes.txt', import.meta.url), 'utf8'),
)
const project = (more: object) =>
  LocalProject.parse({
    id: 'p',
    communes: [{ code: '38239', name: 'Moirans' }],
    product: 'BriefCam',
    ...more,
  })

test('communes are read as people write them', () => {
  const codes = (text: string) => readPlaces(text, index).map(one => one.communes.map(({ code }) => code))
  expect(codes('Moirans\n- Mairie du Mans\nMairie des Sables-d’Olonne\n3. st etienne (42)\n75056')).toEqual([
    ['38239'],
    ['72181'],
    ['85194'],
    ['42218'],
    ['75056'],
  ])
  // a postal code is no Insee code
  expect(codes('Moirans 38430')).toEqual([['38239']])
  expect(codes('Montreuil')[0]?.length).toBeGreaterThan(1)
  expect(codes('Moirans (75)\nBidule')).toEqual([[], []])
})

test('authorities are read from a pasted list, whatever the order of their cells', () => {
  const kinds = readAuthorities(
    'Moirans ; mairie@moirans.example ; 1 place de l’Assemblée\nla préfecture du Rhône\nSDIS de l’Isère\nMétropole de Lyon\nRégion Bretagne\nMontreuil',
    index,
  )
  expect(kinds.map(one => one.authority?.kind)).toEqual([
    'mairie',
    'prefecture',
    'sdis',
    'epci',
    'other',
    undefined,
  ])
  expect(kinds[0]?.authority).toMatchObject({
    name: 'mairie de Moirans',
    email: 'mairie@moirans.example',
    address: '1 place de l’Assemblée',
    commune: { code: '38239' },
  })
  expect(kinds[2]?.authority?.name).toBe('service départemental d’incendie et de secours de l’Isère')
})

test('a prefecture is named with the article of its département', () => {
  expect(['38', '69', '35', '06', '2A', '974'].map(one => prefectureOf(one)?.name)).toEqual([
    'préfecture de l’Isère',
    'préfecture du Rhône',
    'préfecture d’Ille-et-Vilaine',
    'préfecture des Alpes-Maritimes',
    'préfecture de la Corse-du-Sud',
    'préfecture de La Réunion',
  ])
  expect(fireServiceOf('33')?.name).toBe('service départemental d’incendie et de secours de la Gironde')
  expect(prefectureOf('00')).toBeUndefined()
})

test('a list is completed by the prefectures and fire services of its town halls, each once', () => {
  const authorities = readAuthorities(
    'Moirans\nGrenoble\nParis\nMontreuil (93)\nLyon\nAjaccio\nla préfecture du Rhône',
    index,
  ).flatMap(one => one.authority ?? [])
  const { added, unnamed } = departmentBodies(authorities, ['prefecture', 'sdis'])
  expect(added.map(one => one.name)).toEqual([
    'préfecture de la Corse-du-Sud',
    'préfecture de l’Isère',
    'préfecture de police',
    'préfecture de la Seine-Saint-Denis',
    'service départemental d’incendie et de secours de l’Isère',
    'service départemental-métropolitain d’incendie et de secours',
    'brigade de sapeurs-pompiers de Paris',
  ])
  expect(unnamed).toEqual(['2A'])
})

test('receipts are read line by line, and what cannot be read is told', () => {
  const lines = readAuthorities('Moirans\nMairie du Mans\nSDIS de l’Isère', index).flatMap(
    ({ authority }, at) => (authority ? [{ id: `${at}`, authority, events: [], exhibits: [] }] : []),
  )
  const read = readMarks(
    'Moirans ; 03/11/2026\nLe Mans 1er novembre 2026\nSDIS de l’Isère\t2026-11-04\nOrléans ; 05/11/2026\nMoirans\nMoirans ; 31/02/2026',
    { lines },
  )
  expect(read.marks.map(({ line, date }) => [line, date])).toEqual([
    ['0', '2026-11-03'],
    ['1', '2026-11-01'],
    ['2', '2026-11-04'],
  ])
  expect(read.problems).toHaveLength(3)
})

test('the state is that of the last day, whatever the order they were noted in', () => {
  const steps = [
    { id: 'b', state: 'judged', date: '2025-01-24', source: 'TA Grenoble, n° 2105328' },
    { id: 'a', state: 'confirmed', date: '2021-08-10', source: 'Délibération' },
  ]
  expect(stateOf(project({ steps }))).toBe('judged')
  expect(stateText(project({ steps }))).toBe('jugé (24/01/2025)')
  expect(stateText(project({}))).toBe('soupçonné, sans source')
})

test('private persons are proposed to be struck, officials in their office are not', () => {
  const strikes = strikesOf(
    project({
      contacts: [{ id: 'm', office: 'maire', name: 'Dominique Élue', email: 'dominique.elue@gmail.com' }],
      events: [
        {
          id: 'e',
          date: '2025-01-01',
          text: 'Mme Dominique Élue a répondu à M. Jean Voisin, 3 rue des Lilas, jean@voisin.example.',
          source: '',
        },
      ],
    }),
  )
  expect(strikes.map(one => `${one.kind} ${one.text}`)).toEqual([
    'mail jean@voisin.example',
    'address 3 rue des Lilas',
    'person M. Jean Voisin',
    'mail dominique.elue@gmail.com',
  ])
})

test('known towns fall where the outlines have them', () => {
  const near = ([x, y]: readonly [number, number], [a, b]: readonly [number, number]) =>
    Math.hypot(x - a, y - b) < 4
  // Paris stands in the outline of its département, Brest in that of the Finistère
  expect(near(placeOnMap({ latitude: 48.8566, longitude: 2.3522 }), [312.6, 144])).toBe(true)
  const [x, y] = placeOnMap({ latitude: 48.3904, longitude: -4.4861 })
  expect(x > 0 && x < 75 && y > 150 && y < 212).toBe(true)
})
