import { execFileSync } from 'node:child_process'
import { createReadStream, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createApp } from '../../../../../src/main/app.ts'
import { dossiers } from '../../../../../src/main/dossiers/store.ts'
import { drafts } from '../../../../../src/main/drafts/store.ts'
import { exhibits } from '../../../../../src/main/exhibits/store.ts'
import { exhibitWorkerClient } from '../../../../../src/main/exhibits/worker-client.ts'
import { writeBundleZip } from '../../../../../src/main/filings/bundle-place.ts'
import { makeBundle } from '../../../../../src/main/filings/make-bundle.ts'
import { findExport, keepExport, newExport } from '../../../../../src/main/kernel/files/exports.ts'
import type { GivenFile } from '../../../../../src/main/kernel/files/named-place.ts'
import { pathTokens } from '../../../../../src/main/kernel/files/path-tokens.ts'
import { isSealedFile, openStored, readStored } from '../../../../../src/main/kernel/files/stored.ts'
import { receive, resolveFile } from '../../../../../src/main/kernel/files/uploads.ts'
import { filesIn } from '../../../../../src/main/kernel/files/wiping.ts'
import { readEntry, readZip, writeZip } from '../../../../../src/main/kernel/files/zip.ts'
import type { Library } from '../../../../../src/main/kernel/library.ts'
import { toPdf } from '../../../../../src/main/kernel/office/to-pdf.ts'
import {
  foreignReaderClient,
  type ReadForeign,
} from '../../../../../src/main/kernel/readers/foreign-reader.ts'
import { endReaders } from '../../../../../src/main/kernel/readers/worker-queue.ts'
import { dropKeys } from '../../../../../src/main/kernel/vault/keys.ts'
import { openLibrary } from '../../../../../src/main/library/open-library.ts'
import { sealLibrary } from '../../../../../src/main/safekeeping/vault/seal.ts'
import { wipeTransient } from '../../../../../src/main/safekeeping/vault/transient.ts'
import { exportDossier } from '../../../../../src/main/sharing/dossier-file/export-dossier.ts'
import { importDossier } from '../../../../../src/main/sharing/dossier-file/import.ts'
import { withOpenedDossier } from '../../../../../src/main/sharing/dossier-file/sealed-dossier.ts'
import { answer } from '../../../../../src/shared/contract/answer.ts'
import { client } from '../../../../../src/shared/contract/client.ts'
import { BundleWish } from '../../../../../src/shared/filings/bundle.ts'
import { placeAt, program, temporary } from '../../../../contract/program.ts'
import { aDossier, aDraft, anExhibit } from '../../../../fixtures/builders.ts'
import { aWordFile } from '../../../../fixtures/files.ts'
import { findBytes } from '../../../../fixtures/find-bytes.ts'

const PASSPHRASE = 'quatre mots sans rapport'
/** In a title, in a file, in its name, in the name of an export, in what a page sends. */
const SECRETS = ['SecretDuTitre', 'SecretDeLaPiece', 'SecretDuNom', 'SecretDeLExport', 'SecretEnvoye']
const letter = Buffer.from(`La lettre du maire. ${'SecretDeLaPiece '.repeat(9000)}`)

let place: ReturnType<typeof temporary>
let folder: string
let library: Library

beforeEach(async () => {
  place = temporary()
  folder = join(place.folder, 'bibliotheque')
  library = openLibrary(folder)
  const { db } = library
  dossiers(db).save(aDossier({ id: 'secret', title: 'SecretDuTitre' }))
  const file = { name: 'SecretDuNom.txt', ...library.keep(letter), type: 'text/plain', signed: false }
  exhibits(db).save(anExhibit({ id: 'e', dossier: 'secret', label: 'SecretDuNom', file }))
  library.close()
  await sealLibrary(folder, PASSPHRASE)
  library = openLibrary(folder)
})
afterEach(() => {
  endReaders()
  library.close()
  dropKeys(folder)
  place.remove()
})

