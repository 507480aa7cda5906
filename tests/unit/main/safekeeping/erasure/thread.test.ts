import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { dossiers } from '../../../../../src/main/dossiers/store.ts'
import { openLibrary } from '../../../../../src/main/library/open-library.ts'
import { inErasureThread } from '../../../../../src/main/safekeeping/erasure/erasure-thread.ts'
import { temporary } from '../../../../contract/program.ts'
import { aDossier } from '../../../../fixtures/builders.ts'

test('a thread rebuilds the library in use, and erases from a database beside it', async () => {
  const place = temporary()
  const library = openLibrary(join(place.folder, 'bibliotheque'))
  try {
    const { db } = library
    const file = db.name
    dossiers(db).save(aDossier({ id: 'secret', notes: 'remanencevigogne '.repeat(2000) }))
    dossiers(db).save(aDossier({ id: 'other', notes: 'Ce qui reste.' }))
    db.pragma('wal_checkpoint(TRUNCATE)')
    dossiers(db).destroy('secret')
    db.pragma('wal_checkpoint(TRUNCATE)')
    expect(readFileSync(file).includes('remanencevigogne')).toBe(true)
    await inErasureThread({ erasure: 'library', file }, 0)
    db.pragma('wal_checkpoint(TRUNCATE)')
    expect(readFileSync(file).includes('remanencevigogne')).toBe(false)
    const copy = join(place.folder, 'copie.db')
    copyFileSync(file, copy)
    const scope = {
      kind: 'dossier' as const,
      id: 'other',
      targets: [{ kind: 'dossier' as const, id: 'other' }],
      kept: [],
    }
    expect(readFileSync(copy).includes('Ce qui reste.')).toBe(true)
    await inErasureThread({ erasure: 'beside', file: copy, scope }, 0)
    expect(readFileSync(copy).includes('Ce qui reste.')).toBe(false)
    expect(dossiers(db).get('other').notes).toBe('Ce qui reste.')
    await expect(
      inErasureThread({ erasure: 'library', file: join(place.folder, 'nulle.db') }, -1),
    ).rejects.toThrow()
  } finally {
    library.close()
    place.remove()
  }
})
