import { z } from 'zod'
import { isDay } from '../../../shared/kernel/days.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { oneLine } from '../../../shared/kernel/one-line.ts'
import { isKeptAddress, markKept } from '../../imports/kept/kept-mark.ts'
import { safeName } from '../../kernel/files/uploads.ts'

/** Bytes of the message of a browser, and of the page or PDF in it. */
export const MAX_MESSAGE_BYTES = 64 * 2 ** 20
const MAX_PAGE_BYTES = 20 * 2 ** 20
const MAX_PDF_BYTES = 45 * 2 ** 20
/** Bytes of what is told of the file at the door. */
export const MAX_HEADER_BYTES = 64 * 1024
const MAX_TITLE_SIGNS = 300

const told = { address: z.string(), title: z.string().default(''), day: z.string() }
/** The only message a browser may send: keep this page, or this PDF. */
const Message = z.discriminatedUnion('keep', [
  z.strictObject({ keep: z.literal('page'), html: z.string(), ...told }),
  z.strictObject({ keep: z.literal('pdf'), base64: z.string(), ...told }),
])

/** Where a file came from, and its name. */
export const ParcelHeader = z.strictObject({
  name: z.string().min(1).max(400),
  address: z.string().max(4000),
  title: z.string().max(MAX_TITLE_SIGNS),
  day: z.string().refine(isDay),
})
/** One file that a browser sent. */
export interface Parcel extends z.infer<typeof ParcelHeader> {
  readonly bytes: Uint8Array
}

const refuse = (reason: string) => new AppError('refused', `Rien n’a été gardé\u00a0: ${reason}.`)

/** The file of a message; throws an `AppError`, one sentence, where it is none that is taken. */
export function parcelOf(message: Uint8Array): Parcel {
  const { data } = Message.safeParse(jsonOf(message))
  if (!data) throw refuse('Prétoire n’a pas compris ce que le navigateur lui a envoyé')
  const { address, day } = data
  if (!isKeptAddress(address)) throw refuse('l’adresse n’est pas celle d’une page du web')
  if (!isDay(day)) throw refuse('le navigateur n’a pas dit quel jour il est')
  const title = oneLine(data.title).slice(0, MAX_TITLE_SIGNS)
  const base = title || new URL(address).hostname
  const bytes = data.keep === 'page' ? pageBytes(data, { address, day }) : pdfBytes(data.base64)
  const name = safeName(`${base}.${data.keep === 'page' ? 'html' : 'pdf'}`)
  return { name, address, title, day, bytes }
}

function pageBytes({ html }: { readonly html: string }, mark: { address: string; day: string }): Buffer {
  if (!/^<html[\s>]/i.test(html))
    throw refuse('ce n’est pas une page du web, mais un fichier que le navigateur montre')
  const bytes = Buffer.from(markKept(mark, html))
  if (bytes.length > MAX_PAGE_BYTES) throw refuse('la page dépasse 20\u00a0Mo')
  return bytes
}

function pdfBytes(base64: string): Buffer {
  const bytes = Buffer.from(base64, 'base64')
  if (bytes.length > MAX_PDF_BYTES)
    throw refuse('le PDF dépasse 45\u00a0Mo\u00a0; enregistrez-le, puis donnez-le à Prétoire')
  if (!bytes.subarray(0, 1024).includes('%PDF-')) throw refuse('ce n’est pas un PDF')
  return bytes
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8'))
  } catch {
    return undefined
  }
}
