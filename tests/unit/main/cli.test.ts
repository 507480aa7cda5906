import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCli } from '../../../src/main/cli/run.ts'
import { temporary } from '../../contract/program.ts'
import { aDecision } from '../../fixtures/builders.ts'
import { anUpdateFile } from '../../fixtures/update-file.ts'

const place = temporary()
const library = join(place.folder, 'bibliotheque')

/** Runs one command on the test's library; what it printed, and its exit code. */
async function run(...argv: string[]) {
  let out = ''
  let err = ''
  const code = await runCli(['--library', library, ...argv], {
    out: text => {
      out += `${text}\n`
    },
    err: text => {
      err += `${text}\n`
    },
  })
  return { code, out, err, json: () => JSON.parse(out) as unknown }
}

beforeAll(async () => {
  const sources = [
    aDecision({
      id: 'vsa',
      court: 'TA',
      city: 'Grenoble',
      formation: '7e ch.',
      date: '2025-01-24',
      numbers: ['2105328'],
      name: 'M. B. et La Quadrature du Net',
    }),
  ]
  const pack = {
    pretoire: 1,
    id: 'essai',
    title: 'Essai',
    author: '',
    licence: '',
    date: '2026-01-01',
    sources,
  }
  place.file('lot.json', JSON.stringify(pack))
  place.file('lettre.txt', 'Monsieur le maire,')
})
afterAll(() => place.remove())

describe('links, missing', () => {
  test('what is cited and not there is listed, then found when it comes', async () => {
    const folder = join(place.folder, 'citations')
    const pack = (id: string, sources: unknown[]) =>
      place.file(
        `${id}.json`,
        JSON.stringify({ pretoire: 1, id, title: id, author: '', licence: '', date: '2026-01-01', sources }),
      )
    const text = [{ n: 4, text: 'Par sa décision n° 442364 du 26 avril 2022, le Conseil d’État l’a jugé.' }]
    pack('une', [aDecision({ id: 'une', text })])
    pack('deux', [aDecision({ id: 'deux', numbers: ['442364'], date: '2022-04-26' })])
    const at = (...argv: string[]) => run('--library', folder, ...argv)
    await at('import', join(place.folder, 'une.json'))
    expect((await at('missing', '--kind', 'decision')).out).toMatch(/1 {2}CE, 26\savril\s2022, n°\s442364\n/)
    await at('import', join(place.folder, 'deux.json'))
    expect((await at('missing')).out.trim()).toMatch(/^Rien ne manque : ce que citent les textes/)
    expect((await at('links', 'une')).out).toMatch(/Cite 1 texte :\n {2}deux .*\(pt 4\)\nCité par 0 texte :/)
    expect((await at('links', 'deux')).out).toMatch(/Cité par 1 texte :\n {2}une .*\(pt 4\)/)
    expect((await at('missing', '--kind', 'roman')).code).toBe(2)
  })
})

