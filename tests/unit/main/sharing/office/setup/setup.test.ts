import { expect, test } from 'vitest'
import { backupFiles } from '../../../../../../src/main/sharing/office/setup/backup-files.ts'
import { newPassword } from '../../../../../../src/main/sharing/office/setup/passwords.ts'
import { plannedSteps } from '../../../../../../src/main/sharing/office/setup/setup.ts'
import { sheetPage } from '../../../../../../src/main/sharing/office/setup/sheet.ts'

test('the steps are told before anything is done, a step for each member last', () => {
  const steps = plannedSteps({ host: 'bureau.exemple.fr', members: ['lea', 'ali'] })
  expect(steps[0]).toContain('PostgreSQL 17')
  expect(steps.at(-2)).toContain('lea')
  expect(steps.at(-1)).toContain('ali')
})

test.each(['', 'le bureau', 'bureau;rm -rf', '-x', 'bureau..fr', "a'b", 'é.fr'])(
  '« %s » is no name of a server',
  host => expect(() => plannedSteps({ host, members: [] })).toThrow('n’est pas le nom d’un serveur'),
)

test.each(['Lea', 'léa', "lea'; DROP", 'lea martin', '', '1lea', 'pg"x'])(
  '« %s » is no name of connection',
  login =>
    expect(() => plannedSteps({ host: 'bureau', members: [login] })).toThrow('n’est pas un nom de connexion'),
)

test.each(['postgres', 'gestion', 'pretoire_desk', 'pg_monitor'])('%s is no name for a member', login =>
  expect(() => plannedSteps({ host: 'bureau', members: [login] })).toThrow('que le serveur garde pour lui'),
)

test('a password has no sign to escape in an address or a statement, and is not made twice', () => {
  const made = Array.from({ length: 200 }, newPassword)
  for (const password of made) expect(password).toMatch(/^(?:[a-hjkmnp-z2-9]{4}-){4}[a-hjkmnp-z2-9]{4}$/)
  expect(new Set(made).size).toBe(200)
})

test('the sheet of the first member says to make the space, that of another to be invited', () => {
  const sheet = {
    login: 'lea',
    password: 'abcd-efgh',
    address: 'postgres://lea@b/bureau',
    fingerprint: 'AB:CD',
  }
  const first = sheetPage({ ...sheet, isFirst: true })
  for (const words of ['<svg', 'abcd-efgh', 'AB:CD', 'postgres://lea@b/bureau', 'Créez l’espace'])
    expect(first).toContain(words)
  expect(sheetPage({ ...sheet, isFirst: false })).toContain('vous invite')
})

test('the backup speaks to the port of its server, and keeps nothing before it was given back', () => {
  const [{ text }] = backupFiles('/var/backups/b', 5433)
  expect(text).toContain('PGPORT=5433')
  expect(text.indexOf('pg_restore')).toBeLessThan(text.indexOf('mv "$part"'))
})
