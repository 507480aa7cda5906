import type { EventEmitter } from 'node:events'
import { connect, isIP, type Socket } from 'node:net'
import { connect as connectTls, type PeerCertificate, type TLSSocket } from 'node:tls'
import type { NamedServer } from './address.ts'

/** A server's certificate, as one compares it. */
export interface SeenCertificate {
  readonly subject: string
  readonly authority: string
  /** of the certificate, SHA-256, by pairs */
  readonly fingerprint: string
  readonly until: string
}

/** Asks a PostgreSQL server to speak TLS: its length, then the number of that request. */
const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47])
/** A server that has shown nothing by then is left to the connection itself, which says why. */
const PATIENCE_MS = 5000

/** The certificate a server shows, of whoever answers; undefined where none is asked of it or none is shown. No login is given. */
export function certificateOf({ host, port, mode }: NamedServer): Promise<SeenCertificate | undefined> {
  if (mode === 'disable' || host.startsWith('/')) return Promise.resolve(undefined)
  return new Promise(resolve => {
    const socket = connect(port, host)
    const settle = (certificate?: SeenCertificate) => {
      socket.destroy()
      resolve(certificate)
    }
    socket.setTimeout(PATIENCE_MS, () => settle())
    socket.once('error', () => settle())
    socket.once('close', () => settle())
    socket.once('connect', () => socket.write(SSL_REQUEST))
    socket.once('data', answer => {
      if (answer.toString('latin1') === 'S') readCertificate(socket, host, settle)
      else settle()
    })
  })
}

/** The driver's connection: once it says `sslconnect`, its stream is the one that speaks TLS. */
export interface EncryptedConnection extends EventEmitter {
  readonly stream: TLSSocket
}

/** Code of the error of a server that shows another certificate than the one confirmed. */
export const CHANGED_CERTIFICATE = 'CHANGED_CERTIFICATE'

/** Ends a connection whose server shows another certificate, before anything is sent to it: its handshake is then the last of it. */
export function requireCertificate(connection: EncryptedConnection, fingerprint: string): void {
  connection.prependListener('sslconnect', () => {
    const { stream } = connection
    stream.prependOnceListener('secureConnect', () => {
      if (stream.getPeerCertificate().fingerprint256 === fingerprint) return
      stream.destroy(Object.assign(new Error('another certificate'), { code: CHANGED_CERTIFICATE }))
    })
  })
}

/** Reads the certificate without trusting it: nothing is sent after it. */
function readCertificate(
  socket: Socket,
  host: string,
  settle: (certificate?: SeenCertificate) => void,
): void {
  const secure = connectTls({
    socket,
    ...(isIP(host) === 0 && { servername: host }),
    rejectUnauthorized: false,
  })
  secure.once('error', () => settle())
  secure.once('secureConnect', () => {
    const { subject, issuer, fingerprint256, valid_to: until } = secure.getPeerCertificate()
    settle({ subject: nameIn(subject), authority: nameIn(issuer), fingerprint: fingerprint256, until })
  })
}

const nameIn = (name: PeerCertificate['subject'] | undefined): string =>
  [name?.CN, name?.O].flat().filter(Boolean).join(', ') || 'sans nom'
