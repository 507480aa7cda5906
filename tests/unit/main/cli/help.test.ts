import { describe, expect, test } from 'vitest'
import { runCli } from '../../../../src/main/cli/run.ts'
import { allVerbs, areas } from '../../../../src/main/cli/table.ts'

/** Runs a command that opens no library. */
async function run(...argv: string[]) {
  let [out, err] = ['', '']
  const code = await runCli(argv, {
    out: text => {
      out += `${text}\n`
    },
    err: text => {
      err += `${text}\n`
    },
  })
  return { code, out, err }
}

describe('help', () => {
  test.each(allVerbs)('of «\u00a0$name\u00a0» is its own, on both roads', async ({ name, entry }) => {
    const { code, out } = await run('help', ...name.split(' '))
    expect([code, out]).toEqual([0, (await run(...name.split(' '), '--help')).out])
    expect(out).toContain(`pretoire ${name}`)
    for (const key of Object.keys(entry.options ?? {})) expect(out).toContain(`--${key}`)
    expect(out.split('\n').length).toBeLessThan(60)
    if (!['import', 'help'].includes(name)) expect(out).not.toContain('pretoire help import')
  })
  test('of words that begin several verbs lists them, and no other', async () => {
    const { out } = await run('members', '--help')
    for (const word of ['import', 'list', 'show', 'targets']) expect(out).toContain(`members ${word}`)
    expect(out).not.toContain('pack')
    expect((await run('help', 'pack', 'key')).out).toContain('pack key save')
  })
  test('of a subject lists its verbs, each in one subject', async () => {
    for (const { word, subjects } of areas) {
      const { code, out } = await run('help', word)
      expect(code).toBe(0)
      for (const name of subjects.flatMap(({ verbs }) => Object.keys(verbs)))
        expect(out).toContain(`  ${name}`)
    }
  })
  test('of all verbs names each', async () => {
    const { out } = await run('help', '--full')
    for (const { name } of allVerbs) expect(out).toContain(`  ${name}`)
  })
  test('without a word fits on a screen and leads to every subject', async () => {
    const { out } = await run('--help')
    expect(out.split('\n').length).toBeLessThan(40)
    for (const { word } of areas) expect(out).toContain(`  ${word} `)
  })
  test('is not stopped by what the command lacks', async () =>
    expect(await run('export', '--help')).toMatchObject({ code: 0, err: '' }))
  test('of nothing known is refused with the nearest', async () =>
    expect(await run('help', 'serch')).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('«\u00a0search\u00a0»'),
    }))
  test('without a word, it is shown and the code says that nothing was asked', async () =>
    expect(await run()).toMatchObject({ code: 2, out: expect.stringContaining('pretoire COMMANDE') }))
  test('the version is said', async () => {
    expect(await run('--version')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^pretoire \d+\.\d+/),
    })
    expect((await run('--library', 'x', '--version')).out).toMatch(/^pretoire \d/)
  })
})

describe('a command that is not understood: one French sentence, code 2, and where to find help', () => {
  test.each([
    [
      ['export', 'x', '--ouput', 'y'],
      /Option inconnue de «\u00a0export\u00a0» : «\u00a0--ouput\u00a0» ; vouliez-vous dire «\u00a0--out\u00a0» \?/,
    ],
    [['export', 'x', '--ouput=y'], /«\u00a0--ouput\u00a0» ; vouliez-vous dire «\u00a0--out\u00a0» \?/],
    [
      ['search', 'x', '--couleur'],
      /Option inconnue de «\u00a0search\u00a0» : «\u00a0--couleur\u00a0»\. Aide : pretoire help search$/,
    ],
    [['search', 'x', '-z'], /«\u00a0-z\u00a0»/],
    [
      ['deadlines', 'due', '--kind', 'x'],
      /Option inconnue de «\u00a0deadlines due\u00a0» : «\u00a0--kind\u00a0»/,
    ],
    [['serch', 'x'], /«\u00a0serch x\u00a0» : commande inconnue ; vouliez-vous dire «\u00a0search\u00a0» \?/],
    [['members', 'lits'], /vouliez-vous dire «\u00a0members list\u00a0» \?/],
    [
      ['members'],
      /«\u00a0members\u00a0» est suivi d’un autre mot : import, list, show, targets, lists, share\./,
    ],
    [['zzzz'], /«\u00a0zzzz\u00a0» : commande inconnue\. Aide : pretoire help/],
    [['show'], /Il manque : l’identifiant de la source\. Aide : pretoire help show$/],
    [['show', 'a', 'b'], /«\u00a0b\u00a0» est de trop\./],
    [['export', 'x'], /Il manque l’option «\u00a0--out\u00a0»\./],
    [['export', 'x', '--out'], /L’option «\u00a0--out\u00a0» attend une valeur\./],
    [['export', 'x', '--out', '--json'], /L’option «\u00a0--out\u00a0» attend une valeur\./],
    [['export', 'x', '--out', ''], /Il manque l’option «\u00a0--out\u00a0»\./],
    [['search', 'x', '--json=oui'], /L’option «\u00a0--json\u00a0» n’attend pas de valeur\./],
    [
      ['search', 'x', '--kind', 'roman'],
      /«\u00a0--kind roman\u00a0» : attendu decision, article, argument, document\./,
    ],
    [['search', 'x', '--limit', '201'], /«\u00a0--limit\u00a0» : un nombre de 1 à 200 est attendu\./],
    [['exhibit', 'arrange', 'x', 'taille'], /«\u00a0taille\u00a0» : attendu date, citation\./],
  ])('%j', async (argv, sentence) => {
    const { code, out, err } = await run(...argv)
    expect([code, out]).toEqual([2, ''])
    expect(err.trim()).toMatch(sentence)
    expect(err.trim()).not.toContain('\n')
    expect(err).not.toMatch(/error|unknown|missing|required|too many/)
  })
})
