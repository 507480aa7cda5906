import { afterAll, beforeAll, expect, test } from 'vitest'
import { undoVersion } from '../../../../../../src/main/sharing/office/desk/conflicts.ts'
import { officeStore } from '../../../../../../src/main/sharing/office/desk/store.ts'
import { versionHash } from '../../../../../../src/main/sharing/office/desk/versions.ts'
import type { Program } from '../../../../../contract/program.ts'
import { aDossier, openDesks } from '../desks.ts'

let all: Awaited<ReturnType<typeof openDesks>>
let marie: Program

beforeAll(async () => {
  all = await openDesks()
  ;[marie] = all.desks
})
afterAll(() => all.close())

/** A field of a dossier that this program does not know, as tasks are one for a program of before them. */
const vacations = [{ id: 'vacation-1', title: 'Vacation du 3 mars', isDone: true }]

/** A space in which a desk with a newer program writes what this program does not know. */
async function spaceWithNewerDesk(name: string) {
  const space = all.space(name)
  const { id } = await aDossier(marie)
  space.share(marie, 'dossier', id)
  await space.meet(marie)
  const newer = space.link('clé-plus-récente')
  return {
    ...space,
    id,
    /** The newer desk writes a dossier anew; the hash of its version. */
    async writes(change: object): Promise<string> {
      const at = space.writer(marie).at
      const state = space.stateOf(marie, 'dossier', id)
      const parents = officeStore(marie.library.db).thing(name, 'dossier', id)?.heads ?? []
      const version = {
        ...{ kind: 'dossier' as const, id, label: 'Dossier', at, parents: [...parents], files: [] },
        state: { value: { ...state?.value, ...change }, open: [] },
      }
      await newer.send({ format: 1, at, author: 'Poste récent', things: [version] })
      await space.meet(marie)
      return versionHash(version)
    },
    /** The dossier as the space has it. */
    value: () => space.stateOf(marie, 'dossier', id)?.value,
  }
}

test('a desk gives back untouched what a newer program wrote and it does not know, when it changes the rest', async () => {
  const { id, writes, value, meet } = await spaceWithNewerDesk('inconnu')
  await writes({ vacations })
  const dossier = await marie.call['dossiers.get']({ id })
  expect(dossier).not.toHaveProperty('vacations')
  await marie.call['dossiers.save']({ dossier: { ...dossier, title: 'Nouveau titre' } })
  await meet(marie)
  expect(value()).toMatchObject({ title: 'Nouveau titre', vacations })
})

test('so it does when it takes back a change of others', async () => {
  const { name, writes, value, writer, meet, id } = await spaceWithNewerDesk('inconnu-repris')
  await writes({ vacations })
  const hash = await writes({ title: 'Titre à reprendre' })
  expect(value()).toMatchObject({ title: 'Titre à reprendre', vacations })
  undoVersion(marie.library, name, hash, writer(marie))
  await meet(marie)
  expect((await marie.call['dossiers.get']({ id })).title).toBe('Vidéosurveillance de Zedville')
  expect(value()).toMatchObject({ title: 'Vidéosurveillance de Zedville', vacations })
})
