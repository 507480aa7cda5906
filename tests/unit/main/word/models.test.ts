import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findExport } from '../../../../src/main/kernel/files/exports.ts'
import { openPackage } from '../../../../src/main/word/package/package.ts'
import { defaultModelKey } from '../../../../src/shared/word/default-model.ts'
import { fileAt, temporary, withoutOffice } from '../../../contract/program.ts'
import { inLibrary } from '../../../docx/texts/samples.ts'
import { aModel, firmPaper } from '../../../fixtures/models.ts'
import { commandsOn } from '../commands.ts'

const place = temporary()
const other = temporary()
afterAll(() => {
  place.remove()
  other.remove()
})
const run = commandsOn(place.folder)
const at = (name: string) => join(place.folder, name)
const head = (path: string) => openPackage(readFileSync(path)).text('word/model-header-first.xml')
let [dossier, draft] = ['', '']

beforeAll(async () => {
  dossier = (await run('dossier', 'sample', 'recourse', '--json')).json().id
  draft = (await run('draft', 'list', dossier, '--json')).json()[0].id
  writeFileSync(at('Papier Marchand.dotx'), firmPaper())
})

test('a model is added, listed, shown, printed on once, chosen, removed and put back by commands', async () => {
  const added = await run('model', 'add', at('Papier Marchand.dotx'))
  expect(added.out).toMatch(/^Papier Marchand : modèle Word ajouté \(.+\)\.\nRepris :\n {2}Page A4/)
  expect(added.out).toContain('Non repris :\n  le texte du modèle')
  const [{ id }] = (await run('model', 'list', '--json')).json()
  expect((await run('model', 'show', 'papier marchand')).out).toContain('En-tête de la première page')

  await run('export', draft, '--out', at('une fois.docx'), '--model', 'Papier Marchand')
  expect(head(at('une fois.docx'))).toContain('38000 Grenoble')
  await run('export', draft, '--out', at('sans.docx'))
  expect(head(at('sans.docx'))).toBeUndefined()
  const unknown = await run('export', draft, '--out', at('x.docx'), '--model', 'Autre')
  expect([unknown.code, unknown.err]).toEqual([2, expect.stringContaining('Il y a : Papier Marchand.')])

  await run('draft', 'look', draft, '--model', 'Papier Marchand', '--style', 'lawyer')
  expect((await run('draft', 'look', draft, '--json')).json()).toMatchObject({
    style: 'lawyer',
    model: id,
    numbering: 'decimal',
  })
  await run('export', draft, '--out', at('choisi.docx'))
  expect(head(at('choisi.docx'))).toContain('38000 Grenoble')

  await run('model', 'remove', 'Papier Marchand')
  expect((await run('model', 'list')).out).toContain('Aucun modèle Word')
  await run('export', draft, '--out', at('retiré.docx'))
  expect(head(at('retiré.docx'))).toBeUndefined()
  expect((await run('check', draft)).out).toContain('Le modèle Word de ce texte n’est plus')
  expect((await run('model', 'restore', id)).out).toContain('Papier Marchand : remis.')
  await run('draft', 'look', draft, '--model', 'aucun')
  expect((await run('draft', 'look', draft, '--json')).json().model).toBeNull()
})

test('a model chosen for the new texts of a kind is theirs; removed, they fall back and it is said', async () => {
  const written = async (template: string) => {
    const made = await run('draft', 'new', dossier, '--template', template, '--json')
    return made.json() as { model?: string; numbering: string }
  }
  const [{ id }] = (await run('model', 'list', '--json')).json()
  expect((await run('model', 'default')).out).toBe(
    'Nouveaux recours et requêtes : aucun.\nNouvelles notes et documents parlementaires : aucun.\n',
  )
  const chosen = await run('model', 'default', 'papier marchand', '--for', 'filing', '--json')
  expect(chosen.json()).toEqual({ filing: id })
  expect(await written('refere-suspension')).toMatchObject({ model: id, numbering: 'decimal' })
  expect((await written('note-parlementaires')).model).toBeUndefined()

  expect((await run('model', 'remove', 'Papier Marchand')).out).toContain('nouveaux recours n’est plus')
  expect((await written('refere-suspension')).model).toBeUndefined()
  const told = await run('draft', 'new', dossier, '--template', 'refere-suspension')
  expect(told.out).toContain('ils prennent leur manière, sans lui.')
  expect((await run('model', 'default')).out).toContain('n’est plus dans la bibliothèque')
  await run('model', 'restore', id)
  expect((await written('refere-suspension')).model).toBe(id)
  await run('model', 'default', 'aucun')
  expect((await written('refere-suspension')).model).toBeUndefined()
})

test('a file that is no model is refused with a sentence, and nothing is kept', async () => {
  const before = (await run('model', 'list', '--json')).json()
  writeFileSync(at('faux.docx'), 'Cher confrère')
  writeFileSync(at('lettre.odt'), 'Cher confrère')
  for (const name of ['faux.docx', 'lettre.odt', 'absent.docx']) {
    const { code, err } = await run('model', 'add', at(name))
    expect([code, err]).toEqual([1, expect.stringMatching(/\.\n$/)])
  }
  expect((await run('model', 'list', '--json')).json()).toEqual(before)
})

