import { jobs } from '../../src/main/imports/jobs/jobs.ts'
import { keepCode } from '../../src/main/kernel/runtime.ts'
import { openLibrary } from '../../src/main/library/open-library.ts'

// one-import.ts ARCHIVE LIBRARY: imports as the window does, in the worker, and prints the report with the memory taken.
keepCode()
const [path = '', folder = ''] = process.argv.slice(2)
const library = openLibrary(folder)
const rest = process.memoryUsage.rss()
let most = rest
const watch = setInterval(() => {
  most = Math.max(most, process.memoryUsage.rss())
}, 20)
const work = jobs(library, () => undefined)
const start = performance.now()
const job = work.start('import', [{ path, name: path.split('/').at(-1) ?? path }])
const ended = await work.completion(job.id)
const seconds = (performance.now() - start) / 1000
clearInterval(watch)
const { report } = ended
console.log(
  JSON.stringify({
    state: ended.state,
    read: report?.read,
    added: report?.added,
    updated: report?.updated,
    rejected: report?.rejected.length,
    seconds: Number(seconds.toFixed(2)),
    perSecond: Math.round((report?.read ?? 0) / seconds),
    memoryAboveStartMb: Math.round((most - rest) / 1e6),
  }),
)
await work.close()
library.close()
