import { afterAll, beforeAll, expect, test } from 'vitest'
import { officeLog } from '../../../../../../src/main/sharing/office/spaces/store.ts'
import { findingSentence } from '../../../../../../src/shared/sharing/office/finding.ts'
import type { Program } from '../../../../../contract/program.ts'
import { aDossier, openDesks } from '../desks.ts'

let all: Awaited<ReturnType<typeof openDesks>>
let marie: Program
let paul: Program
beforeAll(async () => {
  all = await openDesks()
  ;[marie, paul] = all.desks
})
afterAll(() => all.close())

test('a version that is not made as it should be is told, and the rest of its change is taken', async () => {
  const space = all.space('malformed')
  const { id } = await aDossier(paul)
  await space.share(paul, 'dossier', id)
  await space.meet(paul)
  const [sent] = space.log
  if (!sent) throw new Error('nothing was sent')
  const change: { things: object[] } = JSON.parse(sent.json)
  change.things.push({ kind: 'draft', id: 'sans état' })
  space.log[0] = { ...sent, json: JSON.stringify(change) }
  await space.meet(marie)
  expect((await marie.call['dossiers.get']({ id })).title).toContain('Zedville')
  const findings = officeLog(marie.library.db)
    .findings('malformed')
    .map(one => one.finding)
  expect(findings).toMatchObject([{ kind: 'malformed', from: 1, upTo: 1 }])
  expect(findings.map(one => findingSentence(one, 'Paul'))).toEqual([
    expect.stringContaining(
      'Un changement de Paul (n°\u00a01) contient une version illisible, laissée de côté',
    ),
  ])
})
