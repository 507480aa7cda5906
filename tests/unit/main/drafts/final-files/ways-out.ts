import { readFileSync } from 'node:fs'
import { findExport } from '../../../../../src/main/kernel/files/exports.ts'
import { readEntry, readZip } from '../../../../../src/main/kernel/files/zip.ts'
import type { Client } from '../../../../../src/shared/contract/contract.ts'
import { gapMarkIn } from '../../../../../src/shared/drafts/checks/gap-marks.ts'
import { TextFormat } from '../../../../../src/shared/word/keep.ts'

/** The sentence by which a file says that it is no final one. */
export const WORKING = /Copie de travail\u00a0?\s?: il reste (?:un|\d+) passages? à compléter/

type Way = (call: Client, id: string) => Promise<string>

export const bundle: Way = async (call, id) =>
  (await call['bundles.make']({ drafts: [id], run: 'essai' })).zip?.id ?? ''

/** Ways out of a text that its user chose as final; the ids of the files made. */
export const finals: Readonly<Record<string, Way>> = {
  word: async (call, id) => (await call['drafts.export']({ id, final: true })).id,
  pdf: async (call, id) => (await call['drafts.pdf']({ id, final: true, run: 'essai' })).id,
  bundle,
  mail: async (call, id) => (await call['briefs.eml']({ draft: id })).id,
}

/** Ways out of a text that nobody chose as working or final. */
export const copies: Readonly<Record<string, Way>> = {
  ...Object.fromEntries(
    TextFormat.options.map(format => [
      format,
      async (call: Client, id: string) => (await call['drafts.text']({ id, format })).id,
    ]),
  ),
  pseudonymised: async (call, id) => (await call['drafts.pseudonymise']({ id, masks: [] })).id,
}

/** The words of a file of any kind as they read, paragraph by paragraph; of a zip, those of all its files, and their names. */
export async function wordsIn(folder: string, id: string): Promise<string> {
  const { path, name } = findExport(folder, id)
  return wordsOf(name, readFileSync(path), path)
}

async function wordsOf(name: string, bytes: Buffer, path: string): Promise<string> {
  if (/\.docx$/.test(name))
    return (await parts(path, /^word\/(document|footnotes|header\d+|footer\d+)\.xml$/)).join('\n')
  if (/\.zip$/.test(name)) return (await parts(path, /./)).join('\n')
  if (/\.eml$/.test(name)) return readable(decoded(bytes.toString('latin1')))
  return readable(bytes.toString())
}

const parts = async (path: string, which: RegExp): Promise<string[]> => {
  const texts: string[] = []
  await readZip(path, async (name, open) => {
    if (which.test(name)) texts.push(name, readable((await readEntry(open())).toString('utf8')))
  })
  return texts
}

/** The parts of a message in base64, as text. */
const decoded = (message: string): string =>
  message
    .split(/\r?\n\r?\n/)
    .map(part => (/^[A-Za-z0-9+/=\r\n]+$/.test(part) ? Buffer.from(part, 'base64').toString() : part))
    .join('\n')

const readable = (text: string): string =>
  text
    .replace(/<\/w:p>|<br\s*\/?>|<\/p>|<\/li>|<\/h\d>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&nbsp;/g, ' ')
    .replaceAll('**', '')

/** The marks of gaps that the words of a file show. */
export const marksIn = (words: string): string[] => words.split('\n').flatMap(line => gapMarkIn(line) ?? [])

/** Faults of the files of a text: a final one that shows a gap, another that shows one and does not say it is a working copy. */
export async function faultsOf(call: Client, folder: string, id: string): Promise<string[]> {
  const faults: string[] = []
  for (const [kind, make] of Object.entries(finals)) {
    const file = await make(call, id).catch((error: { code?: string; message: string }) => {
      if (error.code !== 'refused') faults.push(`${kind} : ${error.message}`)
      return undefined
    })
    const marks = file ? marksIn(await wordsIn(folder, file)) : []
    faults.push(...marks.map(mark => `${kind}, définitif, dit « ${mark} »`))
  }
  for (const [kind, make] of Object.entries(copies)) {
    const words = await wordsIn(folder, await make(call, id))
    const marks = marksIn(words.replace(WORKING, ''))
    if (marks.length > 0 && !WORKING.test(words.replaceAll('\n', ' ')))
      faults.push(`${kind} ne dit pas qu’il reste « ${marks[0]} »`)
  }
  return faults
}

/** Faults of the files of a text just made of a template, where nothing is answered. */
export async function faultsOfTemplate(call: Client, folder: string, template: string): Promise<string[]> {
  const { drafts } = await call['dossiers.create']({ template })
  const faults: string[] = []
  for (const id of drafts) faults.push(...(await faultsOf(call, folder, id)))
  return faults.map(one => `${template} : ${one}`)
}
