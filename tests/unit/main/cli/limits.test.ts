import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { temporary } from '../../../contract/program.ts'
import { commandsOn } from '../commands.ts'

const place = temporary()
afterAll(() => place.remove())
const run = commandsOn(place.folder)

test('the time limits of one dossier, and those of all, are written to a calendar', async () => {
  const made = (await run('dossier', 'new', '--template', 'rep-vsa', '--json')).json()
  await run('event', 'add', made.id, 'judgment', '--date', '2026-11-20')
  for (const which of [[made.id], []]) {
    const out = join(place.folder, 'delais.ics')
    expect((await run('deadlines', 'calendar', ...which, '--out', out)).out).toContain('Agenda écrit')
    expect(readFileSync(out, 'utf8')).toContain('BEGIN:VEVENT')
  }
  expect((await run('deadlines', 'due', '--from', '2026-12-20')).code).toBe(0)
})

test('the time limits of a case name it, on the command line as in the calendar', async () => {
  const { id } = (await run('dossier', 'new', '--template', 'rep-vsa', '--json')).json()
  const affaire = (await run('affaire', 'add', id, '--title', 'Référé-suspension', '--json')).json()
  const date = ['--date', '2031-01-20', '--affaire']
  expect((await run('event', 'add', id, 'suspension-order', ...date, 'rien')).err).toContain(
    'n’est pas une affaire',
  )
  await run('event', 'add', id, 'suspension-order', ...date, affaire.id)
  await run('event', 'add', id, 'judgment', '--date', '2031-01-21')
  expect((await run('event', 'list', id)).out).toMatch(/Ordonnance de référé-suspension.*, Référé-suspension/)
  const { out } = await run('deadlines', id)
  // each limit stands under its case, the main one first
  const [main = '', urgent = ''] = out.split('— Référé-suspension —')
  expect(main).toMatch(/^— Affaire principale —/)
  expect(main).toContain('Appel devant la cour')
  expect(urgent).toContain('Pourvoi en cassation contre l’ordonnance')
  expect(urgent).not.toContain('Appel devant la cour')
  expect((await run('deadlines', 'due', '--from', '2031-01-21')).out).toMatch(/— .*, Référé-suspension/)
  const file = join(place.folder, 'affaires.ics')
  await run('deadlines', 'calendar', id, '--out', file)
  expect(readFileSync(file, 'utf8').replaceAll('\r\n ', '')).toMatch(/— .*\\, Référé-suspension/)
  // removed, its dates are the main case's
  await run('affaire', 'remove', id, affaire.id)
  expect((await run('event', 'list', id)).out).not.toContain(', Référé-suspension')
  expect((await run('deadlines', id)).out).toContain('référé')
})

test('an event says its posting, its length, its hour and what it answers', async () => {
  const made = (await run('dossier', 'new', '--template', 'rep-vsa', '--json')).json()
  const add = (...words: string[]) => run('event', 'add', made.id, ...words)
  expect((await add('invited', '--date', '2026-03-02', '--span', '2m', '--json')).json()).toMatchObject({
    span: '2m',
  })
  expect((await add('regularise', '--date', '2026-03-02', '--span', '40j', '--json')).json()).toMatchObject({
    span: '40d',
  })
  const first = (await add('notified', '--date', '2026-01-12', '--json')).json()
  await add('notified', '--date', '2026-02-01')
  // a shorter time printed in the decision
  expect((await add('notified', '--date', '2026-02-01', '--span', '1m', '--json')).json()).toMatchObject({
    span: '1m',
  })
  const recourse = ['gracieux', '--date', '2026-03-16', '--sent', '2026-03-12', '--answers', first.id]
  expect((await add(...recourse, '--json')).json()).toMatchObject({ sent: '2026-03-12', of: first.id })
  expect(
    (await add('urgent-claim', '--date', '2026-03-02', '--time', '10:30', '--json')).json(),
  ).toMatchObject({
    time: '10:30',
  })
  for (const [words, problem] of [
    [['filed', '--span', '2m'], 'aucun délai fixé'],
    [['invited', '--span', 'deux'], '40j'],
    [['urgent-claim', '--time', '25:00'], 'HH:MM'],
    [['judgment', '--sent', '2026-03-01'], 'ne change aucun délai'],
    [['gracieux', '--answers', 'rien'], 'n’est pas un événement'],
  ] as const)
    expect((await add(...words, '--date', '2026-03-02')).err, problem).toContain(problem)
})

test('a fact about limits that is of no use says so; one that moves dates does not', async () => {
  const made = async (...sets: string[]) =>
    run('dossier', 'new', '--template', 'rep-vsa', ...sets.flatMap(one => ['--set', one]))
  expect((await made('limits.distance=1')).err).not.toContain('limits.distance')
  expect((await made('limits.distance=9')).err).toContain('attendu 0, 1, 2')
  expect((await made('limits.nothing=1')).err).toContain('sans emploi')
})

test('an answer that nothing asks is kept, and said to be of no use; one that something asks is not', async () => {
  const dossier = (await run('dossier', 'new', '--template', 'rep-vsa', '--json')).json() as { id: string }
  const answered = async (set: string) => run('dossier', 'answer', dossier.id, '--set', set)
  const unasked = await answered('decison.type=expresse')
  expect(unasked.code).toBe(0)
  expect(unasked.err).toContain('Aucun modèle ne demande «\u00a0decison.type\u00a0»')
  for (const set of ['decision.type=expresse', 'commune=Moirans', 'limits.distance=1'])
    expect((await answered(set)).err, set).not.toContain('Aucun modèle')
})

test('situations are computed from a file, and a file that is none is refused in plain words', async () => {
  const file = join(place.folder, 'situations.json')
  const situation = {
    id: 'a',
    events: [{ type: 'décision notifiée', date: '2026-01-12', 'voies et délais': 'mentionnés', inconnu: 3 }],
    facts: { tribunal: 'Grenoble', autre: true },
    ask: 'dernier jour pour saisir le tribunal administratif',
  }
  const compute = (content: string) => {
    writeFileSync(file, content)
    return run('deadlines', 'compute', file, '--json')
  }
  for (const content of [situation, [situation], { vectors: [situation] }])
    expect((await compute(JSON.stringify(content))).json()).toMatchObject([
      { id: 'a', keep: '2026-03-12', last_day: '2026-03-13', no_limit: false, born: null },
    ])
  // what was not understood is named
  expect((await compute(JSON.stringify(situation))).json()[0].unread).toEqual([
    expect.stringContaining('inconnu'),
    expect.stringContaining('autre'),
  ])
  for (const content of ['{', '3', '{}', '[{"events":"hier"}]']) {
    const { code, err, out } = await compute(content)
    expect(code).toBe(1)
    expect(err + out).toMatch(/Ce fichier n’est pas/)
  }
})
