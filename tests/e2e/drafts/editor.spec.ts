import type { Page } from '@playwright/test'
import { holdCalls } from '../answers.ts'
import { fillClipboard } from '../clipboard.ts'
import { block, call, cite, newDossier, saved, saveNow, startUnder, type, writing } from '../desk.ts'
import { imported } from '../files.ts'
import { expect, test } from '../fixture.ts'
import { answer, firstStart, goTo, press } from '../window.ts'

const nbsp = '\u00a0'
const thin = '\u202f'

test.beforeEach(async ({ page }) => {
  await firstStart(page, 'Avocat·e', 'Charger la bibliothèque de départ')
  await imported(page)
  await newDossier(page, 'Recours pour excès de pouvoir', {})
  await startUnder(page, /FAITS ET PROCÉDURE/)
})

test('French spaces and quotes come as one types; one undo gives back what was typed', async ({ page }) => {
  await type(page, 'Il dit : "oui" ; est-ce vrai ? L\'article 5.')
  const written = block(page, 'est-ce vrai')
  await expect(written).toHaveText(
    `Il dit${nbsp}: «${nbsp}oui${nbsp}»${thin}; est-ce vrai${thin}? L’article 5.`,
    { useInnerText: false },
  )
  expect(await written.textContent()).toBe(
    `Il dit${nbsp}: «${nbsp}oui${nbsp}»${thin}; est-ce vrai${thin}? L’article 5.`,
  )
  await page.keyboard.press('Enter')
  await type(page, 'Donc:')
  const before = await block(page, 'Donc').textContent()
  expect(before).toBe(`Donc${nbsp}:`)
  await page.keyboard.press('Control+z')
  expect(await block(page, 'Donc').textContent()).toBe('Donc:')
})

test('undo and redo never lose a citation', async ({ page }) => {
  await type(page, 'Le tribunal l’a jugé, ')
  await cite(page, '2105328', '2105328', 18)
  const sentence = block(page, 'Le tribunal l’a jugé')
  const citation = sentence.locator('[data-atom="citation"]')
  await expect(citation).toHaveText(/2105328.*pt.18/)
  await type(page, ' et le redira.')
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('Control+z')
  for (let step = 0; step < 8; step += 1) await page.keyboard.press('Control+y')
  await expect(citation).toHaveText(/2105328.*pt.18/)
  await saved(page)
  await page.reload()
  await expect(citation).toHaveText(/2105328.*pt.18/)
})

test('what was typed is saved by itself, and the caret is where it was left', async ({ page }) => {
  await type(page, 'Premier mot, second mot.')
  for (let step = 0; step < 'second mot.'.length; step += 1) await page.keyboard.press('ArrowLeft')
  await page.waitForTimeout(1600)
  await saved(page)
  await page.reload()
  await expect(block(page, 'Premier mot')).toBeVisible()
  await page.keyboard.press('F6')
  await expect(writing(page)).toBeFocused()
  await type(page, 'le ')
  await expect(block(page, 'Premier mot')).toHaveText('Premier mot, le second mot.')
})

test('a footnote, a table and a private note', async ({ page }) => {
  await type(page, 'Une phrase')
  await page.keyboard.press('Control+Alt+f')
  const note = page.getByRole('textbox', { name: 'Texte de la note' })
  await expect(note).toBeFocused()
  await type(page, 'Voir le rapport')
  await page.keyboard.press('Escape')
  await type(page, ' et la suite.')
  const sentence = block(page, 'Une phrase')
  await expect(sentence).toContainText('et la suite.')
  await expect(sentence.locator('[data-atom="note"]')).toHaveText('1')
  await expect(sentence.locator('[data-atom="note"]')).toHaveAttribute('title', /Voir le rapport/)
  await page.keyboard.press('Enter')
  await call(page, '/', 'tab', 'Tableau')
  await expect(writing(page).locator('table')).toHaveCount(1)
  await type(page, 'Caméra')
  await page.keyboard.press('Tab')
  await type(page, 'Lieu')
  await expect(writing(page).locator('table tr').first()).toContainText('Caméra')
  await saved(page)
  await page.reload()
  await expect(writing(page).locator('table tr').first()).toContainText('CaméraLieu')
  await expect(block(page, 'Une phrase').locator('[data-atom="note"]')).toHaveAttribute(
    'title',
    /Voir le rapport/,
  )
})

test('a gap is filled from the facts of the dossier, in every place at once', async ({ page }) => {
  const gaps = writing(page).locator('[data-atom="slot"].missing', { hasText: 'à compléter\u00a0: logiciel' })
  expect(await gaps.count()).toBeGreaterThan(1)
  await gaps.first().click()
  await press(page.locator('.editor-card'), 'Renseigner ce fait')
  await expect(page.getByRole('heading', { name: 'Faits' })).toBeVisible()
  await answer(page, { Logiciel: 'BriefCam' })
  await expect(page.locator('.save-state')).toHaveText(/Enregistré/)
  await page.goBack()
  await expect(writing(page)).toBeVisible()
  await expect(gaps).toHaveCount(0)
  expect(await writing(page).locator('[data-atom="slot"]', { hasText: 'BriefCam' }).count()).toBeGreaterThan(
    1,
  )
})

