import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { Readable } from 'node:stream'
import type { ReadableStream as NodeStream } from 'node:stream/web'
import { answer, type Reply } from '../shared/answer.ts'
import type { Handlers } from '../shared/contract.ts'
import { AppError } from '../shared/errors.ts'
import { findExport } from './exports.ts'
import { type AppEvent, everything, type Hub } from './hub.ts'
import { receive } from './uploads.ts'

/** What the wire carries: the handlers, the events, the library's folder and the folder of the built window. */
export interface WireOptions {
  readonly handlers: Handlers
  readonly hub: Hub
  readonly folder: string
  readonly window: string
  /** a page of an exhibit as a PNG, by the name the window gives it: `<id>/<page>-<width>.png` */
  readonly sheet: (name: string) => Promise<Uint8Array | undefined>
  /** a picture of a text, by the name the window gives it */
  readonly picture: (name: string) => { readonly stream: Readable; readonly type: string } | undefined
}
export type Wire = (request: Request) => Promise<Response>

const bodyLimit = 64 * 2 ** 20

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

/** On every response, whatever it says. */
export const common: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
}

/** The one wire of both windows: the built files, `POST /call/<channel>`, `GET /events`, `PUT /files?name=`, `GET /exports/<id>`, `GET /pictures/<hash>.<type>`, `GET /sheets/<exhibit>/<page>-<width>.png`. */
export function createWire(options: WireOptions): Wire {
  return async request => {
    try {
      return await route(options, request)
    } catch (error) {
      if (error instanceof AppError)
        return reply(statusOf(error.code), { ok: false, code: error.code, message: error.message })
      return reply(500, {
        ok: false,
        code: 'bug',
        message: 'Prétoire n’a pas pu répondre à cette demande. Rien de ce qui était enregistré n’est perdu.',
      })
    }
  }
}

/** The addresses that are not files, and the one method each takes. */
const methods: Readonly<Record<string, string>> = {
  call: 'POST',
  events: 'GET',
  files: 'PUT',
  exports: 'GET',
  pictures: 'GET',
  sheets: 'GET',
}

async function route(options: WireOptions, request: Request): Promise<Response> {
  const url = new URL(request.url)
  const [, first = '', rest = ''] = /^\/([^/]*)\/?(.*)$/.exec(url.pathname) ?? []
  switch (`${request.method} ${first}`) {
    case 'POST call':
      return call(options, rest, request)
    case 'GET events':
      return events(options.hub, request.headers.has('last-event-id'))
    case 'PUT files':
      return upload(options, url.searchParams.get('name') ?? 'fichier', request)
    case 'GET exports':
      return download(options.folder, rest)
    case 'GET pictures':
      return picture(options, rest)
    case 'GET sheets':
      return sheet(options, rest)
    default:
      if ((request.method === 'GET' || request.method === 'HEAD') && !methods[first])
        return page(options.window, url.pathname)
      return reply(405, {
        ok: false,
        code: 'invalid',
        message: 'Prétoire n’attend pas cette demande à cette adresse.',
      })
  }
}

async function call(options: WireOptions, channel: string, request: Request): Promise<Response> {
  const type = request.headers.get('content-type') ?? ''
  if (!type.startsWith('application/json')) {
    return reply(415, { ok: false, code: 'invalid', message: 'Demande mal formée : du JSON est attendu.' })
  }
  const text = await readText(request)
  let input: unknown
  try {
    input = text === '' ? {} : JSON.parse(text)
  } catch {
    return reply(400, {
      ok: false,
      code: 'invalid',
      message: 'Demande mal formée : le JSON reçu ne se lit pas.',
    })
  }
  return reply(200, await answer(options.handlers, channel, input))
}

/** The whole body, within the limit. What goes beyond is read and dropped: an answer sent before its end would not be heard. */
async function readText(request: Request): Promise<string> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.length
    if (bytes > 8 * bodyLimit) break
    if (bytes <= bodyLimit) chunks.push(chunk)
    else chunks.length = 0
  }
  if (bytes > bodyLimit)
    throw new AppError(
      'full',
      'Ce texte dépasse 64 Mo : il n’a pas été enregistré. Partagez-le en plusieurs.',
    )
  return Buffer.concat(chunks).toString('utf8')
}

/** Events a window has not taken: beyond, it is let go, and comes back by itself when it wakes. */
const behind = 1000

