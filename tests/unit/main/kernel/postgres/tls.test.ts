import { spawnSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import {
  appendFileSync,
  chmodSync,
  chownSync,
  copyFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSecureContext, TLSSocket } from 'node:tls'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  allowAddress,
  allowShown,
  confirmedCertificate,
  type Question,
} from '../../../../../src/main/kernel/allowed-addresses.ts'
import { openPostgres } from '../../../../../src/main/kernel/postgres/connect.ts'
import { type PostgresServer, startPostgres, whyNoPostgres } from '../../../../fixtures/office/postgres.ts'

const hasOpenssl = spawnSync('openssl', ['version']).status === 0

/** A certificate of an authority of its own, or signed by it. */
function certificate(folder: string, name: string, subject: string, authority?: string): void {
  const run = (...args: string[]) => {
    const { status, stderr } = spawnSync('openssl', args, { cwd: folder, encoding: 'utf8' })
    if (status !== 0) throw new Error(stderr)
  }
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', `${name}.key`]
  if (!authority) {
    run('req', '-x509', ...key, '-out', `${name}.crt`, '-days', '2', '-subj', subject)
    return
  }
  run('req', ...key, '-out', `${name}.csr`, '-subj', subject)
  writeFileSync(join(folder, `${name}.ext`), 'subjectAltName=DNS:localhost,IP:127.0.0.1')
  run(
    ...['x509', '-req', '-in', `${name}.csr`, '-CA', `${authority}.crt`, '-CAkey', `${authority}.key`],
    ...['-CAcreateserial', '-out', `${name}.crt`, '-days', '2', '-extfile', `${name}.ext`],
  )
}

