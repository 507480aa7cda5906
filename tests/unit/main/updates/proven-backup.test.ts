import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { dossiers } from '../../../../src/main/dossiers/store.ts'
import { remoteFiles } from '../../../../src/main/exhibits/remote/remote-files.ts'
import { exhibits } from '../../../../src/main/exhibits/store.ts'
import type { Library } from '../../../../src/main/kernel/library.ts'
import { openLibrary } from '../../../../src/main/library/open-library.ts'
import { sources } from '../../../../src/main/library/store.ts'
import * as making from '../../../../src/main/safekeeping/backup.ts'
import { backups } from '../../../../src/main/safekeeping/list.ts'
import { provenBackup } from '../../../../src/main/updates/proven-backup.ts'
import type { Backup } from '../../../../src/shared/safekeeping/model.ts'
import { temporary } from '../../../contract/program.ts'
import { aDecision, aDossier, anExhibit } from '../../../fixtures/builders.ts'

let place: ReturnType<typeof temporary>
let library: Library
let sha = ''
beforeEach(() => {
  place = temporary()
  library = openLibrary(join(place.folder, 'bibliotheque'))
  dossiers(library.db).save(aDossier({ id: 'd' }))
  sources(library.db).save(aDecision({ id: 's' }))
  const { sha256, size } = library.keep(Buffer.from('La lettre du maire.'))
  sha = sha256
  const file = { name: 'lettre.txt', sha256, size, type: 'text/plain', signed: false }
  exhibits(library.db).save(anExhibit({ id: 'e', dossier: 'd', file }))
})
afterEach(() => {
  library.close()
  place.remove()
})

describe('a backup made before an update', () => {
  test('is read again whole: rows counted, exhibits read back, nothing left beside it', async () => {
    const made = await provenBackup(library)
    expect(made.files).toBe(1)
    expect(made.rows).toBeGreaterThan(3)
    expect(existsSync(made.file)).toBe(true)
    expect(readdirSync(library.folder).filter(name => name.startsWith('tmp'))).toEqual([])
    expect(backups(library).map(({ name }) => name)).toEqual([made.name])
  })
  test('whose exhibit was changed on the disk is refused, by a sentence', async () => {
    writeFileSync(library.file(sha), 'une autre lettre')
    await expect(provenBackup(library)).rejects.toMatchObject({
      code: 'damaged',
      message: expect.stringMatching(/n’a pas été installée.*un fichier de vos pièces y manque.*Vérifier/),
    })
  })
  test('whose exhibit is gone from the disk is refused', async () => {
    rmSync(library.file(sha))
    await expect(provenBackup(library)).rejects.toMatchObject({ code: 'damaged' })
  })
  test('whose exhibit stayed in a space goes on, and says that it is not in it', async () => {
    rmSync(library.file(sha))
    remoteFiles(library.db).add({ sha256: sha, space: 'espace', title: 'Recours' })
    expect(await provenBackup(library)).toMatchObject({ files: 0, remote: 1, missing: [] })
  })
  test('that lacks a row of the library is refused, and its table named', async () => {
    const { file } = await making.backup(library)
    const made = backups(library)[0]
    dossiers(library.db).save(aDossier({ id: 'autre' }))
    expect(made?.file).toBe(file)
    await expect(provenBackup(library, async () => made as Backup)).rejects.toMatchObject({
      message: expect.stringContaining('«\u00a0dossiers\u00a0»'),
    })
  })
})