/** The events, to one window. `again`: it has missed some, so it is told to read everything again. */
function events(hub: Hub, again: boolean): Response {
  const encoder = new TextEncoder()
  let stop = () => {}
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string) => {
        if ((controller.desiredSize ?? 0) < -behind) {
          stop()
          controller.error(new Error('too far behind'))
        } else controller.enqueue(encoder.encode(text))
      }
      const tell = ({ event, data }: AppEvent) => send(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
      // The id makes a browser say, when it comes back, that it was there before.
      send('retry: 1000\nid: 1\n\n')
      if (again) for (const what of everything) tell({ event: 'changed', data: { what } })
      const end = hub.subscribe(tell)
      // A comment now and then, so that a window that has gone is noticed.
      const beat = setInterval(() => send(': \n\n'), 20_000)
      beat.unref()
      stop = () => {
        clearInterval(beat)
        end()
      }
    },
    cancel: () => stop(),
  })
  return new Response(body, {
    headers: { ...common, 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store' },
  })
}

async function upload(options: WireOptions, name: string, request: Request): Promise<Response> {
  const body = request.body ? Readable.fromWeb(request.body as NodeStream<Uint8Array>) : Readable.from([])
  const announced = Number(request.headers.get('content-length') ?? 0)
  const id = await receive(options.folder, name, body, announced)
  return json(200, { upload: id })
}

async function download(folder: string, id: string): Promise<Response> {
  const made = findExport(folder, id)
  const { size } = await stat(made.path)
  const ascii = made.name.normalize('NFD').replace(/[^\x20-\x7e]|["\\]/g, '')
  return new Response(Readable.toWeb(createReadStream(made.path)) as ReadableStream, {
    headers: {
      ...common,
      'Content-Type': types[extname(made.name)] ?? 'application/octet-stream',
      'Content-Length': String(size),
      'Content-Disposition': `attachment; filename="${ascii}"; filename*=UTF-8''${rfc5987(made.name)}`,
      'Cache-Control': 'no-store',
    },
  })
}

/** Named by its content, a picture never changes. */
function picture(options: WireOptions, name: string): Response {
  const found = options.picture(name)
  if (!found) return text(404, 'Cette image n’est pas dans la bibliothèque.')
  return new Response(Readable.toWeb(found.stream) as ReadableStream, {
    headers: {
      ...common,
      'Content-Type': found.type,
      'Cache-Control': 'private, max-age=31536000, immutable',
    },
  })
}

/** Drawn by the program, never by the window: nothing of the file itself reaches the page. */
async function sheet(options: WireOptions, name: string): Promise<Response> {
  const found = await options.sheet(name)
  if (!found) return text(404, 'Cette page n’est pas au dossier.')
  return new Response(Uint8Array.from(found), {
    headers: { ...common, 'Content-Type': 'image/png', 'Cache-Control': 'private, max-age=600' },
  })
}

const rfc5987 = (name: string) =>
  encodeURIComponent(name).replace(/['()*]/g, one => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)

async function page(window: string, pathname: string): Promise<Response> {
  const name = decode(pathname)
  const path = name === undefined ? undefined : normalize(join(window, name === '/' ? 'index.html' : name))
  const inside = path?.startsWith(normalize(window) + sep) && !name?.includes('\0')
  const body = path && inside ? await readFile(path).catch(() => undefined) : undefined
  if (!path || !body) {
    if (name === '/')
      return text(
        503,
        'La fenêtre de Prétoire n’est pas construite. Lancez « npm run build », puis rouvrez cette page.',
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

/** Of the threads of the window, which take theirs from their own file: the dictionary is WebAssembly, and the page itself runs none. */
const threadPolicy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'"

/** No inline script and no inline style sheet; what a script sets on an element's own style is not concerned. */
const policy = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

function decode(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return undefined
  }
}

const reply = (status: number, value: Reply) => json(status, value)

function json(status: number, value: unknown): Response {
  return new Response(JSON.stringify(value), {
    status,
    headers: { ...common, 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' },
  })
}

/** A page for a person: why Prétoire cannot open, in one sentence, and that trying again is enough once it is put right. */
export function refusalPage(sentence: string): Response {
  const safe = sentence.replace(/[&<>"]/g, one => `&#${one.charCodeAt(0)};`)
  const body = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Prétoire ne peut pas s’ouvrir</title></head>
<body><main><h1>Prétoire ne peut pas s’ouvrir</h1><p role="alert">${safe}</p><p><a href="/">Essayer de nouveau</a></p></main></body></html>`
  return new Response(body, {
    status: 503,
    headers: {
      ...common,
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Security-Policy': policy,
      'X-Frame-Options': 'DENY',
    },
  })
}

/** A page that says one sentence, for what never reaches the program. */
export function text(status: number, sentence: string): Response {
  return new Response(sentence, {
    status,
    headers: { ...common, 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  })
}

function statusOf(code: string): number {
  return code === 'not-found' ? 404 : code === 'full' ? 413 : code === 'refused' ? 403 : 400
}
