import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

/** Who may write a file, as data: in the folder of a library, what lies in clear is said in docs/formats/vault.md. */
const main = fileURLToPath(new URL('../src/main', import.meta.url))

/** They write in a library through `kernel/files/stored.ts`, or are what it stands on. */
const SEALED_WRITERS = [
  'exhibits/exhibit-files.ts',
  'exhibits/sink.ts',
  'filings/bundle-place.ts',
  'imports/handlers.ts',
  'kernel/database/engine.ts',
  'kernel/database/open.ts',
  'kernel/files/exports.ts',
  'kernel/files/keep-file.ts',
  'kernel/files/named-place.ts',
  'kernel/files/stored.ts',
  'kernel/files/uploads.ts',
  'kernel/files/wiping.ts',
  'kernel/files/zip.ts',
  'kernel/library.ts',
  'library/open-library.ts',
  'safekeeping/copy.ts',
  'safekeeping/restore.ts',
  'safekeeping/moving/copy-folder.ts',
  'safekeeping/second-place.ts',
  'safekeeping/erasure/copies.ts',
  'safekeeping/vault/clear-files.ts',
  'safekeeping/vault/seal-backups.ts',
  'safekeeping/vault/seal-in-place.ts',
  'sharing/dossier-file/sealed-dossier.ts',
  'sharing/dossier-file/unpack-dossier.ts',
]

/** They write in clear in a library: funds of public texts, and for a while what LibreOffice reads where no folder lies in memory, and installers. */
const CLEAR_WRITERS = [
  'kernel/office/office-fonts.ts',
  'kernel/office/office-hyphenation.ts',
  'kernel/office/run-office.ts',
  'library/funds/attach.ts',
  'updates/proven-backup.ts',
  'updates/stage.ts',
]

/** They write nothing of a library, or where the user asked for it. */
const OUTSIDE_WRITERS = [
  'campaign/publishing/write-folder.ts',
  'cli/browser/browser.ts',
  'cli/campaign/sets.ts',
  'cli/deliver.ts',
  'cli/stdin.ts',
  'demo/local-postgres.ts',
  'demo/office/story.ts',
  'demo/run.ts',
  // the files of a program compiled to WebAssembly: they lie in memory
  'exhibits/scans/engine.ts',
  'exhibits/scans/tesseract-core.d.ts',
  'hosts/browser.ts',
  'hosts/electron.ts',
  'hosts/fetch.ts',
  'hosts/keeping/door.ts',
  'hosts/keeping/registration.ts',
  'hosts/profile.ts',
  'hosts/runtime-folder.ts',
  'hosts/single-window.ts',
  'kernel/log.ts',
  'shell/window-state.ts',
  'word/metrics/extract.ts',
  'sharing/office/setup/setup.ts',
  'sharing/office/setup/steps.ts',
]

const WRITING_CALL =
  /\b(?:writeFile|writeFileSync|createWriteStream|copyFile|copyFileSync|appendFile|appendFileSync|cp|cpSync)\(|\bopen(?:Sync)?\([^\n]*'(?:[wa]x?|r)\+?'[^\n]*\)/g
const READING_OPEN = /'r'/

/** Whether a text calls what writes a file. */
const isWriter = (text: string): boolean =>
  [...text.matchAll(WRITING_CALL)].some(([found]) => !found.startsWith('open') || !READING_OPEN.test(found))

const writers = readdirSync(main, { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.ts') && isWriter(readFileSync(join(main, name), 'utf8')))
  .map(name => relative('.', name).replaceAll('\\', '/'))
  .sort()

describe('a file is written', () => {
  test('by no other file of the program than these', () =>
    expect(writers).toEqual([...SEALED_WRITERS, ...CLEAR_WRITERS, ...OUTSIDE_WRITERS].sort()))
  test.each(['writeFileSync(a, b)', "openSync(a, 'wx', 0o600)", "open(a, 'r+')", 'createWriteStream(a)'])(
    'where one calls %s',
    call => expect(isWriter(call)).toBe(true),
  )
  test.each(["openSync(a, 'r')", 'readFileSync(a)', "open(a, 'r')"])('and not where one calls %s', call =>
    expect(isWriter(call)).toBe(false),
  )
})
