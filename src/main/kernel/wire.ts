import { Readable } from 'node:stream'
import type { ReadableStream as NodeStream } from 'node:stream/web'
import { answer, type Observe, type Reply } from '../../shared/contract/answer.ts'
import type { Handlers } from '../../shared/contract/contract.ts'
import { AppError } from '../../shared/kernel/errors.ts'
import { receive } from './files/uploads.ts'
import { type AppEvent, everything, type Hub } from './hub.ts'
import type { Log } from './log.ts'
import { download, font, type Picture, page, picture, sheet } from './wire-files.ts'
import { common, json } from './wire-replies.ts'

/** Parts the wire serves: the handlers, the events, the library's folder and the folder of the built window. */
export interface WireOptions {
  readonly handlers: Handlers
  readonly hub: Hub
  readonly folder: string
  readonly window: string
  readonly log: Log
  /** a page of an exhibit as a PNG, by the name the window gives it: `<id>/<page>-<width>.png` */
  readonly sheet: (name: string) => Promise<Uint8Array | undefined>
  /** a picture of a text, by the name the window gives it */
  readonly picture: (name: string) => Picture | undefined
}
export type Wire = (request: Request) => Promise<Response>

const MAX_BODY_BYTES = 64 * 2 ** 20

/** Says of an answer how many changes the program had told before it was made. */
const CHANGES_HEADER = 'Pretoire-Changes'

/** The one wire of both windows: the built files, `POST /call/<channel>`, `GET /events`, `PUT /files?name=`, `GET /exports/<id>`, `GET /pictures/<hash>.<type>`, `GET /sheets/<exhibit>/<page>-<width>.png`, `GET /fonts/<file>.ttf`. */
export function createWire(options: WireOptions): Wire {
  return async request => {
    try {
      return await route(options, request)
    } catch (error) {
      if (error instanceof AppError)
        return reply(statusOf(error.code), { ok: false, code: error.code, message: error.message })
      options.log.bug(`wire ${request.method}`, error)
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
  fonts: 'GET',
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
      return picture(options.picture(rest))
    case 'GET fonts':
      return font(rest)
    case 'GET sheets':
      return sheet(await options.sheet(rest))
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
  const start = performance.now()
  const observe: Observe = (name, outcome, error) => {
    options.log.call(name, performance.now() - start, outcome)
    if (outcome === 'bug') options.log.bug(name, error)
  }
  const changes = options.hub.changes()
  const response = reply(200, await answer(options.handlers, channel, input, observe))
  response.headers.set(CHANGES_HEADER, `${changes}`)
  return response
}

/** The whole body, within the limit. What goes beyond is read and dropped: an answer sent before its end would not be heard. */
async function readText(request: Request): Promise<string> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.length
    if (bytes > 8 * MAX_BODY_BYTES) break
    if (bytes <= MAX_BODY_BYTES) chunks.push(chunk)
    else chunks.length = 0
  }
  if (bytes > MAX_BODY_BYTES)
    throw new AppError(
      'full',
      'Ce texte dépasse 64 Mo : il n’a pas été enregistré. Partagez-le en plusieurs.',
    )
  return Buffer.concat(chunks).toString('utf8')
}

/** Events a window has not taken: beyond, it is let go, and comes back by itself when it wakes. */
const MAX_EVENTS_BEHIND = 1000

/** The events, to one window. `hasMissedSome`: it has missed some, so it is told to read everything again. */
function events(hub: Hub, hasMissedSome: boolean): Response {
  const encoder = new TextEncoder()
  let stop = () => {}
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string) => {
        if ((controller.desiredSize ?? 0) < -MAX_EVENTS_BEHIND) {
          stop()
          controller.error(new Error('too far behind'))
        } else controller.enqueue(encoder.encode(text))
      }
      const tell = ({ event, data }: AppEvent) => send(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
      // The id makes a browser say, when it comes back, that it was there before.
      send('retry: 1000\nid: 1\n\n')
      send(`event: begin\ndata: ${hub.changes()}\n\n`)
      if (hasMissedSome) for (const what of everything) tell({ event: 'changed', data: { what } })
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
  const expectedBytes = Number(request.headers.get('content-length') ?? 0)
  const id = await receive(options.folder, name, body, expectedBytes)
  return json(200, { upload: id })
}

const reply = (status: number, value: Reply) => json(status, value)

function statusOf(code: string): number {
  return code === 'not-found' ? 404 : code === 'full' ? 413 : code === 'refused' ? 403 : 400
}
