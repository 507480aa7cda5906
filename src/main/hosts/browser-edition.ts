import { checkNode, keepCode } from '../kernel/runtime.ts'

checkNode()
keepCode()

/**
 * Host 2 in an installed program without Electron: the loopback wire in a window of the installed browser, with the files of a
 * double click. Ends with the window.
 */
const { fileArguments } = await import('../shell/file-arguments.ts')
const { inBrowser } = await import('./browser.ts')
process.exitCode = await inBrowser(fileArguments(process.argv.slice(2), process.cwd(), []))
