import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { dossiers } from '../../../../../src/main/dossiers/store.ts'
import { exhibits } from '../../../../../src/main/exhibits/store.ts'
import { hold } from '../../../../../src/main/kernel/database/hold.ts'
import { hashFile } from '../../../../../src/main/kernel/files/keep-file.ts'
import { MOVE_LOCK } from '../../../../../src/main/kernel/moved.ts'
import { libraryFolder } from '../../../../../src/main/kernel/places.ts'
import { dropKeys, keysFor } from '../../../../../src/main/kernel/vault/keys.ts'
import { openLibrary } from '../../../../../src/main/library/open-library.ts'
import { backup } from '../../../../../src/main/safekeeping/backup.ts'
import { dailyBackup } from '../../../../../src/main/safekeeping/daily.ts'
import { examine } from '../../../../../src/main/safekeeping/doctor.ts'
import { backups } from '../../../../../src/main/safekeeping/list.ts'
import { placeIn } from '../../../../../src/main/safekeeping/moving/destination.ts'
import { moveLibrary, settleMove } from '../../../../../src/main/safekeeping/moving/move-library.ts'
import { rescueBackups, rescueRestore } from '../../../../../src/main/safekeeping/rescue/rescue.ts'
import { secondPlace } from '../../../../../src/main/safekeeping/second-place.ts'
import { sealLibrary } from '../../../../../src/main/safekeeping/vault/seal.ts'
import { unlockVault } from '../../../../../src/main/safekeeping/vault/vault.ts'
import { temporary } from '../../../../contract/program.ts'
import { aDossier, anExhibit } from '../../../../fixtures/builders.ts'

const mover = join(import.meta.dirname, '../../../../fixtures/programs/mover.ts')
const TITLE = 'Exemple c. commune'
const BYTES = Buffer.from('une pièce '.repeat(20_000))

let place: ReturnType<typeof temporary>
let from: string
let to: string
let sha256: string
beforeEach(async () => {
  place = temporary()
  from = join(place.folder, 'Nextcloud', 'bibliotheque')
  to = join(place.folder, 'ailleurs', 'bibliotheque')
  const library = openLibrary(from)
  dossiers(library.db).save(aDossier({ id: 'd', title: TITLE }))
  sha256 = library.keep(BYTES).sha256
  const file = { name: 'piece.txt', sha256, size: BYTES.length, type: 'text/plain', signed: false }
  exhibits(library.db).save(anExhibit({ id: 'e', dossier: 'd', file }))
  await backup(library)
  library.close()
})
afterEach(() => {
  for (const folder of [from, to]) dropKeys(folder)
  place.remove()
})

/** Opens the library that the folder asked for leads to, and finds all of it there. Returns its folder. */
async function holdsEverything(): Promise<string> {
  const folder = libraryFolder(from)
  const library = openLibrary(folder)
  try {
    expect(await examine(library)).toEqual([])
    expect(dossiers(library.db).get('d').title).toBe(TITLE)
    expect(await hashFile(library.file(sha256))).toBe(sha256)
    expect(backups(library).map(({ proof }) => proof)).toEqual(['proven'])
  } finally {
    library.close()
  }
  return folder
}

describe('a library moved out of a synchronised folder', () => {
  test('is opened in its new folder, its backups going to the old one too, where its database is set aside', async () => {
    const { aside, secondPlace: second } = await moveLibrary(from, to)
    expect(await holdsEverything()).toBe(to)
    expect({ second, aside: aside?.startsWith(join(from, 'mises-de-cote')) }).toEqual({
      second: join(from, 'backups'),
      aside: true,
    })
    expect(existsSync(join(from, 'library.db'))).toBe(false)
    const library = openLibrary(to)
    expect(library.warnings).toEqual([])
    await dailyBackup(library)
    expect(secondPlace(library)).toMatchObject({ folder: second, lastCopy: backups(library)[0]?.at })
    library.close()
    expect(() => openLibrary(from)).toThrow(`déplacée dans «\u00a0${to}\u00a0»`)
  })

  test('is whole in one folder or the other, whatever step a kill falls on', async () => {
    for (const step of [1, 2, 3, 4]) {
      const target = `${to}-${step}`
      const { signal } = spawnSync(process.execPath, [mover, from, target, String(step)], {
        stdio: 'inherit',
      })
      expect(signal).toBe('SIGKILL')
      // the fourth falls after the note, before the old database is set aside
      expect(await holdsEverything()).toBe(step < 4 ? from : target)
      if (step < 4) continue
      settleMove(target)
      expect(existsSync(join(from, 'library.db'))).toBe(false)
    }
  }, 240_000)

  test('takes up an attempt that was stopped, and gives a proven copy its name after a kill between the two', async () => {
    spawnSync(process.execPath, [mover, from, to, '2'])
    expect(existsSync(`${to}.deplacement`)).toBe(true)
    await moveLibrary(from, to)
    expect(await holdsEverything()).toBe(to)
    renameSync(to, `${to}.deplacement`)
    expect(await holdsEverything()).toBe(to)
  }, 240_000)

  test('keeps a sealed library sealed, and open for the one who had it open', async () => {
    await sealLibrary(from, 'quatre mots sans rapport')
    await unlockVault(from, 'quatre mots sans rapport')
    await moveLibrary(from, to)
    expect([keysFor(from), keysFor(to) !== undefined]).toEqual([undefined, true])
    expect(await holdsEverything()).toBe(to)
  }, 240_000)

  test('is refused where it would be no safer, or would mix with something else; nothing is changed', async () => {
    const dropbox = join(place.folder, 'Dropbox', 'x')
    await expect(moveLibrary(from, dropbox)).rejects.toThrow('Dropbox')
    await expect(moveLibrary(from, join(from, 'dedans'))).rejects.toThrow('dedans')
    mkdirSync(to, { recursive: true })
    writeFileSync(join(to, 'notes.txt'), 'à moi')
    await expect(moveLibrary(from, to)).rejects.toThrow('n’est pas vide')
    expect(placeIn(to)).toBe(join(to, 'bibliotheque'))
    const open = openLibrary(from)
    await expect(moveLibrary(from, `${to}-2`)).rejects.toThrow('ouverte ailleurs')
    open.close()
    const release = hold(from, MOVE_LOCK)
    expect(() => openLibrary(from)).toThrow('en cours de déplacement')
    release?.()
    expect(await holdsEverything()).toBe(from)
    expect(readdirSync(to)).toEqual(['notes.txt'])
  })

  test('is never begun again where its new folder is not there, and comes back from a backup of the old one', async () => {
    await moveLibrary(from, to)
    renameSync(to, `${to}-loin`)
    expect(libraryFolder(from)).toBe(from)
    expect(() => openLibrary(from)).toThrow('n’est pas là en ce moment')
    const [last] = rescueBackups(from)
    await rescueRestore(from, last?.file ?? '')
    expect(await holdsEverything()).toBe(from)
  })

  test('is refused on another machine, which sees the folder it left', async () => {
    await moveLibrary(from, to)
    const note = join(from, 'deplacee.json')
    const other = { ...JSON.parse(readFileSync(note, 'utf8')), machine: 'autre', name: 'portable' }
    writeFileSync(note, JSON.stringify(other))
    expect(libraryFolder(from)).toBe(from)
    expect(() => openLibrary(from)).toThrow('sur l’ordinateur «\u00a0portable\u00a0»')
  })
})