describe('import, search, show, cite', () => {
  test('import says what it did, in the numbers promised', async () => {
    const { code, json } = await run('import', join(place.folder, 'lot.json'), '--json')
    expect(code).toBe(0)
    expect(json()).toEqual({
      read: 1,
      added: 1,
      updated: 0,
      unchanged: 0,
      older: 0,
      left: 0,
      deleted: 0,
      rejected: [],
      passed: [],
      seconds: expect.any(Number),
    })
  })
  test('the same again adds nothing', async () => {
    expect((await run('import', join(place.folder, 'lot.json'), '--json')).json()).toMatchObject({
      read: 1,
      added: 0,
      unchanged: 1,
    })
  })
  test('a file that is none of ours is named, with its reason, and the exit code says so', async () => {
    const file = place.file('casse.xml', '<TEXTE_')
    const { code, json } = await run('import', file, join(place.folder, 'lot.json'), '--json')
    expect(code).toBe(1)
    expect(json()).toMatchObject({
      unchanged: 1,
      rejected: [{ file: expect.stringContaining('casse.xml'), reason: expect.any(String) }],
    })
  })
  test('search gives id, kind, label and excerpt, and nothing else', async () => {
    const { code, json } = await run('search', '2105328', '--json')
    expect(code).toBe(0)
    expect(json()).toEqual([
      { id: 'vsa', kind: 'decision', label: expect.stringContaining('2105328'), excerpt: expect.any(String) },
    ])
  })
  test('a kind filters', async () =>
    expect((await run('search', '2105328', '--kind', 'article', '--json')).json()).toEqual([]))
  test('show gives the source whole', async () => {
    expect((await run('show', 'vsa', '--json')).json()).toMatchObject({ id: 'vsa', text: expect.any(Array) })
    expect((await run('show', 'vsa')).out).toContain('Aucun texte ne l’y autorisait.')
  })
  test('cite prints the citation with its point', async () => {
    const { out } = await run('cite', 'vsa', '--pin', 'pt 2')
    expect(out.replaceAll('\u00a0', ' ')).toBe(
      'TA Grenoble, 7e ch., 24 janvier 2025, M. B. et La Quadrature du Net, n° 2105328, pt 2\n',
    )
  })
  test('cite of a source given as JSON opens no library', async () => {
    const nowhere = join(place.folder, 'nulle-part')
    let out = ''
    const source = JSON.stringify(aDecision({ court: 'CE', numbers: ['1'] }))
    expect(
      await runCli(['--library', nowhere, 'cite', '--source', source], {
        out: text => {
          out += text
        },
        err: () => {},
      }),
    ).toBe(0)
    expect(out).toContain('CE')
    expect(existsSync(nowhere)).toBe(false)
  })
})

