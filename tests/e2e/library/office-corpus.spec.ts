import type { Page } from '@playwright/test'
import { openPostgres } from '../../../src/main/kernel/postgres/connect.ts'
import { migratePostgres } from '../../../src/main/kernel/postgres/postgres-migrations.ts'
import { changeOffice } from '../../../src/main/library/corpus/office/change-office.ts'
import { corpusSchema } from '../../../src/main/library/corpus/office/corpus-schema.ts'
import { settleOffice } from '../../../src/main/library/corpus/office/settle-office.ts'
import { sources } from '../../../src/main/library/store.ts'
import type { Draft } from '../../../src/shared/drafts/model.ts'
import { aDecision, anArticle } from '../../fixtures/builders.ts'
import { type PostgresServer, startPostgres, whyNoPostgres } from '../../fixtures/office/postgres.ts'
import { expect, test } from '../fixture.ts'
import { ask } from '../sample.ts'
import { firstStart, goTo, libraryMenu, press, search } from '../window.ts'

test.skip(whyNoPostgres !== undefined, whyNoPostgres)

let server: PostgresServer
test.beforeEach(async () => {
  server = await startPostgres()
  const postgres = await openPostgres(server.address())
  await migratePostgres(postgres, corpusSchema)
  const text = (words: string) => [{ n: 1, text: words }]
  const decision = (id: string, number: string, words: string) =>
    aDecision({ id, numbers: [number], date: '2024-05-06', court: 'CE', text: text(words) })
  const put = (all: Parameters<ReturnType<typeof sources>['putAll']>[0], fund?: string) =>
    changeOffice(
      postgres,
      [],
      db => sources(db).putAll(all, 'import'),
      fund === undefined ? {} : { fundOf: () => fund },
    )
  await put([
    decision('girafe', '490100', 'Une girafe traverse la voie publique, comme l’a jugé CE, n° 490101.'),
    decision('tapir', '490101', 'Un tapir traverse la voie publique.'),
  ])
  await put([anArticle({ id: 'csi-1', number: 'L. 251-1' })], 'LEGI')
  await put([decision('okapi', '490200', 'Un okapi.'), decision('zebu', '490201', 'Un zébu.')], 'JADE')
  await settleOffice(postgres)
  await postgres.close()
})
test.afterEach(() => server?.stop())

/** Asks the office from the page of the state of the library. */
async function askOffice(page: Page): Promise<void> {
  await firstStart(page, 'Bénévole', 'Commencer sans rien')
  await goTo(page, 'Bibliothèque')
  await libraryMenu(page, 'État de la bibliothèque')
  await page.getByLabel('Adresse du corpus').fill(server.address())
  await press(page, 'Interroger ce bureau')
  await expect(page.getByRole('list', { name: 'Fonds du bureau' })).toContainText('AUTRES')
}

test('the corpus of an office is searched, read and kept, and its silence is said', async ({ page }) => {
  await askOffice(page)
  await page.getByLabel('Prendre un code hors ligne').fill('CSI')
  await press(page, 'Prendre ce code')
  await expect(page.getByText('1 texte copié dans la bibliothèque.')).toBeVisible()
  await goTo(page, 'Bibliothèque')
  const hits = await search(page, 'girafe')
  await expect(page.getByText('Réponses du bureau.')).toBeVisible()
  await hits.first().click()
  await expect(page.getByText('Une girafe traverse la voie publique').last()).toBeVisible()
  server.stop()
  await search(page, 'girafe traverse')
  await expect(page.getByText('Le bureau ne répond pas : réponses d’ici.')).toBeVisible()
  await expect(hits).toHaveCount(1)
})

test('a fund is taken offline once, and a code that the office has not is said', async ({ page }) => {
  await askOffice(page)
  await press(page, 'Prendre hors ligne le fonds JADE')
  await expect(page.getByText('2 textes copiés dans la bibliothèque.')).toBeVisible()
  await press(page, 'Prendre hors ligne le fonds JADE')
  await expect(page.getByText('Rien à copier : les 2 textes y étaient déjà.')).toBeVisible()
  await page.getByLabel('Prendre un code hors ligne').fill('CJX')
  await press(page, 'Prendre ce code')
  await expect(page.getByText('Le bureau n’a pas de code « CJX ».')).toBeVisible()
})

test('a copy from the office says how far it is, is stopped, and goes on from there', async ({ page }) => {
  const postgres = await openPostgres(server.address())
  const bears = Array.from({ length: 60 }, (_, n) =>
    aDecision({ id: `ours-${n}`, numbers: [`${480_000 + n}`] }),
  )
  await changeOffice(postgres, [], db => sources(db).putAll(bears, 'import'), { fundOf: () => 'CAPP' })
  await settleOffice(postgres)
  await askOffice(page)
  // the office holds its answer back
  let release = () => {}
  const holding = postgres.transaction(async client => {
    await client.query('LOCK TABLE corpus.keys IN ACCESS EXCLUSIVE MODE')
    await press(page, 'Prendre hors ligne le fonds CAPP')
    await new Promise<void>(resolve => {
      release = resolve
    })
  })
  await expect(page.getByRole('progressbar', { name: 'Copie hors ligne : Fonds CAPP' })).toBeVisible()
  await expect(page.getByText('0 sur 60 textes.')).toBeVisible()
  await page.getByRole('button', { name: 'Arrêter', exact: true }).click()
  release()
  await holding
  await postgres.close()
  await expect(
    page.getByText('50 textes copiés dans la bibliothèque. Copie arrêtée : il en reste 10 à regarder'),
  ).toBeVisible()
  await expect(page.getByRole('progressbar', { name: /Copie hors ligne/ })).toHaveCount(0)
  await press(page, 'Prendre hors ligne le fonds CAPP')
  await expect(page.getByText('10 textes copiés dans la bibliothèque ; 50 y étaient déjà.')).toBeVisible()
})

test('what a dossier cites is taken offline, with what that cites, and answers once the office is silent', async ({
  page,
}) => {
  await askOffice(page)
  const { id, drafts } = await ask<{ id: string; drafts: string[] }>(page, 'dossiers.create', {
    ...{ template: 'rep-vsa', title: 'Caméras de Moirans', facts: { commune: 'Moirans' } },
  })
  // written by somebody who has the decision: it is not here
  const draft = await ask<Draft>(page, 'drafts.get', { id: drafts[0] })
  const source = { kind: 'decision', id: 'girafe' }
  const cites = { kind: 'paragraph', id: 'cites', inlines: [{ kind: 'citation', source, form: 'auto' }] }
  await ask(page, 'drafts.save', { draft: { ...draft, blocks: [...draft.blocks, cites] } })
  await page.reload()
  await page.getByLabel('Prendre hors ligne ce que cite un dossier').selectOption(id)
  await press(page, 'Prendre ce que cite le dossier')
  await expect(page.getByText('2 textes copiés dans la bibliothèque.')).toBeVisible()
  server.stop()
  await goTo(page, 'Bibliothèque')
  await expect(await search(page, 'tapir')).toHaveCount(1)
})