/** Files of the folder that tell a secret, and those of what is under way that are not sealed: what a kill leaves at this moment. */
async function speaking(): Promise<string[]> {
  const underWay = [
    ...['exports', 'uploads'].map(name => join(folder, name)),
    ...readdirSync(folder)
      .filter(name => name.startsWith('tmp-'))
      .map(name => join(folder, name)),
  ].flatMap(filesIn)
  const clear = underWay.filter(path => readFileSync(path).length > 0 && !isSealedFile(path))
  return [...(await findBytes(folder, SECRETS)), ...clear.map(path => relative(folder, path))]
}

/** Locks as the window does, on what is left, and looks again. */
async function speakingOnceLocked(): Promise<string[]> {
  wipeTransient(folder, [], 0)
  expect(['exports', 'uploads'].flatMap(name => filesIn(join(folder, name)))).toEqual([])
  return findBytes(folder, SECRETS)
}

const uploadOf = async (name: string, bytes: Uint8Array): Promise<GivenFile> => {
  const upload = await receive(folder, name, Readable.from([bytes]))
  return resolveFile(folder, { upload }, pathTokens())
}

describe('in a sealed library, nothing speaks', () => {
  test('while a page sends a file, nor once it waits, nor in its name', async () => {
    const seen: string[] = []
    async function* body() {
      for (let n = 0; n < 20; n += 1) {
        yield Buffer.from('SecretEnvoye '.repeat(3000))
        seen.push(...(await speaking()))
      }
    }
    const upload = await receive(folder, 'SecretDuNom.txt', Readable.from(body()))
    expect(filesIn(join(folder, 'uploads'))).toHaveLength(2)
    expect([...seen, ...(await speaking())]).toEqual([])
    const { name, path } = await resolveFile(folder, { upload }, pathTokens())
    expect([name, readStored(path).toString()]).toEqual([
      'SecretDuNom.txt',
      'SecretEnvoye '.repeat(3000).repeat(20),
    ])
    expect(await speakingOnceLocked()).toEqual([])
  })

  test('in the name of a file made for the user, which it is given under', async () => {
    const { id } = await keepExport(folder, 'SecretDeLExport.txt', Buffer.from('SecretEnvoye'))
    expect(await speaking()).toEqual([])
    const { name, path } = findExport(folder, id)
    expect([name, readStored(path).toString()]).toEqual(['SecretDeLExport.txt', 'SecretEnvoye'])
  })

  test('while a text is filed, in its files, its receipt, nor in the receipt that is given back', async () => {
    drafts(library.db).save(aDraft({ id: 'd', dossier: 'secret', title: 'SecretDuTitre' }))
    const office = process.env.PRETOIRE_SOFFICE
    process.env.PRETOIRE_SOFFICE = ''
    const app = createApp(library, { tokens: pathTokens(), emit: () => undefined })
    const call = client((channel, input) => answer(app, channel, input))
    try {
      const upload = await receive(folder, 'SecretDuNom.pdf', Readable.from([letter]))
      const { id } = await call['filings.file']({
        ...{ dossier: 'secret', drafts: ['d'], date: '2026-03-02' },
        receipt: { upload },
      })
      const [filing] = await call['filings.list']({ dossier: 'secret' })
      const receipt = filing?.receipt
      const given = await call['filings.fetch']({ id, sha256: receipt?.sha256 ?? '' })
      expect(await speaking()).toEqual([])
      expect(readStored(findExport(folder, given.id).path)).toEqual(letter)
      expect(filing?.drafts[0]?.files.map(one => one.type)).toEqual([expect.stringMatching(/wordprocessing/)])
      expect(await speakingOnceLocked()).toEqual([])
    } finally {
      if (office === undefined) delete process.env.PRETOIRE_SOFFICE
      else process.env.PRETOIRE_SOFFICE = office
    }
  })

  test('while a bundle is made; its zip holds every file, under its name', async () => {
    drafts(library.db).save(aDraft({ id: 'd', dossier: 'secret', title: 'SecretDuTitre' }))
    const office = process.env.PRETOIRE_SOFFICE
    process.env.PRETOIRE_SOFFICE = ''
    const looks: Promise<string[]>[] = []
    const look = () => void looks.push(speaking())
    try {
      const file = newExport(folder, 'SecretDuTitre depot.zip')
      const to = join(library.exports, `depot-${file.id}`)
      const wish = BundleWish.parse({ drafts: ['d'], final: false, merged: true, stamp: true })
      const report = await makeBundle(library, wish, to, {
        ask: exhibitWorkerClient(),
        signal: new AbortController().signal,
        onProgress: look,
        author: '',
      })
      look()
      const seen = (await Promise.all(looks)).flat()
      await writeBundleZip(to, report, file.path)
      expect([seen, await speaking()]).toEqual([[], []])
      const entries = new Map<string, Buffer>()
      await readZip(file.path, async (name, open) => void entries.set(name, await readEntry(open())))
      expect([...entries.keys()]).toEqual([
        ...report.files.map(({ name }) => name),
        'hors-depot/empreintes-sha256.txt',
        'hors-depot/rapport.txt',
      ])
      expect(entries.get('hors-depot/rapport.txt')?.toString()).toContain('SecretDuNom')
      for (const { name, size } of report.files) expect(entries.get(name)?.length).toBe(size)
      expect(await speakingOnceLocked()).toEqual([])
    } finally {
      if (office === undefined) delete process.env.PRETOIRE_SOFFICE
      else process.env.PRETOIRE_SOFFICE = office
    }
  })

  test('while a dossier is opened by its passphrase, unpacked and put in its place', async () => {
    const { id } = await exportDossier(library, 'secret', 'une autre phrase entière')
    const upload = await uploadOf('SecretDuNom.dossier-scelle', readStored(findExport(folder, id).path))
    const seen: string[][] = []
    const foreign = foreignReaderClient()
    const read: ReadForeign = async (reader, input, options) => {
      seen.push(await speaking())
      const output = await foreign(reader, input, options)
      // unpacked, not moved yet
      expect(readdirSync(folder).filter(name => name.startsWith('tmp-'))).toHaveLength(2)
      seen.push(await speaking())
      return output
    }
    const { id: taken } = await withOpenedDossier(
      upload,
      { passphrase: 'une autre phrase entière', folder },
      opened => importDossier(library, read, opened),
    )
    expect(seen).toEqual([[], []])
    const [exhibit] = exhibits(library.db).list(taken)
    expect(readStored(library.file(exhibit?.file?.sha256 ?? '')).equals(letter)).toBe(true)
    expect(await speakingOnceLocked()).toEqual([])
  })

  test.skipIf(process.platform !== 'linux')(
    'while LibreOffice draws: what it reads lies in memory, and is gone after',
    async () => {
      const script = place.file(
        'soffice',
        `#!/bin/sh
while [ "$1" != --outdir ]; do shift; done
{ printf '%%PDF-'; cat "$2"/texte.docx; grep -rl SecretEnvoye "${folder}"; echo; echo "$2 $TMPDIR"; } > /tmp/vide.$$
mv /tmp/vide.$$ "$2/texte.pdf"
`,
      )
      execFileSync('chmod', ['755', script])
      process.env.PRETOIRE_SOFFICE = script
      try {
        const pdf = (await toPdf(Buffer.from('SecretEnvoye'), { folder, archive: false })).toString()
        const [, where = ''] = /^%PDF-SecretEnvoye\n(\S+) \1\n$/.exec(pdf) ?? []
        expect(where).toMatch(/\/pretoire-pdf-/)
        expect(where.startsWith(folder)).toBe(false)
        expect(() => readdirSync(where)).toThrow('ENOENT')
      } finally {
        delete process.env.PRETOIRE_SOFFICE
      }
    },
  )
})

