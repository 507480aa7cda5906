import { checkNode, keepCode } from '../kernel/runtime.ts'

checkNode()
keepCode()

/**
 * Host 2 in an installed program without Electron: the loopback wire in a window of the installed browser, with the files of a
 * double click. Ends with the window. Started from a menu it has no terminal, and on Windows one that is hidden.
 */
const { coreProcess } = await import('./core/core-process.ts')
// it loads the program while this process sees to the window
const first = coreProcess()
const { fileArguments } = await import('../shell/file-arguments.ts')
const { inBrowser } = await import('./browser.ts')
const { hasDisplay } = await import('./electron.ts')
const { showMessageBox } = await import('./screen/message-box.ts')

// not a terminal: undefined, not false
const hasReader = process.platform !== 'win32' && Boolean(process.stdout.isTTY)
try {
  process.exitCode = await inBrowser(fileArguments(process.argv.slice(2), process.cwd(), []), {
    hasReader,
    first,
  })
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error)
  const sentence = `Prétoire ne peut pas s’ouvrir : ${reason}`
  console.error(sentence)
  if (!hasReader && hasDisplay()) await showMessageBox(sentence)
  process.exitCode = 1
}
