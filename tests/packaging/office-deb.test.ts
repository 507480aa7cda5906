import { expect, test } from 'vitest'
import { officeControlFile } from '../../packaging/linux/office-deb.ts'
import { product } from '../../packaging/product.ts'
import { installerOf, OFFICE_PACKAGE } from '../../src/main/updates/release.ts'

test('the server of an office brings its database, and stands beside a desk on one computer', () => {
  const control = officeControlFile('amd64', 180_000)
  expect(control).toMatch(/^Depends: .*\bpostgresql-17, openssl\b/m)
  expect(control).not.toMatch(/^(?:Conflicts|Replaces|Provides):/m)
  expect(control).toContain(`Version: ${product.version}\n`)
  const description = control.slice(control.indexOf('Description:'))
  for (const line of description.trimEnd().split('\n').slice(1)) expect(line).toMatch(/^ .{1,78}$/)
})

test.each([
  [`${OFFICE_PACKAGE}_1.2.3_amd64.deb`, undefined],
  ['pretoire_1.2.3_amd64.deb', 'deb'],
  ['pretoire-navigateur_1.2.3_amd64.deb', 'deb'],
])('no desk takes the server of an office for an update: %s', (name, kind) =>
  expect(installerOf(name)?.kind).toBe(kind),
)
