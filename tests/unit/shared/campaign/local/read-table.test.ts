import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { csvRows } from '../../../../../src/main/imports/containers/csv.ts'
import { LocalProject } from '../../../../../src/shared/campaign/projects/model.ts'
import { readProjectTable } from '../../../../../src/shared/campaign/projects/read-table.ts'
import { projectTable } from '../../../../../src/shared/campaign/projects/table.ts'
import { communeIndex } from '../../../../../src/shared/procedure/communes.ts'

const index = communeIndex(readFileSync('resources/communes.txt', 'utf8'))
const project = LocalProject.parse({
  id: 'projet-38239-briefcam',
  communes: [{ code: '38239', name: 'Moirans' }],
  product: 'BriefCam',
  price: '=48 000 €',
  start: '2024-05-01',
  purposes: 'Recherche ; « a posteriori »\ndes faits',
  steps: [{ id: 's', state: 'confirmed', date: '2025-03-02', source: 'Délibération' }],
})
const bourg = LocalProject.parse({ id: 'p2', communes: [{ code: '01053', name: 'Bourg-en-Bresse' }] })
const all = [project, bourg]
const rowsOf = (text: string) => [...csvRows(text.replace(/^\ufeff/, ''), ';')]
let ids = 0
const read = (rows: string[][]) => readProjectTable(rows, all, index, () => `new-${++ids}`)
/** The exported table with some cells changed: a row, the head of the column, the new text. */
function changed(...cells: [row: number, head: string, text: string][]) {
  const rows = rowsOf(projectTable(all))
  for (const [row, head, text] of cells) rows[row]![rows[0]!.indexOf(head)] = text
  return rows
}

test('an exported table that nobody changed changes nothing', () => {
  expect(read(rowsOf(projectTable(all)))).toEqual({ proposals: [], refused: [], unchanged: 2 })
})

test('what a spreadsheet changed is proposed cell by cell, and a state with its day and source', () => {
  const { proposals, refused } = read(
    changed(
      [1, 'Prix', '52 000 €'],
      [1, 'Début', '2/6/2024'],
      [1, 'État', 'Contesté'],
      [1, 'Depuis le', '10/09/2025'],
      [1, 'D’après', 'Requête'],
      // the zero it begins with is lost in a spreadsheet
      [2, 'Codes Insee', '1053'],
    ),
  )
  expect(refused).toEqual([])
  expect(proposals).toMatchObject([
    {
      isNew: false,
      project: {
        price: '52 000 €',
        start: '2024-06-02',
        purposes: project.purposes,
        steps: [{ id: 's' }, { state: 'contested', date: '2025-09-10', source: 'Requête' }],
      },
    },
  ])
  expect(proposals[0]!.changes.map(one => [one.head, one.before, one.after])).toEqual([
    ['État', 'confirmé', 'contesté'],
    ['Depuis le', '02/03/2025', '10/09/2025'],
    ['D’après', 'Délibération', 'Requête'],
    ['Prix', '=48 000 €', '52 000 €'],
    ['Début', '01/05/2024', '02/06/2024'],
  ])
})

test('a row of another commune is a new project; one that cannot be read is told by its line', () => {
  const rows = [
    ['Codes Insee', 'Produit', 'Début', 'État', 'Depuis le', 'D’après'],
    ['72181', 'Wintics', '', '', '', ''],
    ['99999', 'Wintics', ''],
    ['72181', 'Autre', 'au printemps'],
    ['', 'Rien', ''],
  ]
  const { proposals, refused } = read(rows)
  expect(proposals).toMatchObject([
    {
      isNew: true,
      project: { id: 'projet-72181-wintics', communes: [{ name: 'Le Mans' }], product: 'Wintics' },
    },
  ])
  expect(refused).toEqual([
    { line: 3, reason: '«\u00a099999\u00a0» n’est le code Insee d’aucune commune connue' },
    { line: 4, reason: '«\u00a0au printemps\u00a0» n’est pas une date (Début)' },
    { line: 5, reason: 'ni identifiant connu, ni code Insee\u00a0: quel projet est-ce\u00a0?' },
  ])
})
