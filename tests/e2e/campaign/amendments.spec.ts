import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cleanEverywhere } from '../clean.ts'
import { save } from '../files.ts'
import { expect, test } from '../fixture.ts'
import { firstStart, openAt, press } from '../window.ts'

const article = [
  'I. – Le code de la sécurité intérieure est ainsi modifié :',
  '« Art. L. 871-8. – Les opérateurs remettent aux agents les données déchiffrées. Le refus est puni de deux ans d’emprisonnement. »',
  'II. – Le présent article entre en vigueur le 1er janvier 2026.',
].join('\n')

test('an amendment composed by pointing, with the mouse, the keyboard, or pasted, and exported', async ({
  page,
  served,
  folder,
}) => {
  test.slow()
  await firstStart(page, 'Bénévole', 'Commencer sans rien')
  await openAt(page, '#/campagne/amendements')
  await press(page, 'Nouvel amendement')
  await page.getByRole('textbox', { name: /^Article / }).fill('8 ter')
  await page.getByRole('textbox', { name: 'Texte de l’article' }).fill(article)
  await press(page, 'Commencer')

  // the mouse: from a word to another
  await page.locator('.word', { hasText: 'données' }).hover()
  await page.mouse.down()
  await page.locator('.word', { hasText: 'déchiffrées' }).hover()
  await page.mouse.up()
  await press(page, 'Remplacer')
  await page.getByRole('textbox', { name: 'Les mots nouveaux' }).fill('données en clair')
  await press(page, 'Ajouter à l’amendement')
  const dispositif = page.locator('.dispositif')
  await expect(dispositif).toContainText(
    'À l’alinéa 2, substituer aux mots :« données déchiffrées »les mots :« données en clair ».',
  )

  // the keyboard: the last alinéa whole
  await page.locator('[data-alinea="2"]').focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await press(page, 'Supprimer')
  await expect(dispositif).toContainText('II. – Supprimer l’alinéa 3.')
  // and what was written elsewhere, as it was typed
  await press(page, 'Coller un dispositif')
  const pasted = page.getByRole('textbox', { name: 'Le dispositif' })
  await pasted.fill('Faire autrement.')
  await press(page, 'Ajouter à l’amendement')
  await expect(page.getByText('Ceci n’est pas compris')).toBeVisible()
  await pasted.fill("À l'alinéa 1, supprimer le mot : « ainsi ».")
  await press(page, 'Ajouter à l’amendement')
  await expect(dispositif).toContainText('III. – À l’alinéa 1, supprimer le mot :')
  // what is taken out can be put back, as long as nothing else of them changes
  const back = page.locator('.toasts').getByRole('button', { name: 'Annuler' })
  await press(page, 'Retirer le changement 3')
  await expect(dispositif).not.toContainText('III.')
  await back.click()
  await expect(dispositif).toContainText('III. – À l’alinéa 1, supprimer le mot :')
  await press(page, 'Retirer le changement 3')
  await expect(back).toBeVisible()
  await press(page, 'Monter le changement 2')
  await expect(back).toHaveCount(0)
  await press(page, 'Descendre le changement 1')
  await press(page, 'Coller un dispositif')
  await pasted.fill("À l'alinéa 1, supprimer le mot : « ainsi ».")
  await press(page, 'Ajouter à l’amendement')
  await expect(dispositif).toContainText('III. – À l’alinéa 1, supprimer le mot :')
  await expect(page.getByRole('table')).toContainText('données en clair')
  await page.getByRole('textbox', { name: 'Pourquoi' }).fill('Une porte dérobée affaiblit tout le monde.')
  await expect(page.getByText('Enregistré', { exact: true })).toBeVisible()
  await cleanEverywhere(page, 'amendement composé')
  const file = join(folder, 'amendement.docx')
  await save(page, () => press(page, 'Exporter en Word'), file)
  expect(readFileSync(file).subarray(0, 2).toString()).toBe('PK')

  // and to change it in its turn: what is pointed at is its dispositif
  await press(page, 'Sous-amender')
  await expect(page.getByRole('heading', { level: 2, name: /sous-amendement sans numéro/ })).toBeVisible()
  await page.locator('[data-alinea="2"] .word', { hasText: 'déchiffrées' }).click()
  await press(page, 'Supprimer')
  await expect(dispositif).toContainText('À l’alinéa 2, supprimer le mot :« déchiffrées ».')
  await expect(page.getByText('Enregistré', { exact: true })).toBeVisible()

  await page.getByRole('link', { name: 'Amendements', exact: true }).first().click()
  await expect(page.locator('.liasse-row')).toHaveCount(2)
  await cleanEverywhere(page, 'liasse')
  const [kept, sub] = JSON.parse(served.cli('amendment', 'list', '--json')) as {
    id: string
    parent?: string
    changes: unknown[]
  }[]
  expect(kept?.changes).toHaveLength(3)
  expect(sub).toMatchObject({ parent: kept?.id, kind: 'sous-amendement' })
  expect(served.cli('amendment', 'apply', kept?.id ?? '')).toContain('les données en clair. Le refus')
})
