import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterEach, describe, expect, test } from 'vitest'
import yazl from 'yazl'
import { electron } from '../../../../src/main/hosts/electron.ts'
import { inArchive } from '../../../../src/main/hosts/fetch.ts'
import { temporary } from '../../../contract/program.ts'

const version = '45.0.0'
const name = `electron-v${version}-${process.platform}-${process.arch}.zip`
const undo: (() => unknown)[] = []
afterEach(async () => {
  for (const one of undo.splice(0).reverse()) await one()
})

async function archive(): Promise<Buffer> {
  const zip = new yazl.ZipFile()
  zip.addBuffer(Buffer.from('#!/bin/sh\n'), inArchive, { mode: 0o100755 })
  zip.addBuffer(Buffer.from(version), 'version')
  zip.end()
  return buffer(zip.outputStream)
}

/** A package of Electron without its binary, and a place that answers as told. */
async function place(serve: (response: ServerResponse, bytes: Buffer) => void, sum?: string) {
  const there = temporary()
  const bytes = await archive()
  const folder = join(there.folder, 'electron')
  mkdirSync(folder)
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ version }))
  const right = createHash('sha256').update(bytes).digest('hex')
  writeFileSync(join(folder, 'checksums.json'), JSON.stringify({ [name]: sum ?? right }))
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    serve(response, bytes)
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  undo.push(() => there.remove())
  undo.push(() => {
    server.closeAllConnections()
    return new Promise(done => server.close(done))
  })
  const said: string[] = []
  const cache = join(there.folder, 'cache')
  const find = (again = false) =>
    electron(again, {
      folder,
      cache,
      patience: 150,
      say: sentence => said.push(sentence),
      env: {
        DISPLAY: ':0',
        ELECTRON_MIRROR: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
      },
    })
  return { folder, cache, asked, said, find, note: join(cache, 'electron-absent.json') }
}

describe('Electron’s binary', () => {
  test('is fetched once, checked, and found the next time without a question', async () => {
    const there = await place((response, bytes) => response.end(bytes))
    const binary = join(there.folder, 'dist', inArchive)
    expect(await there.find()).toBe(binary)
    expect(await there.find()).toBe(binary)
    expect(there.asked).toEqual([`/v${version}/${name}`])
    expect(existsSync(there.note)).toBe(false)
  })

  test.each<[string, (response: ServerResponse, bytes: Buffer) => void]>([
    ['a place that never answers', () => undefined],
    ['an answer that stops in its middle', (response, bytes) => response.write(bytes.subarray(0, 40))],
    [
      'a connection cut in its middle',
      (response, bytes) => {
        response.setHeader('content-length', bytes.length)
        response.write(bytes.subarray(0, 40), () => response.destroy())
      },
    ],
    ['a page of a hotel’s network instead of it', response => response.end('<html>Bienvenue</html>')],
    [
      'a refusal',
      response => {
        response.statusCode = 404
        response.end()
      },
    ],
  ])('%s: said once, remembered, and nothing half done is left', async (_what, serve) => {
    const there = await place(serve)
    expect(await there.find()).toBeUndefined()
    expect(await there.find()).toBeUndefined()
    expect(there.asked).toHaveLength(1)
    expect(there.said.filter(one => one.includes('n’est pas disponible'))).toHaveLength(1)
    expect(readdirSync(there.folder).sort()).toEqual(['checksums.json', 'package.json'])
    expect(JSON.parse(readFileSync(there.note, 'utf8'))).toEqual({ version })
  })

  test('asked for, it is tried again and what was remembered is forgotten', async () => {
    let open = false
    const there = await place((response, bytes) => (open ? response.end(bytes) : response.destroy()))
    expect(await there.find()).toBeUndefined()
    open = true
    expect(await there.find()).toBeUndefined()
    expect(await there.find(true)).toBe(join(there.folder, 'dist', inArchive))
    expect(existsSync(there.note)).toBe(false)
  })

  test('an archive with another checksum is not unpacked', async () => {
    const there = await place((response, bytes) => response.end(bytes), 'a'.repeat(64))
    expect(await there.find()).toBeUndefined()
    expect(existsSync(join(there.folder, 'dist'))).toBe(false)
  })

  test('what a start killed half-way left does not break the next one', async () => {
    const there = await place((response, bytes) => response.end(bytes))
    writeFileSync(join(there.folder, 'dist.part.1.zip'), 'PK')
    mkdirSync(join(there.folder, 'dist'))
    writeFileSync(join(there.folder, 'dist', inArchive.split('/')[0] ?? ''), 'half')
    expect(await there.find()).toBe(join(there.folder, 'dist', inArchive))
    expect(readdirSync(there.folder).sort()).toEqual(['checksums.json', 'dist', 'package.json', 'path.txt'])
  })

  test('a damaged note is no note', async () => {
    const there = await place((response, bytes) => response.end(bytes))
    mkdirSync(there.cache)
    writeFileSync(there.note, '{"vers')
    expect(await there.find()).toBe(join(there.folder, 'dist', inArchive))
  })
})
