import { afterAll, beforeAll, expect, test } from 'vitest'
import { temporary } from '../../../contract/program.ts'
import { commandsOn } from '../commands.ts'

const place = temporary()
const run = commandsOn(`${place.folder}/bibliotheque`)
beforeAll(async () => {
  await run('import', '--starter')
})
afterAll(() => place.remove())

const newDossier = async (...words: string[]) =>
  (await run('dossier', 'new', ...words, '--json')).json() as { id: string; drafts: [string] }
const factsOf = async (id: string) => (await run('dossier', 'show', id, '--json')).json().facts

test('the court is the one of the commune, and what is given is kept', async () => {
  const one = await newDossier('--template', 'rep-vsa', '--set', 'commune=Moirans')
  expect(await factsOf(one.id)).toMatchObject({ court: 'Grenoble', departement: '38' })
  expect((await run('preflight', one.drafts[0])).out).not.toContain('Il manque une information : tribunal')
  const given = await newDossier(
    ...['--template', 'requete-appel', '--set', 'commune=Moirans', '--set', 'court=Lille'],
  )
  const facts = await factsOf(given.id)
  expect(facts).toMatchObject({ court: 'Lille', departement: '38' })
  expect(facts['appeal.court']).toBeUndefined()
})
test('several communes of one name lead to no court, until the department says which', async () => {
  const { id } = await newDossier('--template', 'rep-vsa', '--set', 'commune=Saint-Denis')
  expect((await factsOf(id)).court).toBeUndefined()
  const { err } = await run('dossier', 'answer', id, '--set', 'departement=93')
  expect(err).toContain('D’après la commune : court = Montreuil.')
  expect(await factsOf(id)).toMatchObject({ court: 'Montreuil' })
})
test('a document of a campaign takes no court', async () => {
  const { id } = await newDossier('--template', 'note-parlementaires', '--set', 'commune=Moirans')
  expect((await factsOf(id)).court).toBeUndefined()
})
test('an exhibit answers what any text of the dossier expects', async () => {
  const { id } = await newDossier('--template', 'rep-vsa')
  await run('draft', 'new', id, '--template', 'refere-suspension')
  const file = place.file('requete.txt', 'La requête au fond.')
  const refused = await run('exhibit', 'add', id, file, '--as', 'inconnue')
  expect(refused.code).toBe(2)
  expect(refused.err).toContain('requete')
  expect((await run('exhibit', 'add', id, file, '--as', 'requete')).code).toBe(0)
  expect((await factsOf(id))['exhibit.requete']).toBeTruthy()
})
test('a text of the campaign in a dossier of another matter says so, and names its general form', async () => {
  const { id } = await newDossier('--template', 'requete-annulation')
  const { code, err } = await run('draft', 'new', id, '--template', 'memoire-replique')
  expect(code).toBe(0)
  expect(err).toContain('est d’une autre matière. Sa forme générale : replique-generale.')
  expect((await run('draft', 'prepare', id, 'replique-generale')).err).not.toContain('autre matière')
  const campaign = await newDossier('--template', 'rep-vsa')
  expect((await run('draft', 'new', campaign.id, '--template', 'memoire-replique')).err).toBe('')
})
test('a gap that stands for another says nothing of itself', async () => {
  const { id, drafts } = await newDossier('--template', 'rep-vsa', '--set', 'commune=Moirans')
  await run('dossier', 'answer', id, '--set', 'decision.type=expresse')
  const { out } = await run('draft', 'update', drafts[0])
  for (const [, before, after] of out.matchAll(/\[-([^\]]*(?:\][^-][^\]]*)*)-\]\{\+(.*?)\+\}/g))
    expect(after).not.toBe(before)
  expect(out).not.toContain('[-[à compléter : décision attaquée]-]{+[à compléter : décision attaquée]+}')
})
test('what is missing is what the state of the library counts', async () => {
  const missing = (await run('missing', '--limit', '2000', '--json')).json()
  const state = (await run('library', 'state', '--json')).json()
  const absent = state.funds.reduce((sum: number, one: { absent: number }) => sum + one.absent, 0)
  expect(absent).toBeGreaterThan(100)
  // some are of no fund: they are missing all the same
  expect(missing.total).toBeGreaterThanOrEqual(absent)
  expect(missing.items).toHaveLength(missing.total)
})
test('what cannot be taken back is told first', async () => {
  expect((await run('move', `${place.folder}/ailleurs`)).out).toMatch(
    /aucun outil de synchronisation[\s\S]*Elle irait dans[\s\S]*Rien n’a été déplacé : ajoutez --apply\./,
  )
  expect((await run('backups')).out).toContain('Seconde place : aucune.')
  expect((await run('calls', 'erase', '--all', 'calls')).out).toContain('ajoutez --apply')
  const moved = await run('move', `${place.folder}/ailleurs`, '--apply')
  expect(moved.out).toContain('La bibliothèque est maintenant dans')
})
