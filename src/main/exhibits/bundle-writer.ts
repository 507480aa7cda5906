import { extname, join } from 'node:path'
import type { PDFDocument } from 'mupdf'
import { sizeText } from '../../shared/exhibits/formats.ts'
import { fileName } from '../../shared/exhibits/list.ts'
import type { Exhibit } from '../../shared/exhibits/model.ts'
import type { FilePage } from '../../shared/exhibits/scans/model.ts'
import type { BundleLine, BundleReport, BundleWish } from '../../shared/filings/bundle.ts'
import { nameOnDisk } from '../kernel/files/named-place.ts'
import { type Binder, binder } from './binder.ts'
import { readWhole, scratchBuffer } from './buffers.ts'
import { recognise } from './file-format.ts'
import { inspectFile } from './inspect.ts'
import { openDocument } from './mupdf.ts'
import { printHtml, printImage, printMail, printText } from './print-pdf.ts'
import { readMail } from './read-mail.ts'
import { addTextLayer } from './scans/text-layer.ts'
import { type Sink, sink } from './sink.ts'
import { shrink, splitPdf } from './size-limit.ts'
import { stampPages } from './stamp-pages.ts'

/** An exhibit with where its file lies: for an office file, where the PDF made of it does, else why there is none. */
export interface PlannedExhibit {
  readonly exhibit: Exhibit
  readonly number: number
  readonly title: string
  readonly stamp: string
  readonly bookmark: string
  readonly path?: string
  /** the PDF made by LibreOffice */
  readonly pdfPath?: string
  readonly noPdfReason?: string
  /** its pages whose words were read on a picture, to be laid under them */
  readonly readPages?: readonly FilePage[]
}

/** A bundle to be written into a folder that is there and empty. */
export interface BundlePlan
  extends Pick<BundleWish, 'naming' | 'stamp' | 'pageNumbers' | 'merged' | 'limit' | 'large'> {
  readonly to: string
  /** the folder of one case in it, where there are several */
  readonly folder?: string
  readonly exhibits: readonly PlannedExhibit[]
  /** files already made, the texts filed: `path` is where their bytes lie */
  readonly textFiles: readonly { readonly name: string; readonly path: string; readonly bookmark: string }[]
  /** pages of our own: the inventory, the decisions cited */
  readonly pages: readonly {
    readonly name: string
    /** `foot`: what its pages say under their text, before their number */
    readonly parts: readonly { readonly title: string; readonly html: string; readonly foot: string }[]
  }[]
}

export interface BundleProgress {
  readonly done: number
  readonly total: number
  readonly message: string
}

/** Where what is not to be filed stands, beside what is. */
export const UNFILED_FOLDER = 'hors-depot'
const MERGED_FILE = join(UNFILED_FOLDER, 'ensemble.pdf')
const MEGABYTE_BYTES = 1_000_000

/** Writes the files of a bundle, one after the other; a bad one is told and left out, the others go on. */
export async function writeBundle(
  plan: BundlePlan,
  onProgress: (now: unknown) => void = () => undefined,
): Promise<BundleReport> {
  const files: BundleReport['files'] = []
  const lines: BundleLine[] = []
  const total = plan.textFiles.length + plan.exhibits.length + plan.pages.length + Number(plan.merged)
  let stepsDone = 0
  const step = (message: string) => onProgress({ done: stepsDone++, total, message } satisfies BundleProgress)
  const begin = (name: string) => sink(join(plan.to, nameOnDisk(plan.to, join(plan.folder ?? '', name))))
  const close = (name: string, out: Sink, exhibit?: string) => {
    const { size } = out
    files.push({ name: join(plan.folder ?? '', name), size, sha256: out.end(), ...(exhibit && { exhibit }) })
    if (size > plan.limit * MEGABYTE_BYTES && !name.startsWith(UNFILED_FOLDER))
      lines.push({
        severity: 'warning',
        message: `«\u00a0${name}\u00a0» pèse ${sizeText(size)}, plus que la limite de ${plan.limit}\u00a0Mo : partagez-le ou allégez-le.`,
        ...(exhibit && { exhibit }),
      })
  }
  const write = (name: string, bytes: Uint8Array, exhibit?: string) => {
    const out = begin(name)
    out.put(bytes)
    close(name, out, exhibit)
  }
  const whole = plan.merged ? begin(MERGED_FILE) : undefined
  const bound = whole && (await binder(whole))

  for (const { name, path, bookmark } of plan.textFiles) {
    step(name)
    const bytes = readWhole(path)
    write(name, bytes)
    if (extname(name) === '.pdf') await bound?.add(bytes, bookmark, '')
  }
  for (const { name, parts } of plan.pages) {
    step(name)
    const out = begin(name)
    const own = await binder(out)
    for (const { title, html, foot } of parts) await own.add(await printOwnPage(title, html, foot), title, '')
    own.finish()
    close(name, out)
  }
  for (const one of plan.exhibits) {
    step(one.stamp)
    try {
      await produce(one, plan, { write, lines, ...(bound && { bound }) })
    } catch {
      lines.push(line(one, 'blocking', 'ne se laisse pas lire : elle n’est pas dans le dossier de dépôt'))
    }
  }
  if (whole && bound) {
    step('Ensemble')
    bound.finish()
    close(MERGED_FILE, whole)
  }
  return { files, lines }
}

