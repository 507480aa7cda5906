import { checkNode, keepCode } from '../kernel/runtime.ts'

checkNode()
keepCode()

// npm run demo: the whole main job without a window, by the messages a user's window sends.
const { demo } = await import('./run.ts')
process.exitCode = await demo(text => console.log(text))
