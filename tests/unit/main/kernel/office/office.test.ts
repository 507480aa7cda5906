import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { roundDates } from '../../../../../src/main/drafts/printing/handlers.ts'
import { findOffice } from '../../../../../src/main/kernel/office/find-office.ts'
import { toPdf } from '../../../../../src/main/kernel/office/to-pdf.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dépôt à l’œil '))
})
afterEach(() => {
  delete process.env.PRETOIRE_SOFFICE
  rmSync(folder, { recursive: true, force: true })
})

/** A program that stands for LibreOffice, written in shell; `$out` is where the PDF is expected. */
function office(script: string): void {
  const path = join(folder, 'soffice')
  writeFileSync(path, `#!/bin/sh\nwhile [ "$1" != --outdir ]; do shift; done\nout="$2"\n${script}\n`, {
    mode: 0o755,
  })
  process.env.PRETOIRE_SOFFICE = path
}
const left = () => readdirSync(join(folder, 'exports'))
const docx = Buffer.from('PK')

describe.skipIf(process.platform === 'win32')('the PDF is made by LibreOffice', () => {
  test('from the Word file, in a folder with accents and an apostrophe, which is cleaned up', async () => {
    office('printf "%%PDF-1.7 " > "$out/texte.pdf"; cat "$out/texte.docx" >> "$out/texte.pdf"')
    expect((await toPdf(docx, { folder, archive: false })).toString()).toBe('%PDF-1.7 PK')
    expect(left()).toEqual([])
  })

  test('what it noted of its first start is told to the next profiles', async () => {
    const noted =
      '<item oor:path="/org.openoffice.Setup/Office"><prop oor:name="LastCompatibilityCheckID" oor:op="fuse"><value>1</value></prop></item>'
    const profile = '"$out/profil/user"'
    const settings = `${profile}/registrymodifications.xcu`
    office(
      `printf "%%PDF-" > "$out/texte.pdf"; cat ${settings} >> "$out/texte.pdf"; mkdir -p ${profile}; echo '${noted}' > ${settings}`,
    )
    const made = async () => (await toPdf(docx, { folder, archive: false })).toString()
    await made()
    expect(await made()).toContain(noted)
  })

  test('stopped by the user, with what it had started', async () => {
    office(`sleep 60 & echo $! > "${folder}/pid"; wait`)
    const control = new AbortController()
    const made = toPdf(docx, { folder, archive: false, signal: control.signal })
    const refused = expect(made).rejects.toMatchObject({
      code: 'cancelled',
      message: expect.stringMatching(/arrêtée/),
    })
    await expect.poll(() => existsSync(join(folder, 'pid'))).toBe(true)
    control.abort()
    await refused
    const pid = Number(readFileSync(join(folder, 'pid'), 'utf8'))
    await expect
      .poll(() => existsSync(`/proc/${pid}`) && !/Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8')))
      .toBe(false)
    expect(left()).toEqual([])
  })

  test('ended with the program, when that is killed outright', async () => {
    office(`sleep 60 & echo $! > "${folder}/pid"; wait`)
    const program = join(folder, 'program.ts')
    const source = join(import.meta.dirname, '../../../../../src/main/kernel/office/to-pdf.ts')
    writeFileSync(
      program,
      `import { toPdf } from ${JSON.stringify(source)}
await toPdf(Buffer.from('PK'), { folder: ${JSON.stringify(folder)}, archive: false })
`,
    )
    const child = spawn(process.execPath, [program], { stdio: 'ignore' })
    await expect.poll(() => existsSync(join(folder, 'pid'))).toBe(true)
    child.kill('SIGKILL')
    const pid = Number(readFileSync(join(folder, 'pid'), 'utf8'))
    await expect
      .poll(() => existsSync(`/proc/${pid}`) && !/Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8')), {
        timeout: 20_000,
      })
      .toBe(false)
  })

  test.each([
    ['too slow', 'sleep 60', /n’a pas répondu à temps/, 50],
    ['killed', 'kill -9 $$', /s’est arrêté sans faire le PDF/, 10_000],
    ['making something else', 'echo non > "$out/texte.pdf"', /s’est arrêté sans faire le PDF/, 10_000],
  ])('%s: a sentence, and nothing left', async (_what, script, message, limit) => {
    office(script)
    await expect(toPdf(docx, { folder, archive: false, limit })).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringMatching(message),
    })
    expect(left()).toEqual([])
  })

  test('missing: the sentence says how to get it', async () => {
    process.env.PRETOIRE_SOFFICE = ''
    expect(findOffice()).toBeUndefined()
    await expect(toPdf(docx, { folder, archive: false })).rejects.toThrow(/fr\.libreoffice\.org/)
  })
})

test('the moments of a PDF are brought to the day, byte for byte', () => {
  const pdf = Buffer.from(
    "/CreationDate(D:20250325143059+02'00')>> <xmp:CreateDate>2025-03-25T14:30:59+02:00</xmp:CreateDate>",
  )
  const rounded = roundDates(pdf, new Date('2025-03-25T12:30:59Z')).toString()
  expect(rounded).toHaveLength(pdf.length)
  expect(rounded).toMatch(
    /\(D:20250325000000Z\) +>> <xmp:CreateDate>2025-03-25T00:00:00Z<\/xmp:CreateDate> +$/,
  )
})