test('a section moves in the outline by keys and takes its text along; numbers follow', async ({ page }) => {
  await type(page, 'Texte de la première section.')
  await page.keyboard.press('Enter')
  await call(page, '/', 'titre 2', 'Titre 2')
  await type(page, 'Alpha')
  await page.keyboard.press('Enter')
  await type(page, 'Sous alpha.')
  await page.keyboard.press('Enter')
  await call(page, '/', 'titre 2', 'Titre 2')
  await type(page, 'Bêta')
  const plan = page.getByRole('navigation', { name: 'Plan' })
  await expect(plan.getByRole('button', { name: /^A\. ?Alpha/ })).toBeVisible()
  const beta = plan.getByRole('button', { name: /^B\. ?Bêta/ })
  await beta.focus()
  await page.keyboard.press('Alt+ArrowUp')
  await expect(plan.getByRole('button', { name: /^A\. ?Bêta/ })).toBeVisible()
  await expect(plan.getByRole('button', { name: /^B\. ?Alpha/ })).toBeVisible()
  const order = (await writing(page).locator('.block').allTextContents()).filter(one =>
    /^(Alpha|Bêta|Sous alpha\.)$/.test(one),
  )
  expect(order).toEqual(['Bêta', 'Alpha', 'Sous alpha.'])
})

test('hostile HTML pasted in is text, nothing more', async ({ page, errors }) => {
  const hostile =
    '<p>Propre <b>gras</b><img src=x onerror="window.hurt=1"><script>window.hurt=1</script><a href="javascript:window.hurt=1">lien</a></p><iframe src="https://exemple.invalid"></iframe><svg onload="window.hurt=1"></svg><style>*{display:none}</style>'
  await fillClipboard(page, { html: hostile, text: 'Propre gras lien' })
  await page.keyboard.press('Control+v')
  const pasted = block(page, 'Propre')
  await expect(pasted).toContainText('Propre gras')
  expect(
    await writing(page)
      .locator(
        'img:not([data-lexical-decorator-boundary]), script, iframe, svg, style, [onerror], [href^="javascript"]',
      )
      .count(),
  ).toBe(0)
  await page.waitForTimeout(200)
  expect(await page.evaluate(() => 'hurt' in window)).toBe(false)
  // the page's policy says aloud what it refused in the pasted HTML, and in the clipboard as the test fills it: nothing else may be said
  for (const said of errors.splice(0))
    expect(said).toMatch(/^(Executing inline event handler|Applying inline style) violates/)
})

/** A gate before the saves of a window: `shut` gives what opens it again. */
async function gateOnSaves(page: Page): Promise<{ readonly shut: () => () => void }> {
  let gate = Promise.resolve()
  await holdCalls(page, /\/call\/drafts\.(edit|save)$/, () => gate)
  return {
    shut() {
      let open = () => {}
      gate = new Promise<void>(done => {
        open = done
      })
      return open
    },
  }
}

test('two windows on one text: what each wrote apart is joined, and of the same words both versions are kept', async ({
  page,
  second,
}) => {
  await type(page, 'De la première fenêtre.')
  await saveNow(page)
  await second.goto(page.url())
  await expect(block(second, 'De la première fenêtre')).toBeVisible()
  await startUnder(second, /FAITS ET PROCÉDURE/)
  const asked = page.getByRole('alertdialog', { name: 'Ce texte a été enregistré ailleurs' })
  const gate = await gateOnSaves(page)
  const apart = gate.shut()
  await type(page, ' Et encore.')
  await type(second, 'De la seconde fenêtre.')
  await saveNow(second)
  apart()
  await expect(block(page, 'De la seconde fenêtre')).toBeVisible()
  await expect(block(second, 'De la première fenêtre. Et encore.')).toBeVisible()
  await expect(asked).toBeHidden()

  const same = gate.shut()
  // the caret of the first window stayed beside its words
  await type(page, ' Là.')
  await block(second, 'De la première fenêtre').click()
  await second.keyboard.press('End')
  await type(second, ' Ici.')
  await saveNow(second)
  same()
  await expect(asked).toBeVisible()
  await press(asked, 'Garder les deux')
  await expect(asked).toBeHidden()
  await expect(block(page, 'De la première fenêtre. Et encore. Ici.')).toBeVisible()
  await page.getByRole('navigation', { name: 'Fil' }).getByRole('link').click()
  await page.getByRole('link', { name: /version de cette fenêtre/ }).click()
  await expect(block(page, 'De la première fenêtre. Et encore. Là.')).toBeVisible()
})

test('a window at rest shows what another window and the command line save', async ({
  page,
  second,
  served,
}) => {
  await type(page, 'De la première fenêtre.')
  await saved(page)
  await second.goto(page.url())
  await expect(block(second, 'De la première fenêtre')).toBeVisible()
  await startUnder(second, /FAITS ET PROCÉDURE/)
  await type(second, 'De la seconde fenêtre.')
  await expect(block(page, 'De la seconde fenêtre')).toBeVisible()
  await type(page, ' Et encore.')
  await expect(block(second, 'De la première fenêtre. Et encore.')).toBeVisible()
  await saved(page)
  const draft = page.url().split('/').at(-1) ?? ''
  served.cli('draft', 'look', draft, '--style', 'briefing')
  await expect(page.locator('.editor[data-style="briefing"]')).toBeVisible()
})

test('goes to the page again from elsewhere', async ({ page }) => {
  // who is back before the last words are saved waits for them
  await holdCalls(page, /\/call\/drafts\.(edit|save)$/, () => new Promise(done => setTimeout(done, 1500)))
  await type(page, 'Phrase gardée.')
  await goTo(page, 'Réglages')
  await page.goBack()
  await expect(block(page, 'Phrase gardée.')).toBeVisible()
})
