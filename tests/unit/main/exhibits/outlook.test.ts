import { burn } from '@kenjiuno/msgreader/lib/Burner.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeBundle } from '../../../../src/main/exhibits/bundle-writer.ts'
import { inspectFile } from '../../../../src/main/exhibits/inspect.ts'
import { readMail } from '../../../../src/main/exhibits/read-mail.ts'
import { temporary } from '../../../contract/program.ts'
import { anExhibit } from '../../../fixtures/builders.ts'
import { anOutlookMail } from '../../../fixtures/files.ts'

let place: ReturnType<typeof temporary>
beforeAll(() => {
  place = temporary()
})
afterAll(() => place.remove())

const wide = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'))

/** A stream of properties: a head of so many bytes, then tag, flags and value of each. */
function properties(headBytes: number, values: readonly (readonly [tag: number, value: bigint])[]) {
  const bytes = Buffer.alloc(headBytes + 16 * values.length)
  for (const [at, [tag, value]] of values.entries()) {
    bytes.writeUInt32LE(tag, headBytes + 16 * at)
    bytes.writeBigUInt64LE(value, headBytes + 16 * at + 8)
  }
  return new Uint8Array(bytes)
}
/** A moment as Windows counts it: by tenths of microseconds since 1601. */
const fileTime = (iso: string) => (BigInt(Date.parse(iso)) + 11_644_473_600_000n) * 10_000n

type Streams = readonly (readonly [name: string, bytes: Uint8Array])[]

/** A mail of Outlook with these streams, and folders of streams: its recipients, what is attached. */
function outlookMail(streams: Streams, folders: readonly (readonly [string, Streams])[] = []): Uint8Array {
  type Entry = Parameters<typeof burn>[0][number]
  const entries: Entry[] = [{ name: 'Root Entry', type: 5, length: 0, children: [] }]
  const put = (parent: number, entry: Entry): number => {
    entries[parent]!.children!.push(entries.length)
    return entries.push(entry) - 1
  }
  const putStream = (parent: number, [name, bytes]: Streams[number]) =>
    put(parent, { name, type: 2, length: bytes.length, binaryProvider: () => bytes })
  for (const stream of streams) putStream(0, stream)
  for (const [name, within] of folders) {
    const folder = put(0, { name, type: 1, length: 0, children: [] })
    for (const stream of within) putStream(folder, stream)
  }
  return Uint8Array.from(burn(entries))
}
const text = (code: string, words: string) => [`__substg1.0_${code}001F`, wide(words)] as const
const root = (...values: Parameters<typeof properties>[1]) =>
  ['__properties_version1.0', properties(32, values)] as const
const recipient = (at: number, kind: bigint, ...streams: Streams) =>
  [
    `__recip_version1.0_#0000000${at}`,
    [['__properties_version1.0', properties(8, [[0x0c150003, kind]])] as const, ...streams],
  ] as const
const attachment = (at: number, ...streams: Streams) =>
  [`__attach_version1.0_#0000000${at}`, streams] as const

test('those it went to, those who had a copy, its day and what was attached', async () => {
  const bytes = outlookMail(
    [
      root([0x0e060040, fileTime('2025-03-03T09:11:00Z')], [0x00390040, fileTime('2025-03-02T08:00:00Z')]),
      text('0037', 'Refus'),
      text('1000', 'Madame,'),
      text('0C1A', 'Mairie de Moirans'),
      text('5D01', 'mairie@moirans.example'),
    ],
    [
      recipient(0, 1n, text('3001', 'Anne'), text('39FE', 'anne@a.example')),
      recipient(1, 1n, text('3001', 'Bruno'), text('3003', 'bruno@b.example')),
      recipient(2, 2n, text('3001', 'Chantal')),
      recipient(3, 3n, text('3001', 'En secret')),
      attachment(0, text('3707', 'arrete du maire.pdf'), text('3704', 'ARRETE~1.PDF'), [
        '__substg1.0_37010102',
        new Uint8Array(7),
      ]),
      attachment(1, text('3704', 'PLAN.PDF'), ['__substg1.0_37010102', new Uint8Array(9)]),
      attachment(2),
    ],
  )
  expect(await readMail(bytes, true)).toEqual({
    from: 'Mairie de Moirans <mairie@moirans.example>',
    to: 'Anne <anne@a.example>, Bruno <bruno@b.example>',
    cc: 'Chantal',
    date: '2025-03-03T09:11:00.000Z',
    subject: 'Refus',
    text: 'Madame,',
    attachments: [
      { name: 'arrete du maire.pdf', size: 7 },
      { name: 'PLAN.PDF', size: 9 },
      { name: 'sans nom', size: 0 },
    ],
  })
})

test('a mail that was sent and never delivered bears the day it was sent; its sender may be an address alone', async () => {
  const bytes = outlookMail([
    root([0x00390040, fileTime('2025-03-02T08:00:00Z')]),
    text('0C1F', 'maire@moirans.example'),
  ])
  expect(await readMail(bytes, true)).toMatchObject({
    from: 'maire@moirans.example',
    date: '2025-03-02T08:00:00.000Z',
    subject: '',
    text: '',
    attachments: [],
  })
})

test('one without a sender, a subject or words does not read', async () => {
  await expect(readMail(outlookMail([root()]), true)).rejects.toMatchObject({
    code: 'damaged',
    message: 'Ce courriel ne se lit pas.',
  })
})

test('it is known as a mail when it is taken in, and printed under its number when it is filed', async () => {
  const path = place.file('refus.msg', anOutlookMail('Second refus'))
  expect(await inspectFile(path)).toMatchObject({
    kind: 'mail',
    mail: { subject: 'Second refus' },
    text: 'Madame, nous refusons encore.',
  })
  const report = await writeBundle({
    to: place.folder,
    exhibits: [
      {
        exhibit: anExhibit({ id: 'x', label: 'Courriel' }),
        number: 2,
        title: 'Courriel',
        stamp: 'Pièce n°\u00a02',
        bookmark: 'Pièce n°\u00a02',
        path,
      },
    ],
    ...{ textFiles: [], pages: [], naming: 'PJ', stamp: false, pageNumbers: false, merged: false },
    ...{ limit: 32, large: 'keep' },
  })
  expect(report.lines).toEqual([])
  expect(report.files.map(one => one.name)).toEqual(['PJ2_Courriel.pdf'])
})
