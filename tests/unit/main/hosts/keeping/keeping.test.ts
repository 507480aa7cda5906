import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Door, openDoor } from '../../../../../src/main/hosts/keeping/door.ts'
import { frame, frameReader } from '../../../../../src/main/hosts/keeping/frames.ts'
import { keepAtDoor } from '../../../../../src/main/hosts/keeping/keep-at-door.ts'
import type { Parcel } from '../../../../../src/main/hosts/keeping/parcel.ts'
import { serveBrowser } from '../../../../../src/main/hosts/keeping/serve-browser.ts'
import { openApp } from '../../../../../src/main/hosts/open-app.ts'
import { type Opening, openForWindow } from '../../../../../src/main/hosts/opening.ts'
import { runtimeBase } from '../../../../../src/main/hosts/runtime-folder.ts'
import { pathTokens } from '../../../../../src/main/kernel/files/path-tokens.ts'
import { dropKeys } from '../../../../../src/main/kernel/vault/keys.ts'
import { readVault } from '../../../../../src/main/kernel/vault/vault-file.ts'
import { openLibrary } from '../../../../../src/main/library/open-library.ts'
import { sources } from '../../../../../src/main/library/store.ts'
import { sealLibrary } from '../../../../../src/main/safekeeping/vault/seal.ts'
import { temporary } from '../../../../contract/program.ts'
import { aPdf } from '../../../../fixtures/files.ts'
import { aPage, tell } from './native-messages.ts'

const WORDS = 'MotsDeLaPageGardée'
let place: ReturnType<typeof temporary>
let library: string
let tmp: string

beforeEach(() => {
  place = temporary()
  library = join(place.folder, 'bibliotheque')
  tmp = join(place.folder, 'tmp')
  mkdirSync(tmp)
  openLibrary(library).close()
})
afterEach(() => {
  dropKeys(library)
  place.remove()
})

const has = (text: string) => {
  const opened = openLibrary(library)
  try {
    return sources(opened.db).search({ text, limit: 1, offset: 0 }).total
  } finally {
    opened.close()
  }
}
/** Each file under a folder that holds some bytes. */
const filesHolding = (folder: string, words: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => {
    const path = join(folder, name)
    return statSync(path).isFile() && readFileSync(path).includes(words)
  })

/** The window of the library, with the door of its core, whose socket lies in that temporary folder. */
async function openWindow(): Promise<{ readonly opening: Opening; close(): Promise<void> }> {
  const window = join(place.folder, 'window')
  mkdirSync(window)
  place.file('window/index.html', '<!doctype html><title>La fenêtre</title>')
  const opening = await openForWindow(library, {
    window,
    open: at => openApp(at, { tokens: pathTokens(), window }),
  })
  const base = runtimeBase({ ...process.env }, 'pretoire-porte')
  const door = (await openDoor(
    library,
    parcel => keepAtDoor(opening, () => readVault(library) !== undefined, parcel),
    { base },
  )) as Door
  return {
    opening,
    close: async () => {
      door.close()
      await opening.close()
    },
  }
}

test('with the program closed, a page and a PDF go into the library, and nothing stays beside it', async () => {
  expect(await tell(library, aPage(WORDS), tmp)).toEqual({
    outcome: 'added',
    sentence: expect.stringMatching(/^Gardé dans la bibliothèque\u00a0: .*Une page.*\.$/),
  })
  expect(await tell(library, aPage(WORDS), tmp)).toMatchObject({ outcome: 'present' })
  const pdf = { base64: Buffer.from(aPdf('Texte du PDF')).toString('base64') }
  const { html: _, ...rest } = aPage('')
  expect(
    await tell(library, { ...rest, keep: 'pdf', address: 'https://exemple.fr/a.pdf', ...pdf }, tmp),
  ).toMatchObject({ outcome: 'added' })
  expect(has(WORDS)).toBe(1)
  expect(readdirSync(tmp).filter(name => name.startsWith('pretoire-entree'))).toEqual([])
})

test('with the program open, its window takes the file and the host opens no library', async () => {
  const window = await openWindow()
  try {
    expect(await tell(library, aPage(WORDS), process.env.TMPDIR ?? '/tmp')).toMatchObject({
      outcome: 'added',
    })
    expect(sources(window.opening.app()!.library.db).search({ text: WORDS, limit: 1, offset: 0 }).total).toBe(
      1,
    )
    const list = await window.opening.app()!.handlers['offers.list']({})
    expect(list).toMatchObject([{ kind: 'kept', name: 'Une page' }])
  } finally {
    await window.close()
  }
})

