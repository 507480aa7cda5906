import { openPostgres } from '../../../src/main/kernel/postgres/connect.ts'
import { migratePostgres } from '../../../src/main/kernel/postgres/postgres-migrations.ts'
import { changeOffice } from '../../../src/main/library/corpus/office/change-office.ts'
import { corpusSchema } from '../../../src/main/library/corpus/office/corpus-schema.ts'
import { settleOffice } from '../../../src/main/library/corpus/office/settle-office.ts'
import { sources } from '../../../src/main/library/store.ts'
import { aDecision, anArticle } from '../../fixtures/builders.ts'
import { type PostgresServer, startPostgres, whyNoPostgres } from '../../fixtures/office/postgres.ts'
import { expect, test } from '../fixture.ts'
import { firstStart, goTo, libraryMenu, press, search } from '../window.ts'

test.skip(whyNoPostgres !== undefined, whyNoPostgres)

let server: PostgresServer
test.beforeAll(async () => {
  server = await startPostgres()
  const postgres = await openPostgres(server.address())
  await migratePostgres(postgres, corpusSchema)
  const text = [{ n: 1, text: 'Une girafe traverse la voie publique.' }]
  await changeOffice(postgres, [], db =>
    sources(db).putAll(
      [
        aDecision({ id: 'girafe', numbers: ['490100'], text }),
        anArticle({ id: 'csi-1', number: 'L. 251-1' }),
      ],
      'import',
    ),
  )
  await settleOffice(postgres)
  await postgres.close()
})
test.afterAll(() => server?.stop())

test('the corpus of an office is searched, read and kept, and its silence is said', async ({ page }) => {
  await firstStart(page, 'Bénévole', 'Commencer sans rien')
  await goTo(page, 'Bibliothèque')
  await libraryMenu(page, 'État de la bibliothèque')
  await page.getByLabel('Adresse du corpus').fill(server.address())
  await press(page, 'Interroger ce bureau')
  await expect(page.getByRole('list', { name: 'Fonds du bureau' })).toContainText('AUTRES')
  await page.getByLabel('Prendre un code hors ligne').fill('CSI')
  await press(page, 'Prendre ce code')
  await expect(page.getByText('1 texte copié dans la bibliothèque.')).toBeVisible()
  await goTo(page, 'Bibliothèque')
  const hits = await search(page, 'girafe')
  await expect(page.getByText('Réponses du bureau.')).toBeVisible()
  await hits.first().click()
  await expect(page.getByText('Une girafe traverse la voie publique.').last()).toBeVisible()
  server.stop()
  await search(page, 'girafe traverse')
  await expect(page.getByText('Le bureau ne répond pas : réponses d’ici.')).toBeVisible()
  await expect(hits).toHaveCount(1)
})
