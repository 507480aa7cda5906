import { checkNode, keepCode } from '../kernel/runtime.ts'

checkNode()
keepCode()

// npm start: builds if needed, then opens Prétoire in the best window this computer has.
const { fileArguments } = await import('../shell/arguments.ts')
const { build } = await import('./build.ts')
const { electron } = await import('./electron.ts')
const { inBrowser } = await import('./browser.ts')

await build()
const files = fileArguments(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd(), [])
const asked = process.argv.includes('--electron')
const binary = await electron(asked)
const { runElectron } = await import('./run.ts')
const opened = binary !== undefined && (await runElectron(binary, files)) === 0
if (binary && !opened)
  console.log('La fenêtre d’Electron n’a pas pu s’ouvrir : Prétoire essaie celle d’un navigateur.')
process.exitCode = opened ? 0 : await inBrowser(files)
