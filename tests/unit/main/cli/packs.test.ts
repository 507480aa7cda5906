import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { packChoices } from '../../../../src/main/cli/library/packs.ts'
import { runCli } from '../../../../src/main/cli/run.ts'
import type { ReviewItem } from '../../../../src/shared/sharing/review.ts'
import { temporary } from '../../../contract/program.ts'
import { aBill, aDecision } from '../../../fixtures/builders.ts'

const place = temporary()
afterAll(() => place.remove())

/** Runs one command on one of the libraries; what it printed, and its exit code. */
async function run(library: string, ...argv: string[]) {
  const said: string[] = []
  const code = await runCli(['--library', join(place.folder, library), ...argv], {
    out: text => said.push(text),
    err: text => said.push(text),
  })
  return { code, text: said.join('\n') }
}

test('a pack from one library to another: sent, reviewed, taken, listed, undone', async () => {
  const source = aDecision({ id: 'vsa', name: 'Commune de Moirans', notes: 'entre nous' })
  const lot = {
    pretoire: 1,
    id: 'e',
    title: 'E',
    author: '',
    licence: '',
    date: '2026-01-01',
    sources: [source],
    bills: [aBill({ id: 'ppl' })],
  }
  await run('ana', 'import', place.file('lot.json', JSON.stringify(lot)))
  const out = join(place.folder, 'lot.pretoire')
  const missing = await run('ana', 'pack', 'send', 'vsa', '--title', 'Lot', '--out', out)
  expect(missing).toMatchObject({ code: 2, text: expect.stringContaining('--author') })
  expect(await run('ana', 'pack', 'send', '--title', 'Lot', '--author', 'Ana', '--out', out)).toMatchObject({
    code: 2,
  })
  const sent = await run('ana', 'pack', 'send', 'vsa', '--title', 'Lot', '--author', 'Ana', '--out', out)
  expect(sent).toMatchObject({ code: 0, text: expect.stringContaining('Lot signé') })
  expect(existsSync(out)).toBe(true)
  expect(readFileSync(out, 'utf8')).not.toContain('entre nous')
  // what goes with the sources goes when it is named
  expect(readFileSync(out, 'utf8')).not.toContain('Proposition de loi d’exemple')
  const joined = join(place.folder, 'avec.pretoire')
  const also = (id: string) =>
    run('ana', 'pack', 'send', 'vsa', '--title', 'Avec', '--author', 'Ana', '--out', joined, '--also', id)
  expect(await also('nulle')).toMatchObject({ code: 2, text: expect.stringContaining('ni un texte suivi') })
  expect(await also('ppl')).toMatchObject({ code: 0 })
  expect(readFileSync(joined, 'utf8')).toContain('Proposition de loi d’exemple')

  const review = await run('ben', 'pack', 'review', out)
  expect(review.text).toContain('1 nouveau, 0 modifié,')
  expect(review.text).toContain('Rien n’a été écrit.')
  expect((await run('ben', 'search', 'Moirans')).text).toContain('Rien ne correspond')

  const wrong = await run('ben', 'pack', 'take', out, '--set', 'autre=take')
  expect(wrong).toMatchObject({ code: 1, text: expect.stringContaining('n’est pas dans ce lot') })
  const taken = await run('ben', 'pack', 'take', out)
  expect(taken).toMatchObject({ code: 0, text: expect.stringContaining('1 ajouté,') })
  expect((await run('ben', 'search', 'Moirans')).text).toContain('vsa')
  expect((await run('ben', 'pack', 'list')).text).toContain('Lot')
  const act = /pack undo (\S+)/.exec(taken.text)?.[1] ?? ''
  expect(await run('ben', 'pack', 'undo', act)).toMatchObject({ code: 0 })
  expect((await run('ben', 'search', 'Moirans')).text).toContain('Rien ne correspond')

  // met by an import, a signed pack is not taken without a look
  const imported = await run('ben', 'import', out)
  expect(imported).toMatchObject({ code: 1, text: expect.stringContaining('«\u00a0Recevoir un lot\u00a0»') })
})

test('the new key of a known author is taken on one’s word: the refusal says how, and what became of the key is said', async () => {
  for (const from of ['zoe', 'zoe-2']) {
    const source = aDecision({ id: 'g', name: 'Girafe', holding: from })
    const lot = {
      pretoire: 1,
      id: from,
      title: 'G',
      author: '',
      licence: '',
      date: '2026-01-01',
      sources: [source],
    }
    await run(from, 'import', place.file(`${from}.json`, JSON.stringify(lot)))
    const out = join(place.folder, `${from}.pretoire`)
    await run(from, 'pack', 'send', 'g', '--title', 'Girafes', '--author', 'Zoé', '--out', out)
  }
  const take = (file: string, ...more: string[]) =>
    run('lea', 'pack', 'take', join(place.folder, `${file}.pretoire`), ...more)
  expect((await take('zoe', '--trust')).text).not.toContain('clé')
  expect(await take('zoe-2')).toMatchObject({ code: 1, text: expect.stringContaining('--trust') })
  expect((await take('zoe-2', '--trust')).text).toMatch(/1 modifié,.*\nLa nouvelle clé de Zoé est retenue\./)
})

test('a pack is taken field by field: each side of each field, or all of a thing', () => {
  const field = (name: string) => ({ name, label: name, conflict: true, take: 'mine' as const })
  const items: ReviewItem[] = [
    { id: 'a', what: 'decision', label: 'A', state: 'conflict', fields: [field('name'), field('holding')] },
    { id: 'b', what: 'decision', label: 'B', state: 'new', fields: [] },
  ]
  expect(packChoices(items, ['a#name=theirs', 'a#holding=mine', 'b=keep'], undefined)).toEqual({
    a: { name: 'theirs', holding: 'mine' },
    b: 'keep',
  })
  expect(packChoices(items, ['a#name=mine'], 'take')).toEqual({
    a: { name: 'mine', holding: 'theirs' },
    b: 'take',
  })
  expect(() => packChoices(items, ['a#autre=mine'], undefined)).toThrow('n’est pas un champ')
  expect(() => packChoices(items, ['c#name=mine'], undefined)).toThrow('n’est pas dans ce lot')
  expect(() => packChoices(items, ['a#name=take'], undefined)).toThrow('attendu mine, theirs')
})
