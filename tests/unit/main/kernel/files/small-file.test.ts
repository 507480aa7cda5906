import { truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readSmallFile } from '../../../../../src/main/kernel/files/small-file.ts'
import { temporary } from '../../../../contract/program.ts'

test('a file read by the program’s own thread is read whole up to 20 MB, and refused unread beyond', async () => {
  const place = temporary()
  const path = join(place.folder, 'journal.csv')
  writeFileSync(path, 'Membre;Ouverture')
  expect((await readSmallFile(path, 'journal.csv')).toString()).toBe('Membre;Ouverture')
  truncateSync(path, 20 * 2 ** 20)
  expect((await readSmallFile(path, 'journal.csv')).length).toBe(20 * 2 ** 20)
  truncateSync(path, 20 * 2 ** 20 + 1)
  await expect(readSmallFile(path, 'journal.csv')).rejects.toThrow(/^«\sjournal\.csv\s» dépasse 20\sMo/)
  place.remove()
})
