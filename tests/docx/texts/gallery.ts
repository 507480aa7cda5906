import { deflateSync } from 'node:zlib'
import type { Assembled, Line, PrintedBlock } from '../../../src/shared/drafts/assemble/assembled.ts'

const run = (text: string): Line => [{ kind: 'run', text }]
const words =
  'le dispositif filme la voie publique sans que personne ait dit pourquoi ni pour combien de temps et la commune ne produit aucune étude'.split(
    ' ',
  )
const prose = (count: number, from = 0) =>
  Array.from({ length: count }, (_, at) => words[(at * 7 + from) % words.length]).join(' ')

/** Tables long, merged and wide, a note of forty lines, pictures of every size: what the pages find hardest. */
export function aGallery(style: Assembled['style'] = 'association'): Assembled {
  const paragraph = (id: string, line: Line, number?: number): PrintedBlock => ({
    kind: 'paragraph',
    id,
    style: 'body',
    ...(number ? { number } : {}),
    line,
  })
  const cell = (at: number, column: number) =>
    run(`${at}.${column} ${prose(3 + ((at * 5 + column * 11) % 14), at)}`)
  const long: PrintedBlock = {
    kind: 'table',
    id: 'long',
    header: true,
    widths: [2, 5, 3, 2],
    caption: run('Caméras par quartier'),
    aligns: ['left', 'left', 'center', 'right'],
    spans: [
      { row: 0, column: 0, rows: 2, columns: 1 },
      { row: 0, column: 1, rows: 1, columns: 3 },
      // runs over the foot of a page
      { row: 12, column: 0, rows: 14, columns: 1 },
      { row: 30, column: 1, rows: 2, columns: 2 },
    ],
    rows: Array.from({ length: 60 }, (_, at) =>
      Array.from({ length: 4 }, (_unused, column) => {
        if (at === 0) return column === 0 ? run('Quartier') : column === 1 ? run('Dispositif') : []
        if (at === 1) return column === 0 ? [] : run(['Objet', 'Date', 'Coût'][column - 1] ?? '')
        const covered =
          (column === 0 && at > 12 && at < 26) ||
          ((at === 30 || at === 31) && (column === 1 || column === 2) && !(at === 30 && column === 1))
        if (covered) return []
        if (column === 0 && at === 12) return run(`Centre-ville : ${prose(60)}.`)
        return column === 3 ? run(`${at * 137} €`) : cell(at, column)
      }),
    ),
  }
  const picture = (id: string, width: number, height: number, share: number, caption = ''): PrintedBlock => ({
    kind: 'image',
    id,
    hash: hashOf(width, height),
    type: 'png',
    size: { width, height },
    alt: `Image de ${width} sur ${height}`,
    caption: caption ? run(caption) : [],
    width: share,
  })
  return {
    title: 'Ce que les pages ont de plus difficile',
    style,
    footer: 'Galerie',
    problems: [],
    blocks: [
      {
        kind: 'heading',
        id: 'h1',
        level: 1,
        label: 'I.',
        number: 'I',
        numbered: true,
        line: run('Le tableau'),
      },
      paragraph('p1', run(`Repère A ${prose(120)}.`), 1),
      long,
      paragraph(
        'p2',
        [
          ...run(`Repère B ${prose(30)}`),
          { kind: 'note', id: 'n1', number: 1, inlines: run(`Repère N ${prose(620)}.`) },
          ...run(` ${prose(60)}.`),
        ],
        2,
      ),
      ...Array.from({ length: 6 }, (_, at) =>
        paragraph(`q${at}`, run(`Repère ${at} ${prose(70, at)}.`), 3 + at),
      ),
      picture('petite', 300, 200, 40, 'Le mât de la place, photographié le 3 mars 2025'),
      paragraph('p3', run(`Repère C ${prose(90)}.`), 9),
      picture('large', 1600, 500, 100),
      paragraph('p4', run(`Repère D ${prose(90, 3)}.`), 10),
      picture('enorme', 900, 4000, 100, 'Le plan, plus haut que la page'),
      paragraph('p5', run(`Repère E ${prose(90, 5)}.`), 11),
      {
        kind: 'quote',
        id: 'cite',
        number: 12,
        paragraphs: [
          [
            { kind: 'run', text: 'La loi' },
            { kind: 'run', text: ' […] ', marks: [] },
            { kind: 'run', text: 'protège', marks: ['bold'] },
          ],
        ],
        source: [{ text: 'CE, 2 février 2024, n° 1' }],
        hasEmphasis: true,
      },
    ],
  }
}

const hashOf = (width: number, height: number) =>
  `${width}${'0'.repeat(8)}${height}`.padEnd(64, 'a').slice(0, 64)

/** The bytes of its pictures: plain grey rectangles. */
export const galleryPictures = (): Map<string, Uint8Array> =>
  new Map(
    (
      [
        [300, 200],
        [1600, 500],
        [900, 4000],
      ] as const
    ).map(([width, height]) => [hashOf(width, height), aPng(width, height)]),
  )

/** A PNG that says it has that size, and holds nothing. */
export function aPngHead(width: number, height: number): Uint8Array<ArrayBuffer> {
  const small = Buffer.from(aPng(1, 1))
  small.writeUInt32BE(width, 16)
  small.writeUInt32BE(height, 20)
  return small
}

/** A grey picture of that size, as PNG. */
export function aPng(width: number, height: number): Uint8Array<ArrayBuffer> {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 0, 0, 0, 0], 8)
  const line = Buffer.alloc(width + 1, 0xb0)
  line[0] = 0
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => line)))
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc(body))
  return Buffer.concat([length, body, sum])
}

function crc(bytes: Buffer): number {
  let value = 0xffffffff
  for (const byte of bytes) {
    value ^= byte
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  }
  return (value ^ 0xffffffff) >>> 0
}
