import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { bills } from '../../../../../src/main/campaign/bills/store.ts'
import { calls } from '../../../../../src/main/campaign/calls/store.ts'
import { intakeOfMembers } from '../../../../../src/main/campaign/members/member-intake.ts'
import { Member } from '../../../../../src/shared/campaign/members/model.ts'
import { PublicationSettings } from '../../../../../src/shared/campaign/publishing/model.ts'
import { type Program, placeAt, program, temporary } from '../../../../contract/program.ts'
import { aBill, anArgument } from '../../../../fixtures/builders.ts'

let place: ReturnType<typeof temporary>
let app: Program
beforeEach(() => {
  place = temporary()
  app = program(join(place.folder, 'library'))
})
afterEach(async () => {
  await app.close()
  place.remove()
})

const settings = PublicationSettings.parse({ publisher: 'Collectif Exemple', contact: 'contact@exemple.fr' })
const site = () => join(place.folder, 'site')
const page = (path: string) => readFileSync(join(site(), path), 'utf8')

/** Reviews, then writes what was reviewed. */
async function publish(bill: string, rest: { replace?: string[]; settings?: PublicationSettings } = {}) {
  const to = placeAt(site(), true)
  const review = await app.call['publishing.review']({ bill, to, settings: rest.settings ?? settings })
  const answer = await app.call['publishing.write']({
    bill,
    to,
    settings: review.settings,
    id: review.id,
    digest: review.digest,
    agreed: rest.replace ?? [],
  })
  return { review, answer }
}

/** Every byte of a folder, as one text. */
const allBytes = (folder: string): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(one => one.isFile())
    .map(one => `${one.name}\n${readFileSync(join(one.parentPath, one.name), 'utf8')}`)
    .join('\n')

test('published again without a change, nothing is written; a changed word is shown before it is', async () => {
  const bill = bills(app.library.db).save(aBill())
  const [measure] = bill.measures
  await publish(bill.id)
  const before = allBytes(site())
  expect((await publish(bill.id)).answer.written).toEqual([])
  expect(allBytes(site())).toBe(before)

  bills(app.library.db).save({ ...bill, measures: [{ ...measure!, does: 'Autorise les drones.' }] })
  const to = placeAt(site(), true)
  const review = await app.call['publishing.review']({ bill: bill.id, to })
  expect(review.settings).toEqual(settings)
  const changed = review.files.filter(one => one.status !== 'same').map(one => one.path)
  expect(changed).toEqual(['index.html', 'mesures/une-mesure.html'])
  expect(review.files.find(one => one.path === 'index.html')?.changes).toEqual([
    { before: '', after: 'Autorise les drones.' },
  ])
  expect(allBytes(site())).toBe(before)
  await publish(bill.id)
  expect(page('index.html')).toContain('Autorise les drones.')
})

test('a page keeps its address when its title changes; one that goes is told, then removed', async () => {
  const bill = bills(app.library.db).save(aBill())
  const [measure] = bill.measures
  await publish(bill.id)
  const renamed = bills(app.library.db).save({ ...bill, measures: [{ ...measure!, title: 'Autre titre' }] })
  await publish(bill.id)
  expect(page('mesures/une-mesure.html')).toContain('Autre titre')
  bills(app.library.db).save({ ...renamed, measures: [] })
  const { review, answer } = await publish(bill.id)
  expect(review.files.find(one => one.status === 'removed')?.path).toBe('mesures/une-mesure.html')
  expect(answer.removed).toEqual(['mesures/une-mesure.html'])
  expect(readdirSync(site())).not.toContain('mesures')
})

test('a page changed by hand is shown and left, until its replacement is agreed', async () => {
  const bill = bills(app.library.db).save(aBill())
  await publish(bill.id)
  writeFileSync(join(site(), 'index.html'), page('index.html').replace('</main>', '<p>À la main.</p></main>'))
  const { review, answer } = await publish(bill.id)
  expect(review.files.find(one => one.path === 'index.html')).toMatchObject({
    status: 'edited',
    changes: [{ before: 'À la main.', after: '' }],
  })
  expect(answer).toMatchObject({ written: [], left: ['index.html'] })
  expect(page('index.html')).toContain('À la main.')
  // still told the next time
  expect((await publish(bill.id)).answer.left).toEqual(['index.html'])
  expect((await publish(bill.id, { replace: ['index.html'] })).answer.written).toEqual(['index.html'])
  expect(page('index.html')).not.toContain('À la main.')
})

