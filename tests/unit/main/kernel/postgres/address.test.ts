import { describe, expect, test } from 'vitest'
import { readAddress } from '../../../../../src/main/kernel/postgres/address.ts'

describe('the address of an office', () => {
  test('off this machine, TLS with a checked certificate is asked for without saying so', () => {
    const { config, publicUrl } = readAddress('postgres://lea:s%40cret@bureau.exemple.fr/bureau')
    expect(config).toMatchObject({ host: 'bureau.exemple.fr', port: 5432, user: 'lea', password: 's@cret' })
    expect(config.ssl).toMatchObject({ rejectUnauthorized: true })
    expect(config.ssl).not.toHaveProperty('checkServerIdentity')
    expect(publicUrl).toBe('postgres://lea@bureau.exemple.fr/bureau')
  })

  test('on this machine, by loopback or a socket, it goes without', () => {
    expect(readAddress('postgres://127.0.0.1:5433/bureau').config).toMatchObject({ port: 5433, ssl: false })
    expect(readAddress('postgres://[::1]/bureau').config).toMatchObject({ host: '::1', ssl: false })
    const socket = readAddress('postgres://lea@/bureau?host=/var/run/postgresql')
    expect(socket.config).toMatchObject({ host: '/var/run/postgresql', user: 'lea', ssl: false })
  })

  test('require encrypts without checking who answers', () =>
    expect(readAddress('postgres://a.fr/b?sslmode=require').config.ssl).toMatchObject({
      rejectUnauthorized: false,
    }))

  test.each([
    ['http://bureau.exemple.fr/b', 'ne commence pas par'],
    ['postgres://bureau.exemple.fr', 'ne nomme aucune base'],
    ['postgres:///bureau', 'ne nomme aucun serveur'],
    ['postgres://bureau.exemple.fr/b?sslmode=disable', 'en clair à bureau.exemple.fr'],
    ['postgres://10.0.0.4/b?sslmode=disable', 'en clair à 10.0.0.4'],
    ['postgres://bureau.exemple.fr/b?sslmode=prefer', 'sslmode=prefer'],
    ['postgres://bureau.exemple.fr/b?sslrootcert=/nulle/part.pem', '/nulle/part.pem'],
    ['postgres://lea:mot/de/passe@bureau.exemple.fr/b', ''],
  ])('%s is refused in a sentence that never shows a password', (address, reason) => {
    const attempt = () => readAddress(address)
    expect(attempt).toThrow('Rien n’a été changé')
    expect(attempt).toThrow(reason)
    expect(attempt).not.toThrow('mot/de/passe')
  })
})
