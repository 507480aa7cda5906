import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { prepareFolder } from '../../../../../src/main/sharing/office/folder/folder-office.ts'
import { admitMember, foundSpace } from '../../../../../src/main/sharing/office/spaces/members.ts'
import { setAddress } from '../../../../../src/main/sharing/office/spaces/office-file.ts'
import { deskOf } from '../../../../../src/main/sharing/office/spaces/office-spaces.ts'
import { officeLog } from '../../../../../src/main/sharing/office/spaces/store.ts'
import { type Program, program, temporary } from '../../../../contract/program.ts'
import { aDossier, textOf, withText, write } from './desks.ts'

let place: ReturnType<typeof temporary>
let lea: Program
let ali: Program
beforeAll(() => {
  place = temporary()
  lea = program(join(place.folder, 'lea'))
  ali = program(join(place.folder, 'ali'))
})
afterAll(async () => {
  await Promise.all([lea.close(), ali.close()])
  place.remove()
})

test('two libraries share a dossier by a folder in which nobody reads a word of it', async () => {
  const root = join(place.folder, 'bureau')
  prepareFolder(root)
  const [first, second] = [await deskOf(lea.library), await deskOf(ali.library)]
  const space = foundSpace(first, 'Vidéosurveillance', 'Léa')
  const firstStep = admitMember(first, space, { key: second.key.member, name: 'Ali', role: 'writer' })
  officeLog(ali.library.db).setLog({ space, title: 'Vidéosurveillance', cursor: '', firstStep, lastStep: '' })
  for (const { library } of [lea, ali]) setAddress(library, space, root)

  const { id, draft, paragraphs } = await aDossier(lea)
  await lea.call['office.share']({ kind: 'dossier', id, space })
  expect(await lea.call['office.sync']({})).toMatchObject([{ space, title: 'Vidéosurveillance' }])
  await ali.call['office.sync']({})
  expect(await textOf(ali, draft)).toContain('Le moyen 1')

  await write(ali, draft, blocks => withText(blocks, paragraphs[0] ?? '', 'Le canari chante.'))
  await ali.call['office.sync']({})
  await lea.call['office.sync']({})
  expect(await textOf(lea, draft)).toContain('Le canari chante.')
  for (const { library } of [lea, ali]) expect(officeLog(library.db).findings(space)).toEqual([])

  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter(one => one.isFile())
  expect(files.length).toBeGreaterThan(3)
  for (const file of files) {
    const bytes = readFileSync(join(file.parentPath, file.name))
    for (const word of ['canari', 'Vidéosurveillance', 'Léa', 'paragraph']) {
      expect(bytes.includes(word)).toBe(false)
      expect(bytes.includes(Buffer.from(word).toString('base64').slice(0, 6))).toBe(false)
    }
  }
})
