import type { Readable, Writable } from 'node:stream'
import { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio'
import { type Assistant, assistantServer } from './server.ts'

/** Serves an assistant over two streams, until the first ends. */
export async function serveAssistant(assistant: Assistant, input: Readable, output: Writable): Promise<void> {
  const ended = new Promise<void>(resolve => {
    input.once('end', resolve)
    input.once('close', resolve)
  })
  const handle = serveStdio(() => assistantServer(assistant), {
    transport: new StdioServerTransport(input, output),
    onerror: assistant.bug,
  })
  await ended
  await handle.close()
}
