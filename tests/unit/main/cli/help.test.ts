import { describe, expect, test } from 'vitest'
import { runCli } from '../../../../src/main/cli/run.ts'
import { allVerbs } from '../../../../src/main/cli/table.ts'

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
  test.each(allVerbs)('of « $name » is its own, on both roads', async ({ name, entry }) => {
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
  test('is not stopped by what the command lacks', async () =>
    expect(await run('export', '--help')).toMatchObject({ code: 0, err: '' }))
  test('of nothing known is refused with the nearest', async () =>
    expect(await run('help', 'serch')).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('« search »'),
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
      /Option inconnue de « export » : « --ouput » ; vouliez-vous dire « --out » \?/,
    ],
    [['export', 'x', '--ouput=y'], /« --ouput » ; vouliez-vous dire « --out » \?/],
    [
      ['search', 'x', '--couleur'],
      /Option inconnue de « search » : « --couleur »\. Aide : pretoire help search$/,
    ],
    [['search', 'x', '-z'], /« -z »/],
    [['deadlines', 'due', '--kind', 'x'], /Option inconnue de « deadlines due » : « --kind »/],
    [['serch', 'x'], /« serch x » : commande inconnue ; vouliez-vous dire « search » \?/],
    [['members', 'lits'], /vouliez-vous dire « members list » \?/],
    [['members'], /« members » est suivi d’un autre mot : import, list, show, targets\./],
    [['zzzz'], /« zzzz » : commande inconnue\. Aide : pretoire help/],
    [['show'], /Il manque : l’identifiant de la source\. Aide : pretoire help show$/],
    [['show', 'a', 'b'], /« b » est de trop\./],
    [['export', 'x'], /Il manque l’option « --out »\./],
    [['export', 'x', '--out'], /L’option « --out » attend une valeur\./],
    [['export', 'x', '--out', '--json'], /L’option « --out » attend une valeur\./],
    [['export', 'x', '--out', ''], /Il manque l’option « --out »\./],
    [['search', 'x', '--json=oui'], /L’option « --json » n’attend pas de valeur\./],
    [
      ['search', 'x', '--kind', 'roman'],
      /« --kind roman » : attendu decision, article, argument, document\./,
    ],
    [['search', 'x', '--limit', '201'], /« --limit » : un nombre de 1 à 200 est attendu\./],
    [['exhibit', 'arrange', 'x', 'taille'], /« taille » : attendu date, citation\./],
  ])('%j', async (argv, sentence) => {
    const { code, out, err } = await run(...argv)
    expect([code, out]).toEqual([2, ''])
    expect(err.trim()).toMatch(sentence)
    expect(err.trim()).not.toContain('\n')
    expect(err).not.toMatch(/error|unknown|missing|required|too many/)
  })
})
