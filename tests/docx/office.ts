import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll } from 'vitest'
import { beginProfile, learnProfile } from '../../src/main/kernel/office/run-office.ts'

const runs = (command: string, argument: string) =>
  spawnSync(command, [argument], { stdio: 'ignore' }).error === undefined

/** Why the files cannot be printed here, if they cannot: LibreOffice and pdftotext do it. The CI must have them. */
export const missingPrinter: string | undefined =
  process.env.CI === 'true' || (runs('soffice', '--version') && runs('pdftotext', '-v'))
    ? undefined
    : 'LibreOffice ou pdftotext absent : les pages ne sont pas comparées'

/** The pages of Word files as LibreOffice prints them, one text per page. */
export const print = (files: Readonly<Record<string, Buffer>>): Record<string, string[]> =>
  converted(files, 'pdf', pagesOf)

/** Word files as LibreOffice makes PDFs of them. */
export const printedPdfs = (files: Readonly<Record<string, Buffer>>): Record<string, Buffer> =>
  converted(files, 'pdf', path => readFileSync(path))

/** A printed line: its page, from 1, and where it ends, in points from the left of the paper. */
export interface LineBox {
  readonly page: number
  readonly right: number
  readonly text: string
}

/** The lines of Word files as LibreOffice prints them. */
export const printBoxes = (files: Readonly<Record<string, Buffer>>): Record<string, LineBox[]> =>
  converted(files, 'pdf', boxesOf)

const BOX = /<(?:(page) |line [^>]*xMax="([-\d.]+)"|word [^>]*>([^<]*)<\/word)/g

function boxesOf(pdf: string): LineBox[] {
  const { stdout } = spawnSync('pdftotext', ['-bbox-layout', pdf, '-'], {
    encoding: 'utf8',
    maxBuffer: 256_000_000,
  })
  const boxes: { page: number; right: number; words: string[] }[] = []
  let page = 0
  for (const [, opensPage, right, word] of stdout.matchAll(BOX)) {
    if (opensPage) page += 1
    else if (right !== undefined) boxes.push({ page, right: Number(right), words: [] })
    else boxes.at(-1)?.words.push(word ?? '')
  }
  return boxes.map(one => ({ page: one.page, right: one.right, text: unescaped(one.words.join(' ')) }))
}

const unescaped = (text: string) =>
  text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => SIGNS[name] ?? '')
const SIGNS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Word files as LibreOffice saves them again. */
export const savedAgain = (files: Readonly<Record<string, Buffer>>): Record<string, Buffer> =>
  converted(files, 'docx', path => readFileSync(path))

function converted<T>(
  files: Readonly<Record<string, Buffer>>,
  to: 'pdf' | 'docx',
  read: (path: string) => T,
): Record<string, T> {
  const folder = mkdtempSync(join(tmpdir(), 'pretoire-print-'))
  try {
    const paths = Object.entries(files).map(([name, bytes]) => {
      const path = join(folder, `${name}.docx`)
      writeFileSync(path, bytes)
      return path
    })
    const out = join(folder, 'made')
    const profile = join(folder, 'profile')
    beginProfile(profile)
    const done = spawnSync(
      'soffice',
      [
        `-env:UserInstallation=${pathToFileURL(profile).href}`,
        '--headless',
        '--convert-to',
        to,
        '--outdir',
        out,
        ...paths,
      ],
      { encoding: 'utf8', timeout: 150_000, killSignal: 'SIGKILL' },
    )
    learnProfile(profile)
    if (done.status !== 0) throw new Error(`soffice: ${done.error?.message ?? done.stderr}`)
    return Object.fromEntries(Object.keys(files).map(name => [name, read(join(out, `${name}.${to}`))]))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The texts of the pages of a PDF. */
export function pagesOf(pdf: string): string[] {
  const text = pdf.replace(/\.pdf$/, '.txt')
  // in the order of the file: a table cell by cell, notes after the text
  spawnSync('pdftotext', ['-raw', '-enc', 'UTF-8', pdf, text])
  return readFileSync(text, 'utf8').split('\f').slice(0, -1)
}

const checker = fileURLToPath(new URL('../../../shared/tools/docx-check', import.meta.url))

/** Why the schema checker cannot be run here, if it cannot. */
export const missingChecker: string | undefined = existsSync(checker)
  ? undefined
  : 'docx-check absent : les schémas de Word ne sont pas vérifiés'

/** Where this process remembers the parts found valid: `once/xmllint` beside this file. */
let validParts: string | undefined
afterAll(() => {
  if (validParts) rmSync(validParts, { recursive: true, force: true })
  validParts = undefined
})

function checkerEnv(): NodeJS.ProcessEnv {
  validParts ??= mkdtempSync(join(tmpdir(), 'pretoire-valid-'))
  const once = fileURLToPath(new URL('./once/', import.meta.url))
  return { ...process.env, PATH: `${once}:${process.env.PATH}`, PRETOIRE_VALID_PARTS: validParts }
}

/** The faults that the schema checker names in a file: nothing when all is well. */
export function wrongs(name: string, bytes: Buffer): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'pretoire-check-'))
  try {
    const path = join(folder, `${name}.docx`)
    writeFileSync(path, bytes)
    const done = spawnSync(checker, [path], { encoding: 'utf8', env: checkerEnv() })
    return `${done.stdout}${done.stderr}`.split('\n').filter(line => line && !line.endsWith(': ok'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
