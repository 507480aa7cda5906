import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { importFiles } from '../../../../src/main/imports/import-files.ts'
import { resource } from '../../../../src/main/kernel/places.ts'
import { openDb } from '../../../../src/main/library/open-library.ts'
import { sources } from '../../../../src/main/library/store.ts'
import { registerParts } from '../../../../src/main/parts.ts'
import type { ImportReport } from '../../../../src/shared/imports/job.ts'
import { aTar, aTarGz, aZip } from '../../../fixtures/import/archives.ts'
import { aDecisionXml, anArticleXml } from '../../../fixtures/import/records.ts'

registerParts()

let folder: string
let db: ReturnType<typeof openDb>
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pretoire-import-'))
  db = openDb(':memory:')
})
afterEach(() => {
  db.close()
  rmSync(folder, { recursive: true })
})

const hooks = { progress: () => undefined, isCancelled: () => false }

/** Writes the bytes under that name, imports the file, checks that the numbers add up. */
async function importing(name: string, bytes: Buffer | string, into = db): Promise<ImportReport> {
  writeFileSync(join(folder, name), bytes)
  return checked(await importFiles({ db: into }, [{ path: join(folder, name), name }], hooks))
}

function checked(report: ImportReport): ImportReport {
  const { read, added, updated, unchanged, deleted, rejected } = report
  expect(read).toBe(added + updated + unchanged + deleted + rejected.length)
  for (const one of rejected) {
    expect(one.file).not.toBe('')
    expect(one.reason).toMatch(/\p{L}{3}/u)
  }
  return report
}

const old = anArticleXml({
  id: 'LEGIARTI000099000002',
  from: '2012-05-01',
  to: '2024-03-01',
  status: 'MODIFIE',
  content: 'Avant.',
})
const path = (id: string) => `legi/global/code/LEGITEXT000025503132/article/LEGI/ARTI/00/${id}.xml`
const good = {
  [path('LEGIARTI000099000001')]: anArticleXml(),
  [path('LEGIARTI000099000002')]: old,
  'legi/global/code/LEGITEXT000025503132/section_ta/LEGISCTA000000000001.xml': '<SECTION_TA/>',
  'legi/global/code/LEGITEXT000025503132/texte/version/LEGITEXT000025503132.xml': '<TEXTE_VERSION/>',
  'legi/readme.pdf': '%PDF-1.4 nothing to read',
}

