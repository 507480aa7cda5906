import { existsSync, readdirSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readWhole, scratchBuffer } from '../../../../src/main/exhibits/buffers.ts'
import { inspectFile } from '../../../../src/main/exhibits/inspect.ts'
import { chainsEnd } from '../../../../src/main/exhibits/outlook-chains.ts'
import { sink } from '../../../../src/main/exhibits/sink.ts'
import { exhibitWorkerClient } from '../../../../src/main/exhibits/worker-client.ts'
import { temporary } from '../../../contract/program.ts'
import { aPng, aPngHead } from '../../../docx/texts/gallery.ts'
import {
  aJpeg,
  aLockedPdf,
  aMail,
  anOutlookMail,
  aPdf,
  aSignedPdf,
  aWordFile,
} from '../../../fixtures/files.ts'
import { aZip } from '../../../fixtures/import/archives.ts'

let place: ReturnType<typeof temporary>
beforeEach(() => {
  place = temporary()
})
afterEach(() => place.remove())

const whole = aPdf('Deliberation', 3)
const files: readonly (readonly [string, () => Promise<Uint8Array> | Uint8Array | string, object])[] = [
  ['a.pdf', () => whole, { kind: 'pdf', pages: 3, signed: false }],
  ['nom-menteur.jpg', () => whole, { kind: 'pdf', pages: 3, type: 'application/pdf' }],
  ['signé.pdf', () => aSignedPdf('Acte'), { kind: 'pdf', pages: 1, signed: true }],
  ['fermé.pdf', () => aLockedPdf('Secret'), { kind: 'pdf', flaw: 'encrypted' }],
  ['coupé.pdf', () => whole.slice(0, whole.length - 200), { kind: 'pdf', flaw: 'repaired', pages: 3 }],
  ['en-tête.pdf', () => '%PDF-1.7 et plus rien', { kind: 'pdf', flaw: 'damaged' }],
  ['vide.pdf', () => '', { flaw: 'empty' }],
  ['photo.jpg', () => aJpeg(40, 30), { kind: 'image', type: 'image/jpeg', pages: 1 }],
  ['capture.png', () => aPng(40, 30), { kind: 'image', type: 'image/png', pages: 1 }],
  ['coupée.png', () => aPng(400, 300).slice(0, 60), { kind: 'image', flaw: 'damaged' }],
  ['bombe.png', () => aPngHead(60_000, 60_000), { kind: 'image', flaw: 'damaged' }],
  [
    'acte.docx',
    () => aWordFile('Acte'),
    { kind: 'office', type: expect.stringContaining('wordprocessingml') },
  ],
  ['coupé.docx', async () => (await aWordFile('Acte')).slice(0, 300), { flaw: 'damaged' }],
  ['archive.zip', () => aZip({ 'a.txt': 'a' }), { kind: 'other', type: 'application/zip' }],
  [
    'refus.eml',
    () => aMail('Refus'),
    {
      kind: 'mail',
      mail: {
        from: 'Mairie de Moirans <mairie@moirans.example>',
        subject: 'Refus',
        date: '2025-03-03T09:11:00.000Z',
        attachments: [{ name: 'arrete.pdf', size: 8 }],
      },
    },
  ],
  [
    'refus.msg',
    () => anOutlookMail('Refus'),
    { kind: 'mail', mail: { subject: 'Refus', from: 'Mairie de Moirans' } },
  ],
  ['note.txt', () => 'Une note.', { kind: 'text', text: 'Une note.' }],
  ['film.mp4', () => '\u0000\u0000\u0000\u0020ftypisom', { kind: 'other', type: 'video/mp4' }],
]

describe('a file is known by its content', () => {
  test.each(files)('%s', async (name, content, said) => {
    expect(await inspectFile(place.file(name, await content()))).toMatchObject(said)
  })
})

test('a file that takes too long is given up, and the next is answered', async () => {
  const ask = exhibitWorkerClient()
  const path = place.file('a.pdf', whole)
  await expect(ask('look', { path }, { limit: 1 })).rejects.toMatchObject({ code: 'damaged' })
  expect(await ask('look', { path })).toMatchObject({ kind: 'pdf', pages: 3 })
})

test('what is stopped says so', async () => {
  const control = new AbortController()
  const asked = exhibitWorkerClient()(
    'look',
    { path: place.file('a.pdf', whole) },
    { signal: control.signal },
  )
  control.abort()
  await expect(asked).rejects.toMatchObject({ code: 'cancelled' })
})

test('a page is drawn, its words are read', async () => {
  const ask = exhibitWorkerClient()
  const path = place.file('a.pdf', whole)
  const png = await ask('draw', { path, page: 2, width: 300 })
  expect(Buffer.from(png).readUInt32BE(16)).toBe(300)
  expect(await ask('text', { path, page: 2 })).toContain('Deliberation, page 2')
  await expect(ask('draw', { path, page: 4, width: 300 })).rejects.toMatchObject({ code: 'not-found' })
})

