/** node run.mjs bench/scans/read.ts FILE: reads each page of a scan as the program does; prints the texts, the work and the memory as JSON. */
import { recognisePage, surveyPages } from '../../src/main/exhibits/scans/recognise-page.ts'

const [path = ''] = process.argv.slice(2)
const begin = performance.now()
const texts: string[] = []
for (const { page } of await surveyPages({ path })) texts.push((await recognisePage({ path, page })).text)
const { user, system } = process.cpuUsage()
console.log(
  JSON.stringify({
    texts,
    seconds: (performance.now() - begin) / 1000,
    cpuSeconds: (user + system) / 1e6,
    megabytes: process.resourceUsage().maxRSS / 1024,
  }),
)
