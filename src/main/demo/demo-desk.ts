import { answer } from '../../shared/contract/answer.ts'
import { client } from '../../shared/contract/client.ts'
import type { Client } from '../../shared/contract/contract.ts'
import { createApp } from '../app.ts'
import { jobs } from '../imports/jobs/jobs.ts'
import { type PathTokens, pathTokens } from '../kernel/files/path-tokens.ts'
import { createHub, type Hub } from '../kernel/hub.ts'
import type { Library } from '../kernel/library.ts'
import { openLibrary } from '../library/open-library.ts'

/** The program on a library of its own, asked by the messages that a window sends. */
export interface DemoDesk {
  readonly call: Client
  readonly library: Library
  readonly hub: Hub
  readonly tokens: PathTokens
  close(): Promise<void>
}

export function openDemoDesk(folder: string): DemoDesk {
  const library = openLibrary(folder)
  const hub = createHub()
  const work = jobs(library, hub.emit)
  const tokens = pathTokens()
  const handlers = createApp(library, { tokens, emit: hub.emit }, work)
  return {
    ...{ library, hub, tokens },
    call: client((channel, input) => answer(handlers, channel, input)),
    async close() {
      await work.close()
      library.close()
    },
  }
}
