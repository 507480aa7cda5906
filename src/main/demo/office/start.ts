import { checkNode, keepCode } from '../../kernel/runtime.ts'

checkNode()
keepCode()

// npm run office:demo: three desks and an office, by the messages that their windows send; --folder: without a server
const { officeDemo } = await import('./office-demo.ts')
process.exitCode = await officeDemo(text => console.log(text), {
  isFolder: process.argv.includes('--folder'),
})
