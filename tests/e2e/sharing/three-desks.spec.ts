import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { type DemoDesk, openDemoDesk } from '../../../src/main/demo/demo-desk.ts'
import { filesUnder, holdsWord } from '../../../src/main/demo/office/host-words.ts'
import type { Block, Draft, Inline } from '../../../src/shared/drafts/model.ts'
import { dateText } from '../../../src/shared/french/dates.ts'
import { aPdf } from '../../fixtures/files.ts'
import { type PostgresServer, startPostgres, whyNoPostgres } from '../../fixtures/office/postgres.ts'
import { openRelay, type Relay } from '../../fixtures/office/relay.ts'
import { clean } from '../clean.ts'
import { addExhibits, block, call, cite, exportWord, panel, saveNow, type, writing } from '../desk.ts'
import { importFiles, save } from '../files.ts'
import { expect, runCli, sample, test } from '../fixture.ts'
import { ask, openSample } from '../sample.ts'
import { firstStart, openAt, press } from '../window.ts'
import { spaced, wordParagraphs, wordPart } from '../word.ts'

/** Words of each, of what they cite and join: all of them in the file that is filed, none of them on the server. */
const WORDS = {
  lea: 'la place de la Gare est filmée jour et nuit',
  leaLater: 'et le maire le reconnaît',
  ali: 'aucune analyse d’impact n’a été versée',
  aliLater: 'malgré deux demandes',
  zoe: 'la Commission n’a jamais été saisie',
  chosen: 'que ces faits mettent au jour',
} as const
const EXHIBITS = { ali: 'Procès-verbal de l’été', zoe: 'Relevé détaillé d’août' } as const
/** A passage of the sample that two change, each in their way. */
const SAME = { before: 'que révèlent ces faits', mine: 'que ces faits font voir' }
const SPACE = 'Recours de Zedville'
const HOST_NEVER_HAS = [
  ...Object.values(WORDS),
  ...Object.values(EXHIBITS),
  ...[SAME.before, SAME.mine, SPACE, 'Valmont', 'VigiScope', 'Léa Martin', 'Zoé Petit', 'Ali Durand'],
]
/** The desks’ programs, a server, and texts opened for the first time. */
const OPENING = { timeout: 30_000 }
const MEETING = { timeout: 30_000 }
/** Exhibits of the sample, before those of the story. */
const SAMPLE_EXHIBITS = 6
/** Days since the decision was notified: its time limit runs, and is too far to be recalled. */
const RECENT_DAYS = 5

let server: PostgresServer
let train: Relay
let zoe: DemoDesk | undefined
test.beforeAll(async () => {
  test.skip(whyNoPostgres !== undefined, `PostgreSQL : ${whyNoPostgres}.`)
  server = await startPostgres()
  train = await openRelay(server.port)
})
test.afterAll(async () => {
  await zoe?.close()
  train?.close()
  server?.stop()
})

const box = (page: Page) => page.getByRole('dialog')
const bar = (page: Page) => page.getByRole('region', { name: 'Écrire à plusieurs' })
const dayAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)
const addressOf = (user: string, port = server.port) => `postgres://${user}:secret@127.0.0.1:${port}/bureau`

/** Prepares the server as docs/office.md says: who keeps it, then a login for each member. */
function prepareServer(folder: string): void {
  const sql = (base: string, text: string) =>
    expect(
      server.run('psql', '-h', '127.0.0.1', '-p', `${server.port}`, '-U', 'postgres', '-d', base, '-c', text),
    ).toBe(true)
  sql('postgres', "CREATE ROLE gestion LOGIN CREATEROLE PASSWORD 'secret'")
  sql('postgres', 'CREATE DATABASE bureau OWNER gestion')
  runCli(join(folder, 'serveur'), ['office', 'init', '--url', addressOf('gestion')])
  for (const name of ['lea', 'ali', 'zoe'])
    sql('bureau', `CREATE ROLE ${name} LOGIN IN ROLE pretoire_desk CONNECTION LIMIT 10 PASSWORD 'secret'`)
}