describe('a dossier from its opening to Word', () => {
  let dossier = ''
  let draft = ''
  test('dossier new answers with ids', async () => {
    const { code, json } = await run(
      'dossier',
      'new',
      '--template',
      'rep-vsa',
      '--set',
      'commune=Moirans',
      '--set',
      'claimant.1.name=Association Exemple',
      '--json',
    )
    const made = json() as { id: string; drafts: string[] }
    expect([code, Object.keys(made)]).toEqual([0, ['id', 'drafts']])
    dossier = made.id
    draft = made.drafts[0] ?? ''
    expect((await run('dossier', 'show', dossier, '--json')).json()).toMatchObject({
      facts: { commune: 'Moirans' },
      parties: [{ role: 'claimant', type: 'association', name: 'Association Exemple' }],
    })
  })
  test('a file is added as the exhibit the template expects; an unknown one is refused before anything is added', async () => {
    const file = place.file('manuel.txt', 'Manuel')
    const made = (await run('dossier', 'new', '--template', 'rep-vsa', '--json')).json() as {
      id: string
      drafts: string[]
    }
    expect((await run('exhibit', 'add', made.id, file, '--as', 'inconnu')).code).toBe(2)
    expect((await run('exhibit', 'list', made.id, '--json')).json()).toEqual([])
    const exhibit = (await run('exhibit', 'add', made.id, file, '--as', 'manuel', '--json')).json() as {
      id: string
      label: string
    }
    expect(exhibit.label).toBe('Manuel ou description du logiciel')
    expect((await run('dossier', 'show', made.id, '--json')).json()).toMatchObject({
      facts: { 'exhibit.manuel': exhibit.id },
    })
    expect((await run('check', made.drafts[0]!)).out).not.toContain('Manuel ou description du logiciel.')
    const told = place.file('2026-10-28 Délibération approuvant l’emploi du logiciel.txt', 'Délibération')
    // the text was made for another kind of decision
    expect((await run('check', made.drafts[0]!)).err).not.toMatch(/draft update/)
    await run('dossier', 'answer', made.id, '--set', 'decision.type=expresse')
    expect((await run('check', made.drafts[0]!)).err).toMatch(
      /réponses du dossier, ou ce que ce texte reprend.*ont changé.*draft update/,
    )
    expect((await run('exhibit', 'add', made.id, told, '--as', 'decision', '--json')).json()).toMatchObject({
      label: 'Délibération du 28\u00a0octobre 2026 approuvant l’emploi du logiciel',
    })
  })
  test('exhibits are added, then swapped', async () => {
    const add = (label: string) =>
      run('exhibit', 'add', dossier, join(place.folder, 'lettre.txt'), '--label', label, '--json')
    const [a, b] = [
      (await add('Demande')).json() as { id: string },
      (await add('Refus')).json() as { id: string },
    ]
    await run('exhibit', 'order', dossier, b.id, a.id)
    expect((await run('exhibit', 'list', dossier)).out).toMatch(/n° 1 {2}Refus.*\n.*n° 2 {2}Demande/)
  })
  test('a passage is quoted word for word, and a paragraph cites it', async () => {
    expect((await run('draft', 'quote', draft, 'vsa', '--pin', 'pt 2')).code).toBe(0)
    expect((await run('draft', 'write', draft, '--text', '**En droit,** voir [[vsa|pt 2]].')).code).toBe(0)
    const { blocks } = (await run('draft', 'show', draft, '--json')).json() as { blocks: unknown[] }
    expect(blocks).toContainEqual(
      expect.objectContaining({
        kind: 'quote',
        verbatim: true,
        source: { kind: 'decision', id: 'vsa', pin: 'pt 2' },
      }),
    )
    expect((await run('draft', 'quote', draft, 'vsa', '--pin', 'pt 99')).code).toBe(1)
  })
  test('check says what is missing, worst first, with exit code 1', async () => {
    const { code, json } = await run('check', draft, '--json')
    expect(code).toBe(1)
    expect(json()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ severity: 'blocking', message: expect.any(String) }),
      ]),
    )
  })
  test('a working copy is written; the version to be filed is refused in one sentence, and not written', async () => {
    const out = join(place.folder, 'requete.docx')
    expect((await run('export', draft, '--out', out, '--json')).json()).toMatchObject({
      file: out,
      pages: expect.any(Number),
    })
    expect(readFileSync(out).subarray(0, 2).toString()).toBe('PK')
    const final = join(place.folder, 'depot.docx')
    const { code, err } = await run('export', draft, '--out', final, '--final')
    expect([code, existsSync(final)]).toEqual([1, false])
    expect(err).toMatch(/^La version à déposer n’a pas été écrite/)
    expect(err.trim()).not.toContain('\n')
  })
  test('a draft is a text too; the format follows the name of the file, an unknown one is refused', async () => {
    for (const format of ['txt', 'md', 'html']) {
      const out = join(place.folder, `texte.${format}`)
      expect((await run('export', draft, '--out', out)).code).toBe(0)
      expect(readFileSync(out, 'utf8')).toContain('PAR CES MOTIFS')
    }
    const { code, err } = await run('export', draft, '--out', join(place.folder, 'texte.odt'))
    expect([code, err]).toEqual([2, expect.stringMatching(/odt.*n’existe pas/)])
  })
  test('the dossier goes into one file and comes back as another dossier', async () => {
    const file = join(place.folder, 'dossier.zip')
    expect((await run('dossier', 'export', dossier, '--out', file)).code).toBe(0)
    const copy = (await run('dossier', 'import', file, '--json')).json() as { id: string }
    expect(copy.id).not.toBe(dossier)
    expect((await run('exhibit', 'list', copy.id)).out).toMatch(/n° 1 {2}Refus/)
  })
})

describe('the library kept', () => {
  test('backup, restore, doctor', async () => {
    const file = join(place.folder, 'b.zip')
    expect((await run('backup', file)).code).toBe(0)
    await run('dossier', 'new', '--template', 'rep-vsa', '--title', 'De trop')
    expect((await run('restore', file, '--json')).json()).toMatchObject({ previous: expect.any(String) })
    expect((await run('dossier', 'list')).out).not.toContain('De trop')
    expect(await run('doctor')).toMatchObject({ code: 0, out: 'La bibliothèque est saine.\n' })
  })
  test('update: a copy that no publisher built takes none, and says why', async () => {
    const file = join(place.folder, 'maj.pretoire-maj')
    writeFileSync(file, await anUpdateFile())
    const refused = await run('update', file)
    expect(refused.code).toBe(1)
    expect(refused.err).toContain('sans la clé d’un éditeur')
    expect(refused.err).toContain('Rien n’a été changé')
  })
})