describe.skipIf(whyNoPostgres || !hasOpenssl)('a server that asks for TLS', () => {
  let server: PostgresServer
  let folder: string
  /** Starts the server again under the certificate that lies in the folder. */
  function serve(): void {
    const { uid, gid } = statSync(server.data)
    for (const name of ['server.key', 'server.crt', 'authority.crt']) {
      const copy = join(server.data, name)
      copyFileSync(join(folder, name), copy)
      chownSync(copy, uid, gid)
      chmodSync(copy, 0o600)
    }
    server.crash()
  }
  const shownBy = () => new X509Certificate(readFileSync(join(folder, 'server.crt'))).fingerprint256
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'pretoire-tls-'))
    certificate(folder, 'authority', '/CN=Autorite du bureau')
    certificate(folder, 'stranger', '/CN=Autre autorite')
    certificate(folder, 'server', '/CN=localhost', 'authority')
    certificate(folder, 'lea', '/CN=lea', 'authority')
    server = await startPostgres()
    const root = await openPostgres(server.address())
    await root.query("CREATE ROLE lea LOGIN PASSWORD 'x'")
    await root.query('CREATE ROLE ali LOGIN')
    await root.close()
    appendFileSync(
      join(server.data, 'postgresql.auto.conf'),
      "ssl = on\nssl_cert_file = 'server.crt'\nssl_key_file = 'server.key'\nssl_ca_file = 'authority.crt'\n",
    )
    writeFileSync(
      join(server.data, 'pg_hba.conf'),
      'hostssl all lea 127.0.0.1/32 cert\nhostssl all all 127.0.0.1/32 scram-sha-256\n',
    )
    serve()
  })
  afterAll(() => {
    server.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  const open = async (parameters: string, user = 'lea') => {
    const postgres = await openPostgres(
      `${server.address({ user, password: 'x' })}?${parameters.replaceAll('@', `${folder}/`)}`,
    )
    const [row] = await postgres.query<{ ssl: boolean; name: string }>(
      'SELECT ssl, usename AS name FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE pid = pg_backend_pid()',
    )
    await postgres.close()
    return row
  }

  test('a client certificate opens, without a password, to the name it bears alone', async () => {
    const own = 'sslmode=verify-full&sslrootcert=@authority.crt&sslcert=@lea.crt&sslkey=@lea.key'
    expect(await open(own)).toEqual({ ssl: true, name: 'lea' })
    await expect(open(own, 'ali')).rejects.toThrow('refuse ce nom')
    await expect(open('sslmode=verify-full&sslrootcert=@authority.crt')).rejects.toThrow('refuse ce nom')
  })

  test('a server of another authority, or that nobody vouches for, is refused', async () => {
    await expect(open('sslmode=verify-full&sslrootcert=@stranger.crt')).rejects.toThrow('n’est pas celui')
    await expect(open('sslmode=verify-full')).rejects.toThrow('n’est pas celui')
    await expect(open('sslmode=verify-ca')).rejects.toThrow('n’est pas celui')
  })

  test.each([
    ['', '', 'celui d’une autre autorité, ou d’un autre nom de serveur.', false],
    ['sslmode=verify-ca&', '', 'refusera toujours celui d’une autre autorité.', false],
    [
      'sslmode=require&',
      '&sslrootcert=@stranger.crt',
      'refusera toujours celui d’une autre autorité.',
      false,
    ],
    ['sslmode=require&', '', 'n’en acceptera aucun autre sans vous le demander.', true],
  ])(
    'the question about it shows its certificate, and says what will be accepted later: « %s%s »',
    async (mode, more, sentence, isAccepted) => {
      const library = mkdtempSync(join(folder, 'bibliotheque-'))
      const parameters = `${mode || 'sslmode=verify-full&'}host=127.0.0.1${more}`.replaceAll(
        '@',
        `${folder}/`,
      )
      const questions: Question[] = []
      await allowAddress(
        { folder: library },
        `${server.address({ user: 'lea' })}?${parameters}`,
        async question => {
          questions.push(question)
          return true
        },
      )
      expect(questions.map(({ message }) => message)).toEqual([
        'Joindre ce serveur de bureau\u00a0?',
        'Est-ce le bon serveur\u00a0?',
      ])
      expect(questions[1]?.detail).toContain(shownBy())
      expect(questions[1]?.detail).toContain(sentence)
      // the certificate is of no authority that this address trusts
      const own = `${parameters}&sslcert=${folder}/lea.crt&sslkey=${folder}/lea.key`
      if (isAccepted) expect(await open(own)).toEqual({ ssl: true, name: 'lea' })
      else await expect(open(own)).rejects.toThrow('n’est pas celui')
    },
  )

  test('a certificate of the right authority and another name is refused where the name is verified', async () => {
    // another way of writing 127.0.0.1, which the certificate does not bear
    const other = 'sslrootcert=@authority.crt&sslcert=@lea.crt&sslkey=@lea.key&host=127.1'
    await expect(open(`sslmode=verify-full&${other}`)).rejects.toThrow('n’est pas celui')
    expect(await open(`sslmode=verify-ca&${other}`)).toEqual({ ssl: true, name: 'lea' })
  })

  test.each([
    'sslmode=verify-full&sslrootcert=@authority.crt',
    'sslmode=verify-ca&sslrootcert=@authority.crt',
    'sslmode=require',
  ])(
    'the certificate that was confirmed is the only one accepted, until another is: « %s »',
    async parameters => {
      const library = { folder: mkdtempSync(join(folder, 'bibliotheque-')) }
      const query = `${parameters}&host=127.0.0.1&sslcert=@lea.crt&sslkey=@lea.key`
      const address = `${server.address({ user: 'lea' })}?${query.replaceAll('@', `${folder}/`)}`
      const answering = (isYes: boolean) => {
        const questions: Question[] = []
        const run = allowAddress(library, address, async question => {
          questions.push(question)
          return isYes
        })
        return { questions, run }
      }
      const opened = async () => {
        const certificate = confirmedCertificate(library.folder, address)
        expect(certificate).toBeDefined()
        const postgres = await openPostgres(address, { certificate })
        await (await postgres.connection()).end()
        await postgres.close()
      }
      const first = shownBy()
      await answering(true).run
      await opened()
      const again = answering(true)
      await again.run
      expect(again.questions).toEqual([])

      // of the same authority, and to the same name
      certificate(folder, 'server', '/CN=localhost', 'authority')
      serve()
      await expect(opened()).rejects.toThrow('autre certificat que celui que vous aviez confirmé')
      const refused = answering(false)
      await expect(refused.run).rejects.toThrow('n’avez pas autorisé')
      expect(refused.questions.map(({ message }) => message)).toEqual([
        'Le certificat de ce serveur a changé. Est-ce le bon serveur\u00a0?',
      ])
      expect(refused.questions[0]?.detail).toContain(`auparavant\u00a0: ${first}`)
      expect(refused.questions[0]?.detail).toContain(shownBy())
      await expect(opened()).rejects.toThrow('autre certificat')
      // nor by a command that is given the address, but by the one that shows the certificate
      await allowAddress(library, address)
      await expect(opened()).rejects.toThrow('autre certificat')
      expect(await allowShown(library.folder, address)).toContain(`auparavant\u00a0: ${first}`)
      await opened()
    },
  )

  test('a server that shows another certificate than the one confirmed is sent nothing', async () => {
    let received = ''
    let ended: () => void = () => undefined
    const end = new Promise<void>(done => {
      ended = done
    })
    const credentials = createSecureContext({
      key: readFileSync(join(folder, 'server.key')),
      cert: readFileSync(join(folder, 'server.crt')),
    })
    const impostor = createServer(socket => {
      socket.once('data', () => {
        socket.write('S')
        const secure = new TLSSocket(socket, { isServer: true, secureContext: credentials })
        secure.on('data', bytes => {
          received += bytes.toString('latin1')
        })
        secure.on('error', () => undefined)
        secure.once('close', () => ended())
      })
    })
    await new Promise<void>(done => impostor.listen(0, '127.0.0.1', done))
    const { port } = impostor.address() as AddressInfo
    const address = `postgres://lea:mot-canari@127.0.0.1:${port}/bureau?sslmode=require`
    await expect(openPostgres(address, { certificate: 'AA:BB' })).rejects.toThrow('autre certificat')
    await end
    impostor.close()
    expect(received).toBe('')
  })

  test('a connection without TLS is refused by the server, in a sentence', async () => {
    await expect(open('sslmode=disable')).rejects.toThrow('refuse ce nom')
  })
})
