import { expect } from 'vitest'
import type { Tried } from './channels.ts'

const session = 'a'.repeat(32)
const message = { client: 1, document: 1 }
const noSpace = 'aucun espace partagé'

/** Trials of the messages about texts written by several at once, in a library that is in no space. */
export const togetherTrials = {
  'together.look': async ({ call }: Tried): Promise<void> =>
    expect(await call['together.look']({ draft: 'texte' })).toEqual([]),
  'together.writers': async ({ call }: Tried): Promise<void> =>
    expect(call['together.writers']({ draft: 'texte', space: 'ailleurs' })).rejects.toThrow(noSpace),
  'together.join': async ({ call }: Tried): Promise<void> =>
    expect(call['together.join']({ draft: 'texte', space: 'ailleurs', client: 1 })).rejects.toThrow(noSpace),
  'together.base': async ({ call }: Tried): Promise<void> =>
    expect(call['together.base']({ session, heads: ['b'.repeat(64)] })).rejects.toThrow(noSpace),
  'together.follow': async ({ call }: Tried): Promise<void> =>
    expect(call['together.follow']({ draft: 'texte', space: 'ailleurs', client: 1 })).rejects.toThrow(
      noSpace,
    ),
  'together.unfollow': async ({ call }: Tried): Promise<void> =>
    expect(call['together.unfollow']({ session, client: 1 })).rejects.toThrow(noSpace),
  'together.begin': async ({ call }: Tried): Promise<void> =>
    expect(call['together.begin']({ session, message })).rejects.toThrow(noSpace),
  'together.post': async ({ call }: Tried): Promise<void> =>
    expect(call['together.post']({ session, message, heads: [] })).rejects.toThrow(noSpace),
  'together.again': async ({ call }: Tried): Promise<void> =>
    expect(call['together.again']({ session })).rejects.toThrow(noSpace),
  'together.fold': async ({ call }: Tried): Promise<void> =>
    expect(call['together.fold']({ session, heads: [] })).rejects.toThrow(noSpace),
  'together.leave': async ({ call }: Tried): Promise<void> =>
    expect(call['together.leave']({ session, client: 1 })).rejects.toThrow(noSpace),
}
