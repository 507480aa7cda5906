import { AppError } from '../kernel/errors.ts'
import type { Reply } from './answer.ts'
import type { Client } from './contract.ts'

/** Carries one message and brings back its reply, whatever lies between. */
export type Transport = (channel: string, input: unknown) => Promise<Reply>

/** The client door: `client(send)['library.search']({ text })`; rethrows the AppError of the other side. */
export function client(send: Transport): Client {
  return new Proxy({} as Client, {
    get: (_target, channel) => async (input: unknown) => {
      const reply = await send(String(channel), input)
      if (!reply.ok) throw new AppError(reply.code, reply.message, reply.detail)
      return reply.value
    },
  })
}
