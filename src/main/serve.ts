import { checkNode, keepCode } from './kernel/runtime.ts'

/** `node serve.ts`: serves until Ctrl+C, and prints the address. */
async function main(): Promise<void> {
  checkNode()
  keepCode()
  const { coreProcess } = await import('./hosts/core/core-process.ts')
  // it loads the program while this process listens
  const first = coreProcess()
  const { offerAddresses, serveByCore } = await import('./hosts/core/serve-by-core.ts')
  const server = await serveByCore({ first })
  // what asks it meanwhile waits for the library
  console.log(server.address())
  offerAddresses(server)
  const stop = () => void server.close().then(() => process.exit(0))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  const { refusal } = await server.opened
  if (refusal) console.error(refusal)
}

await main()
