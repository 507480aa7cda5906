import type { Page } from '@playwright/test'
import type { Block } from '../../../src/shared/drafts/model.ts'
import { holdCalls } from '../answers.ts'
import { panel, saved, take, writing } from '../desk.ts'
import { expect, test } from '../fixture.ts'
import { openAt } from '../window.ts'

const text = (words: string) => [{ kind: 'text', text: words } as const]
const title = (id: string, level: number, words = id): Block => ({
  kind: 'heading',
  id,
  level,
  numbered: true,
  inlines: text(words),
})
const paragraph = (id: string, words: string): Block => ({
  kind: 'paragraph',
  id,
  style: 'body',
  inlines: text(words),
})

/** Opens a text of these blocks, in a new dossier. */
async function open(page: Page, blocks: readonly Block[]): Promise<void> {
  const hash = await page.evaluate(async given => {
    const ask = async (channel: string, input: object) => {
      const reply = await fetch(`call/${channel}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(input),
      })
      return (await reply.json()).value
    }
    await ask('settings.save', { values: { profile: 'lawyer', filings: 'association' } })
    const { id, drafts } = await ask('dossiers.create', { template: 'rep-vsa', facts: {} })
    const draft = await ask('drafts.get', { id: drafts[0] })
    await ask('drafts.save', { draft: { ...draft, blocks: given } })
    return `#/dossier/${id}/${drafts[0]}`
  }, blocks)
  await openAt(page, hash)
  // three hundred pages, on a machine that does something else
  await expect(writing(page)).toBeVisible({ timeout: 40_000 })
}

const ids = (page: Page) =>
  writing(page).evaluate(root =>
    [...root.querySelectorAll<HTMLElement>('[data-id]')].map(dom => dom.dataset.id),
  )
const plan = (page: Page) => page.getByRole('navigation', { name: 'Plan' })
const row = (page: Page, name: string) =>
  plan(page).locator('[role=listitem] > button').filter({ hasText: name })
const labels = (page: Page) => plan(page).locator('[data-row] > button').allTextContents()

/** Takes a section by the mouse and holds it over the upper or the lower half of a line. */
async function dragOver(page: Page, name: string, over: string, half: 'upper' | 'lower'): Promise<void> {
  await row(page, name).hover()
  await page.mouse.down()
  const box = await row(page, over).boundingBox()
  if (!box) throw new Error(over)
  const y = box.y + box.height * (half === 'upper' ? 0.25 : 0.75)
  await page.mouse.move(box.x + 40, y - 6, { steps: 4 })
  await page.mouse.move(box.x + 40, y, { steps: 3 })
}

const filing: readonly Block[] = [
  { kind: 'generated', id: 'cover', what: 'cover' },
  title('faits', 1, 'Faits'),
  paragraph('f1', 'La commune a délibéré.'),
  title('discussion', 1, 'Discussion'),
  title('externe', 2, 'Légalité externe'),
  paragraph('e1', 'Incompétence de l’auteur.'),
  title('interne', 2, 'Légalité interne'),
  title('base', 3, 'Absence de base légale'),
  paragraph('b1', 'Aucun texte ne permet ce traitement.'),
  title('par', 1, 'Conclusions'),
]

test('a section dragged in the outline takes all it holds; what would break the text is refused with its reason', async ({
  page,
}) => {
  await open(page, filing)
  expect(await labels(page)).toEqual([
    'Page de garde',
    'I.Faits',
    'II.Discussion',
    'A.Légalité externe',
    'B.Légalité interne',
    'Absence de base légale',
    'III.Conclusions',
  ])
  await dragOver(page, 'Légalité interne', 'Légalité externe', 'upper')
  await expect(plan(page).locator('[data-row="externe"]')).toHaveAttribute('data-drop', 'yes')
  await page.mouse.up()
  await expect(row(page, 'Légalité interne')).toHaveText('A.Légalité interne')
  const moved = 'cover faits f1 discussion interne base b1 externe e1 par'.split(' ')
  expect(await ids(page)).toEqual(moved)

  const said = plan(page).getByRole('status')
  await dragOver(page, 'Absence de base légale', 'Faits', 'lower')
  await expect(plan(page).locator('[data-row="discussion"]')).toHaveAttribute('data-drop', 'no')
  await expect(said).toHaveText(/niveau 3 ne peut pas suivre un titre de niveau 1/)
  await page.mouse.up()
  await dragOver(page, 'Discussion', 'Page de garde', 'upper')
  await expect(said).toHaveText(/La page de garde et la table des matières restent en tête/)
  await page.mouse.up()
  await dragOver(page, 'Discussion', 'Absence de base légale', 'upper')
  await expect(said).toHaveText(/à l’intérieur d’elle-même/)
  await page.mouse.up()
  expect(await ids(page)).toEqual(moved)

  await row(page, 'Légalité interne').focus()
  await page.keyboard.press('Control+z')
  await expect.poll(() => ids(page)).toEqual(filing.map(block => block.id))
})

test('the outline by keys: moved, lowered, folded, numbered otherwise; one undo each', async ({ page }) => {
  await open(page, filing)
  await row(page, 'Conclusions').focus()
  await page.keyboard.press('Alt+ArrowRight')
  await expect(row(page, 'Conclusions')).toHaveText('C.Conclusions')
  await expect(row(page, 'Conclusions')).toBeFocused()
  await page.keyboard.press('Alt+ArrowUp')
  await expect(row(page, 'Conclusions')).toHaveText('B.Conclusions')
  await expect(row(page, 'Conclusions')).toBeFocused()
  await page.keyboard.press('Control+z')
  await expect(row(page, 'Conclusions')).toHaveText('C.Conclusions')
  await page.keyboard.press('Control+z')
  await expect(row(page, 'Conclusions')).toHaveText('III.Conclusions')

  await row(page, 'Légalité externe').focus()
  await page.keyboard.press('Alt+ArrowRight')
  await expect(plan(page).getByRole('status')).toHaveText(/un niveau serait sauté/)

  await row(page, 'Légalité interne').click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Hausser d’un niveau' }).click()
  await expect(row(page, 'Légalité interne')).toHaveText('III.Légalité interne')

  // the menu gives the keyboard back to the line once it is gone
  await expect(page.getByRole('menu')).toHaveCount(0)
  await expect(row(page, 'Légalité interne')).toBeFocused()
  await row(page, 'Discussion').focus()
  await page.keyboard.press('ArrowLeft')
  await expect(row(page, 'Légalité externe')).toHaveCount(0)
  await page.reload()
  await expect(row(page, 'Discussion')).toBeVisible()
  await expect(row(page, 'Légalité externe')).toHaveCount(0)

  await plan(page).getByRole('button', { name: 'Numérotation des titres' }).click()
  await page.getByRole('menuitemradio', { name: '1. 1.1. 1.1.1.' }).click()
  await expect(row(page, 'Absence de base légale')).toHaveText('3.1.Absence de base légale')
  await expect(writing(page).locator('[data-id="base"]')).toHaveAttribute('data-n', '3.1.')
})

test('the menu of a section renames it, copies it, takes it out; one undo puts it back', async ({ page }) => {
  await open(page, filing)
  const choose = async (section: string, act: string) => {
    await row(page, section).click({ button: 'right' })
    await page.getByRole('menuitem', { name: act }).click()
    await expect(page.getByRole('menu')).toHaveCount(0)
  }
  const said = plan(page).getByRole('status')
  await choose('Légalité interne', 'Renommer le titre')
  await expect(writing(page)).toBeFocused()
  await page.keyboard.type('Sur le fond')
  await expect(row(page, 'Sur le fond')).toHaveText('B.Sur le fond')

  await choose('Sur le fond', 'Supprimer la section')
  await expect(said).toHaveText('La section est supprimée\u00a0: Ctrl+Z la remet.')
  const without = 'cover faits f1 discussion externe e1 par'.split(' ')
  expect(await ids(page)).toEqual(without)
  await row(page, 'Discussion').focus()
  await page.keyboard.press('Control+z')
  await expect.poll(() => ids(page)).toEqual(filing.map(block => block.id))

  await choose('Sur le fond', 'Copier la section')
  await expect(said).toHaveText('La section est copiée\u00a0: Ctrl+V la met où vous êtes.')
  await writing(page).locator('[data-id="f1"]').click()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+v')
  await expect(row(page, 'Sur le fond')).toHaveCount(2)
  await expect(writing(page).getByText('Aucun texte ne permet ce traitement.')).toHaveCount(2)
})

test('a reference follows what it names; broken, it is marked, and pointed elsewhere or turned to text', async ({
  page,
}) => {
  await open(page, [...filing, { ...title('suites', 1, 'Suites'), numbered: false } as Block])
  const paragraphs = writing(page).locator('p.block')
  await paragraphs.filter({ hasText: 'Aucun texte' }).click()
  await page.keyboard.press('End')
  await page.keyboard.type(' Voir')
  await page.keyboard.press('Control+Alt+r')
  await page.keyboard.type('legalite ext')
  await take(page, 'Légalité externe')
  await take(page, 'cf. supra, point')
  const ref = paragraphs.filter({ hasText: 'Aucun texte' }).locator('[data-atom="ref"]')
  await expect(ref).toHaveText(`cf. supra, point\u00a0II.A`)

  await row(page, 'Légalité externe').focus()
  await page.keyboard.press('Alt+ArrowDown')
  await expect(ref).toHaveText(`cf. infra, point\u00a0II.B`)

  // a title without a number is quoted, as it is written
  await ref.click()
  const pointed = page.getByRole('dialog', { name: 'Renvoi interne' })
  await pointed.getByRole('button', { name: 'Viser un autre passage' }).click()
  await pointed.getByRole('textbox', { name: 'Passage visé' }).fill('suites')
  await pointed.getByRole('button', { name: /Suites/ }).click()
  await expect(ref).toHaveText('cf. infra, «\u00a0Suites\u00a0»')
  await writing(page).locator('.heading').filter({ hasText: 'Suites' }).click()
  await page.keyboard.press('End')
  await page.keyboard.type(' utiles')
  await expect(ref).toHaveText('cf. infra, «\u00a0Suites utiles\u00a0»')

  // the @ of the text finds places too, by their numbers
  await paragraphs.filter({ hasText: 'La commune a délibéré' }).click()
  await page.keyboard.press('End')
  await page.keyboard.type(' (@§ 3')
  await take(page, /^§.3/)
  await take(page, /^§.3/)
  const second = paragraphs.filter({ hasText: 'La commune' }).locator('[data-atom="ref"]')
  await expect(second).toHaveText('§\u00a03')

  // its paragraph goes: it is marked at once, and listed once saved
  await paragraphs.filter({ hasText: 'Incompétence' }).click({ clickCount: 3 })
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Backspace')
  await expect(second).toHaveText('[renvoi à refaire]')
  await expect(second).toHaveClass(/missing/)
  const checks = await panel(page, 'Contrôles')
  await expect(checks.getByText(/Un renvoi ne mène plus nulle part/)).toBeVisible()

  await second.click()
  const card = page.getByRole('dialog', { name: 'Renvoi interne' })
  await card.getByRole('textbox', { name: 'Passage visé' }).fill('aucun texte')
  await card.getByRole('button', { name: /Aucun texte ne permet/ }).click()
  await expect(second).toHaveText('§\u00a02')
  await card.getByRole('button', { name: /^Écrire «\s§ 2\s» en texte/ }).click()
  await expect(second).toHaveCount(0)
  await expect(paragraphs.filter({ hasText: 'La commune' })).toHaveText(/\(§.2/)
})

test('the card of a reference stays against it while its list grows and shrinks, and keeps the keyboard', async ({
  page,
}) => {
  const voir: Block = {
    ...paragraph('v', ''),
    inlines: [...text('Voir '), { kind: 'ref', target: 'externe', form: 'number', lead: 'cf' }],
  } as Block
  await open(page, [...filing, voir])
  const ref = writing(page).locator('[data-atom="ref"]')
  await expect(ref).toHaveText(`cf. supra, point\u00a0II.A`)
  await saved(page)
  await writing(page).locator('[data-id="v"]').click()
  await page.keyboard.press('Home')
  // all struck before a busy page looks at the first: each goes on from where the one before has put the caret
  const busy = page.evaluate(() => {
    const end = performance.now() + 400
    while (performance.now() < end);
  })
  await Promise.all([busy, ...['End', 'ArrowLeft', 'Enter'].map(key => page.keyboard.press(key))])
  const card = page.getByRole('dialog', { name: 'Renvoi interne' })
  await expect(card.getByRole('combobox', { name: 'Forme' })).toBeFocused()
  /** how far the card is over the reference, once what was done is drawn */
  const gap = async () => {
    const bottom = await card.evaluate(
      one =>
        new Promise<number>(done =>
          requestAnimationFrame(() => requestAnimationFrame(() => done(one.getBoundingClientRect().bottom))),
        ),
    )
    return Math.round(((await ref.boundingBox())?.y ?? 0) - bottom)
  }
  expect(await gap()).toBe(6)
  const again = card.getByRole('button', { name: 'Viser un autre passage' })
  await again.press('Enter')
  const wanted = card.getByRole('textbox', { name: 'Passage visé' })
  await expect(wanted).toBeFocused()
  expect(await gap()).toBe(6)
  // it would come down later, when something else is drawn: from under the pointer that was to choose
  await wanted.fill('base')
  expect(await gap()).toBe(6)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(ref).toHaveText(/II.B$/)
  await expect(again).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(card).toHaveCount(0)
  await expect(writing(page)).toBeFocused()
})

test('the places of a text come with what the library answers; the line one went to stays; a card goes when one writes', async ({
  page,
}) => {
  const voir: Block = {
    ...paragraph('v', ''),
    inlines: [...text('Voir '), { kind: 'ref', target: 'externe', form: 'number', lead: 'cf' }],
  } as Block
  await open(page, [...filing, voir])
  await saved(page)
  await writing(page).locator('[data-id="v"] [data-atom="ref"]').click()
  const card = page.getByRole('dialog', { name: 'Renvoi interne' })
  await expect(card).toBeVisible()
  await writing(page).locator('[data-id="f1"]').click()
  await expect(card).toHaveCount(0)
  await page.keyboard.press('End')

  let answer = () => {}
  const hold = () => {
    const held = new Promise<void>(done => {
      answer = done
    })
    return holdCalls(page, /\/call\/library\.search$/, () => held)
  }
  const third = page.locator('.editor-menu').getByRole('option', { name: /^§.3/ })
  const letThrough = await hold()
  await page.keyboard.type(' (@§')
  await page.waitForTimeout(300)
  // alone, it would be the line that Enter takes, until what the library found comes in before it
  await expect(third).toHaveCount(0)
  answer()
  await expect(third).toBeVisible()
  await letThrough()
  await hold()
  await page.keyboard.type(' 3')
  while ((await third.getAttribute('aria-selected')) !== 'true') await page.keyboard.press('ArrowDown')
  const answered = page.waitForResponse('**/call/library.search')
  answer()
  await answered
  await page.waitForTimeout(200)
  await expect(third).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await take(page, /^§.3/)
  await expect(writing(page).locator('[data-id="f1"] [data-atom="ref"]')).toHaveText('§\u00a03')
})

test('find and replace: accents aside, across marks, in notes, never in what is cited nor word for word unasked; one undo', async ({
  page,
}) => {
  await open(page, [
    title('t', 1, 'Légalité'),
    {
      kind: 'paragraph',
      id: 'a',
      style: 'body',
      inlines: [
        { kind: 'text', text: 'La légal' },
        { kind: 'text', text: 'ité', marks: ['bold'] },
        { kind: 'text', text: ' et la legalite.' },
        { kind: 'note', id: 'n', inlines: text('Sur la légalité, voir plus haut.') },
      ],
    },
    {
      kind: 'quote',
      id: 'q',
      verbatim: true,
      repairs: [],
      inlines: text('La légalité de la décision'),
    },
    { kind: 'paragraph', id: 'b', style: 'body', inlines: [{ kind: 'ref', target: 't', form: 'number' }] },
  ])
  await page.keyboard.press('Control+f')
  const bar = page.getByRole('search', { name: 'Chercher dans le texte' })
  const said = bar.locator('p')
  await page.keyboard.type('legalite')
  await expect(bar.locator('output')).toHaveText('1 sur 5')
  await page.keyboard.press('F3')
  await page.keyboard.press('F3')
  await expect(bar.locator('output')).toHaveText('3 sur 5')
  await page.keyboard.press('Shift+F3')
  await expect(bar.locator('output')).toHaveText('2 sur 5')
  await bar.getByRole('button', { name: 'Tenir compte des accents' }).click()
  await expect(bar.locator('output')).toHaveText(/sur 1$/)
  await bar.getByRole('button', { name: 'Tenir compte des accents' }).click()
  await bar.getByRole('button', { name: 'Expression régulière' }).click()
  await bar.getByRole('textbox', { name: 'Chercher', exact: true }).fill('(lég')
  await expect(said).toHaveText(/une parenthèse n’est pas fermée/)
  await bar.getByRole('textbox', { name: 'Chercher', exact: true }).fill('(l)[ée]galit[ée]')
  await expect(bar.locator('output')).toHaveText(/sur 5$/)

  await page.keyboard.press('Control+h')
  await bar.getByRole('textbox', { name: 'Remplacer par' }).fill('$1oi')
  // a search that the next one overtakes still says what was done
  await page.route('**/regex.worker*', async route => {
    await new Promise(done => setTimeout(done, 350))
    await route.continue()
  })
  await bar.getByRole('button', { name: 'Tout remplacer' }).click()
  const written = writing(page).locator('[data-id="a"]')
  await expect(written).toHaveText(/^La loi et la loi\./)
  await expect(written.locator('[data-atom="note"]')).toHaveAttribute('title', /Sur la loi, voir/)
  const quote = writing(page).locator('[data-id="q"]')
  await expect(quote).toHaveText('La légalité de la décision')
  await expect(said).toHaveText(/4 passages remplacés.*dans une citation mot pour mot/)
  await bar.getByRole('button', { name: 'Remplacer quand même' }).click()
  await expect(quote).toHaveText('La loi de la décision')

  await page.keyboard.press('Escape')
  await expect(writing(page)).toBeFocused()
  await page.keyboard.press('Control+z')
  await expect(quote).toHaveText('La légalité de la décision')
  await page.keyboard.press('Control+z')
  await expect(written).toHaveText(/^La légalité et la legalite\./)
  await expect(writing(page).locator('[data-id="t"]')).toHaveText('Légalité')
})

test('in a draft of three hundred pages a jump lands exactly, a search finds the last word, and all of it prints', async ({
  page,
}) => {
  const prose = 'le traitement des images de la voie publique suppose une base légale précise '.repeat(7)
  const blocks = Array.from({ length: 2500 }, (_, at) => [
    ...(at % 10 === 0 ? [title(`t${at}`, at % 100 === 0 ? 1 : 2, `Titre ${at}`)] : []),
    paragraph(`p${at}`, `${prose}${at === 2490 ? 'aiguille' : 'foin'}.`),
  ]).flat()
  await open(page, blocks)
  const from = () =>
    page.evaluate(() => document.querySelector('.editor-scroll')?.getBoundingClientRect().top ?? 0)
  const lands = async (id: string) => {
    await row(page, `Titre ${id.slice(1)}`)
      .last()
      .click()
    const block = writing(page).locator(`[data-id="${id}"]`)
    await expect
      .poll(async () => Math.round(((await block.boundingBox())?.y ?? -1) - (await from())))
      .toBe(96)
    // what is laid out around it afterwards does not push it away
    await page.waitForTimeout(600)
    expect(Math.abs(((await block.boundingBox())?.y ?? -1) - (await from()) - 96)).toBeLessThanOrEqual(1)
    await page.keyboard.press('End')
    await page.keyboard.type(' ici')
    await expect(block).toHaveText(`Titre ${id.slice(1)} ici`)
  }
  await lands('t2400')
  await lands('t1230')

  // a section of a hundred paragraphs goes before another: the bands lay the blocks out in their order, none too large
  const laid = () =>
    writing(page).evaluate(root => {
      const slots = [...(root.shadowRoot?.querySelectorAll<HTMLSlotElement>('slot[name]') ?? [])]
      const bands = slots.map(slot => slot.assignedElements())
      const blocks = bands.flat()
      return {
        inOrder:
          blocks.length === root.children.length && blocks.every((one, at) => one === root.children[at]),
        largest: Math.max(...bands.map(band => band.length)) <= 48,
        first: blocks.findIndex(one => one.getAttribute('data-id') === 't2400'),
      }
    })
  const fine = { inOrder: true, largest: true }
  expect(await laid()).toEqual({ ...fine, first: 2640 })
  await row(page, 'Titre 2400').first().focus()
  await page.keyboard.press('Alt+ArrowUp')
  await expect.poll(laid).toEqual({ ...fine, first: 2530 })
  await page.keyboard.press('Control+z')
  await expect.poll(laid).toEqual({ ...fine, first: 2640 })
  await writing(page).focus()

  await page.keyboard.press('Control+f')
  // a letter has more places than a call takes arguments
  await page.keyboard.type('e')
  await expect(page.getByRole('search').locator('output')).toHaveText(/ sur \d/)
  await page.getByRole('textbox', { name: 'Chercher', exact: true }).fill('aiguille')
  await expect(page.getByRole('search').locator('output')).toHaveText('1 sur 1')
  const needle = writing(page).locator('[data-id="p2490"]')
  await expect(needle).toBeInViewport()
  await page.keyboard.press('Escape')
  await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toBe('aiguille')

  await page.emulateMedia({ media: 'print' })
  const hidden = await writing(page).evaluate(
    root =>
      [...root.children].filter(block => !block.checkVisibility({ contentVisibilityAuto: true })).length,
  )
  expect(hidden).toBe(0)
  expect(
    await page.evaluate(() => {
      const scroller = document.querySelector('.editor-scroll')
      return scroller ? scroller.scrollHeight - scroller.clientHeight : -1
    }),
  ).toBeLessThanOrEqual(1)
})

test('where one writes is laid out from the key that puts the caret there: none is lost where a band is cut', async ({
  page,
}) => {
  await open(page, [title('h', 1), ...Array.from({ length: 40 }, (_, n) => paragraph(`p${n}`, `Dit ${n}`))])
  await page.locator('[data-id="p5"]').click()
  await page.keyboard.press('End')
  // keys that come before the browser draws, as a fast hand or a busy computer makes them
  const session = await page.context().newCDPSession(page)
  const send = (type: 'keyDown' | 'keyUp', key: string, code: number, words: string) =>
    session.send('Input.dispatchKeyEvent', {
      ...{ type, key, windowsVirtualKeyCode: code },
      ...(type === 'keyDown' && { text: words }),
    })
  const lines = Array.from({ length: 60 }, (_, n) => `L${n}`)
  for (const line of lines)
    await Promise.all(
      [['Enter', 13, '\r'] as const, ...[...line].map(key => [key, key.charCodeAt(0), key] as const)].flatMap(
        ([key, code, words]) => [send('keyDown', key, code, words), send('keyUp', key, code, words)],
      ),
    )
  const bands = await writing(page).evaluate(root => root.shadowRoot?.querySelectorAll('slot[name]').length)
  expect(bands).toBeGreaterThan(2)
  const written = await writing(page).locator('.block').allTextContents()
  expect(written.slice(7, 67)).toEqual(lines)
})
