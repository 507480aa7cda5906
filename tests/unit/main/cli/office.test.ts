import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { temporary } from '../../../contract/program.ts'
import { senateAkn } from '../../../fixtures/bills.ts'
import { commandsOn } from '../commands.ts'

const place = temporary()
const marie = commandsOn(join(place.folder, 'marie'))
const office = join(place.folder, 'bureau')
const SPACE = 'Recours vidéo'
const TITLE = 'Requête en annulation devant le tribunal administratif'

beforeAll(async () => {
  await marie('office', 'init', '--url', office)
  await marie('office', 'space', 'create', SPACE, '--url', office, '--name', 'Marie Exemple')
})
afterAll(() => place.remove())

test('a date is named by words of its title, whatever their accents, or by the key that the list gives', async () => {
  const { id } = (await marie('dossier', 'new', '--template', 'rep-vsa', '--json')).json()
  await marie('event', 'add', id, 'notified', '--date', '2031-01-06')
  expect((await marie('office', 'assign', id, 'requête', '--to', 'Marie Exemple')).err).toContain(
    'Aucune échéance ni tâche dans les dossiers et les campagnes partagés',
  )
  await marie('office', 'share', 'dossier', id, '--with', SPACE)
  const [key = ''] = (await marie('office', 'dates')).out.match(/(?<=\()rep:[\w-]+/) ?? []
  for (const name of ['annulation', 'REQUETE EN ANNULATION', key.slice(0, 12)]) {
    const { out } = await marie('office', 'assign', id, name, '--to', 'Marie Exemple')
    expect(out).toContain(`Marie Exemple s’occupe de : ${TITLE}`)
  }
  const unknown = await marie('office', 'assign', id, 'appel', '--to', 'Marie Exemple')
  expect(unknown.err).toContain('une échéance ou une tâche qui n’y est pas')
  expect(unknown.err).toContain(`${TITLE} (${key}`)
  const nobody = await marie('office', 'assign', id, 'annulation', '--to', 'Zoé')
  expect(nobody.err).toContain('ses membres : Marie Exemple')
})

test('a campaign is shared by the name of its text, as every command of a campaign takes it', async () => {
  const bill = (await marie('bill', 'import', place.file('ppl.akn.xml', senateAkn), '--json')).json()
  await marie('campaign', 'begin', bill.id)
  expect((await marie('office', 'share', 'campagne', bill.id, '--with', SPACE)).out).toContain(
    `dans l’espace «\u00a0${SPACE}\u00a0»`,
  )
})

test('a space where nothing was shared says so', async () => {
  await marie('office', 'space', 'create', 'Vide', '--url', office)
  expect((await marie('office', 'journal', 'Vide')).out).toContain('Rien n’a encore été partagé')
})

test('of two spaces of one title none is chosen: the sentence gives their ids, for what is read as for what is changed', async () => {
  for (const _ of [1, 2]) await marie('office', 'space', 'create', 'Homonyme', '--url', office)
  for (const words of [['journal'], ['sync'], ['dates'], ['conflicts'], ['space', 'members']])
    expect((await marie('office', ...words, 'Homonyme')).err).toContain(
      'Plusieurs espaces s’appellent «\u00a0Homonyme\u00a0»',
    )
})

test('whose a card or an invitation is, is read before it is used; an office is tried before it is kept', async () => {
  const paul = commandsOn(join(place.folder, 'paul'))
  const { card, words } = (await paul('office', 'card', '--name', 'Paul Exemple', '--json')).json()
  const reading = (await marie('office', 'read', card)).out
  expect(reading).toContain('C’est la carte de Paul Exemple.')
  expect(reading).toContain(words.join(' '))
  const { invitation } = (await marie('office', 'space', 'invite', SPACE, card, '--json')).json()
  expect((await paul('office', 'read', invitation)).out).toContain(
    `Marie Exemple vous invite dans l’espace «\u00a0${SPACE}\u00a0», dans le bureau ${office}\u00a0: vous pourrez y écrire.`,
  )
  expect((await marie('office', 'try', office)).out).toContain('ce poste peut y écrire')
  expect((await marie('office', 'try', join(place.folder, 'absent'))).err).toContain('n’est pas là')
})

test('a task is given another title and another day; a thing says which spaces it is in', async () => {
  const { id } = (await marie('dossier', 'new', '--template', 'rep-vsa', '--json')).json()
  expect((await marie('office', 'shares', 'dossier', id)).out).toContain('Sur ce poste seulement')
  await marie('office', 'share', 'dossier', id, '--with', SPACE)
  expect((await marie('office', 'shares', 'dossier', id)).out).toContain(`${SPACE} : `)
  await marie('office', 'task', 'add', id, 'Appeler le greffe', '--for', '2031-02-03')
  const change = (...words: string[]) => marie('office', 'task', 'change', id, 'le greffe', ...words)
  expect((await change()).err).toContain('--undated')
  expect((await change('--for', '2031-02-04', '--undated')).err).toContain('non les deux')
  await change('--for', '2031-02-10', '--title', 'Rappeler le greffe')
  const tasks = async () =>
    (await marie('office', 'dates', '--json')).json().filter((one: { type: string }) => one.type === 'task')
  expect(await tasks()).toMatchObject([{ title: 'Rappeler le greffe', day: '2031-02-10' }])
  await change('--undated')
  expect((await tasks())[0]).not.toHaveProperty('day')
})

test('a place that nobody proposed here is said to come with the next meeting, perhaps', async () => {
  const confirmed = await marie('office', 'recovery', 'confirm', SPACE, 'Léa')
  expect(confirmed.err).toContain('à la prochaine rencontre (office sync)')
})

test('an office brought back to an older copy is said at the meeting itself', async () => {
  const [older, copy] = [join(place.folder, 'bureau-ramene'), join(place.folder, 'copie')]
  const space = 'Espace ramené'
  await marie('office', 'init', '--url', older)
  await marie('office', 'space', 'create', space, '--url', older)
  const sync = () => marie('office', 'sync', space)
  expect(await sync()).toMatchObject({ code: 0 })
  cpSync(older, copy, { recursive: true })
  const { id } = (await marie('dossier', 'new', '--template', 'rep-vsa', '--json')).json()
  await marie('office', 'share', 'dossier', id, '--with', space)
  expect(await sync()).toMatchObject({ code: 0 })
  rmSync(older, { recursive: true })
  cpSync(copy, older, { recursive: true })
  const { code, out } = await sync()
  expect(out).toContain(`! ${space} : Le bureau`)
  expect(code).toBe(1)
})
