import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCli } from '../../../../src/main/cli/run.ts'
import { silentLog } from '../../../../src/main/kernel/log.ts'
import { temporary } from '../../../contract/program.ts'
import { aDecision } from '../../../fixtures/builders.ts'

const place = temporary()
const library = join(place.folder, 'bibliotheque')
const pack = JSON.stringify({
  pretoire: 1,
  id: 'essai',
  title: 'Essai',
  author: '',
  licence: '',
  date: '2026-01-01',
  sources: [aDecision({ id: 'une', numbers: ['442364'] })],
})
const root = fileURLToPath(new URL('../../../..', import.meta.url))

/** Runs one command with something on standard input; `file` is what it sends to standard output. */
async function run(argv: readonly string[], input = '') {
  let [out, err, file] = ['', '', '']
  const code = await runCli(['--library', library, ...argv], {
    out: text => {
      out += `${text}\n`
    },
    err: text => {
      err += `${text}\n`
    },
    input: async () => Buffer.from(input),
    pipe: async path => {
      file = readFileSync(path, 'latin1')
    },
  })
  return { code, out, err, file }
}

/** The program itself, in a process of its own. */
const started = (line: string, input?: string) => {
  const { stdout, stderr, status } = spawnSync(
    'bash',
    ['-o', 'pipefail', '-c', line.replaceAll('pretoire', `'${process.execPath}' src/main/cli.ts`)],
    { cwd: root, encoding: 'utf8', input, env: { ...process.env, PRETOIRE_LIBRARY: library } },
  )
  return { out: stdout, err: stderr, status }
}

let draft = ''
let dossier = ''
beforeAll(async () => {
  const { out } = await run(['dossier', 'new', '--template', 'rep-vsa', '--json'])
  const made = JSON.parse(out) as { id: string; drafts: string[] }
  dossier = made.id
  draft = made.drafts[0] ?? ''
})
afterAll(() => place.remove())

describe('- is standard input', () => {
  test('a pack is imported from it', async () => {
    const { code, out } = await run(['import', '-', '--json'], pack)
    expect([code, JSON.parse(out)]).toMatchObject([0, { read: 1, added: 1, rejected: [] }])
  })
  test('a paragraph is written from it, without its last line end', async () => {
    expect((await run(['draft', 'write', draft, '--text', '-'], 'Venu d’ailleurs.\n')).code).toBe(0)
    expect((await run(['draft', 'show', draft])).out).toContain('"Venu d’ailleurs."')
  })
  test('a file of answers is read from it', async () => {
    const argv = ['dossier', 'new', '--template', 'rep-vsa', '--facts', '-', '--json']
    const { id } = JSON.parse((await run(argv, '{"commune":"Moirans"}')).out) as { id: string }
    expect((await run(['dossier', 'show', id])).out).toContain('commune = Moirans')
  })
  test('twice in a command, it is refused and nothing is done', async () => {
    const { code, err, out } = await run(['import', '-', '-'], pack)
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(/ne se lit qu’une fois/)
  })
  test('a word that is no file to read stays as it is', async () => {
    let reads = 0
    const input = async () => Buffer.from(`${++reads}`)
    const argv = ['--library', library, 'search', '-', '--tag', '-']
    expect([await runCli(argv, { out: () => {}, err: () => {}, input }), reads]).toEqual([0, 0])
  })
})

