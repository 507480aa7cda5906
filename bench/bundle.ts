import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { command, type Figure, inFolder, random, round } from './measure.ts'

const count = 60
const root = join(import.meta.dirname, '..')

/** Sixty PDFs of one megabyte: five pages each, a picture on every page that nothing can compress. */
async function make(folder: string): Promise<string[]> {
  const { PDFDocument } = await import('mupdf')
  const next = random(60)
  return Array.from({ length: count }, (_, at) => {
    const pdf = new PDFDocument()
    for (let page = 0; page < 5; page += 1) {
      const points = Uint8Array.from({ length: 200_000 }, () => next() * 256)
      const picture = pdf.addRawStream(points, {
        Type: pdf.newName('XObject'),
        Subtype: pdf.newName('Image'),
        Width: 500,
        Height: 400,
        BitsPerComponent: 8,
        ColorSpace: pdf.newName('DeviceGray'),
      })
      const resources = pdf.newDictionary()
      resources.put('XObject', { Im0: picture })
      pdf.insertPage(-1, pdf.addPage([0, 0, 595, 842], 0, resources, 'q 500 0 0 400 40 200 cm /Im0 Do Q'))
    }
    const path = join(folder, `${at + 1}.pdf`)
    writeFileSync(path, pdf.saveToBuffer('').asUint8Array())
    pdf.destroy()
    return path
  })
}

/** The cost of a whole work in a process of its own: its time, and the most memory the process ever had. */
function run(work: string, given: unknown, cwd = root) {
  const program = `
    const given = ${JSON.stringify(given)}
    const start = performance.now()
    ${work}
    console.log(JSON.stringify({ ms: performance.now() - start, memory: process.resourceUsage().maxRSS / 1024 }))`
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', program], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const { ms, memory } = JSON.parse(said) as { ms: number; memory: number }
  return { 'the whole, ms': round(ms, 0), 'most memory of the process, MB': round(memory, 0) }
}

/** Sixty exhibits stamped, bound into one and written one by one, with their fingerprints; peers do what they can of it. */
export const figure: Figure = () =>
  inFolder(async folder => {
    const paths = await make(folder)
    const out = (name: string) => {
      const place = join(folder, name)
      mkdirSync(place)
      return place
    }
    const label = (n: number) => `Pièce n° ${n}`
    const plan = {
      ...{ to: out('pretoire'), textFiles: [], pages: [], naming: 'PJ', limit: 32, large: 'keep' },
      ...{ stamp: true, pageNumbers: false, merged: true },
      exhibits: paths.map((path, at) => ({
        exhibit: { id: `e${at}`, label: `Exhibit ${at}`, file: { name: `${at}.pdf` } },
        ...{ number: at + 1, title: `Exhibit ${at}`, stamp: label(at + 1), bookmark: label(at + 1), path },
      })),
    }
    const ownPdfLib = existsSync(join(import.meta.dirname, 'node_modules', '@cantoo', 'pdf-lib'))
    return {
      Prétoire: run(
        `const { writeBundle } = await import('./src/main/exhibits/bundle-writer.ts'); await writeBundle(given)`,
        plan,
      ),
      'bare mupdf: stamp, bind, write': run(bareMupdf, { paths, to: out('mupdf') }),
      'pdf-lib (@cantoo): stamp, bind, write': ownPdfLib
        ? run(pdfLib, { paths, to: out('pdf-lib') }, import.meta.dirname)
        : { absent: 'npm ci --prefix bench' },
      'qpdf: bind alone': command('qpdf', ['--empty', '--pages', ...paths, '--', join(folder, 'qpdf.pdf')]),
    }
  })

const bareMupdf = `
  const { readFileSync, writeFileSync } = await import('node:fs')
  const { Document, Font, PDFDocument } = await import('mupdf')
  const whole = new PDFDocument()
  for (const [at, path] of given.paths.entries()) {
    const pdf = Document.openDocument(readFileSync(path), 'application/pdf').asPDF()
    const page = pdf.findPage(0)
    page.getInheritable('Resources').put('Font', { F: pdf.addSimpleFont(new Font('Helvetica-Bold')) })
    const all = pdf.newArray()
    all.push(page.get('Contents'))
    all.push(pdf.addStream('BT /F 12 Tf 480 810 Td (Piece ' + at + ') Tj ET', {}))
    page.put('Contents', all)
    writeFileSync(given.to + '/' + at + '.pdf', pdf.saveToBuffer('').asUint8Array())
    const map = whole.newGraftMap()
    for (let n = 0; n < pdf.countPages(); n += 1) map.graftPage(-1, pdf, n)
    map.destroy()
    pdf.destroy()
  }
  writeFileSync(given.to + '/whole.pdf', whole.saveToBuffer('').asUint8Array())`

const pdfLib = `
  const { readFileSync, writeFileSync } = await import('node:fs')
  const { PDFDocument, StandardFonts } = await import('@cantoo/pdf-lib')
  const whole = await PDFDocument.create()
  for (const [at, path] of given.paths.entries()) {
    const pdf = await PDFDocument.load(readFileSync(path))
    const font = await pdf.embedFont(StandardFonts.HelveticaBold)
    pdf.getPage(0).drawText('Piece ' + at, { x: 480, y: 810, size: 12, font })
    writeFileSync(given.to + '/' + at + '.pdf', await pdf.save())
    for (const page of await whole.copyPages(pdf, pdf.getPageIndices())) whole.addPage(page)
  }
  writeFileSync(given.to + '/whole.pdf', await whole.save())`
