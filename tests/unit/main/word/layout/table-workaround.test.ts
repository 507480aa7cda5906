import { expect, test } from 'vitest'
import { layOut } from '../../../../../src/main/word/layout/layout.ts'
import { type Piece, para } from '../../../../../src/main/word/layout/pieces.ts'
import { layOutAroundTables } from '../../../../../src/main/word/layout/table-workaround.ts'
import { lookOf } from '../../../../../src/main/word/model/document-look.ts'

const look = lookOf('association')
const row = (text: string) => [[para('TableText', [{ kind: 'text', text, face: {} }])]]
const table: Piece = {
  kind: 'grid',
  columns: [8000],
  header: true,
  words: { description: 'Tableau.' },
  rows: ['Fonction', 'Attroupement', 'Maraudage', 'Recherche'].map(row),
}
/** The table under so much space, after a line that opens the page. */
const under = (after: number): Piece[] => [
  { ...para('Normal', [{ kind: 'text', text: 'Sur le marché', face: {} }]), after },
  table,
]
const pagesOf = (pieces: readonly Piece[]) =>
  layOut(pieces, look)
    .blocks.slice(1)
    .map(one => one.pages[0])

/** The space that leaves exactly so much room under the first row. */
function leaving(room: number): number {
  const { blocks: placed } = layOut(under(0), look)
  return placed[2]!.roomUnder - room
}

test('a table of which only the first row would stand at the foot of a page, closer to its end than its closing rule, goes to the next one', () => {
  // the rule under a table takes 15 twips
  for (const room of [0, 7, 14]) {
    const pieces = under(leaving(room))
    expect(pagesOf(pieces)).toEqual([1, 1, 2, 2])
    const done = layOutAroundTables(pieces, look)
    expect(pagesOf(done.pieces)).toEqual([2, 2, 2, 2])
    expect(done.layout.pages).toBe(2)
  }
})

test('any other table is left as it is', () => {
  for (const room of [15, 200, -1]) {
    const pieces = under(leaving(room))
    expect(layOutAroundTables(pieces, look).pieces).toBe(pieces)
  }
})