test('a page that would go, changed by hand, is left too', async () => {
  const bill = bills(app.library.db).save(aBill())
  await publish(bill.id)
  writeFileSync(join(site(), 'mesures/une-mesure.html'), 'à moi')
  bills(app.library.db).save({ ...bill, measures: [] })
  expect((await publish(bill.id)).answer.left).toEqual(['mesures/une-mesure.html'])
  expect(page('mesures/une-mesure.html')).toBe('à moi')
})

test('a folder of something else is refused, and what is beside the pages stays', async () => {
  const bill = bills(app.library.db).save(aBill())
  mkdirSync(site())
  writeFileSync(join(site(), 'photo.jpg'), 'photo')
  await expect(publish(bill.id)).rejects.toMatchObject({ code: 'refused' })
  expect(readdirSync(site())).toEqual(['photo.jpg'])
  renameSync(join(site(), 'photo.jpg'), join(place.folder, 'photo.jpg'))
  await publish(bill.id)
  writeFileSync(join(site(), 'CNAME'), 'exemple.fr')
  await publish(bill.id)
  expect(page('CNAME')).toBe('exemple.fr')
  const other = bills(app.library.db).save(aBill())
  await expect(publish(other.id)).rejects.toThrow('publie un autre texte')
})

test('a manifest that names files outside the folder removes and reads none of them', async () => {
  const bill = bills(app.library.db).save(aBill())
  await publish(bill.id)
  const outside = place.file('secret.html', 'secret')
  const manifest = JSON.parse(page('publication.json'))
  manifest.files['../secret.html'] = 'x'
  manifest.files['/etc/passwd'] = 'x'
  manifest.names[bill.measures[0]!.id] = '../../evil.html'
  writeFileSync(join(site(), 'publication.json'), JSON.stringify(manifest))
  const { review } = await publish(bill.id)
  expect(review.files.every(one => !one.path.includes('..') && !one.path.startsWith('/'))).toBe(true)
  expect(readFileSync(outside, 'utf8')).toBe('secret')
})

test('a writing stopped in its middle is gone on with; one that was not ready is dropped', async () => {
  const bill = bills(app.library.db).save(aBill())
  await publish(bill.id)
  const [first, measurePage, manifest] = [
    page('index.html'),
    page('mesures/une-mesure.html'),
    page('publication.json'),
  ]
  const ready = join(site(), '.publication.ready')
  mkdirSync(join(ready, 'mesures'), { recursive: true })
  // the first page was moved already, the others were not
  writeFileSync(join(ready, 'mesures/une-mesure.html'), measurePage)
  writeFileSync(join(ready, 'publication.json'), manifest)
  writeFileSync(join(ready, 'removals.json'), JSON.stringify(['arguments.html', '../secret.html']))
  writeFileSync(join(site(), 'mesures/une-mesure.html'), 'moitié')
  mkdirSync(join(site(), '.publication.part'))
  const outside = place.file('secret.html', 'secret')
  const { review } = await publish(bill.id)
  expect(review.files.filter(one => one.status === 'edited')).toEqual([])
  expect(page('mesures/une-mesure.html')).toBe(measurePage)
  expect(page('index.html')).toBe(first)
  expect(readFileSync(outside, 'utf8')).toBe('secret')
  expect(readdirSync(site()).filter(name => name.startsWith('.'))).toEqual([])
})

test('what changed since it was reviewed is not written', async () => {
  const bill = bills(app.library.db).save(aBill())
  const to = placeAt(site(), true)
  const review = await app.call['publishing.review']({ bill: bill.id, to, settings })
  bills(app.library.db).save({ ...bill, title: 'Autre titre' })
  await expect(
    app.call['publishing.write']({ bill: bill.id, to, settings, id: review.id, digest: review.digest }),
  ).rejects.toMatchObject({ code: 'stale' })
})

