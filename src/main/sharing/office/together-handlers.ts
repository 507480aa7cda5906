import type { Handlers } from '../../../shared/contract/contract.ts'
import type { Context } from '../../kernel/context.ts'
import type { OfficeSpaces } from './desk/space-link.ts'
import { noSpaceRefusal } from './spaces/named-space.ts'

/** Messages about texts written by several at once. Where the library is in no space, nothing of them is loaded. */
export function togetherHandlers(context: Context, openSpaces: () => Promise<OfficeSpaces | undefined>) {
  let sessions: Promise<Awaited<ReturnType<typeof load>>> | undefined
  async function load() {
    const spaces = await openSpaces()
    if (!spaces) throw noSpaceRefusal()
    const { openSessions } = await import('./together/open-sessions.ts')
    return openSessions(context, spaces)
  }
  const opened = () => {
    sessions ??= load().catch((error: unknown) => {
      sessions = undefined
      throw error
    })
    return sessions
  }
  return {
    'together.look': async ({ draft }) => {
      const spaces = await openSpaces()
      if (!spaces) return []
      const { togetherSpaces } = await import('./together/shared-texts.ts')
      return togetherSpaces(context.library, await spaces.list(), draft)
    },
    'together.writers': async input => (await opened()).writers(input),
    'together.join': async input => (await opened()).join(input),
    'together.base': async input => (await opened()).base(input),
    'together.follow': async input => (await opened()).follow(input),
    'together.unfollow': async input => (await opened()).unfollow(input),
    'together.begin': async input => (await opened()).begin(input),
    'together.post': async input => (await opened()).post(input),
    'together.again': async input => (await opened()).again(input),
    'together.fold': async input => (await opened()).fold(input),
    'together.leave': async input => (await opened()).leave(input),
  } satisfies Partial<Handlers>
}