describe('what is given goes in', () => {
  it('reads a decision alone, whatever its name', async () => {
    expect(await importing('sans-extension', aDecisionXml())).toMatchObject({ read: 1, added: 1 })
    expect(sources(db).count()).toMatchObject({ decision: 1 })
  })

  it('reads a zip with sub-folders and passes over what is not a record', async () => {
    const zip = await aZip({
      'a/DCE_1.xml': aDecisionXml(),
      'b/c/DCE_2.xml': aDecisionXml({ number: '999998' }),
      'lisez-moi.txt': 'rien',
    })
    expect(await importing('CE.zip', zip)).toMatchObject({ read: 2, added: 2, rejected: [] })
  })

  it.each(['tar', 'tar.gz'])('reads a LEGI %s: two versions, one article', async kind => {
    const report = await importing(`legi.${kind}`, kind === 'tar' ? await aTar(good) : await aTarGz(good))
    expect(report).toMatchObject({ read: 2, added: 1, updated: 1, rejected: [] })
    expect(sources(db).count()).toMatchObject({ article: 1 })
  })

  it('reads record by record, in a tar too, a JSON too long to be held whole', async () => {
    const vote = (n: number) => ({
      uid: `VTANR5L17V${n}`,
      numero: String(n),
      dateScrutin: '2025-03-20',
      titre: `Scrutin ${n}`,
    })
    const all = JSON.stringify({ scrutins: { scrutin: [vote(1), vote(2)] } })
    const long = all.replace('},{', `},${' '.repeat(21 * 2 ** 20)}{`)
    const tar = await aTar({ 'Scrutins.json': long, 'a.xml': aDecisionXml() })
    expect(await importing('tout.tar', tar)).toMatchObject({ read: 3, added: 3, rejected: [] })
    const cut = await aTar({ 'Scrutins.json': long.slice(0, -10), 'a.xml': aDecisionXml() })
    const report = await importing('tout.tar', cut)
    expect(report).toMatchObject({ read: 3, unchanged: 2 })
    expect(report.rejected[0]?.reason).toContain('mal formé ou incomplet')
  })

  it('reads a folder to the bottom, archives included', async () => {
    mkdirSync(join(folder, 'tout', 'bas'), { recursive: true })
    writeFileSync(join(folder, 'tout', 'bas', 'a.xml'), anArticleXml())
    writeFileSync(join(folder, 'tout', 'note.txt'), 'rien')
    writeFileSync(join(folder, 'tout', 'ce.zip'), await aZip({ 'x.xml': aDecisionXml() }))
    writeFileSync(join(folder, 'tout', 'd.xml.gz'), gzipSync(aDecisionXml({ number: '999990' })))
    symlinkSync('/etc/hostname', join(folder, 'tout', 'lien'))
    const report = checked(await importFiles({ db }, [{ path: join(folder, 'tout'), name: 'tout' }], hooks))
    expect(report).toMatchObject({ read: 4, added: 3 })
    expect(report.rejected[0]).toMatchObject({ file: 'tout/lien', reason: expect.stringContaining('lien') })
  })

  it('says of links that go round and folders that do not open why, and reads the others', async () => {
    mkdirSync(join(folder, 'tout', 'ferme'), { recursive: true })
    writeFileSync(join(folder, 'tout', 'a.xml'), anArticleXml())
    symlinkSync('tourne', join(folder, 'tout', 'tourne'))
    symlinkSync('seul', join(folder, 'seul'))
    chmodSync(join(folder, 'tout', 'ferme'), 0)
    const given = ['tout', 'seul', 'x'.repeat(300)].map(name => ({ path: join(folder, name), name }))
    const report = checked(await importFiles({ db }, given, hooks))
    chmodSync(join(folder, 'tout', 'ferme'), 0o700)
    const reasons = Object.fromEntries(report.rejected.map(one => [one.file.slice(0, 10), one.reason]))
    // who may open everything finds the folder empty
    const { 'tout/ferme': closed = 'vous n’en avez pas le droit', ...others } = reasons
    expect(closed).toContain('vous n’en avez pas le droit')
    expect(others).toEqual({
      'tout/tourn': expect.stringContaining('n’est pas suivi'),
      seul: 'c’est un lien qui tourne en rond',
      xxxxxxxxxx: 'son chemin est trop long pour être suivi',
    })
    expect(report.added).toBe(1)
  })

  it('adds nothing the second time', async () => {
    await importing('legi.tar.gz', await aTarGz(good))
    expect(await importing('legi.tar.gz', await aTarGz(good))).toMatchObject({
      read: 2,
      added: 0,
      updated: 0,
      unchanged: 2,
    })
  })

  it('takes away what a delta lists, but not what the same delta brings', async () => {
    await importing('Freemium_legi_global_20260327-140000.tar.gz', await aTarGz(good))
    const list = [path('LEGIARTI000099000002'), path('LEGIARTI000099000001'), path('LEGIARTI000000000000')]
    const delta = await aTarGz({
      '20260402-210000/liste_suppression_legi.dat': list.map(line => line.replace(/\.xml$/, '')).join('\n'),
      [`20260402-210000/${path('LEGIARTI000099000001')}`]: anArticleXml(),
    })
    expect(await importing('LEGI_20260402-210000.tar.gz', delta)).toMatchObject({
      read: 2,
      unchanged: 1,
      deleted: 1,
    })
    expect(sources(db).count()).toMatchObject({ article: 1 })
  })

  it('keeps what was committed when it is cancelled', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 700 }, (_, n) => [
        `${n}.xml`,
        anArticleXml({ id: `LEGIARTI${String(n).padStart(12, '0')}`, number: `L${n}` }),
      ]),
    )
    writeFileSync(join(folder, 'legi.tar'), await aTar(many))
    let told = 0
    const report = await importFiles(
      { db },
      [{ path: join(folder, 'legi.tar'), name: 'legi.tar' }],
      {
        progress: now => {
          told = now.done
        },
        isCancelled: () => told >= 600,
      },
      { size: 100 },
    )
    expect(report.added).toBeGreaterThanOrEqual(600)
    expect(report.added).toBeLessThan(700)
    expect(sources(db).count()).toMatchObject({ article: report.added })
  })

  it('reads the samples that ship with the program, and twice adds nothing', async () => {
    const files = [
      'conseil-etat-fictif_202111.zip',
      'juridictions-fictives_202603.zip',
      'legi-csi_20200901-000000.tar.gz',
      'legi-crpa_20260327-140000.tar.gz',
    ]
    const given = files.map(name => ({ path: resource('samples', name), name }))
    expect(checked(await importFiles({ db }, given, hooks))).toMatchObject({ read: 244, rejected: [] })
    expect(checked(await importFiles({ db }, given, hooks))).toMatchObject({
      unchanged: 244,
      added: 0,
      updated: 0,
    })
  })
})