describe('a command that is not understood: exit code 2, one sentence, nothing on stdout', () => {
  test.each([
    [['frobnicate']],
    [['search']],
    [['search', 'x', '--kind', 'roman']],
    [['search', 'x', '--limit', '0']],
    [['search', 'x', '--couleur']],
    [['show']],
    [['show', 'a', 'b']],
    [['cite', '--source', '{']],
    [['dossier', 'new']],
    [['dossier', 'new', '--template', 'rep-vsa', '--set', 'commune']],
    [['export', 'x']],
    [['import']],
  ])('%j', async argv => {
    const { code, out, err } = await run(...argv)
    expect([code, out]).toEqual([2, ''])
    expect(err.trim()).toMatch(/^[^\n]+$/)
  })
  test('help is in French and names every verb of the issue', async () => {
    const { code, out } = await run('help', '--full')
    expect(code).toBe(0)
    for (const verb of [
      'import',
      'search',
      'show',
      'cite',
      'dossier new',
      'dossier export',
      'dossier import',
      'exhibit add',
      'check',
      'export',
      'backup',
      'restore',
      'doctor',
      'links',
      'missing',
    ])
      expect(out).toContain(`  ${verb}`)
  })
  test('an answer that is none of the choices, or a day that does not exist, is refused and says what is expected', async () => {
    const opened = await run('dossier', 'new', '--template', 'rep-vsa', '--json')
    const { id } = opened.json() as { id: string }
    const choice = await run('dossier', 'answer', id, '--set', 'decision.type=ecrite')
    expect([choice.code, choice.err]).toEqual([2, expect.stringContaining('revelee, expresse')])
    const day = await run('dossier', 'answer', id, '--set', 'decision.date=2026-02-30')
    expect([day.code, day.err]).toEqual([2, expect.stringContaining('AAAA-MM-JJ')])
    const fresh = await run('dossier', 'new', '--template', 'rep-vsa', '--set', 'decision.type=ecrite')
    expect(fresh.code).toBe(2)
    const right = await run('dossier', 'answer', id, '--set', 'decision.type=expresse')
    expect([right.code, right.out]).toEqual([0, expect.stringContaining('1 réponse gardée.')])
  })
  test('what does not exist is exit code 1', async () =>
    expect((await run('show', 'nulle-part')).code).toBe(1))
})