describe('-o - is standard output', () => {
  test('a dossier goes there whole, and the sentence to the other side', async () => {
    const { code, file, out, err } = await run(['dossier', 'export', dossier, '-o', '-'])
    expect([code, out, file.slice(0, 2)]).toEqual([0, '', 'PK'])
    expect(err).toContain('sortie standard')
  })
  test('with --json too, nothing but the file is on standard output', async () => {
    const { out, err } = await run(['export', draft, '--out=-', '--format', 'md', '--json'])
    expect(out).toBe('')
    expect(JSON.parse(err)).toMatchObject({ file: 'sortie standard' })
  })
  test('a draft says its format by --format, for want of a name', async () => {
    expect((await run(['export', draft, '-o', '-', '--format', 'md'])).file).toContain('PAR CES MOTIFS')
    const { code, err } = await run(['export', draft, '-o', '-'])
    expect([code, err]).toEqual([2, expect.stringContaining('--format')])
  })
  test('a backup goes there', async () => {
    const { code, file, err } = await run(['backup', '-'])
    expect([code, file.slice(0, 2)]).toEqual([0, 'PK'])
    expect(err).toMatch(/^Sauvegarde faite et relue/)
  })
  test('no file of the name is left behind', () => expect(existsSync(join(root, '-'))).toBe(false))
})

describe.skipIf(process.platform === 'win32')('in a real pipe', () => {
  test('what leaves by standard output comes back by standard input', () => {
    const { out, status } = started(`pretoire dossier export ${dossier} -o - | pretoire dossier import -`)
    expect([status, out]).toEqual([0, expect.stringMatching(/^Dossier /)])
  })
  test('a pipe closed early is no error', () => {
    const { err, status } = started(`pretoire man | true && pretoire dossier export ${dossier} -o - | true`)
    expect([status, err.replace(/^sortie standard.*|^Dossier écrit.*/gm, '').trim()]).toEqual([0, ''])
  })
  test('nothing but the answer is written where nobody looks: no progress, no colour', () => {
    const { out, err } = started('pretoire import -', pack)
    expect(`${out}${err}`).not.toContain('\u001b')
    expect(started('pretoire help').out).not.toContain('\u001b')
  })
})

describe('bold', () => {
  const page = async (colour: boolean, ...more: string[]) => {
    let out = ''
    await runCli(['help', ...more], {
      out: text => {
        out += text
      },
      err: () => {},
      colour,
    })
    return out
  }
  test('is for a terminal that wants it', async () => {
    expect(await page(true)).toContain('\u001b[1m')
    expect(await page(true, '--no-color')).not.toContain('\u001b')
    expect(await page(false)).not.toContain('\u001b')
  })
})

describe('a bug of the program', () => {
  test('is one sentence and code 3; --verbose shows its stack', async () => {
    const faulty = async (...more: string[]) => {
      let err = ''
      const code = await runCli(['help', ...more], {
        out: () => {
          throw new TypeError('rien')
        },
        err: text => {
          err += `${text}\n`
        },
      })
      return { code, err }
    }
    expect(await faulty()).toEqual({
      code: 3,
      err: 'Prétoire a rencontré une erreur inattendue : rien (--verbose montre où)\n',
    })
    expect((await faulty('--verbose')).err).toMatch(/rien\nTypeError: rien\n {4}at /)
  })
  test('is written to the log with its stack, once', async () => {
    const bugs: unknown[] = []
    const log = { ...silentLog, bug: (where: string, error: unknown) => void bugs.push([where, error]) }
    const refused = new TypeError('rien')
    const out = () => {
      throw refused
    }
    expect(await runCli(['help'], { out, err: () => {}, log })).toBe(3)
    expect(bugs).toEqual([['command line', refused]])
    expect(await runCli(['inconnue'], { out: () => {}, err: () => {}, log })).toBe(2)
    expect(bugs).toHaveLength(1)
  })
  test('met while a message is answered too: its stack is that of where it was thrown', async () => {
    await run(['opening', 'list'])
    const db = new Database(join(library, 'library.db'))
    db.exec('DROP TABLE opening_phrases')
    db.close()
    const brief = await run(['opening', 'list'])
    expect(brief).toMatchObject({ code: 3, out: '', err: expect.stringMatching(/^Prétoire.*\(--verbose/) })
    expect(brief.err.trim()).not.toContain('\n')
    expect((await run(['opening', 'list', '--verbose'])).err).toMatch(/SqliteError: no such table.*\n {4}at /)
  })
})