const bomb = Buffer.alloc(3 * 2 ** 20, 32)
const entities = `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><ARTICLE>&b;</ARTICLE>`

describe('what is broken is reported, and the rest goes in', () => {
  it.each<[string, string | Buffer, string]>([
    ['truncated', anArticleXml().slice(0, 600), 'mal formé'],
    ['wrong encoding', Buffer.from(anArticleXml().replace('UTF-8', 'utf8'), 'latin1'), 'UTF-8'],
    ['DTD', '<!DOCTYPE ARTICLE SYSTEM "file:///etc/passwd"><ARTICLE/>', 'DTD'],
    ['entity bomb', entities, 'DTD'],
    ['deep', '<ARTICLE>'.repeat(10_000), 'emboîte'],
    ['empty', '', 'vide'],
    ['unknown root', '<html xmlns="x"><body/></html>', 'pas connu'],
    ['later format', '<TEXTEKALI/>', 'convention collective'],
    ['an archive', gzipSync('x'), 'archive'],
    ['noise', 'bonjour', 'XML'],
  ])('in an archive: %s', async (_, bytes, reason) => {
    const report = await importing('x.zip', await aZip({ 'mauvais.xml': bytes, 'bon.xml': aDecisionXml() }))
    expect(report).toMatchObject({ read: 2, added: 1 })
    expect(report.rejected).toEqual([
      { file: 'x.zip › mauvais.xml', reason: expect.stringContaining(reason) },
    ])
  })

  it('Latin-1 is read where the file says so', async () => {
    const xml = anArticleXml({ content: '<p>été</p>' }).replace('UTF-8', 'ISO-8859-1').replaceAll('–', '-')
    expect(await importing('l1.xml', Buffer.from(xml, 'latin1'))).toMatchObject({ added: 1 })
  })

  it('a line of 500 KB is read', async () => {
    expect(
      await importing('a.xml', anArticleXml({ content: `<p>${'mot '.repeat(125_000)}</p>` })),
    ).toMatchObject({ added: 1 })
  })

  it.each<[string, string | Buffer, string]>([
    ['photo.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]), 'une image'],
    ['autre.bin', Buffer.from([1, 2, 3, 4, 5, 6]), 'sait lire'],
    ['vide.xml', '', 'vide'],
    ['vide.zip', Buffer.from('504b0506000000000000000000000000000000000000', 'hex'), 'vide'],
    ['faux.zip', Buffer.from('PK\u0003\u0004 and then nothing'), 'zip'],
    ['autre.json', '{"a":1}', 'lot Prétoire'],
    ['coupé.json', '{"pretoire":1,"sources":[', 'JSON'],
    ['signé.json', '{"pretoire":2}', 'lot signé'],
    ['futur.json', '{"pretoire":3}', 'version plus récente'],
    ['plan.xml', '<SECTION_TA/>', 'plan'],
    ['rien.gz', Buffer.from([0x1f, 0x8b, 8]), 'vide'],
  ])('given alone: %s', async (name, bytes, reason) => {
    const report = await importing(name, bytes)
    expect(report.rejected).toEqual([{ file: name, reason: expect.stringContaining(reason) }])
  })

  it('a zip bomb is refused by its ratio', async () => {
    const report = await importing('b.zip', await aZip({ 'b.xml': bomb, 'bon.xml': aDecisionXml() }))
    expect(report).toMatchObject({
      added: 1,
      rejected: [{ reason: expect.stringContaining('anormalement') }],
    })
  })

  it('a tar.gz bomb is stopped, what came before is kept', async () => {
    const tar = await aTarGz({ 'a.xml': anArticleXml(), 'b.pdf': Buffer.alloc(2 ** 27) })
    const report = await importing('b.tar.gz', tar)
    expect(report).toMatchObject({
      added: 1,
      rejected: [{ reason: expect.stringContaining('anormalement') }],
    })
  })

  it('a path that leaves the archive is refused, in a zip and in a tar', async () => {
    const zip = await aZip({ 'xx/evil.xml': aDecisionXml(), 'bon.xml': aDecisionXml({ number: '999991' }) })
    const forged = Buffer.from(zip.toString('latin1').replaceAll('xx/evil', '../evil'), 'latin1')
    expect(await importing('f.zip', forged)).toMatchObject({
      added: 1,
      rejected: [{ file: 'f.zip › ../evil.xml' }],
    })
    const tar = await aTar({
      '../evil.xml': anArticleXml(),
      '/abs.xml': anArticleXml(),
      'lien.xml': '-> /etc/passwd',
      'bon.xml': anArticleXml(),
    })
    const report = await importing('f.tar', tar)
    expect(report).toMatchObject({ read: 4, added: 1 })
  })

  it('a truncated tar.gz gives what came before the cut', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 60 }, (_, n) => [
        path(`LEGIARTI${String(n).padStart(12, '0')}`),
        anArticleXml({
          id: `LEGIARTI${String(n).padStart(12, '0')}`,
          number: `L${n}`,
          content: String(Math.sin(n)),
        }),
      ]),
    )
    const whole = await aTarGz(files)
    const report = await importing('cut.tar.gz', whole.subarray(0, Math.floor(whole.length / 2)))
    expect(report.added).toBeGreaterThan(10)
    expect(report.rejected).toEqual([{ file: 'cut.tar.gz', reason: expect.stringContaining('tronquée') }])
  })

  it('a pack with one bad record loses only that one', async () => {
    const argument = { kind: 'argument', id: 'arg-1', title: 'Titre', thesis: 'Thèse' }
    const pack = {
      pretoire: 1,
      id: 'p',
      title: 'Lot',
      author: 'A',
      licence: 'CC0',
      date: '2026-01-01',
      sources: [argument, { kind: 'argument', id: 'arg-2' }],
    }
    const report = await importing('lot.pretoire', JSON.stringify(pack))
    expect(report).toMatchObject({ added: 1, rejected: [{ file: 'lot.pretoire › fiche arg-2' }] })
    expect(await importing('lot.pretoire', JSON.stringify(pack))).toMatchObject({ unchanged: 1 })
  })

  it('a record the library itself refuses is lost alone, said, and found again once it is taken', async () => {
    db.exec(`CREATE TRIGGER refuse BEFORE INSERT ON sources WHEN NEW.id LIKE '%222222%'
      BEGIN SELECT RAISE(ABORT, 'non'); END`)
    const zip = await aZip(
      Object.fromEntries(
        ['111111', '222222', '333333'].map(number => [`${number}.xml`, aDecisionXml({ number })]),
      ),
    )
    const report = await importing('trois.zip', zip)
    expect(report).toMatchObject({ added: 2, rejected: [{ file: 'trois.zip › 222222.xml' }] })
    expect(sources(db).count()).toMatchObject({ decision: 2 })
    db.exec('DROP TRIGGER refuse')
    expect(await importing('trois.zip', zip)).toMatchObject({ added: 1, unchanged: 2 })
  })

  it('nothing one can do to a file makes the import throw', async () => {
    const bases = [
      Buffer.from(aDecisionXml()),
      Buffer.from(anArticleXml()),
      await aZip({ 'a.xml': aDecisionXml() }),
      await aTarGz(good),
      await aTar(good),
    ]
    const change = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      bytes: fc.uint8Array({ maxLength: 12 }),
      drop: fc.nat(40),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.nat(bases.length - 1),
        fc.array(change, { minLength: 1, maxLength: 4 }),
        async (which, changes) => {
          let bytes = bases[which] ?? Buffer.alloc(0)
          for (const { at, bytes: put, drop } of changes) {
            const place = Math.floor(at * bytes.length)
            bytes = Buffer.concat([bytes.subarray(0, place), put, bytes.subarray(place + drop)])
          }
          await importing('mute', bytes)
        },
      ),
      { numRuns: 150 },
    )
  })
})
