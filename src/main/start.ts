import { checkNode } from './runtime.ts'

checkNode()

// npm start: builds if needed, then opens Prétoire in the best window this computer has.
const { build } = await import('./start/build.ts')
const { electron } = await import('./start/electron.ts')
const { inBrowser } = await import('./start/browser.ts')

await build()
const asked = process.argv.includes('--electron')
const binary = await electron(asked)
process.exitCode = binary ? await (await import('./start/run.ts')).runElectron(binary) : await inBrowser()