const line = (
  { exhibit, stamp }: PlannedExhibit,
  severity: BundleLine['severity'],
  message: string,
): BundleLine => ({
  exhibit: exhibit.id,
  severity,
  message: `La p${stamp.slice(1)} (${exhibit.label}) ${message}.`,
})

interface Out {
  readonly write: (name: string, bytes: Uint8Array, exhibit?: string) => void
  readonly lines: BundleLine[]
  readonly bound?: Binder
}

/** Writes the file or files of one exhibit. */
async function produce(one: PlannedExhibit, plan: BundlePlan, { write, lines, bound }: Out): Promise<void> {
  const { exhibit, path, pdfPath } = one
  const say = (severity: BundleLine['severity'], message: string) => lines.push(line(one, severity, message))
  if (!path) return void say('blocking', 'n’a plus de fichier : elle n’est pas dans le dossier de dépôt')
  const look = await inspectFile(path)
  if (look.flaw === 'empty') return void say('blocking', 'est un fichier vide : elle est laissée de côté')
  if (look.flaw === 'damaged')
    return void say('blocking', 'est abîmée et ne se lit pas : elle est laissée de côté')
  if (look.flaw === 'encrypted')
    return void say(
      'blocking',
      'est protégée par un mot de passe : elle est laissée de côté, ajoutez-en une copie ouverte',
    )
  if (look.flaw === 'repaired')
    say('warning', 'est abîmée ; elle a été relue : vérifiez chacune de ses pages')

  const bytes = readWhole(path)
  if (look.signed) {
    write(fileName(one, plan.naming), bytes, exhibit.id)
    say('information', 'est signée électroniquement : copiée telle quelle, sans tampon ni numéro de page')
    return bound?.add(bytes, one.bookmark, String(one.number))
  }
  const pdf = pdfPath ? readWhole(pdfPath) : await asPdf(path, bytes)
  if (!pdf) {
    const extension =
      extname(exhibit.file?.name ?? '')
        .slice(1)
        .toLowerCase()
        .replace(/[^a-z0-9]/g, '') || 'bin'
    write(fileName(one, plan.naming, { extension }), bytes, exhibit.id)
    return void say(
      'warning',
      `n’a pas été convertie en PDF, elle est jointe telle quelle (${one.noPdfReason ?? 'ce type de fichier ne se convertit pas'})`,
    )
  }
  const output = await applyMarks(pdf, one, plan)
  const parts = plan.large === 'split' ? await splitPdf(output, plan.limit * MEGABYTE_BYTES) : [output]
  for (const [at, part] of parts.entries())
    write(
      fileName(one, plan.naming, parts.length > 1 ? { part: `${at + 1}sur${parts.length}` } : {}),
      part,
      exhibit.id,
    )
  if (parts.length > 1) say('information', `est partagée en ${parts.length} fichiers, chacun sous la limite`)
  await bound?.add(output, one.bookmark, String(one.number))
}

async function asPdf(path: string, bytes: Uint8Array): Promise<Uint8Array | undefined> {
  const { kind, type, outlook } = recognise(path)
  switch (kind) {
    case 'pdf':
      return bytes
    case 'image':
      return printImage(bytes, type)
    case 'mail':
      return printMail(await readMail(bytes, outlook ?? false))
    case 'text':
      return printText('', new TextDecoder().decode(bytes))
    case 'office':
    case 'other':
      return undefined
  }
}

/** Stamps, numbers and lightens a file, as asked; returns the very same bytes where nothing is. */
async function applyMarks(
  bytes: Uint8Array,
  { stamp, readPages = [] }: PlannedExhibit,
  plan: BundlePlan,
): Promise<Uint8Array> {
  const heavy = plan.large === 'shrink' && bytes.length > plan.limit * MEGABYTE_BYTES
  const isLayered = readPages.length > 0
  if (!plan.stamp && !plan.pageNumbers && !heavy && !isLayered) return bytes
  return rewritePdf(bytes, async pdf => {
    if (isLayered) await addTextLayer(pdf, readPages)
    if (heavy) await shrink(pdf)
    await stampPages(pdf, { ...(plan.stamp && { stamp }), ...(plan.pageNumbers && { foot: stamp }) })
    return heavy ? 'garbage,compress' : isLayered ? 'compress' : ''
  })
}

/** A page of our own, in the letters of a filing, which says on each page what it is part of. */
const printOwnPage = async (title: string, html: string, foot: string): Promise<Uint8Array> =>
  rewritePdf(await printHtml(title, html, 'filing'), async pdf => {
    await stampPages(pdf, { foot })
    return 'garbage,compress'
  })

const outputBuffer = scratchBuffer()

/** A PDF changed, and written again with the options the change gives. */
async function rewritePdf(
  bytes: Uint8Array,
  change: (pdf: PDFDocument) => Promise<string>,
): Promise<Uint8Array> {
  const document = await openDocument(bytes, 'application/pdf')
  try {
    const pdf = document.asPDF()
    if (!pdf) return bytes
    const buffer = pdf.saveToBuffer(await change(pdf))
    const view = buffer.asUint8Array()
    const out = outputBuffer(view.length)
    out.set(view)
    buffer.destroy()
    return out
  } finally {
    document.destroy()
  }
}