/** Fills the address of the server by its parts, as somebody who was given a login does. */
async function logIn(page: Page, login: string): Promise<void> {
  await box(page).getByLabel('Nom de connexion au serveur').fill(login)
  await box(page).getByLabel('Mot de passe du serveur').fill('secret')
}

/** Lets the holder of a card in from the window of who is responsible; the invitation, and the ten words that were read. */
async function invite(page: Page, card: string, name: string): Promise<{ invitation: string; read: string }> {
  await press(page, 'Inviter…')
  await box(page).getByRole('textbox', { name: 'Carte reçue' }).fill(card)
  await press(box(page), 'Lire la carte')
  const read = await box(page).locator('.spoken-words b').innerText()
  await press(box(page), 'Inviter')
  const invitation = await box(page)
    .getByRole('textbox', { name: `Invitation pour ${name}` })
    .inputValue()
  await press(box(page), 'Fermer')
  return { invitation, read }
}

const inlinesOf = (one: Block): readonly Inline[] => ('inlines' in one ? one.inlines : [])
const textOf = (draft: Draft): string => JSON.stringify(draft.blocks)

/** Adds the words that Zoé writes in the train: a sentence that cites a decision and calls her exhibit, and another reading of a passage. */
function writtenInTrain(draft: Draft, exhibit: string): Draft {
  const citation = draft.blocks.flatMap(inlinesOf).find(one => one.kind === 'citation')
  const place = draft.blocks.findIndex(one =>
    textOf({ ...draft, blocks: [one] }).includes('exploite un réseau de'),
  )
  if (!citation || place < 0) throw new Error('the sample changed')
  const added: Block = {
    ...{ kind: 'paragraph', id: crypto.randomUUID(), style: 'body' },
    inlines: [
      { kind: 'text', text: `De plus, ${WORDS.zoe} (` },
      { kind: 'exhibit', exhibit },
      { kind: 'text', text: ' ; ' },
      citation,
      { kind: 'text', text: ').' },
    ],
  }
  const blocks = draft.blocks.toSpliced(place + 1, 0, added)
  return JSON.parse(JSON.stringify({ ...draft, blocks }).replace(SAME.before, WORDS.chosen))
}

/** Types after the paragraph that holds these words: beside its last line, which the end of the middle one is not. */
async function typeAfter(page: Page, words: string, typed: string): Promise<void> {
  const box = await block(page, words).boundingBox()
  if (!box) throw new Error(`no paragraph: ${words}`)
  await block(page, words).click({ position: { x: box.width - 3, y: box.height - 8 } })
  await page.keyboard.press('End')
  await page.keyboard.type(typed, { delay: 20 })
}

/** Writes a file to be joined, of a name with accents. */
function pdfOf(folder: string, name: string): string {
  const path = join(folder, `${name}.pdf`)
  writeFileSync(path, aPdf('Piece', 1))
  return path
}

