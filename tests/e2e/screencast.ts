import { execFileSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { cite, menu, panel, startUnder, writing } from './desk.ts'
import { hasTool } from './fixture.ts'
import { goTo, search } from './window.ts'

/** Bytes that the picture that moves may weigh on the first page of the project. */
const MOST = 2_000_000
const QUALITY = '55'
const SIZE = { width: 1200, height: 760 }
/** How long an image stays: while one types, and while one reads. */
const TYPING_MS = 140
const READING_MS = 1800

/** Images of a window, each with the time it stays. */
interface Film {
  readonly images: { readonly path: string; readonly ms: number }[]
  /** takes the window as it stands */
  readonly take: (page: Page, ms: number) => Promise<void>
}

function filmIn(folder: string): Film {
  const images: { path: string; ms: number }[] = []
  const take = async (page: Page, ms: number): Promise<void> => {
    const path = join(folder, `image-${images.length}.png`)
    await page.screenshot({ path })
    images.push({ path, ms })
  }
  return { images, take }
}

/** Types by twos, an image each: as fast as a hand, and half as heavy. */
async function typed(film: Film, page: Page, text: string): Promise<void> {
  for (let at = 0; at < text.length; at += 2) {
    await page.keyboard.type(text.slice(at, at + 2))
    await film.take(page, TYPING_MS)
  }
}

/**
 * The job in half a minute, as the window shows it: a search, a source, the case as a line of
 * time, a sentence that cites, what the check says of it, the page.
 */
async function shown(film: Film, page: Page, wordPages: readonly string[]): Promise<void> {
  const draft = page.url()
  await goTo(page, 'Bibliothèque')
  const box = page.getByRole('searchbox').first()
  await box.fill('')
  await box.click()
  await typed(film, page, 'vidéosurveillance lycée')
  const results = await search(page, 'vidéosurveillance lycée')
  await film.take(page, READING_MS)
  await results.filter({ hasText: '1901249' }).first().click()
  await page.locator('article.reader').waitFor()
  await film.take(page, READING_MS)
  await goTo(page, 'Dossiers')
  await page
    .getByRole('link', { name: /^Exemple/ })
    .first()
    .click()
  await page.getByRole('heading', { level: 2 }).first().waitFor()
  await film.take(page, READING_MS)
  await page.goto(draft)
  await writing(page).locator('.heading').first().waitFor()
  await panel(page, 'Bibliothèque')
  await startUnder(page, /base légale/i)
  await film.take(page, READING_MS / 2)
  await typed(film, page, 'La jurisprudence le juge avec constance : ')
  await page.keyboard.type('@2105328')
  await menu(page)
    .getByRole('option', { name: /2105328/ })
    .first()
    .waitFor()
  await film.take(page, READING_MS)
  for (const _ of '@2105328') await page.keyboard.press('Backspace')
  await cite(page, '2105328', /2105328/, 3)
  await page.keyboard.type('.')
  await film.take(page, READING_MS)
  await panel(page, 'Contrôles')
  await film.take(page, READING_MS)
  const pictures = wordPages.map(
    path => `<img src="data:image/png;base64,${readFileSync(path).toString('base64')}">`,
  )
  await page.goto('about:blank')
  await page.setContent(
    `<style>body{margin:0;height:100vh;display:flex;gap:32px;justify-content:center;align-items:center;background:#e7e4dd}
     img{height:94vh;box-shadow:0 6px 24px #0003}</style>${pictures.join('')}`,
  )
  await film.take(page, READING_MS * 1.6)
}

/** Makes the picture that moves of the first page of the project, from the open window of the sample dossier. */
export async function screencast(
  page: Page,
  { folder, to, wordPages }: { folder: string; to: string; wordPages: readonly string[] },
): Promise<void> {
  if (!hasTool('img2webp')) {
    console.log('screencast.webp : img2webp manque, image laissée telle quelle.')
    return
  }
  const film = filmIn(folder)
  await page.setViewportSize(SIZE)
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await shown(film, page, wordPages)
  const images = film.images.flatMap(({ path, ms }) => ['-d', String(Math.round(ms)), path])
  execFileSync('img2webp', ['-loop', '0', '-mixed', '-q', QUALITY, '-m', '6', ...images, '-o', to], {
    stdio: 'ignore',
  })
  const { size } = statSync(to)
  if (size > MOST) throw new Error(`${to} pèse ${size} octets.`)
  console.log(`${to} : ${Math.round(size / 1000)} ko, ${film.images.length} images`)
}
