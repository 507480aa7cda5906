import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hold } from '../../../../../src/main/kernel/database/hold.ts'
import { prepareFolder } from '../../../../../src/main/sharing/office/folder/folder-office.ts'
import { type Program, program, temporary } from '../../../../contract/program.ts'

let place: ReturnType<typeof temporary>
let lea: Program
let office: string
let space: string
beforeAll(async () => {
  place = temporary()
  office = join(place.folder, 'bureau')
  prepareFolder(office)
  lea = program(join(place.folder, 'lea'))
  const created = await lea.call['office.create']({ title: 'Recours', url: office, name: 'Léa' })
  space = created.space
})
afterAll(async () => {
  await lea.close()
  place.remove()
})

test('a space is met when its page opens and at a press at the same moment: each waits its turn', async () => {
  const both = await Promise.all([
    lea.call['office.sync']({ space }),
    lea.call['office.sync']({ space }),
    lea.call['office.address']({ space, url: office }),
  ])
  expect(both.map(reports => (Array.isArray(reports) ? reports[0]?.failure : ''))).toEqual(['', '', ''])
})

test('a space is made in an empty folder, which becomes an office; one with files in it, or no whole path, is refused', async () => {
  const create = (url: string) => lea.call['office.create']({ title: 'Ailleurs', url })
  const empty = join(place.folder, 'clé')
  await expect(create(empty)).rejects.toThrow('n’est pas là')
  mkdirSync(join(empty, '.stfolder'), { recursive: true })
  expect((await create(empty)).title).toBe('Ailleurs')
  const full = join(place.folder, 'photos')
  mkdirSync(full)
  writeFileSync(join(full, 'vacances.jpg'), '')
  await expect(create(full)).rejects.toThrow('n’est pas un bureau')
  await expect(create('bureau')).rejects.toThrow('le chemin entier d’un dossier')
})

test('while another program of the same library meets a space, a press says so, and works after', async () => {
  const release = hold(lea.library.folder, 'office')
  await expect(lea.call['office.sync']({ space })).rejects.toThrow('un autre programme')
  release?.()
  expect(await lea.call['office.sync']({ space })).toHaveLength(1)
})

test('after a meeting that failed, the windows read again what came before the failure, and why it failed', async () => {
  renameSync(office, `${office}-retiré`)
  lea.events.length = 0
  await expect(lea.call['office.sync']({ space })).rejects.toMatchObject({ code: expect.any(String) })
  const states = await lea.call['office.state']({})
  expect(states.find(one => one.space === space)?.failure).toContain('n’est pas là')
  expect(lea.events).toContainEqual({ event: 'changed', data: { what: 'dossiers' } })
  expect(lea.events).toContainEqual({ event: 'changed', data: { what: 'drafts' } })
  renameSync(`${office}-retiré`, office)
})
