import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { type PathTokens, pathTokens } from '../../../../src/main/kernel/files/path-tokens.ts'
import { answerPreload, type Dialogs, type Ipc } from '../../../../src/main/shell/preload-calls.ts'
import { temporary } from '../../../contract/program.ts'

const home = 'pretoire://app/'
const ours = { senderFrame: { url: `${home}#/dossiers`, parent: null } }
const folder = temporary()
afterAll(() => folder.remove())

interface Answered {
  readonly tokens: PathTokens
  readonly suggested: (string | undefined)[]
  ask(channel: string, event: Parameters<Parameters<Ipc['handle']>[1]>[0], ...given: unknown[]): unknown
}
/** The main process, where the user answers each dialog by that path. */
function answering(...answers: (string | undefined)[]): Answered {
  const tokens = pathTokens()
  const suggested: (string | undefined)[] = []
  const dialog: Dialogs['folder'] = async path => {
    suggested.push(path)
    return answers.shift()
  }
  const calls = new Map<string, Parameters<Ipc['handle']>[1]>()
  answerPreload(
    { handle: (channel, answer) => void calls.set(channel, answer) },
    {
      tokens,
      dialogs: {
        file: dialog,
        folder: dialog,
        secondPlace: () => dialog(undefined),
        publication: () => dialog(undefined),
      },
    },
  )
  return { tokens, suggested, ask: (channel, event, ...given) => calls.get(channel)?.(event, ...given) }
}
type Answer = { readonly token: string; readonly name: string } | undefined

test('a file dropped or chosen is answered by a token that says nothing of its path', () => {
  const { ask, tokens } = answering()
  const token = ask('file', ours, '/home/ana/secret/pièce.pdf')
  expect(token).toMatch(/^[\w-]{22}$/)
  expect(tokens.file(String(token))).toBe('/home/ana/secret/pièce.pdf')
})

describe('nobody but our page is answered', () => {
  test.each([
    ['another site', { senderFrame: { url: 'https://example.org/', parent: null } }],
    ['another host of our scheme', { senderFrame: { url: 'pretoire://autre/', parent: null } }],
    [
      'an address that only begins alike',
      { senderFrame: { url: 'pretoire://app.example.org/', parent: null } },
    ],
    ['an empty document', { senderFrame: { url: 'about:blank', parent: null } }],
    ['a frame within our page', { senderFrame: { url: home, parent: {} } }],
    ['a frame that is gone', { senderFrame: null }],
  ])('%s', async (_who, event) => {
    const { ask, suggested } = answering('/ailleurs')
    expect(() => ask('file', event, '/etc/passwd')).toThrow('propre fenêtre')
    await expect(ask('place', event, 'backup', 'x.zip')).rejects.toThrow('propre fenêtre')
    expect(suggested).toEqual([])
  })
})

describe('a place to write', () => {
  const place = async (program: Answered, kind: string, name: string) =>
    (await program.ask('place', ours, kind, name)) as Answer

  test('is that of the dialog, under its last name alone; a file that the system asked about may be replaced', async () => {
    const there = folder.file('ancienne.zip', 'à remplacer')
    const fresh = join(folder.folder, 'neuve.zip')
    const program = answering(there, fresh)
    const [old, next] = [await place(program, 'backup', 'p.zip'), await place(program, 'backup', 'p.zip')]
    expect([old?.name, next?.name]).toEqual(['ancienne.zip', 'neuve.zip'])
    expect(program.tokens.place(old?.token ?? '')).toEqual({ path: there, replace: true })
    expect(program.tokens.place(next?.token ?? '')).toEqual({ path: fresh, replace: false })
    expect(program.suggested).toEqual(['p.zip', join(folder.folder, 'p.zip')])
  })
  test('of a publication is the folder itself, which the review guards', async () => {
    const program = answering('/site', undefined)
    const made = await place(program, 'publication', '')
    expect(program.tokens.place(made?.token ?? '')).toEqual({ path: '/site', replace: true })
    expect(await place(program, 'publication', '')).toBeUndefined()
  })
  test('named without its extension gets it, and the file of that name was never asked about: not replaced', async () => {
    folder.file('nue.zip', 'à garder')
    const program = answering(join(folder.folder, 'nue'))
    const made = await place(program, 'backup', 'p.zip')
    expect(program.tokens.place(made?.token ?? '')).toEqual({
      path: join(folder.folder, 'nue.zip'),
      replace: false,
    })
  })
  test('in a folder bears a name that nothing bears there, and replaces nothing', async () => {
    mkdirSync(join(folder.folder, 'Dépôt'))
    writeFileSync(join(folder.folder, 'Dépôt 2'), '')
    const program = answering(folder.folder)
    const made = await place(program, 'bundle', 'Dépôt')
    expect(made?.name).toBe('Dépôt 3')
    expect(program.tokens.place(made?.token ?? '')).toEqual({
      path: join(folder.folder, 'Dépôt 3'),
      replace: false,
    })
  })
  test.each(['../../etc/cron.d/x', '/etc/passwd', 'C:\\Windows\\x', '..', ''])(
    'the page suggests %j: nothing of it leaves the folder of the dialog',
    async name => {
      const program = answering(folder.folder)
      const made = await place(program, 'bundle', name)
      expect(program.tokens.place(made?.token ?? '').path).toBe(join(folder.folder, made?.name ?? '/'))
      expect(made?.name).not.toMatch(/^$|^\.|[\\/]/)
    },
  )
  test('given up is no place; a kind of place that does not exist asks nothing', async () => {
    expect(await place(answering(undefined), 'backup', 'x.zip')).toBeUndefined()
    expect(await place(answering(undefined), 'bundle', 'x')).toBeUndefined()
    const program = answering('/ailleurs')
    await expect(place(program, 'anything', 'x')).rejects.toThrow()
    expect(program.suggested).toEqual([])
  })
})