describe('collections, collect, tag, untag, undo, duplicates', () => {
  test('sources are put in order, each act undone whole, what was changed since named', async () => {
    const folder = join(place.folder, 'rangement')
    const known = { court: 'TA' as const, date: '2023-11-23', numbers: ['2305692'] }
    place.file(
      'rangement.json',
      JSON.stringify({
        pretoire: 1,
        id: 'rangement',
        title: 'Rangement',
        author: '',
        licence: '',
        date: '2026-01-01',
        sources: [
          aDecision({ ...known, id: 'nice', city: 'Nice' }),
          aDecision({
            ...known,
            id: 'nice-2',
            city: 'Nice (06)',
            certainty: 'to-verify',
            withdrawn: '2026-03-01',
          }),
        ],
      }),
    )
    const inFolder = (...argv: string[]) => run('--library', folder, ...argv)
    await inFolder('import', join(place.folder, 'rangement.json'))

    expect((await inFolder('collections')).out).toBe('Aucune collection.\n')
    const { act } = (await inFolder('collect', 'nice-2', 'nice', '--title', 'Référés', '--json')).json() as {
      act: string
    }
    const [made] = (await inFolder('collections', '--json')).json() as { id: string; title: string }[]
    expect((await inFolder('collections')).out).toBe(`${made?.id}  Référés (2 sources)\n`)
    expect((await inFolder('collections', made?.id ?? '')).out).toMatch(
      /^nice-2 .*\[à vérifier\] \[retiré par son éditeur\]\nnice .*2305692\n$/,
    )
    expect((await inFolder('collect', 'nice', '--title', 'Référés')).out).toContain('Rien à changer')
    expect((await inFolder('undo', act)).out).toContain('2 sources')
    expect((await inFolder('collections', made?.id ?? '')).out).toBe('Cette collection est vide.\n')

    const tagged = (await inFolder('tag', 'nice', 'nice-2', '--tag', 'drones', '--json')).json() as {
      act: string
    }
    expect((await inFolder('search', '2305692', '--tag', 'drones')).out).toContain('[à vérifier]')
    await inFolder('untag', 'nice', '--tag', 'drones')
    const undone = (await inFolder('undo', tagged.act, '--json')).json()
    expect(undone).toMatchObject({ changed: 1, left: [expect.stringContaining('2305692')] })
    expect((await inFolder('tag', 'nice')).code).toBe(2)
    expect((await inFolder('tag', '--tag', 'drones')).code).toBe(2)

    const marked = async (id: string) =>
      ((await inFolder('show', id, '--json')).json() as { caveat?: string }).caveat
    const doubted = await inFolder('doubt', 'nice', '--text', 'La date est à relire.', '--json')
    expect(await marked('nice')).toBe('La date est à relire.')
    expect((await inFolder('verify', 'nice', '--initials', 'AB')).out).toContain('Fait pour 1 source')
    expect((await inFolder('undo', (doubted.json() as { act: string }).act, '--json')).json()).toMatchObject({
      changed: 0,
    })
    expect(await marked('nice')).toBeUndefined()
    expect((await inFolder('doubt')).code).toBe(2)

    expect((await inFolder('duplicates')).out).toMatch(/Même numéro, même date :\n {2}nice .*\n {2}nice-2 /)
    const merged = (await inFolder('duplicates', 'merge', 'nice', 'nice-2', '--json')).json() as {
      act: string
    }
    expect((await inFolder('duplicates')).out).toBe('Aucun doublon.\n')
    expect((await inFolder('duplicates', 'split', merged.act)).code).toBe(0)
    expect((await inFolder('duplicates', '--json')).json()).toHaveLength(1)
    expect((await inFolder('duplicates', 'merge', 'nice')).code).toBe(2)
    const cited = await inFolder('cite', 'nice-2')
    expect(cited.err).toContain('[retiré par son éditeur]')
    expect(cited.out).not.toContain('retiré')
  })
})

describe('event', () => {
  test('what happened is noted, counted from, and taken back', async () => {
    const made = await run('dossier', 'new', '--profile', 'rep-vsa', '--set', 'commune=Moirans', '--json')
    const { id } = made.json() as { id: string }
    const noted = await run('event', 'add', id, 'notified', '--date', '2026-01-15', '--json')
    await run('event', 'add', id, 'gracieux', '--date', '2026-02-28')
    const limits = async () =>
      (await run('deadlines', id, '--json')).json() as { key: string; lastDay?: string }[]
    // silence on 28 April, two months to 28 June, a Sunday; the day after is the last
    expect((await limits()).at(-1)).toMatchObject({ lastDay: '2026-06-29' })
    expect((await run('event', 'list', id)).out).toMatch(/jeudi 15\sjanvier 2026[\s\S]*gracieux/)
    expect((await run('event', 'remove', id, (noted.json() as { id: string }).id)).code).toBe(0)
    expect(await limits()).toEqual([])
    expect(await run('event', 'add', id, 'rien', '--date', '2026-01-15')).toMatchObject({ code: 2 })
    expect(
      (await run('event', 'add', id, 'notified', '--date', '2026-01-15', '--with', 'second')).err,
    ).toMatch(/n’a pas cette précision/)
    expect((await run('event', 'add', id, 'notified', '--date', '15/01/2026')).code).toBe(1)
    expect((await run('event', 'kinds')).out).toMatch(/--with no-remedies/)
  })
})
