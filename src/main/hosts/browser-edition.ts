import { checkNode, keepCode } from '../kernel/runtime.ts'

checkNode()
keepCode()

/** Host 2 in an installed program without Electron: the loopback wire in a window of the installed browser. Ends with the window. */
const { inBrowser } = await import('./browser.ts')
process.exitCode = await inBrowser()
