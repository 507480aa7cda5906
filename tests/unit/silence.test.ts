import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { datagramsSent, guardedNode, isOwnAddress, outsideHosts, readSilence } from '../e2e/silence.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pretoire-silence-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Runs a script under the guard; what it left behind it. */
function guarded(script: string) {
  const env = { ...process.env, ...guardedNode(folder) }
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    env,
    encoding: 'utf8',
  })
  return { status, stderr, faults: readSilence(folder).faults }
}

describe('a program under the guard', () => {
  test.each([
    ['fetch', "await fetch('http://exemple.invalid/').catch(() => {})", 'exemple.invalid'],
    [
      'a name',
      "import dns from 'node:dns'; dns.promises.resolve4('exemple.invalid').catch(() => {})",
      'nom exemple.invalid',
    ],
    ['an address', "import net from 'node:net'; net.connect(80, '192.0.2.1')", 'connexion 192.0.2.1'],
    [
      'a datagram',
      "import dgram from 'node:dgram'; dgram.createSocket('udp4').send('a', 53, '192.0.2.1')",
      'message 192.0.2.1',
    ],
  ])('that asks for %s is heard', (_what, script, said) => {
    expect(guarded(script).faults.join('\n')).toContain(said)
  })

  test('that speaks to this computer is left alone', () => {
    const script = `
import { createServer } from 'node:http'
const server = createServer((_, response) => response.end('ici')).listen(0, '127.0.0.1', async () => {
  const answer = await fetch('http://127.0.0.1:' + server.address().port)
  process.exitCode = (await answer.text()) === 'ici' ? 7 : 1
  server.close()
})`
    expect(guarded(script)).toMatchObject({ status: 7, faults: [] })
  })
})

describe('the net log of a browser', () => {
  test.each([
    [
      'an address asked for',
      '{"params":{"url":"https://accounts.exemple.fr/List?a"}}',
      'accounts.exemple.fr',
    ],
    ['a name looked up', '{"params":{"host":"dns.exemple.fr:443"}}', 'dns.exemple.fr'],
    ['an address given by its number', '{"params":{"url":"https://192.0.2.7/a"}}', '192.0.2.7'],
    ['a connection', '{"params":{"address_list":["[2001:db8::7]:443","127.0.0.1:80"]}}', '[2001:db8::7]'],
    ['its other end', '{"params":{"remote_address":"192.0.2.7:443"}}', '192.0.2.7'],
  ])('tells %s', (_what, line, host) => {
    expect(outsideHosts(line)).toEqual([host])
    writeFileSync(join(folder, 'a.json'), line)
    expect(readSilence(folder).faults).toHaveLength(1)
  })
  test('counts the datagrams sent, by the number its own table gives them', () => {
    const table = '{"constants":{"logEventTypes":{"UDP_BYTES_SENT":71,"UDP_CONNECT":70}}'
    const line = (type: number) => `{"source":{"id":1,"type":71},"time":"12","type":${type}},`
    expect(datagramsSent(table + line(70))).toBe(0)
    expect(datagramsSent(table + line(70) + line(71) + line(71))).toBe(2)
    expect(() => datagramsSent(line(71))).toThrow('événements')
  })
  test('of our own window tells nothing', () => {
    const lines =
      '{"url":"http://127.0.0.1:4000/main.js"},{"host":"127.0.0.1:4000"},{"address_list":["127.0.0.1:4000","[::1]:4000"]}'
    expect(outsideHosts(lines)).toEqual([])
    writeFileSync(join(folder, 'a.json'), lines)
    expect(readSilence(folder)).toEqual({ faults: [], looked: 1 })
  })
})

test.each([
  ['http://127.0.0.1:4000/', true],
  ['pretoire://app/', true],
  ['data:text/plain,a', true],
  ['https://127.0.0.1.exemple.fr/', false],
  ['http://exemple.fr/', false],
  ['pretoire://ailleurs/', false],
])('a page that asks for %s: ours %s', (url, own) => expect(isOwnAddress(url)).toBe(own))
