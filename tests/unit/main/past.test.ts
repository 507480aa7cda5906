import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { runCli } from '../../../src/main/cli/run.ts'
import { temporary } from '../../contract/program.ts'

const past = fileURLToPath(new URL('../../fixtures/past', import.meta.url))
const formats = readdirSync(past).filter(name => /^\d+$/.test(name))
const PASSPHRASE = 'quatre girafes sur le pont gris'

let place: ReturnType<typeof temporary>
beforeEach(() => {
  place = temporary()
  const phrase = place.file('phrase', PASSPHRASE)
  process.env.PRETOIRE_PASSPHRASE_FILE = phrase
  process.env.PRETOIRE_DOSSIER_PASSPHRASE_FILE = phrase
})
afterEach(() => {
  delete process.env.PRETOIRE_PASSPHRASE_FILE
  delete process.env.PRETOIRE_DOSSIER_PASSPHRASE_FILE
  place.remove()
})

/** Runs one command on the library of the test; what it says. Fails with it where the command does. */
async function run(...argv: string[]): Promise<string> {
  const said: string[] = []
  const code = await runCli(['--library', join(place.folder, 'bibliotheque'), ...argv], {
    out: text => said.push(text),
    err: text => said.push(text),
  })
  const text = said.join('\n')
  if (code !== 0) throw new Error(`${argv.join(' ')} : ${text}`)
  return text
}

/** The library has the dossier of that time, its text and its exhibit. */
async function hasTheDossier(): Promise<void> {
  const list = await run('dossier', 'list', '--json')
  expect(list).toContain('Recours pour excès de pouvoir')
  const [, id = ''] = /"id": ?"([^"]+)"/.exec(list) ?? []
  expect(await run('dossier', 'show', id)).toContain('Moirans')
  expect(await run('draft', 'list', id)).toMatch(/Recours|recours/)
  expect(await run('exhibit', 'list', id)).toContain('iece')
}

/** Each file of each format, and what becomes of it. */
const opened: Readonly<Record<string, (file: string) => Promise<void>>> = {
  'backup.zip': async file => {
    await run('restore', file)
    await hasTheDossier()
    expect(await run('search', 'zèbre')).toContain('Un zèbre devant le juge')
  },
  'backup-scelle.zip': async file => {
    await run('rescue', '--restore', file)
    await hasTheDossier()
    expect(await run('vault', 'status')).toMatch(/scellée/)
  },
  'dossier.zip': async file => {
    await run('dossier', 'import', file)
    await hasTheDossier()
  },
  'dossier-scelle.zip': async file => {
    await run('dossier', 'import', file)
    await hasTheDossier()
  },
  'lot.pretoire': async file => {
    expect(await run('pack', 'review', file)).toContain('Claire Essai')
    await run('pack', 'take', file)
    expect(await run('search', 'zèbre')).toContain('Un zèbre devant le juge')
  },
}

describe.each(formats)('a file that the program of format %s wrote opens', format => {
  test.each(readdirSync(join(past, format)))('%s', async name => {
    expect(Object.keys(opened)).toContain(name)
    await opened[name]?.(join(past, format, name))
  })
})
