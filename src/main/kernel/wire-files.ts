import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { Readable } from 'node:stream'
import { findExport, renewExport } from './files/exports.ts'
import { storedSize, storedStream } from './files/stored.ts'
import { shippedFonts } from './office/office-fonts.ts'
import { resource } from './places.ts'
import { common, policy, text } from './wire-replies.ts'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.zip': 'application/zip',
  '.pdf': 'application/pdf',
}

/** Answers with a file made for the user, to be saved. */
export function download(folder: string, id: string): Response {
  const file = findExport(folder, id)
  renewExport(folder, id)
  const ascii = file.name.normalize('NFD').replace(/[^\x20-\x7e]|["\\]/g, '')
  return new Response(Readable.toWeb(storedStream(file.path)) as ReadableStream, {
    headers: {
      ...common,
      'Content-Type': types[extname(file.name)] ?? 'application/octet-stream',
      'Content-Length': String(storedSize(file.path)),
      'Content-Disposition': `attachment; filename="${ascii}"; filename*=UTF-8''${rfc5987(file.name)}`,
      'Cache-Control': 'no-store',
    },
  })
}

const rfc5987 = (name: string) =>
  encodeURIComponent(name).replace(/['()*]/g, one => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)

/** A picture of a text, as its file gives it. */
export interface Picture {
  readonly stream: Readable
  readonly type: string
}

/** Answers with a picture of a text; the browser keeps nothing of it. */
export function picture(image: Picture | undefined): Response {
  if (!image) return text(404, 'Cette image n’est pas dans la bibliothèque.')
  return new Response(Readable.toWeb(image.stream) as ReadableStream, {
    headers: { ...common, 'Content-Type': image.type, 'Cache-Control': 'no-store' },
  })
}

/** Answers with a page of a file, drawn by the program: nothing of the file itself reaches the window. */
export function sheet(bytes: Uint8Array | undefined): Response {
  if (!bytes) return text(404, 'Cette page n’est pas au dossier.')
  return new Response(Uint8Array.from(bytes), {
    headers: { ...common, 'Content-Type': 'image/png', 'Cache-Control': 'no-store' },
  })
}

/** Answers with a font of the program: the file that LibreOffice is given too. */
export async function font(name: string): Promise<Response> {
  if (!shippedFonts().includes(name)) return text(404, 'Il n’y a rien à cette adresse.')
  return new Response(new Uint8Array(await readFile(resource('fonts', name))), {
    headers: {
      ...common,
      'Content-Type': 'font/ttf',
      'Cache-Control': 'public, max-age=31536000, immutable',
    },
  })
}

/** Answers with a file of the built window. */
export async function page(window: string, pathname: string): Promise<Response> {
  const name = decode(pathname)
  const path = name === undefined ? undefined : normalize(join(window, name === '/' ? 'index.html' : name))
  const inside = path?.startsWith(normalize(window) + sep) && !name?.includes('\0')
  const body = path && inside ? await readFile(path).catch(() => undefined) : undefined
  if (!path || !body) {
    if (name === '/')
      return text(
        503,
        'La fenêtre de Prétoire n’est pas construite. Lancez «\u00a0npm run build\u00a0», puis rouvrez cette page.',
      )
    return text(404, 'Il n’y a rien à cette adresse.')
  }
  const html = extname(path) === '.html'
  return new Response(new Uint8Array(body), {
    headers: {
      ...common,
      'Content-Type': types[extname(path)] ?? 'application/octet-stream',
      // The build names its files by their content; only the page itself may change under the same name.
      'Cache-Control': html ? 'no-store' : 'public, max-age=31536000, immutable',
      ...(html ? { 'Content-Security-Policy': policy, 'X-Frame-Options': 'DENY' } : {}),
      ...(extname(path) === '.js' ? { 'Content-Security-Policy': threadPolicy } : {}),
    },
  })
}

/** Content policy of the window's threads, which take theirs from their own file: the dictionary is WebAssembly, and the page itself runs none. */
const threadPolicy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'"

function decode(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return undefined
  }
}
