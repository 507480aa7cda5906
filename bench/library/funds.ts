import { statSync } from 'node:fs'
import { join } from 'node:path'
import { createApp } from '../../src/main/app.ts'
import { exportFund } from '../../src/main/imports/funds/export-fund.ts'
import { importFiles } from '../../src/main/imports/import-files.ts'
import { pathTokens } from '../../src/main/kernel/files/path-tokens.ts'
import type { Library } from '../../src/main/kernel/library.ts'
import { graphPass } from '../../src/main/library/citations/read-citations.ts'
import { attachFund } from '../../src/main/library/funds/attach.ts'
import { checkFund } from '../../src/main/library/funds/check-fund.ts'
import { openLibrary } from '../../src/main/library/open-library.ts'
import { type Figure, inFolder, round, spread, time } from '../measure.ts'
import { samples } from '../samples.ts'
import { drawQueries } from './drawn-queries.ts'

const packs = join(import.meta.dirname, '..', '..', 'resources', 'packs')
const hooks = { progress: () => undefined, isCancelled: () => false }

/** The ids of the first page of each query, and how long each took. */
async function ask(library: Library, queries: readonly string[]) {
  const app = createApp(library, { tokens: pathTokens(), emit: () => undefined })
  const search = (text: string) => app['library.search']({ text, limit: 20, offset: 0 })
  for (const text of queries.slice(0, 30)) await search(text)
  const times: number[] = []
  const pages: string[][] = []
  for (const text of queries) {
    const { ms, value } = await time(() => search(text))
    times.push(ms)
    pages.push(value.hits.map(({ id }) => id))
  }
  return { times, pages }
}

/** The LEGI sample in a library, then in a fund beside a library of the starter packs: making, attaching, checking, searching. */
export const figure: Figure = () =>
  inFolder(async folder => {
    const legi = samples.legi()
    if (!legi) return { absent: 'no LEGI archive here' }
    const take = (library: Library, paths: readonly string[]) =>
      importFiles(
        library,
        paths.map(path => ({ path, name: path })),
        hooks,
      )
    const whole = openLibrary(join(folder, 'whole'))
    await take(whole, [packs, legi])
    const file = join(folder, 'corpus-legi.db')
    const making = await time(() => exportFund(whole.db, 'LEGI', file, new Date().toISOString()))
    const beside = openLibrary(join(folder, 'beside'))
    await take(beside, [packs])
    const checking = await time(() => checkFund(file))
    const attaching = await time(() =>
      attachFund(beside, file, one => Promise.resolve(one).then(path => checkFund(path))),
    )
    // often cited texts rank higher: both read what their texts cite
    for (const { db } of [whole, beside]) graphPass(db)
    const queries = drawQueries(
      whole.db.prepare<[], string>('SELECT data FROM source_bodies ORDER BY seq LIMIT 4000').pluck().all(),
    )
    const [one, two] = [await ask(whole, queries), await ask(beside, queries)]
    const sameFirst = queries.filter((_, n) => one.pages[n]?.[0] === two.pages[n]?.[0]).length
    const result = {
      texts: making.value.texts,
      megabytes: round(statSync(file).size / 1e6, 0),
      seconds: {
        making: round(making.ms / 1000),
        checking: round(checking.ms / 1000),
        attaching: round(attaching.ms / 1000),
      },
      completed: attaching.value.completed,
      milliseconds: { whole: spread(one.times), beside: spread(two.times) },
      sameFirst: `${sameFirst} of ${queries.length}`,
    }
    whole.close()
    beside.close()
    return result
  })
