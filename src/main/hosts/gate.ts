import type { IncomingMessage } from 'node:http'
import { common, text } from '../kernel/wire-replies.ts'
import type { Admission, Bearer } from './admission.ts'

/** Where a page of this computer posts the ticket of a window. */
export const enterPath = '/entrer'

const TICKET_BODY_BYTES = 1024
/** Methods a Request cannot carry to the program. */
const UNCARRIED_METHODS = new Set(['CONNECT', 'TRACE', 'TRACK'])

/** The port the window's server listens on, and who may come in. */
export interface Gate {
  readonly port: number
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
  if (method === 'POST' && url.pathname === enterPath) return enter(gate, request)
  const site = request.headers['sec-fetch-site']
  const foreign = origin !== undefined && origin !== `http://${host}`
  if (foreign || (site !== undefined && site !== 'same-origin' && site !== 'none'))
    return text(403, 'Prétoire ne répond qu’à sa propre fenêtre : cette demande vient d’un autre site.')
  const name = cookieName(gate.port)
  const session = cookie
    .split('; ')
    .find(one => one.startsWith(`${name}=`))
    ?.slice(name.length + 1)
  const hasSession = session !== undefined && gate.admission.holds(session)
  const ticket = method === 'GET' && url.pathname === '/' ? url.searchParams.get('jeton') : null
  // A window that already has its session goes on with it: the ticket leaves the address bar and stays unused.
  if (ticket && hasSession) return redirect({})
  const newSession = ticket ? gate.admission.redeem(ticket, bearer(request)) : undefined
  if (newSession) return redirect({ 'Set-Cookie': sessionCookie(gate.port, newSession) })
  if (hasSession) return undefined
  // the cookie of an earlier launch is of no use any more
  return text(
    403,
    'Cette adresse ne suffit pas : elle ne s’ouvre qu’une fois, peu de temps après son affichage. Relancez «\u00a0npm start\u00a0», ou appuyez sur Entrée dans le terminal où Prétoire tourne pour en avoir une autre.',
    { 'Set-Cookie': `${sessionCookie(gate.port, '')}; Max-Age=0` },
  )
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
  page.headers.set('Set-Cookie', sessionCookie(gate.port, newSession))
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

const redirect = (headers: Readonly<Record<string, string>>) =>
  new Response(null, {
    status: 303,
    headers: { ...common, Location: '/', 'Cache-Control': 'no-store', ...headers },
  })

/** Every browser of today says what it fetches a page for; programs do not. */
const bearer = ({ headers }: IncomingMessage): Bearer =>
  headers['sec-fetch-dest'] === 'document' ? 'browser' : 'program'

/** Cookies ignore ports: the name carries it, so that two Prétoire side by side do not lock each other out. */
const cookieName = (port: number) => `pretoire-${port}`
const sessionCookie = (port: number, value: string) =>
  `${cookieName(port)}=${value}; HttpOnly; SameSite=Strict; Path=/`
