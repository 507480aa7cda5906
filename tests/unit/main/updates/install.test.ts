import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Desktop } from '../../../../src/main/updates/hand-over.ts'
import { updateHandlers } from '../../../../src/main/updates/handlers.ts'
import { fileAt, handed, program, temporary } from '../../../contract/program.ts'
import { anUpdateFile, aTrust } from '../../../fixtures/update-file.ts'

test('no installer is handed over before a backup of the whole library was read back', async () => {
  const place = temporary()
  const here = program(join(place.folder, 'bibliotheque'))
  const given: string[] = []
  const take = async (file: string) => given.push(file) > 0
  const desktop: Desktop = { open: take, reveal: take, run: take }
  const { id: dossier } = await here.call['dossiers.create']({ template: 'note-deputes', facts: {} })
  const exhibit = await here.call['exhibits.add']({ dossier, file: fileAt(place.file('a.txt', 'Constat')) })
  const host = { tokens: handed, emit: () => undefined, desktop, trust: aTrust() }
  const updates = updateHandlers({ library: here.library, host } as never)
  const examine = async () =>
    updates['updates.examine']({ files: [fileAt(place.file('maj.pretoire-maj', await anUpdateFile()))] })

  const file = here.library.file(exhibit.file?.sha256 ?? '')
  writeFileSync(file, 'un autre constat')
  await expect(updates['updates.install']({ id: (await examine()).id })).rejects.toMatchObject({
    message: expect.stringContaining('n’a pas été installée'),
  })
  expect(given).toEqual([])

  writeFileSync(file, 'Constat')
  expect(await updates['updates.install']({ id: (await examine()).id })).toMatchObject({
    backup: { files: 1, missing: [] },
  })
  expect(given).toHaveLength(1)
  await here.close()
  place.remove()
})
