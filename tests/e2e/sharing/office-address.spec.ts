import { openPostgres } from '../../../src/main/kernel/postgres/connect.ts'
import { DESK_ROLE } from '../../../src/main/sharing/office/postgres/office-schema.ts'
import { prepareOffice } from '../../../src/main/sharing/office/postgres/prepare.ts'
import { type PostgresServer, startPostgres, whyNoPostgres } from '../../fixtures/office/postgres.ts'
import { cleanEverywhere } from '../clean.ts'
import { expect, test } from '../fixture.ts'
import { ask } from '../sample.ts'
import { firstStart, openAt, press } from '../window.ts'

/** Its signs are not those of an address as they stand. */
const PASSWORD = 'mot/de:passe@canari'

let server: PostgresServer
test.beforeAll(async () => {
  test.skip(whyNoPostgres !== undefined, `PostgreSQL : ${whyNoPostgres}.`)
  server = await startPostgres()
  const postgres = await openPostgres(server.address())
  await postgres.query(`CREATE ROLE lea LOGIN PASSWORD '${PASSWORD}'`)
  await postgres.close()
})
test.afterAll(() => server?.stop())

test('the address of a server is tried before it is kept, its password hidden, each refusal a sentence', async ({
  page,
}) => {
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  await openAt(page, '#/espaces')
  await press(page, 'Créer un espace…')
  const box = page.getByRole('dialog')
  const address = box.getByRole('textbox', { name: 'Adresse du bureau' })
  const tries = async (url: string, sentence: string) => {
    await address.fill(url)
    await press(box, 'Essayer cette adresse')
    await expect(box).toContainText(sentence)
  }
  const at = `127.0.0.1:${server.port}`
  await tries('postgres://lea@127.0.0.1:1/postgres', 'ne répond pas')
  const password = box.getByLabel('Mot de passe du serveur')
  await password.fill('faux')
  await tries(`postgres://lea@${at}/postgres`, 'refuse ce nom ou ce mot de passe')
  await password.fill(PASSWORD)
  await tries(`postgres://lea@${at}/absente`, 'la base nommée par cette adresse')
  await cleanEverywhere(page, 'essayer une adresse')
  await address.fill(`postgres://${at}/postgres`)
  await box.getByLabel('Nom de connexion au serveur').fill('lea')
  await expect(address).toHaveValue(`postgres://lea@${at}/postgres`)
  await press(box, 'Essayer cette adresse')
  await expect(box).toContainText('office init')
  await prepareOffice(server.address())
  const admin = await openPostgres(server.address())
  await admin.query(`GRANT ${DESK_ROLE} TO lea`)
  await admin.close()
  await press(box, 'Essayer cette adresse')
  await expect(box.getByRole('status')).toContainText('Le serveur répond, vous accepte')
  await expect(password).toHaveAttribute('type', 'password')
  await expect(address).not.toHaveValue(/canari/)
  await box.getByRole('textbox', { name: 'Nom de l’espace' }).fill('Recours vidéo')
  await box.getByRole('textbox', { name: 'Votre nom' }).fill('Léa Exemple')
  await press(box, 'Créer l’espace')
  await expect(page.getByRole('heading', { level: 1, name: 'Recours vidéo' })).toBeVisible()
  const state = JSON.stringify([
    await ask(page, 'office.state', {}),
    await ask(page, 'settings.get', {}),
    await page.content(),
  ])
  expect(state).not.toContain('canari')
})
