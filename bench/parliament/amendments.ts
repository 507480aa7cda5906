import { join } from 'node:path'
import { amendments } from '../../src/main/campaign/amendments/store.ts'
import { bills } from '../../src/main/campaign/bills/store.ts'
import { billTexts } from '../../src/main/campaign/bills/text-store.ts'
import { openLibrary } from '../../src/main/library/open-library.ts'
import { inDebateOrder } from '../../src/shared/campaign/amendments/debate-order.ts'
import { conflicts, identicalGroups } from '../../src/shared/campaign/amendments/liasse.ts'
import { drawer, drawnArticle, drawnChange, liasseOf } from '../../tests/fixtures/amendments/drawn.ts'
import { aBill, aBillText } from '../../tests/fixtures/builders.ts'
import { openBrowser, startProgram } from '../browser.ts'
import { type Figure, inFolder, spread, time } from '../measure.ts'

const count = 400
const times = 7

/** A liasse of 400 amendments on one article of 120 alinéas, drawn by seed: read, ordered, its conflicts found; then opened in the window. */
export const figure: Figure = () =>
  inFolder(async folder => {
    const place = join(folder, 'library')
    const draw = drawer(20250317)
    const article = drawnArticle(draw, 120)
    const drawn = Array.from({ length: count }, (_, n) => {
      const chamber = n % 2 === 0 ? 'an' : 'senat'
      return {
        ...liasseOf(n, [drawnChange(draw, article, 1 + draw(120))], chamber),
        pasted: [...article.alineas],
      }
    })
    const library = await openLibrary(place)
    const all = amendments(library.db)
    bills(library.db).save(aBill({ id: 'bill', revision: 0 }))
    billTexts(library.db).save(
      aBillText({
        id: 'text',
        bill: 'bill',
        articles: [{ designation: '8', kind: 'article', alineas: [...article.alineas] }],
        revision: 0,
      }),
    )
    all.bring(drawn.map(amendment => ({ uid: amendment.id, amendment })))
    const read: number[] = []
    const found: number[] = []
    let met = 0
    for (let n = 0; n < times; n += 1) {
      const opened = await time(() => inDebateOrder(all.list()))
      read.push(opened.ms)
      const done = await time(() => {
        identicalGroups(opened.value)
        return conflicts(opened.value, () => article)
      })
      found.push(done.ms)
      met = done.value.length
    }
    library.close()
    return {
      amendments: count,
      'read and ordered, ms': spread(read),
      'conflicts found, ms': spread(found),
      conflicts: met,
      'window: liasse open with its conflicts, ms': await opened(place),
    }
  })

/** From the click on the section to the first rows, their marks beside them. */
async function opened(library: string): Promise<unknown> {
  const browser = await openBrowser()
  if (!browser) return { absent: 'Chrome, Chromium or Edge' }
  const program = await startProgram(library)
  try {
    const page = await browser.newPage()
    await page.goto(program.url)
    const ms: number[] = []
    for (let n = 0; n < times; n += 1) {
      await page.evaluate(() => {
        location.hash = '#/reglages'
      })
      await page.getByRole('heading', { level: 1 }).first().waitFor()
      await page.locator('.liasse-row').first().waitFor({ state: 'detached' })
      ms.push(
        await page.evaluate(
          () =>
            new Promise<number>(done => {
              const start = performance.now()
              const look = () =>
                document.querySelector('.liasse-row .badge.warn')
                  ? requestAnimationFrame(() => done(performance.now() - start))
                  : requestAnimationFrame(look)
              location.hash = '#/campagne/amendements'
              look()
            }),
        ),
      )
    }
    return spread(ms)
  } finally {
    await browser.close()
    program.stop()
  }
}
