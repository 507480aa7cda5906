import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fromBuffer } from 'yauzl'

/** One part of a Word file, as text: `word/document.xml`. */
export function wordPart(file: string, name = 'word/document.xml'): Promise<string> {
  return new Promise((done, fail) => {
    fromBuffer(readFileSync(file), { lazyEntries: true }, (error, zip) => {
      if (error || !zip) return fail(error)
      zip.on('entry', entry => {
        if (entry.fileName !== name) return zip.readEntry()
        zip.openReadStream(entry, (wrong, stream) => {
          if (wrong || !stream) return fail(wrong)
          const parts: Buffer[] = []
          stream.on('data', (part: Buffer) => parts.push(part))
          stream.on('end', () => done(Buffer.concat(parts).toString('utf8')))
        })
      })
      zip.on('end', () => fail(new Error(`${name} n’est pas dans ${file}`)))
      zip.readEntry()
    })
  })
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const plain = (xml: string) =>
  xml
    .replace(/<w:(?:br|tab)\b[^>]*\/>/g, ' ')
    .replace(/<w:noBreakHyphen\/>/g, '-')
    .replace(/<w:instrText\b[^>]*>[^<]*<\/w:instrText>/g, '')
    .replace(/<[^>]+>/g, '')
    .replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => entities[name] ?? '')

/** The paragraphs of a Word part, as a reader sees them: the text of the runs, the cached results of the fields, no instructions. */
export const wordParagraphs = (xml: string): string[] =>
  [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)]
    .map(([paragraph]) => plain(paragraph))
    .filter(text => text.trim() !== '')

/** Every run of spaces, of whatever width, read as one space. */
export const spaced = (text: string): string => text.replace(/[\s\u00a0\u202f\u2009]+/g, ' ').trim()

/** The text LibreOffice prints of a Word file, pages one after the other, spaces read as one. */
export function printed(file: string, folder: string): string {
  const profile = `-env:UserInstallation=file://${join(folder, 'libreoffice')}`
  execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, file], {
    stdio: 'ignore',
  })
  const pdf = readdirSync(folder).find(name => name.endsWith('.pdf'))
  if (!pdf) throw new Error('LibreOffice n’a rien écrit.')
  return spaced(execFileSync('pdftotext', ['-raw', join(folder, pdf), '-'], { encoding: 'utf8' }))
}