describe('a sealed library that is locked', () => {
  const refusal = { outcome: 'refused', sentence: expect.stringContaining('verrouillée') }

  test('keeps nothing in clear, program closed', async () => {
    await sealLibrary(library, 'quatre mots sans rapport')
    dropKeys(library)
    expect(await tell(library, aPage(WORDS), tmp)).toEqual(refusal)
    expect(filesHolding(place.folder, WORDS)).toEqual([])
  })

  test('keeps nothing in clear, program open on its lock', async () => {
    await sealLibrary(library, 'quatre mots sans rapport')
    dropKeys(library)
    const window = await openWindow()
    try {
      expect(await tell(library, aPage(WORDS), process.env.TMPDIR ?? '/tmp')).toEqual(refusal)
    } finally {
      await window.close()
    }
    expect(filesHolding(place.folder, WORDS)).toEqual([])
  })
})

test('without a library, none is begun', async () => {
  const nowhere = join(place.folder, 'nulle-part')
  expect(await tell(nowhere, aPage(WORDS), tmp)).toMatchObject({
    outcome: 'refused',
    sentence: expect.stringContaining('pas encore de bibliothèque'),
  })
  expect(readdirSync(place.folder)).not.toContain('nulle-part')
})

/** The answers to some bytes, and the files that were to be kept. */
async function served(...bytes: Uint8Array[]) {
  const [input, output] = [new PassThrough(), new PassThrough()]
  const parcels: Parcel[] = []
  const end = serveBrowser(
    input,
    output,
    async parcel => {
      parcels.push(parcel)
      return { outcome: 'added', sentence: 'Gardé.', sources: [{ id: 'x', label: 'y' }] }
    },
    error => expect.unreachable(String(error)),
  )
  for (const piece of bytes) input.write(piece)
  input.end()
  await end
  output.end()
  const frames = frameReader(PassThrough.from([await buffer(output)]))
  const answers: unknown[] = []
  for (let next = await frames.next(2 ** 20); next; next = await frames.next(2 ** 20))
    answers.push(JSON.parse(next.toString('utf8')))
  return { answers, parcels }
}
const sent = (message: unknown) => frame(Buffer.from(JSON.stringify(message)))

test('a message cut anywhere is one message, and several are answered in turn', async () => {
  const all = Buffer.concat([sent(aPage('un')), sent(aPage('deux'))])
  const pieces = Array.from({ length: Math.ceil(all.length / 7) }, (_, at) =>
    all.subarray(7 * at, 7 * at + 7),
  )
  const { answers, parcels } = await served(...pieces)
  expect(answers).toEqual([
    { outcome: 'added', sentence: 'Gardé.' },
    { outcome: 'added', sentence: 'Gardé.' },
  ])
  expect(parcels.map(({ name, address, day }) => ({ name, address, day }))).toEqual(
    Array(2).fill({ name: 'Une page.html', address: 'https://exemple.fr/page', day: '2026-12-04' }),
  )
})

test.each([
  ['no JSON', frame(Buffer.from('{')), 'n’a pas compris'],
  ['another message', sent({ search: 'vie privée' }), 'n’a pas compris'],
  ['a field more', sent({ ...aPage('x'), path: '/etc/passwd' }), 'n’a pas compris'],
  ['a local address', sent(aPage('x', { address: 'file:///etc/passwd' })), 'page du web'],
  ['an address that closes a comment', sent(aPage('x', { address: 'https://a.fr/--><p>' })), 'page du web'],
  ['a day that is none', sent(aPage('x', { day: '2026-13-40' })), 'quel jour'],
  ['an XML record shown by the browser', sent(aPage('x', { html: '<TEXTE_JURI_ADMIN/>' })), 'pas une page'],
  ['a page too long', sent(aPage('x'.repeat(21 * 2 ** 20))), 'dépasse 20\u00a0Mo'],
  ['a PDF that is none', sent({ ...aPage(''), html: undefined, keep: 'pdf', base64: 'AAAA' }), 'pas un PDF'],
  ['a length of 4 GB', Buffer.from([0xff, 0xff, 0xff, 0xff, 1, 2, 3]), 'dépasse 64\u00a0Mo'],
])('%s is refused by one sentence, and nothing of it is kept', async (_name, bytes, sentence) => {
  const { answers, parcels } = await served(bytes)
  expect(answers).toEqual([{ outcome: 'refused', sentence: expect.stringContaining(sentence) }])
  expect(parcels).toEqual([])
})