test('three people on three desks, one of them on a train, write, source and file one requête together', async ({
  page,
  folder,
  served,
  open,
  errors,
}) => {
  test.setTimeout(300_000)
  prepareServer(folder)
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  const { page: ali } = await open(join(folder, 'ali'), errors)
  await firstStart(ali, 'Avocat·e', 'Commencer sans rien')
  mkdirSync(join(folder, 'zoe'))
  zoe = openDemoDesk(join(folder, 'zoe'))
  // the story says itself when they meet
  for (const desk of [page, ali]) await ask(desk, 'settings.save', { values: { 'office.quiet': 'off' } })
  await zoe.call['settings.save']({ values: { 'office.quiet': 'off' } })

  await test.step('Léa founds the space, Ali enters by his card and ten words, Zoé through the network of a train', async () => {
    await openAt(page, '#/espaces')
    await press(page, 'Créer un espace…')
    await box(page).getByRole('textbox', { name: 'Nom de l’espace' }).fill(SPACE)
    await box(page)
      .getByRole('textbox', { name: 'Adresse du bureau' })
      .fill(addressOf('').replace(':secret', ''))
    await logIn(page, 'lea')
    await box(page).getByRole('textbox', { name: 'Votre nom' }).fill('Léa Martin')
    await press(box(page), 'Créer l’espace')
    await expect(page.getByRole('heading', { level: 1, name: SPACE })).toBeVisible()

    await openAt(ali, '#/espaces')
    await press(ali, 'Ma carte…')
    await box(ali).getByRole('textbox', { name: 'Votre nom' }).fill('Ali Durand')
    await press(box(ali), 'Faire ma carte')
    const card = await box(ali).getByRole('textbox', { name: 'Carte d’Ali Durand' }).inputValue()
    const words = await box(ali).locator('.spoken-words b').innerText()
    await press(box(ali), 'Fermer')
    const { invitation, read } = await invite(page, card, 'Ali Durand')
    expect(read).toBe(words)
    await press(ali, 'Entrer par une invitation…')
    await box(ali).getByRole('textbox', { name: 'Invitation reçue' }).fill(invitation)
    await press(box(ali), 'Lire l’invitation')
    await logIn(ali, 'ali')
    await press(box(ali), 'Entrer dans l’espace')
    await expect(ali.getByRole('heading', { level: 1, name: SPACE })).toBeVisible()

    const own = await zoe?.call['office.card']({ name: 'Zoé Petit' })
    const invited = await invite(page, own?.card ?? '', 'Zoé Petit')
    expect(invited.read).toBe(own?.words.join(' '))
    await zoe?.call['office.join']({ invitation: invited.invitation, url: addressOf('zoe', train.port) })
  })

  const { dossier, draft } = await openSample(page, 'recourse')
  served.cli('event', 'add', dossier, 'notified', '--date', dayAgo(RECENT_DAYS), '--with', 'regime-general')
  await test.step('the dossier is shared, and received by the two others', async () => {
    await openAt(page, `#/dossier/${dossier}`)
    await press(page, 'Partager avec…')
    await press(page, `Partager avec «\u00a0${SPACE}\u00a0»`)
    await expect(page.getByText('partagé', { exact: true })).toBeVisible(MEETING)
    await press(page, 'Fermer')
    await expect(page.locator('.shared-with')).toContainText(/à jour/, MEETING)
    await ask(ali, 'office.sync', {})
    await zoe?.call['office.sync']({})
    await openAt(ali, '#/espaces')
    await expect(ali.locator('.due')).toContainText('Requête en annulation')
  })

  await test.step('Zoé writes, cites and joins an exhibit in the train, out of reach', async () => {
    if (!zoe) return
    train.cut()
    const file = pdfOf(folder, EXHIBITS.zoe)
    const { id } = await zoe.call['exhibits.add']({ dossier, file: { token: zoe.tokens.addFile(file) } })
    await zoe.call['drafts.save']({ draft: writtenInTrain(await zoe.call['drafts.get']({ id: draft }), id) })
    const [report] = await zoe.call['office.sync']({})
    expect(report?.failure).toContain('ce qui n’est pas envoyé reste ici')
  })

  await test.step('Léa and Ali write at once; the server is killed under their keys and started again', async () => {
    await importFiles(ali, [sample('conseil-etat-fictif_202111.zip')])
    const own = JSON.stringify(await ask(page, 'drafts.get', { id: draft })).replace(SAME.before, SAME.mine)
    await ask(page, 'drafts.save', { draft: JSON.parse(own) })
    await openAt(page, `#/dossier/${dossier}/${draft}`)
    await openAt(ali, `#/dossier/${dossier}/${draft}`)
    await expect(block(page, SAME.mine)).toBeVisible(OPENING)
    await press(bar(page), 'Écrire à plusieurs')
    await expect(bar(page)).toContainText('personne d’autre n’y est pour l’instant', OPENING)
    await press(bar(ali), /^(Écrire à plusieurs|Rejoindre)$/)
    await expect(bar(ali)).toContainText('Léa Martin', OPENING)
    const here = 'Interrogée, la commune'
    const there = 'exploite un réseau de'
    await Promise.all([
      typeAfter(page, here, ` De fait, ${WORDS.lea}`),
      typeAfter(ali, there, ` Or, ${WORDS.ali}`),
    ])
    await expect(block(ali, here)).toContainText(WORDS.lea)
    server.kill()
    await Promise.all([type(page, `, ${WORDS.leaLater}.`), type(ali, `, ${WORDS.aliLater}. `)])
    await expect(bar(page)).toContainText('Le bureau ne répond pas')
    await expect(block(page, here)).toContainText(WORDS.leaLater)
    await expect(async () => server.start()).toPass(OPENING)
    await expect(block(page, there)).toContainText(WORDS.aliLater, OPENING)
    await expect(block(ali, here)).toContainText(WORDS.leaLater, OPENING)
    await type(ali, 'Le Conseil d’État l’a jugé (')
    await cite(ali, '999101', /Regards libres/, 1)
    await expect((await panel(ali, 'Pièces')).locator('.exhibit-name')).toHaveCount(SAMPLE_EXHIBITS)
    await addExhibits(ali, [pdfOf(folder, EXHIBITS.ali)])
    await typeAfter(ali, there, ') (')
    await call(ali, '#', 'Procès', EXHIBITS.ali)
    await type(ali, ').')
    await saveNow(ali)
    await press(bar(ali), 'Quitter la séance')
    await expect(bar(page)).toContainText('personne d’autre', OPENING)
    await press(bar(page), 'Quitter la séance')
    await expect(bar(page).getByRole('button', { name: 'Écrire à plusieurs' })).toBeVisible(OPENING)
    await ask(ali, 'office.sync', {})
  })

  await test.step('the train comes back: one passage to choose, then one text, one numbering, one set of sources', async () => {
    train.mend()
    await meetAll()
    await openAt(page, '#/espaces')
    const conflict = page.locator('.space-conflict')
    await expect(conflict).toContainText(SAME.mine, MEETING)
    await expect(conflict).toContainText(WORDS.chosen)
    await expect(conflict).toHaveCount(1)
    await conflict
      .getByRole('button', {
        name: (await conflict.locator('.pack-way').first().innerText()).includes(WORDS.chosen)
          ? 'Garder ce qui est en place'
          : 'Prendre l’autre version',
      })
      .click()
    await expect(conflict).toHaveCount(0)
    await meetAll()
    const texts = await onEachDesk('drafts.get', { id: draft }, one => textOf(one as Draft))
    expect(new Set(texts).size).toBe(1)
    for (const words of Object.values(WORDS)) expect(texts[0]).toContain(words)
    const names = await onEachDesk('exhibits.list', { dossier }, list =>
      (list as readonly { readonly label: string }[]).map(one => one.label).join(' | '),
    )
    expect(new Set(names).size).toBe(1)
    for (const name of Object.values(EXHIBITS)) expect(names[0]).toContain(name)
    await openAt(page, `#/dossier/${dossier}/${draft}`)
    await expect(block(page, 'exploite un réseau de')).toContainText('n° 999101')
    await openAt(ali, `#/dossier/${dossier}/${draft}`)
    const calls = (one: Page) => writing(one).locator('[data-atom="exhibit"]').allInnerTexts()
    await expect(block(ali, WORDS.zoe)).toBeVisible(OPENING)
    await expect.poll(async () => (await calls(ali)).join()).toBe((await calls(page)).join())
    expect((await calls(page)).join()).toMatch(/n°\s7[\s\S]*n°\s8|n°\s8[\s\S]*n°\s7/)
  })

  await test.step('Léa files it; Zoé, who had noted another day in the train, is told both', async () => {
    train.cut()
    await zoe?.call['filings.file']({ dossier, drafts: [draft], date: dayAgo(2) })
    await exportWord(page, join(folder, 'requete.docx'))
    await openAt(page, `#/dossier/${dossier}?fait=filings-title`)
    await press(page, 'Noter un dépôt…')
    await box(page)
      .getByRole('checkbox', { name: /^Recours pour excès/ })
      .check()
    await box(page).getByLabel('Date du dépôt ou de l’envoi').fill(dayAgo(1))
    await press(box(page), 'Noter le dépôt')
    await expect(page.locator('.deposit')).toContainText('Recours pour excès', MEETING)
    await ask(page, 'office.sync', {})
    await ask(ali, 'office.sync', {})
    await expect(ali.getByText('il se lit, il ne change plus')).toBeVisible(MEETING)
    await expect(writing(ali)).toHaveAttribute('contenteditable', 'false')
    train.mend()
    await meetAll()
    const refusals = (await zoe?.call['office.state']({}))?.[0]?.refusals ?? []
    const reasons = spaced(refusals.map(one => one.reason).join(' '))
    expect(reasons).toContain(`est noté déposé le ${dateText(dayAgo(2))}`)
    expect(reasons).toContain(`un autre dépôt du même texte, le ${dateText(dayAgo(1))}`)
    await openAt(page, '#/espaces')
    await expect.soft(page.getByText('Ce qui n’a pas été pris')).toBeVisible()
    await expect.soft(page.getByText(`un autre dépôt du même texte, le ${dateText(dayAgo(2))}`)).toBeVisible()
    await expect.soft(page.locator('.due')).not.toContainText('Requête en annulation')
    const journal = page.getByRole('list', { name: 'Qui a changé quoi' })
    await expect.soft(journal).toContainText(`Zoé Petit a ajouté «\u00a0Dépôt du ${dateText(dayAgo(2))}`)
    await expect.soft(journal).toContainText('Ali Durand')
    await clean(page, 'espace d’une requête déposée')
  })

  await test.step('the Word file that the deposit keeps has the words, the sources and the exhibits of all three', async () => {
    await openAt(ali, `#/dossier/${dossier}?fait=filings-title`)
    const file = join(folder, 'deposee.docx')
    await save(
      ali,
      () =>
        ali
          .locator('.kept-files')
          .getByRole('button', { name: /\.docx$/ })
          .click(),
      file,
    )
    for (const path of [file, join(folder, 'requete.docx')]) {
      const text = spaced(
        [
          ...wordParagraphs(await wordPart(path)),
          ...wordParagraphs(await wordPart(path, 'word/footnotes.xml').catch(() => '')),
        ].join('\n'),
      )
      for (const words of [...Object.values(WORDS), ...Object.values(EXHIBITS), 'n° 999101'])
        expect.soft(text).toContain(words)
    }
  })

  await test.step('the server has none of those words, in its tables, its write-ahead log and its journal', () => {
    let files = 0
    for (const bytes of filesUnder(server.folder)) {
      files += 1
      expect.soft(holdsWord(bytes, HOST_NEVER_HAS)).toBe(false)
    }
    expect(files).toBeGreaterThan(100)
    expect(server.log()).toContain('append_envelope')
  })

  /** Each desk in its turn, twice: what the last one sends is read by the first. */
  async function meetAll(): Promise<void> {
    for (const desk of [page, ali, undefined, page, ali, undefined])
      await (desk ? ask(desk, 'office.sync', {}) : zoe?.call['office.sync']({}))
  }
  async function onEachDesk<T>(
    channel: 'drafts.get' | 'exhibits.list',
    input: object,
    read: (value: unknown) => T,
  ): Promise<T[]> {
    const own = zoe?.call[channel] as ((input: object) => Promise<unknown>) | undefined
    return [await ask(page, channel, input), await ask(ali, channel, input), await own?.(input)].map(read)
  }
})
