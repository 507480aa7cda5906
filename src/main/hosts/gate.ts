import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { common, policy, text } from '../kernel/wire-replies.ts'
import type { Admission, Bearer } from './admission.ts'

/** Where, under the path of the window, a page of this computer posts the ticket of a window. */
export const ENTER = 'entrer'

const TICKET_BODY_BYTES = 1024
/** Methods a Request cannot carry to the program. */
const UNCARRIED_METHODS = new Set(['CONNECT', 'TRACE', 'TRACK'])

/** The port the window's server listens on, and who may come in. */
export interface Gate {
  readonly port: number
  /** the path of the windows, between two slashes: a program that holds a session speaks outside it */
  readonly path: string
  readonly admission: Admission
  /** the window's page, as the program answers it */
  readonly page: () => Promise<Response>
}

/** Judges a request: undefined when it may pass, else the answer to give. */
export async function refuse(gate: Gate, request: IncomingMessage): Promise<Response | undefined> {
  const { host, origin, cookie = '' } = request.headers
  const method = request.method ?? 'GET'
  // A page elsewhere may point its own name at 127.0.0.1: only our name is answered, and given once.
  if (
    !host ||
    request.headersDistinct.host?.length !== 1 ||
    ![`127.0.0.1:${gate.port}`, `localhost:${gate.port}`].includes(host)
  )
    return text(403, 'Prétoire ne répond pas à cette adresse.')
  if (UNCARRIED_METHODS.has(method))
    return text(405, 'Prétoire n’attend pas cette demande.', { Allow: 'GET, HEAD, POST, PUT' })
  const url = URL.parse(request.url ?? '/', `http://${host}`)
  if (!url) return text(400, 'Prétoire ne lit pas cette adresse.')
  if (method === 'POST' && url.pathname === gate.path + ENTER) return enter(gate, request)
  const site = request.headers['sec-fetch-site']
  const foreign = origin !== undefined && origin !== `http://${host}`
  if (foreign || (site !== undefined && site !== 'same-origin' && site !== 'none'))
    return text(403, 'Prétoire ne répond qu’à sa propre fenêtre : cette demande vient d’un autre site.')
  const name = cookieName(gate.port)
  const session = cookie
    .split('; ')
    .find(one => one.startsWith(`${name}=`))
    ?.slice(name.length + 1)
  const speaker: Bearer = url.pathname.startsWith(gate.path) ? 'browser' : 'program'
  const hasSession = session !== undefined && gate.admission.holds(session, speaker)
  const ticket = method === 'GET' && url.pathname === '/' ? url.searchParams.get('jeton') : null
  // A program that already has its session goes on with it: the ticket stays unused.
  if (ticket && hasSession) return redirect('/', {})
  const by = bearer(request)
  const path = by === 'browser' ? gate.path : '/'
  const newSession = ticket ? gate.admission.redeem(ticket, by) : undefined
  if (newSession) return redirect(path, { 'Set-Cookie': sessionCookie(gate.port, newSession, path) })
  if (hasSession) return undefined
  if (by === 'browser' && url.pathname === '/') return doorPage(gate.port)
  return text(403, NO_SESSION, endOfCookie(gate.port))
}

const NO_SESSION =
  'Cette adresse ne suffit pas : elle ne s’ouvre qu’une fois, peu de temps après son affichage. Relancez «\u00a0npm start\u00a0», ou appuyez sur Entrée dans le terminal où Prétoire tourne pour en avoir une autre.'

/** The key under which a window of a browser keeps its path, for this port alone. */
export const PATH_KEY = 'pretoire.chemin'
/** Leads a tab that has no path to the one that a window of the same browser kept. */
const DOOR_SCRIPT = `const path = localStorage.getItem('${PATH_KEY}')
if (/^\\/[\\w-]{22}\\/$/.test(path ?? '')) location.replace(path + location.hash)`
const DOOR_POLICY = `${policy}; script-src 'sha256-${createHash('sha256').update(DOOR_SCRIPT).digest('base64')}'`

/** The page of a browser that comes without a path: it tells nothing that the browser does not know. */
function doorPage(port: number): Response {
  const body = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Prétoire</title><script>${DOOR_SCRIPT}</script></head><body><p>${NO_SESSION}</p></body></html>`
  const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': DOOR_POLICY }
  return text(403, body, { ...headers, ...endOfCookie(port) })
}

/** The address of a request as the program knows it, without the path of the windows. */
export function addressInside(gate: Pick<Gate, 'port' | 'path'>, address: string | undefined): URL {
  const url = new URL(address ?? '/', `http://127.0.0.1:${gate.port}`)
  if (url.pathname.startsWith(gate.path)) url.pathname = url.pathname.slice(gate.path.length - 1)
  return url
}

/**
 * Exchanges the ticket of a window for its session. The page that posts it is a file of this computer, hence of another origin:
 * the ticket alone decides. The answer is the window's page itself, which gives itself the address of the others: a cookie of
 * SameSite=Strict does not follow a redirection that began elsewhere, and one more page to load costs a tenth of the start.
 */
async function enter(gate: Gate, request: IncomingMessage): Promise<Response> {
  const body = await readBody(request)
  const ticket = new URLSearchParams(body ?? '').get('jeton')
  const newSession = ticket ? gate.admission.redeem(ticket, 'browser') : undefined
  if (!newSession)
    return text(403, 'Cette ouverture a déjà servi, ou a trop attendu. Relancez «\u00a0npm start\u00a0».')
  const page = await gate.page()
  page.headers.set('Set-Cookie', sessionCookie(gate.port, newSession, gate.path))
  return page
}

/** Reads the body of a request; undefined where it is longer than a ticket can be. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > TICKET_BODY_BYTES) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

const redirect = (path: string, headers: Readonly<Record<string, string>>) =>
  new Response(null, {
    status: 303,
    headers: { ...common, Location: path, 'Cache-Control': 'no-store', ...headers },
  })

/** Every browser of today says what it fetches a page for; programs do not. */
const bearer = ({ headers }: IncomingMessage): Bearer =>
  headers['sec-fetch-dest'] === 'document' ? 'browser' : 'program'

/** Cookies ignore ports: the name carries it, so that two Prétoire side by side do not lock each other out. */
const cookieName = (port: number) => `pretoire-${port}`
const sessionCookie = (port: number, value: string, path: string) =>
  `${cookieName(port)}=${value}; HttpOnly; SameSite=Strict; Path=${path}`
/** Takes back the cookie of an earlier launch, which is of no use any more. */
const endOfCookie = (port: number) => ({ 'Set-Cookie': `${sessionCookie(port, '', '/')}; Max-Age=0` })