test('a dossier takes its model along; where the library has that paper already, it is not there twice', async () => {
  await run('draft', 'look', draft, '--model', 'Papier Marchand')
  await run('dossier', 'export', dossier, '--out', at('dossier.zip'))
  const there = commandsOn(other.folder)
  for (let time = 0; time < 2; time += 1) {
    const { id } = (await there('dossier', 'import', at('dossier.zip'), '--json')).json()
    const [text] = (await there('draft', 'list', id, '--json')).json()
    await there('export', text.id, '--out', join(other.folder, 'reçu.docx'))
    expect(head(join(other.folder, 'reçu.docx'))).toContain('38000 Grenoble')
    expect((await there('model', 'list', '--json')).json()).toHaveLength(1)
  }
})

test('a backup holds the paper; without it the doctor says so and the text is printed all the same', async () => {
  await inLibrary(async ({ call, folder }) => {
    const path = join(folder, 'papier.docx')
    writeFileSync(path, firmPaper())
    const { model } = await call['models.add']({ file: fileAt(path) })
    const { id } = await call['dossiers.sample']({ type: 'recourse' })
    const [text] = await call['drafts.list']({ dossier: id })
    await call['drafts.restyle']({ id: text!.id, style: 'lawyer', model: model.id })
    const { file } = await call['backups.create']({})
    const paper = join(folder, 'files', model.paper.slice(0, 2), model.paper)
    expect(readFileSync(paper).length).toBeGreaterThan(1000)
    rmSync(paper)
    expect((await call['library.doctor']({})).map(one => one.message).join('\n')).toContain(
      'Le modèle Word «\u00a0papier\u00a0» a disparu',
    )
    const bare = await call['drafts.export']({ id: text!.id })
    expect(bare.problems.map(one => one.code)).toContain('model-gone')
    await call['backups.restore']({ file: fileAt(file) })
    const { id: made } = await call['drafts.export']({ id: text!.id })
    expect(head(findExport(folder, made).path)).toContain('38000 Grenoble')
  })
})

test('a copy that names nobody is not on the paper of a firm', async () => {
  await run('draft', 'look', draft, '--model', 'Papier Marchand')
  await run('pseudonymise', draft, '--out', at('anonyme.docx'))
  expect(head(at('anonyme.docx'))).toBeUndefined()
  expect(openPackage(readFileSync(at('anonyme.docx'))).names.join()).not.toContain('model')
})

test('a comparison is on the paper of the text', async () => {
  await run('draft', 'look', draft, '--model', 'Papier Marchand')
  await run('export', draft, '--out', at('avant.docx'))
  await run('draft', 'write', draft, '--text', 'Le maire n’a pas répondu.')
  await run('draft', 'redline', draft, '--from', at('avant.docx'), '--out', at('comparaison.docx'))
  expect(head(at('comparaison.docx'))).toContain('38000 Grenoble')
  const text = openPackage(readFileSync(at('comparaison.docx'))).text('word/document.xml') ?? ''
  expect(text).toMatch(/<w:ins [^>]*>(?:(?!<\/w:ins>).)*pas (?:(?!<\/w:ins>).)*répondu/s)
  expect(text).not.toContain('<w:del ')
})

test('what was filed is printed on the paper it had, whatever became of the model', async () => {
  await inLibrary(async ({ call, folder }) => {
    const path = join(folder, 'papier.docx')
    writeFileSync(path, firmPaper())
    const { model } = await call['models.add']({ file: fileAt(path) })
    const { id } = await call['dossiers.sample']({ type: 'recourse' })
    const [text] = await call['drafts.list']({ dossier: id })
    await call['drafts.restyle']({ id: text!.id, style: 'lawyer', model: model.id })
    await withoutOffice(() => call['filings.file']({ dossier: id, drafts: [text!.id], date: '2026-03-02' }))
    writeFileSync(path, aModel())
    await call['models.add']({ file: fileAt(path) })
    const { id: made } = await call['drafts.export']({ id: text!.id })
    expect(head(findExport(folder, made).path)).toContain('38000 Grenoble')
  })
})

test('the words of a new text are cut, but those of a note, whose lines are ragged, and of a text on a firm’s paper', () =>
  inLibrary(async ({ call }) => {
    const isCut = async (template: string) => {
      const { drafts } = await call['dossiers.create']({ template })
      return (await call['drafts.get']({ id: drafts[0] ?? '' })).hyphenated
    }
    expect(await isCut('demande-cada')).toBe(true)
    expect(await isCut('note-parlementaires')).toBe(false)
    const { model } = await call['models.add']({ file: fileAt(at('Papier Marchand.dotx')) })
    await call['settings.save']({ values: { [defaultModelKey('filing')]: model.id } })
    expect(await isCut('demande-cada')).toBe(false)
  }))