describe('in a sealed library, what a page sent is read as it is elsewhere', () => {
  const record = (n: number) =>
    JSON.stringify({ id: `r${n}`, type: 'book', title: `Traité ${n}`, author: [{ family: `Auteur ${n}` }] })
  const bibliography = `[${[1, 2, 3].map(record).join(',')}]`

  test.each([
    ['a text', 'liste.json', () => Buffer.from(bibliography)],
    ['a gzip', 'liste.json.gz', () => gzipSync(bibliography)],
    ['a zip', 'liste.zip', () => zipOf('liste.json', bibliography)],
  ])('%s, by an import', async (_kind, name, bytes) => {
    const here = program(folder)
    try {
      const content = await bytes()
      const upload = await receive(folder, name, Readable.from([content]))
      expect((await speaking()).filter(one => !one.startsWith('Secret'))).toEqual([])
      const { id } = await here.call['imports.start']({ files: [{ upload }] })
      await expect.poll(async () => (await here.call['jobs.get']({ id })).state).not.toBe('running')
      expect((await here.call['jobs.get']({ id })).report).toMatchObject({ added: 3, rejected: [] })
      await expect.poll(() => filesIn(join(folder, 'uploads'))).toEqual([])
    } finally {
      await here.close()
    }
  })

  test('a Word file, an exhibit, a template, a backup', async () => {
    const here = program(folder)
    try {
      const word = await receive(folder, 'lettre.docx', Readable.from([await aWordFile('Une lettre')]))
      const review = await here.call['drafts.readDocx']({ dossier: 'secret', file: { upload: word } })
      expect(JSON.stringify(review)).toContain('lettre.docx')
      const mail = await receive(folder, 'lettre.txt', Readable.from(['Une lettre']))
      const exhibit = await here.call['exhibits.add']({ dossier: 'secret', file: { upload: mail } })
      expect(exhibit.file).toMatchObject({ name: 'lettre.txt', kind: 'text', size: 10 })
      const out = join(place.folder, 'bonne.zip')
      await here.call['backups.create']({ to: placeAt(out) })
      const backup = await receive(folder, 'bonne.zip', createReadStream(out))
      const { backup: facts } = await here.call['backups.preview']({ file: { upload: backup } })
      expect(facts).toMatchObject({ dossiers: 1 })
      await here.call['backups.restore']({ file: { upload: backup } })
      const damaged = await receive(folder, 'SecretDuNom.zip', Readable.from(['PK pas un zip']))
      await expect(here.call['dossiers.import']({ file: { upload: damaged } })).rejects.toThrow(
        '«\u00a0SecretDuNom.zip\u00a0»',
      )
    } finally {
      await here.close()
    }
  })
})

