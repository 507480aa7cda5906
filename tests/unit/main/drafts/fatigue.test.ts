import { afterAll, expect, test } from 'vitest'
import { runCli } from '../../../../src/main/cli/run.ts'
import { loadStarter } from '../../../../src/main/imports/starter.ts'
import { groupProblems } from '../../../../src/shared/drafts/checks/grouped.ts'
import { program, temporary } from '../../../contract/program.ts'

const place = temporary()
const app = program(place.folder)
afterAll(async () => {
  await app.close()
  place.remove()
})

test('at most a dozen lines stand open in the sample requête', async () => {
  loadStarter(app.library)
  const { drafts } = await app.call['dossiers.sample']({ type: 'recourse' })
  const problems = await app.call['drafts.check']({ id: drafts[0]! })
  const lines = (['blocking', 'warning', 'information'] as const).flatMap(severity =>
    groupProblems(problems.filter(one => one.severity === severity)),
  )
  expect(problems.length).toBeGreaterThan(12)
  expect(lines.length).toBeLessThanOrEqual(12)
})

test('a warning set aside with a reason stays so after a save, and is in the report of the check', async () => {
  const { drafts } = await app.call['dossiers.sample']({ type: 'recourse' })
  const id = drafts[0]!
  const warnings = async () =>
    (await app.call['drafts.check']({ id })).filter(one => one.severity === 'warning')
  const { code, message } = (await warnings())[0]!
  await app.call['drafts.dismiss']({ id, dismissal: { code, message, reason: 'Relu ce matin' } })
  await app.call['drafts.save']({ draft: await app.call['drafts.get']({ id }) })
  expect((await warnings()).some(one => one.message === message)).toBe(false)
  expect(await app.call['drafts.dismissed']({ id })).toMatchObject([{ code, reason: 'Relu ce matin' }])
  const notes: string[] = []
  await runCli(['--library', place.folder, 'check', id], {
    out: () => {},
    err: text => notes.push(text),
  })
  expect(notes.join('\n')).toContain(`${message} — Relu ce matin`)
})
