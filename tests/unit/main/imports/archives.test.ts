import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import type { Entry } from '../../../../src/main/imports/containers/container-entry.ts'
import { entriesOf } from '../../../../src/main/imports/containers/entries.ts'
import { tarReader } from '../../../../src/main/imports/containers/tar.ts'
import { aTar, aTarGz, aZip } from '../../../fixtures/import/archives.ts'

const folder = mkdtempSync(join(tmpdir(), 'pretoire-archives-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function entries(bytes: Buffer): Promise<Entry[]> {
  const path = join(folder, 'x')
  writeFileSync(path, bytes)
  const all: Entry[] = []
  const file = { path, name: 'x', size: bytes.length, direct: true }
  for await (const some of entriesOf(file, () => undefined)) all.push(...some)
  return all
}
const texts = (all: readonly Entry[]) =>
  all.map(one => [
    one.path,
    'bytes' in one
      ? one.bytes.toString()
      : 'passed' in one
        ? `~ ${one.passed}`
        : `! ${one.reason.split(' ').slice(0, 4).join(' ')}`,
  ])

const xml = (n: number, length = 40) => `<a n="${n}">${'x'.repeat(length)}</a>`
const long = (n: number) =>
  `legi/global/${'dossier-tres-long/'.repeat(9)}LEGIARTI${String(n).padStart(12, '0')}.xml`

/** A header of our own making, for what no library would write. */
function header(
  name: string,
  type: string,
  size: number,
  change: (block: Buffer) => void = () => undefined,
): Buffer {
  const block = Buffer.alloc(512)
  block.write(name, 0, 100)
  block.write(`${size.toString(8).padStart(11, '0')}\0`, 124)
  block.write(type, 156)
  block.write('ustar\0', 257)
  change(block)
  block.fill(' ', 148, 156)
  block.write(
    `${block
      .reduce((sum, byte) => sum + byte, 0)
      .toString(8)
      .padStart(6, '0')}\0 `,
    148,
  )
  return block
}
const padded = (text: string) =>
  Buffer.concat([Buffer.from(text), Buffer.alloc((512 - (Buffer.byteLength(text) % 512)) % 512)])
const end = Buffer.alloc(1024)

describe('a tar', () => {
  it('gives its files whatever the pieces it comes in: long names, large and empty ones', async () => {
    const files: Record<string, string> = {
      'a.xml': xml(1),
      [long(2)]: xml(2, 3000),
      'vide.xml': '',
      'c.pdf': '%PDF',
      'd.xml': xml(4, 511),
    }
    const tar = await aTar(files)
    const read = (size: number) => {
      const reader = tarReader()
      const all: Entry[] = []
      for (let at = 0; at < tar.length; at += size) all.push(...reader.push(tar.subarray(at, at + size)))
      return [texts(all), reader.end()]
    }
    const whole = read(tar.length)
    expect(whole).toEqual([
      [
        ['a.xml', xml(1)],
        [long(2), xml(2, 3000)],
        ['vide.xml', '! le fichier est vide'],
        ['c.pdf', '~ un PDF'],
        ['d.xml', xml(4, 511)],
      ],
      undefined,
    ])
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), size => {
        expect(read(size)).toEqual(whole)
      }),
      { numRuns: 40 },
    )
  })

  it('follows the long names of GNU, those of ustar, and sizes said apart', async () => {
    const record = (key: string, value: string) => {
      const body = ` ${key}=${value}\n`
      const length = body.length + String(body.length + 2).length
      return `${length}${body}`
    }
    const tar = Buffer.concat([
      header('././@LongLink', 'L', long(1).length + 1),
      padded(`${long(1)}\0`),
      header('short', '0', 5),
      padded('<a/>\n'),
      header('LEGIARTI.xml', '0', 4, block => block.write('legi/global/article', 345)),
      padded('<b/>'),
      header('pax', 'x', record('size', '4').length),
      padded(record('size', '4')),
      header('c.xml', '0', 0),
      padded('<c/>'),
      header('d.xml', '0', 4, block => {
        block.fill(0, 124, 136)
        block[124] = 0x80
        block[135] = 4
      }),
      padded('<d/>'),
      header('dossier/', '5', 0),
      header('tube', '6', 0),
      end,
    ])
    expect(texts(await entries(tar))).toEqual([
      [long(1), '<a/>\n'],
      ['legi/global/article/LEGIARTI.xml', '<b/>'],
      ['c.xml', '<c/>'],
      ['d.xml', '<d/>'],
    ])
  })

  it('is read by its content, whatever its name says, compressed or not, and refuses what leaves it', async () => {
    const tar = await aTar({
      '../a.xml': xml(1),
      '/b.xml': xml(2),
      'c/lien.xml': '-> /etc/passwd',
      'd.xml': xml(3),
    })
    const expected = [
      ['../a.xml', '! le chemin sort de'],
      ['/b.xml', '! le chemin sort de'],
      ['c/lien.xml', '! c’est un lien vers'],
      ['d.xml', xml(3)],
    ]
    expect(texts(await entries(tar))).toEqual(expected)
    expect(texts(await entries(gzipSync(tar)))).toEqual(expected)
  })

  it('gives what precedes a fault, then the fault', async () => {
    const tar = await aTar({ 'a.xml': xml(1), 'b.xml': xml(2), 'c.xml': xml(3) })
    const flipped = Buffer.from(tar)
    flipped[1024 + 3] = 1
    for (const bytes of [
      flipped,
      tar.subarray(0, 1024 + 200),
      tar.subarray(0, 1024 + 512 + 10),
      tar.subarray(0, 1024),
    ])
      expect(texts(await entries(bytes))).toEqual([
        ['a.xml', xml(1)],
        ['', '! l’archive est tronquée ou'],
      ])
  })

  it('that swells is stopped', async () => {
    const bomb = gzipSync(
      Buffer.concat([
        await aTar({ 'a.xml': xml(1) }).then(tar => tar.subarray(0, 1024)),
        header('b.bin', '0', 2 ** 28),
        Buffer.alloc(2 ** 28),
      ]),
    )
    expect(texts(await entries(bomb))).toEqual([
      ['a.xml', xml(1)],
      ['b.bin', '~ un fichier d’un genre inconnu'],
      ['', '! l’archive est anormalement compressée'],
    ])
  })
})

