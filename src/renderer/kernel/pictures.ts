import { pictureLimits, pictureRefusal, readPicture } from '../../shared/word/picture.ts'
import { BASE } from './base.ts'

/** Largest useful size of a picture, in pixels: the paper at 300 points an inch. */
const paper = { width: 2480, height: 3508 }
/** A lossless picture heavier than this is kept as a photograph. */
const HEAVY_BYTES = 4 * 2 ** 20

/** Where the window finds the bytes of a picture. */
export const pictureAddress = ({ hash, type }: { readonly hash: string; readonly type: string }): string =>
  `${BASE}pictures/${hash}.${type}`

/** Pictures the window takes, as a file is asked for. */
export const picturesTaken = 'image/png,image/jpeg,image/gif,image/webp,image/svg+xml'

/** Whether the editor takes a file as a picture. */
export const isPicture = (file: File): boolean => picturesTaken.split(',').includes(file.type)

/**
 * A picture as every Word opens it, PNG or JPEG, drawn anew by the window: turned the right way, at the size of the paper, and
 * without what the camera wrote in it (place, date, serial number). Throws a sentence when it is damaged or too large.
 */
export async function preparePicture(file: File): Promise<File> {
  const drawing = file.type === 'image/svg+xml'
  const head = drawing
    ? { type: 'png' as const, width: 1, height: 1 }
    : readPicture(
        file.size > pictureLimits.bytes ? new Uint8Array() : new Uint8Array(await file.arrayBuffer()),
      )
  const refusal = pictureRefusal(file.name, file.size, head)
  if (refusal) throw new Error(refusal)
  const canvas = await drawOnCanvas(file, drawing).catch(() => undefined)
  if (!canvas) throw new Error(pictureRefusal(file.name, 0, undefined))
  const photograph = head?.type === 'jpeg'
  const blob = await encodeCanvas(canvas, photograph ? 'image/jpeg' : 'image/png')
  const lighter = !photograph && blob.size > HEAVY_BYTES ? await encodeCanvas(canvas, 'image/jpeg') : blob
  const extension = lighter.type === 'image/jpeg' ? 'jpg' : 'png'
  return new File([lighter], `${file.name.replace(/\.[^.]*$/, '') || 'image'}.${extension}`, {
    type: lighter.type,
  })
}

async function drawOnCanvas(file: File, drawing: boolean): Promise<HTMLCanvasElement> {
  const image = drawing ? await drawingOf(file) : await createImageBitmap(file)
  const shrink = Math.min(1, paper.width / image.width, paper.height / image.height)
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(image.width * shrink))
  canvas.height = Math.max(1, Math.round(image.height * shrink))
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('no canvas')
  // paper is white: what is transparent would be black as a photograph
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(image, 0, 0, canvas.width, canvas.height)
  return canvas
}

/** A drawing is shown as an image, where none of its scripts runs and nothing it names is fetched. */
async function drawingOf(file: File): Promise<HTMLImageElement> {
  const image = new Image(1600)
  image.src = await asAddress(file)
  await image.decode()
  const ratio = image.naturalHeight / Math.max(1, image.naturalWidth)
  image.height = Math.max(1, Math.round(1600 * ratio))
  return image
}

const asAddress = (file: File): Promise<string> =>
  new Promise((resolve, fail) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => fail(reader.error ?? new Error('unread'))
    reader.readAsDataURL(file)
  })

const encodeCanvas = (canvas: HTMLCanvasElement, type: string): Promise<Blob> =>
  new Promise((resolve, fail) =>
    canvas.toBlob(blob => (blob ? resolve(blob) : fail(new Error('not encoded'))), type, 0.9),
  )
