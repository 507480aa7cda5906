import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  allowAddress,
  type Confirm,
  isAddressAllowed,
  type Question,
} from '../../../../src/main/kernel/allowed-addresses.ts'
import { readAddress } from '../../../../src/main/kernel/postgres/address.ts'
import { systemConfirm } from '../../../../src/main/kernel/system-question.ts'
import { temporary } from '../../../contract/program.ts'

let place: ReturnType<typeof temporary>
let library: { readonly folder: string }
let server: Server
let connections = 0
beforeEach(async () => {
  place = temporary()
  library = { folder: join(place.folder, 'bibliotheque') }
  mkdirSync(library.folder)
  connections = 0
  server = createServer(socket => {
    connections += 1
    socket.destroy()
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
})
afterEach(() => {
  server.close()
  place.remove()
})
const address = (more = '') =>
  `postgres://lea:mot-canari@127.0.0.1:${(server.address() as AddressInfo).port}/bureau${more}`

/** Answers every question by the same, and keeps them. */
function answering(isYes: boolean | undefined) {
  const questions: Question[] = []
  const confirm: Confirm = async question => {
    questions.push(question)
    return isYes
  }
  return { questions, confirm }
}

describe('an address that a page gives', () => {
  test.each([
    ['refused', false, /n’avez pas autorisé/],
    ['asked where nobody can be', undefined, /pretoire office allow/],
  ] as const)(
    '%s: it is refused, kept nowhere, and its server is not reached',
    async (_how, isYes, sentence) => {
      const { confirm, questions } = answering(isYes)
      for (const one of [address(), address('?sslmode=require'), join(place.folder, 'ailleurs')]) {
        await expect(allowAddress(library, one, confirm)).rejects.toThrow(sentence)
        expect(isAddressAllowed(library.folder, one)).toBe(false)
      }
      expect(questions).toHaveLength(3)
      expect([connections, readdirSync(library.folder), readdirSync(place.folder)]).toEqual([
        0,
        [],
        ['bibliotheque'],
      ])
    },
  )
  test('allowed once, it is asked again for another place alone: base, encryption, files', async () => {
    const { confirm, questions } = answering(true)
    await allowAddress(library, address(), confirm)
    await allowAddress(library, address().replace('lea:mot-canari', 'ali:autre'), confirm)
    expect(questions).toHaveLength(1)
    for (const other of [
      address().replace('/bureau', '/autre'),
      address().replace('127.0.0.1', 'localhost'),
      address('?sslrootcert=/a.pem'),
      join(place.folder, 'un'),
      join(place.folder, 'deux'),
    ]) {
      const before = questions.length
      await allowAddress(library, other, confirm)
      expect(questions.length).toBeGreaterThan(before)
    }
    const file = join(library.folder, 'office-permis.json')
    expect(readFileSync(file, 'utf8')).not.toContain('canari')
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600)
  })
  test('the question names the server and no password, and shows the signs that hide', async () => {
    const { confirm, questions } = answering(false)
    await expect(allowAddress(library, address(), confirm)).rejects.toThrow()
    await expect(allowAddress(library, '/tmp/\u202egro.eriaf/\nPrétoire', confirm)).rejects.toThrow()
    const [named, hidden] = questions
    expect(named?.detail).toContain('Serveur\u00a0: 127.0.0.1, port')
    expect(JSON.stringify(questions)).not.toContain('canari')
    expect(hidden?.detail).toMatch(/^\/tmp\/\[U\+202E\]gro\.eriaf\/\[U\+000A\]Prétoire\n/)
  })
  test('one question at a time: a page cannot pile them up', async () => {
    let answer: (isYes: boolean) => void = () => undefined
    const confirm: Confirm = () =>
      new Promise(resolve => {
        answer = resolve
      })
    const first = allowAddress(library, '/un', confirm)
    await expect(allowAddress(library, '/deux', confirm)).rejects.toThrow('attend votre réponse')
    answer(true)
    await first
    expect(isAddressAllowed(library.folder, '/un')).toBe(true)
  })
})

test('without a confirmation, who gives the address is the user', async () => {
  await allowAddress(library, address())
  expect(isAddressAllowed(library.folder, address())).toBe(true)
  expect(connections).toBe(0)
})

test('an address tells nothing of which files exist', () => {
  const there = place.file('notes.txt', 'Madame, Monsieur,')
  const said = [there, join(place.folder, 'absent.pem'), place.folder].map(path => {
    try {
      readAddress(`postgres://lea@a.fr/b?sslrootcert=${encodeURIComponent(path)}`)
      return 'taken'
    } catch (error) {
      return (error as Error).message.replace(path, 'CHEMIN')
    }
  })
  expect(new Set(said).size).toBe(1)
  expect(said[0]).toContain('n’est pas un certificat ou une clé')
})

describe.skipIf(process.platform !== 'linux')('a box of the system', () => {
  const withZenity = (code: number) => {
    const folder = join(place.folder, 'bin')
    mkdirSync(folder)
    writeFileSync(
      join(folder, 'zenity'),
      `#!/bin/sh\necho "$@" > "${folder}/args"\n/bin/cat > "${folder}/text"\nexit ${code}\n`,
    )
    chmodSync(join(folder, 'zenity'), 0o755)
    return { folder, env: { PATH: folder, DISPLAY: ':0' } }
  }
  const question: Question = {
    message: 'Joindre ?',
    detail: 'Serveur : a.fr',
    buttons: ['Joindre', 'Annuler'],
  }
  test.each([
    [0, true],
    [1, false],
  ])('that ends with %i answers %s, the address out of its command line', async (code, answer) => {
    const { folder, env } = withZenity(code)
    expect(await systemConfirm(env, 'linux')(question)).toBe(answer)
    expect(readFileSync(join(folder, 'text'), 'utf8')).toBe('Joindre ?\n\nServeur : a.fr\n')
    expect(readFileSync(join(folder, 'args'), 'utf8')).not.toContain('a.fr')
  })
  test('is not asked without a screen, nor where there is none', async () => {
    const { env } = withZenity(0)
    expect(await systemConfirm({ PATH: env.PATH }, 'linux')(question)).toBeUndefined()
    rmSync(join(place.folder, 'bin', 'zenity'))
    expect(await systemConfirm(env, 'linux')(question)).toBeUndefined()
  })
})