describe('a zip', () => {
  it('gives its files, in order, and says which are damaged', async () => {
    const zip = await aZip({
      'a.xml': xml(1, 400),
      'é/b.xml': xml(2, 400),
      'c.pdf': '%PDF',
      'd.xml': xml(4, 400),
    })
    expect(texts(await entries(zip))).toEqual([
      ['a.xml', xml(1, 400)],
      ['é/b.xml', xml(2, 400)],
      ['c.pdf', '~ un PDF'],
      ['d.xml', xml(4, 400)],
    ])
    const spoilt = Buffer.from(zip)
    const body = deflateRawSync(xml(4, 400))
    const at = spoilt.lastIndexOf(body.subarray(0, 8))
    spoilt[at + 6] = (spoilt[at + 6] as number) ^ 0x55
    expect(texts(await entries(spoilt)).at(-1)).toEqual(['d.xml', '! le fichier est abîmé'])
  })

  it('whose entries all lie upon the same bytes is stopped', async () => {
    const kernel = await aZip(
      Object.fromEntries(Array.from({ length: 400 }, (_, n) => [`${n}.xml`, Buffer.alloc(2 ** 20 - 1, 32)])),
    )
    const first = kernel.indexOf('PK\u0001\u0002')
    const one = kernel.subarray(0, kernel.indexOf('PK\u0003\u0004', 4))
    const directory = Buffer.from(kernel.subarray(first))
    for (let at = 0; directory.readUInt32LE(at) === 0x02014b50; ) {
      directory.writeUInt32LE(0, at + 42)
      at +=
        46 +
        directory.readUInt16LE(at + 28) +
        directory.readUInt16LE(at + 30) +
        directory.readUInt16LE(at + 32)
    }
    directory.writeUInt32LE(one.length, directory.length - 22 + 16)
    const found = await entries(Buffer.concat([one, directory]))
    expect(texts(found).at(-1)).toEqual(['', '! l’archive est anormalement compressée'])
    expect(found.length).toBeLessThan(100)
  })

  it('that lies about its sizes is not believed', async () => {
    const zip = await aZip({ 'a.xml': Buffer.alloc(2 ** 19, 32), 'b.xml': xml(1) })
    const at = zip.indexOf('PK\u0001\u0002')
    zip.writeUInt32LE(40, at + 24)
    expect(texts(await entries(zip))).toEqual([
      ['a.xml', '! le fichier est abîmé'],
      ['b.xml', xml(1)],
    ])
  })
})

it('nothing one can do to an archive makes reading throw, nor gives a file it does not hold', async () => {
  const files = Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`d/${n}.xml`, xml(n, n * 90)]))
  const bases = [await aTar(files), await aTarGz(files), await aZip(files)]
  const whole = new Set(Object.values(files))
  const change = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    put: fc.uint8Array({ maxLength: 9 }),
    drop: fc.nat(600),
  })
  await fc.assert(
    fc.asyncProperty(fc.nat(2), fc.array(change, { minLength: 1, maxLength: 3 }), async (which, changes) => {
      let bytes = bases[which] as Buffer
      for (const { at, put, drop } of changes) {
        const place = Math.floor(at * bytes.length)
        bytes = Buffer.concat([bytes.subarray(0, place), put, bytes.subarray(place + drop)])
      }
      const found = await entries(bytes)
      for (const one of found) if ('reason' in one) expect(one.reason).toMatch(/\p{L}{3}/u)
      // a zip proves each file by its sum: what comes out of it is whole
      if (which === 2 && bytes.subarray(0, 4).toString() === 'PK\u0003\u0004')
        for (const one of found) if ('bytes' in one) expect(whole).toContain(one.bytes.toString())
    }),
    { numRuns: 150 },
  )
})

describe('a JSON longer than memory should hold', () => {
  const record = (n: number) => JSON.stringify({ id: n, text: 'é'.repeat(200_000) })
  const many = Array.from({ length: 30 }, (_, n) => record(n))

  it.each([
    ['an array', `[${many.join(',\n')}]`],
    ['lines', many.join('\n')],
  ])('is read a record at a time: %s', async (_, text) => {
    for (const bytes of [Buffer.from(text), gzipSync(text)])
      expect(
        (await entries(bytes)).map(one => 'bytes' in one && JSON.parse(one.bytes.toString()).id),
      ).toEqual(many.map((_one, n) => n))
  })
  it('cut short, gives what is whole, then says so', async () => {
    const bytes = Buffer.from(`[${many.join(',')}`).subarray(0, 6_000_000)
    const found = await entries(bytes)
    expect(found.length).toBeGreaterThan(10)
    expect(found.at(-1)).toMatchObject({ reason: expect.stringContaining('incomplet') })
  })
})