test('a sealed file is read at any place as it is from its beginning, and not where a byte was changed', async () => {
  const content = Buffer.from(Array.from({ length: 300_000 }, (_, n) => (n * 31 + (n >> 8)) & 255))
  for (const size of [0, 1, 65_535, 65_536, 65_537, 131_072, 300_000]) {
    const { path } = await uploadOf('contenu.bin', content.subarray(0, size))
    const file = openStored(path)
    expect(file.size).toBe(size)
    for (const [at, length] of [
      [0, size],
      [size - 1, 10],
      [65_530, 20],
      [131_000, 66_000],
      [10, 5],
    ] as const)
      if (at >= 0)
        expect(file.readAt(at, length).equals(content.subarray(0, size).subarray(at, at + length))).toBe(true)
    file.close()
  }
  const { path } = await uploadOf('contenu.bin', content)
  const bytes = readFileSync(path)
  bytes[70_000] = (bytes[70_000] ?? 0) ^ 1
  writeFileSync(path, bytes)
  const file = openStored(path)
  expect(file.readAt(0, 10).equals(content.subarray(0, 10))).toBe(true)
  expect(() => file.readAt(66_000, 10)).toThrow('ne s’ouvre pas')
  file.close()
  // cut at the end of a chunk
  writeFileSync(path, bytes.subarray(0, 40 + 65_553 * 2))
  expect(() => openStored(path)).toThrow('ne s’ouvre pas')
})

async function zipOf(name: string, content: string): Promise<Buffer> {
  mkdirSync(join(place.folder, 'zip'), { recursive: true })
  const path = join(place.folder, 'zip', 'liste.zip')
  await writeZip(path, [{ name, bytes: Buffer.from(content) }])
  return readFileSync(path)
}
