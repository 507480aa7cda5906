import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runCli } from '../../../../src/main/cli/run.ts'
import { dossiers } from '../../../../src/main/dossiers/store.ts'
import { openLibrary } from '../../../../src/main/library/open-library.ts'
import { temporary } from '../../../contract/program.ts'
import { aDossier } from '../../../fixtures/builders.ts'

let place: ReturnType<typeof temporary>
let folder: string

beforeEach(() => {
  place = temporary()
  folder = join(place.folder, 'bibliotheque')
  const library = openLibrary(folder)
  dossiers(library.db).save(aDossier({ id: 'd', title: 'Affaire close', notes: 'Les notes restent.' }))
  library.close()
})
afterEach(() => place.remove())

async function run(words: string) {
  const [out, err] = [[] as string[], [] as string[]]
  const code = await runCli([...words.split(' '), '--library', folder], {
    out: text => out.push(text),
    err: text => err.push(text),
  })
  return { code, out: out.join('\n'), err: err.join('\n') }
}
const dossier = () => {
  const library = openLibrary(folder)
  try {
    return dossiers(library.db).get('d')
  } finally {
    library.close()
  }
}

test('« dossier close » notes the end of a mandate and a day to erase from, and takes both back', async () => {
  const closed = await run('dossier close d --on 2026-06-30 --five-years')
  expect([closed.code, closed.err]).toEqual([0, ''])
  expect(closed.out).toContain('30 juin 2026')
  expect(closed.out).toContain('30 juin 2031')
  expect(dossier()).toMatchObject({
    closing: { on: '2026-06-30', keepUntil: '2031-06-30' },
    notes: 'Les notes restent.',
  })
  // the end of the mandate noted before stays where another day is given
  expect((await run('dossier close d --until 2029-01-01')).code).toBe(0)
  expect(dossier().closing).toEqual({ on: '2026-06-30', keepUntil: '2029-01-01' })
  expect((await run('dossier close d --reopen')).code).toBe(0)
  expect(dossier().closing).toBeUndefined()
  expect((await run('dossier close d --on 2026-06-30')).code).toBe(0)
  expect(dossier().closing).toEqual({ on: '2026-06-30' })
})

test.each([
  ['--reopen --on 2026-06-30', 'ne prend aucune date'],
  ['--until 2030-01-01 --five-years', 'pas les deux'],
  ['--on 30/06/2026', 'n’est pas un jour'],
  ['--on 2026-02-30', 'n’est pas un jour'],
])('« dossier close %s » is refused, and nothing is noted', async (options, words) => {
  const refused = await run(`dossier close d ${options}`)
  expect([refused.code, refused.err]).toEqual([2, expect.stringContaining(words)])
  expect(dossier().closing).toBeUndefined()
})
