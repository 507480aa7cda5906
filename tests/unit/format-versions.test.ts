import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { migrations } from '../../src/main/kernel/database/migrations.ts'
import { schemaVersion } from '../../src/main/kernel/database/open.ts'
import { VAULT_FORMAT } from '../../src/main/kernel/vault/vault-file.ts'
import { corpusSchema } from '../../src/main/library/corpus/office/corpus-schema.ts'
import { BACKUP_FORMAT, SEALED_FORMAT } from '../../src/main/safekeeping/manifest.ts'
import { officeSchema } from '../../src/main/sharing/office/postgres/office-schema.ts'
import { SignedPack } from '../../src/shared/sharing/model.ts'
import { CHANGE_FORMAT } from '../../src/shared/sharing/office/thing-state.ts'

/** The rows of the table, by their file: what is written, and what is opened. */
const page = readFileSync(new URL('../../docs/formats/versions.md', import.meta.url), 'utf8')
const rows = new Map(
  [...page.matchAll(/^\| (.*?) \| .*? \| (\d+) \| (?:(\d+) to )?(\d+) \|/gm)].map(
    ([, file = '', written, from, to]) => [
      file.replaceAll(/\[(.*?)\]\(.*?\)/g, '$1').replaceAll('`', ''),
      [Number(written), Number(from ?? to), Number(to)],
    ],
  ),
)

test.each([
  ['backup, in clear', [BACKUP_FORMAT, 1, SEALED_FORMAT]],
  ['backup, sealed', [SEALED_FORMAT, 1, SEALED_FORMAT]],
  ['vault, vault.json', [VAULT_FORMAT, 1, VAULT_FORMAT]],
  ['pack, .pretoire', [SignedPack.shape.pretoire.value, 1, SignedPack.shape.pretoire.value]],
  ['change of a space', [CHANGE_FORMAT, 1, CHANGE_FORMAT]],
  ['PostgreSQL of an office', [newest(officeSchema), newest(officeSchema), newest(officeSchema)]],
  ['PostgreSQL of a corpus', [newest(corpusSchema), newest(corpusSchema), newest(corpusSchema)]],
])('the page says of the format of %s what the code does', (file, numbers) =>
  expect(rows.get(file)).toEqual(numbers),
)

test('the number of a library is that of its last step', () => {
  const versions = migrations.map(({ version }) => version)
  expect(Math.max(...versions)).toBe(schemaVersion)
  expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b))
})

function newest({ steps }: { readonly steps: readonly { readonly version: number }[] }): number {
  return steps.at(-1)?.version ?? 0
}