/** Words planted in every private place of the library, none of them in a page. */
const PLANTED = /SECRET-|06[ .]?11[ .]?22[ .]?33[ .]?44|prive@exemple\.org/

test('nothing private is in any byte of the folder', async () => {
  const { db } = app.library
  const bill = bills(db).save(aBill({ note: 'SECRET-note-du-texte-de-loi' }))
  const measure = bill.measures[0]!.id
  await app.call['library.save']({
    source: anArgument({
      measures: [{ bill: bill.id, measure }],
      notes: 'SECRET-note-de-l-argument',
      tags: ['SECRET-etiquette'],
      caveat: 'SECRET-reserve-de-relecture',
      readings: [{ by: 'SECRET-xy', on: '2026-01-01' }],
      provenance: [{ publisher: 'SECRET-fichier', licence: '', file: 'SECRET-chemin.pdf' }],
    }),
  })
  intakeOfMembers(db).member({
    member: Member.parse({
      id: 'PA1',
      chamber: 'an',
      civility: 'Mme',
      first: 'Ada',
      last: 'Exemple',
      legislature: '17',
      phones: [{ kind: 'autre', number: '06 11 22 33 44' }],
      emails: ['prive@exemple.org', 'ada.exemple@assemblee-nationale.fr'],
      office: 'SECRET-12 rue de la Permanence',
      source: 'essai',
    }),
  })
  calls(db).save({
    id: 'c1',
    member: 'PA1',
    bill: bill.id,
    at: new Date().toISOString(),
    answered: 'membre',
    said: 'SECRET-ce-qui-fut-dit',
    volunteer: 'SECRET-benevole',
    keepUntil: '2099-01-01',
  })
  const list = await app.call['targets.save']({
    id: crypto.randomUUID(),
    title: 'SECRET-liste',
    bill: bill.id,
    filters: {},
    ranked: [{ member: 'PA1', reasons: ['SECRET-raison'] }],
  })
  await app.call['dossiers.create']({ template: 'rep-vsa', facts: { commune: 'SECRET-ville' }, parties: [] })
  const { review } = await publish(bill.id, { settings: { ...settings, list: list.id, emails: true } })
  expect(review.findings).toEqual([])
  expect(review.persons).toEqual([{ name: 'Mme Ada Exemple', where: 'personne élue de la liste' }])
  expect(review.contacts).toContain('ada.exemple@assemblee-nationale.fr')
  const all = allBytes(site())
  expect(all).toContain('Ada Exemple')
  expect(all).not.toMatch(PLANTED)
  expect(all).not.toContain(place.folder)
  expect(all).not.toContain(homedir())
})

test('something private written into a public field is found, told and stops the writing', async () => {
  const { db } = app.library
  const base = aBill()
  const [measure] = base.measures
  const bill = bills(db).save({
    ...base,
    measures: [
      {
        ...measure!,
        does: 'Écrire à prive@exemple.org ou appeler le 06 11 22 33 44, voir /home/camille/notes.txt.',
        danger: 'Il dit qu’il votera contre si on le lui demande.',
      },
    ],
  })
  calls(db).save({
    id: 'c1',
    member: 'PA1',
    bill: bill.id,
    at: new Date().toISOString(),
    answered: 'membre',
    said: "Il dit qu'il votera contre si on le lui demande",
    volunteer: '',
    keepUntil: '2099-01-01',
  })
  const review = await app.call['publishing.review']({ bill: bill.id, to: placeAt(site(), true), settings })
  const reasons = new Set(review.findings.map(one => one.reason))
  expect([...reasons].sort()).toEqual([
    '06 11 22 33 44, que rien ne dit public',
    'ce qui a été dit dans un appel',
    'prive@exemple.org, que rien ne dit public',
    'un chemin ou une adresse de cet ordinateur',
  ])
  await expect(publish(bill.id)).rejects.toMatchObject({ code: 'refused' })
  expect(() => readdirSync(site())).toThrow()
})