test('what is stopped in its middle says so, and the next is answered', async () => {
  const ask = exhibitWorkerClient()
  const path = place.file('a.pdf', aPdf('Long', 400))
  await ask('look', { path })
  const control = new AbortController()
  const asked = ask('look', { path }, { signal: control.signal })
  setImmediate(() => control.abort())
  await expect(asked).rejects.toMatchObject({ code: 'cancelled' })
  expect(await ask('look', { path })).toMatchObject({ pages: 400 })
})

test('a refusal keeps its words on its way out of the thread; what a library says becomes a sentence', async () => {
  const ask = exhibitWorkerClient()
  await expect(
    ask('view', { path: place.file('a.zip', await aZip({ 'a.txt': 'a' })) }),
  ).rejects.toMatchObject({
    code: 'refused',
    message: expect.stringContaining('Ouvrez-le avec son logiciel'),
  })
  await expect(ask('view', { path: 'absent' })).rejects.toMatchObject({
    code: 'not-found',
    message: expect.stringContaining('n’est plus à sa place'),
  })
})

test('a PDF whose pages turn round is refused in French, and the log keeps why', async () => {
  const reasons: string[] = []
  const ask = exhibitWorkerClient({ bug: (_where, error) => reasons.push(String(error)) })
  const turning =
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R]/Count 9>>endobj\ntrailer<</Root 1 0 R>>\n'
  await expect(ask('view', { path: place.file('tourne.pdf', turning) })).rejects.toMatchObject({
    code: 'damaged',
    message: expect.stringMatching(/^Ce fichier est abîmé ou incomplet/),
  })
  expect(reasons.join()).toMatch(/pages/)
})

test('a mail of Outlook whose chains turn round is damaged, not read for ever', async () => {
  const mail = Buffer.from(anOutlookMail('Refus'))
  const table = 512 * (mail.readUInt32LE(76) + 1)
  // the chain of the directory comes back to its beginning
  mail.writeUInt32LE(mail.readUInt32LE(48), table + 4 * mail.readUInt32LE(48))
  expect(chainsEnd(anOutlookMail('Refus'))).toBe(true)
  expect(chainsEnd(mail)).toBe(false)
  expect(await inspectFile(place.file('tourne.msg', mail))).toMatchObject({ kind: 'mail', flaw: 'damaged' })
})

test('a long text is looked at without being read whole', async () => {
  const path = place.file('long.txt', `Début. ${'é'.repeat(2_000_000)}`)
  expect((await inspectFile(path)).text).toHaveLength(3000)
})

test.skipIf(!existsSync('/proc/self/fd'))('no file that was read or written stays open', async () => {
  const path = place.file('a.pdf', whole)
  const openFiles = () =>
    readdirSync('/proc/self/fd').filter(name => {
      try {
        return readlinkSync(`/proc/self/fd/${name}`).startsWith(place.folder)
      } catch {
        return false
      }
    })
  expect(Buffer.compare(readWhole(path), whole)).toBe(0)
  expect(readWhole(place.file('vide', '')).length).toBe(0)
  await inspectFile(path)
  const out = sink(join(place.folder, 'nouveau/a.txt'))
  out.put('abc')
  out.put(new Uint8Array([100]))
  expect(out.size).toBe(4)
  expect(out.end()).toBe('88d4266fd4e6338d13b845fcf289579d209c897823b9217da3e161936f031589')
  expect(() => sink(join(place.folder, 'nouveau/a.txt'))).toThrow('EEXIST')
  expect(openFiles()).toEqual([])
})

test('a block of memory is used again, and grows', () => {
  const buffer = scratchBuffer()
  const [first, second, third] = [buffer(100), buffer(120), buffer(1000)]
  expect([first.length, second.length, third.length]).toEqual([100, 120, 1000])
  expect(second.buffer).toBe(first.buffer)
  expect(third.buffer).not.toBe(first.buffer)
})

test('the beginning of what a text, a PDF or a mail says is kept, and no more', async () => {
  const long = 'mot '.repeat(2000)
  expect((await inspectFile(place.file('long.txt', long))).text).toBe(long.slice(0, 3000))
  expect(
    (await inspectFile(place.file('long.eml', `${aMail('Refus').split('--x')[0]}--x\r\n\r\n${long}`))).text
      .length,
  ).toBeLessThanOrEqual(3000)
  expect((await inspectFile(place.file('acte.pdf', whole))).text).toContain('Deliberation, page 1')
})

test('fields of a form that hold each other in a circle end', async () => {
  const circle = aPdf('Formulaire', 1, pdf => {
    const field = pdf.addObject({ T: 'un' })
    field.put('Kids', [field])
    pdf
      .getTrailer()
      .get('Root')
      .put('AcroForm', { Fields: [field] })
  })
  expect(await inspectFile(place.file('cercle.pdf', circle))).toMatchObject({ signed: false, pages: 1 })
})
