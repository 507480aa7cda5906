import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { temporary } from '../../contract/program.ts'
import { commandsOn } from './commands.ts'

const place = temporary()
afterAll(() => place.remove())
const run = commandsOn(place.folder)

test('the time limits of one dossier, and those of all, are written to a calendar', async () => {
  const made = (await run('dossier', 'new', '--template', 'rep-vsa', '--json')).json()
  await run('event', 'add', made.id, 'judgment', '--date', '2026-11-20')
  for (const which of [[made.id], []]) {
    const out = join(place.folder, 'delais.ics')
    expect((await run('deadlines', 'calendar', ...which, '--out', out)).out).toContain('Agenda écrit')
    expect(readFileSync(out, 'utf8')).toContain('BEGIN:VEVENT')
  }
  expect((await run('deadlines', 'due', '--from', '2026-12-20')).code).toBe(0)
})
