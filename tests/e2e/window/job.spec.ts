import { join } from 'node:path'
import {
  addExhibits,
  block,
  call,
  exhibits,
  exportWord,
  newDossier,
  promised,
  quotePoint,
  saved,
  startUnder,
  swapExhibits,
  type,
} from '../desk.ts'
import { choose, dropFiles, imported, importFiles } from '../files.ts'
import { expect, hasTool, runCli, sample, test, textFile } from '../fixture.ts'
import { firstStart, read, search } from '../window.ts'
import { printed, spaced, wordParagraphs, wordPart } from '../word.ts'

const archive = sample('conseil-etat-fictif_202111.zip')
const number = '992746'
const title = 'n° 992746'
const template = 'Recours pour excès de pouvoir'

/** Two exhibits, one with an accent in its name. */
const twoFiles = (folder: string) => [
  textFile(folder, 'Délibération du 3 mars.txt', 'Le conseil municipal décide.'),
  textFile(folder, 'Marche public.txt', 'Lot 1 : logiciel.'),
]

test('a newcomer goes from an empty library to a Word file with a verbatim quote, and the command line writes the same', async ({
  page,
  folder,
}) => {
  await firstStart(page, 'Bénévole', 'Commencer sans rien')
  expect(await importFiles(page, [archive])).toContain('21 textes lus : 21 ajoutés')

  const reader = await read(page, number, title)
  await expect(reader.locator('#point-5')).toContainText(
    "L'article L. 231-4 du code des relations entre le public et l'administration dispose que",
  )

  await newDossier(page, template, {})
  const files = twoFiles(folder)
  await addExhibits(page, files)
  await startUnder(page, /FAITS ET PROCÉDURE/)
  await type(page, 'La commune a délibéré (')
  await call(page, '#', 'délib', 'Délibération du 3 mars')
  await type(page, ') puis acheté le logiciel (')
  await call(page, '#', '2', 'Marche public')
  await type(page, '). Le juge rappelle :')
  await quotePoint(page, number, title, 5)

  const calls = block(page, 'La commune a délibéré').locator('[data-atom="exhibit"]')
  await expect(calls).toHaveText(['pièce n° 1', 'pièce n° 2'])
  await swapExhibits(page)
  await expect(calls).toHaveText(['pièce n° 2', 'pièce n° 1'])
  expect(await exhibits(page)).toEqual(['Marche public', 'Délibération du 3 mars'])
  await saved(page)

  const promise = await promised(page)
  const quote = spaced(promise.quotes[0] ?? '')
  expect(quote).toContain(
    'L’article L. 231-4 du code des relations entre le public et l’administration dispose que : « Par dérogation à l’article L. 231-1, le silence gardé',
  )

  const file = join(folder, 'recours.docx')
  await exportWord(page, file)
  const paragraphs = wordParagraphs(await wordPart(file)).map(spaced)
  const at = paragraphs.findIndex(one => one.includes(quote))
  expect(at, 'la citation est dans le fichier, mot pour mot').toBeGreaterThan(0)
  expect(paragraphs[at - 1]).toContain(
    'La commune a délibéré (pièce n° 2) puis acheté le logiciel (pièce n° 1). Le juge rappelle :',
  )
  expect(paragraphs[at + 1]).toBe('(CE, 8e-3e ch. réunies, 15 novembre 2021, n° 992746, Lebon, pt 5)')

  await test.step('LibreOffice shows what the screen promised', () => {
    if (!hasTool('soffice') || !hasTool('pdftotext')) {
      test.info().annotations.push({
        type: 'skip',
        description: 'LibreOffice ou pdftotext manque : le PDF n’est pas comparé.',
      })
      return
    }
    const text = printed(file, folder)
    expect(text).toContain('La commune a délibéré (pièce n° 2) puis acheté le logiciel (pièce n° 1)')
    for (const heading of promise.headings)
      expect(text).toContain(spaced(`${heading.number} ${heading.text}`))
    expect(text).toContain(quote)
  })

  await test.step('the command line writes the same file', async () => {
    const library = join(folder, 'ligne-de-commande')
    const cli = (...args: string[]) => JSON.parse(runCli(library, [...args, '--json']))
    cli('import', archive)
    const [hit] = cli('search', number)
    const dossier = cli('dossier', 'new', '--template', 'rep-vsa')
    const [draft] = dossier.drafts
    const [deliberation, market] = files.map(path => cli('exhibit', 'add', dossier.id, path).id)
    const heading = cli('draft', 'show', draft).blocks.find(
      (one: { kind: string }) => one.kind === 'heading',
    ).id
    const text = `La commune a délibéré (#[${deliberation}]) puis acheté le logiciel (#[${market}]). Le juge rappelle :`
    cli('draft', 'write', draft, '--text', text, '--after', heading)
    const blocks: { id: string }[] = cli('draft', 'show', draft).blocks
    const written = blocks[blocks.findIndex(one => one.id === heading) + 1]?.id ?? ''
    cli('draft', 'quote', draft, hit.id, '--pin', 'pt 5', '--after', written)
    cli('exhibit', 'order', dossier.id, market, deliberation)
    const other = join(folder, 'autre.docx')
    cli('export', draft, '--out', other)
    expect(wordParagraphs(await wordPart(other)).map(spaced)).toEqual(paragraphs)
  })
})

test('files dropped on the window are imported, twice adds nothing, a broken one is named', async ({
  page,
  folder,
}) => {
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  const broken = textFile(folder, 'cassée.zip', 'ceci n’est pas une archive')
  await dropFiles(page, [archive, broken])
  const said = await imported(page)
  expect(said).toContain('21 ajoutés')
  expect(said).toContain('1 refusé')
  expect(said).toContain('cassée.zip')
  await dropFiles(page, [archive])
  const again = await imported(page)
  expect(again).toContain('21 déjà là')
  expect(again).not.toContain('ajouté')
})

test('the first start imports at once, and a number typed alone goes straight to its decision', async ({
  page,
}) => {
  await choose(page, () => firstStart(page, 'Bénévole', 'Importer vos fichiers…'), [archive])
  expect(await imported(page)).toContain('21 ajoutés')
  const results = await search(page, '999104')
  await expect(results.first()).toContainText('n° 999104')
  await expect(results).toHaveCount(1)
})
