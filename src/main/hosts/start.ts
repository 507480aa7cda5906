import { checkNode, keepCode } from '../kernel/runtime.ts'

checkNode()
keepCode()

// npm start: builds if needed, then opens Prétoire in the best window this computer has.
const { fileArguments } = await import('../shell/file-arguments.ts')
const { build } = await import('./build.ts')
const { electron } = await import('./electron.ts')
const { libraryFolder } = await import('../kernel/places.ts')
const { handOver } = await import('./single-window.ts')
const { inBrowser, sayAlreadyOpen } = await import('./browser.ts')

const files = fileArguments(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd(), [])
process.exitCode = await start()

async function start(): Promise<number> {
  // a window already open in a browser keeps its library; that of Electron sees to it itself
  const receipt = await handOver(libraryFolder(), files)
  if (receipt) {
    sayAlreadyOpen(receipt)
    return 0
  }
  await build()
  const binary = await electron(process.argv.includes('--electron'))
  const { runElectron } = await import('./run.ts')
  if (binary !== undefined) {
    if ((await runElectron(binary, files)) === 0) return 0
    console.log('La fenêtre d’Electron n’a pas pu s’ouvrir : Prétoire essaie celle d’un navigateur.')
  }
  return inBrowser(files)
}
