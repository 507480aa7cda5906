import { expect } from 'vitest'
import type { Tried } from './channels.ts'

const nowhere = { space: 'ailleurs' } as const
const member = 'a'.repeat(64)
const noSpace = 'n’est membre d’aucun espace'

/** Trials of the messages about members, in a library that is in no space; `two-libraries.test.ts` uses them all. */

/** A refusal of an address; over HTTP nobody can be asked outside the page, and it is not opened at all. */
const refusedAs = (words: string) => new RegExp(`${words}|pretoire office allow`)

export const officeMemberTrials = {
  'office.card': async ({ call }: Tried): Promise<void> => {
    await call['settings.save']({ values: { packAuthor: 'Léa' } })
    const { card, name, words } = await call['office.card']({})
    expect(name).toBe('Léa')
    expect(await call['office.read']({ text: `${card.slice(0, 40)}\n${card.slice(40)}` })).toEqual({
      kind: 'card',
      name,
      words,
    })
  },
  'office.read': async ({ call }: Tried): Promise<void> => {
    await expect(call['office.read']({ text: 'bonjour' })).rejects.toThrow('n’est pas une carte')
    await expect(call['office.read']({ text: 'pretoire-invitation:e30' })).rejects.toThrow(
      'n’est pas une invitation',
    )
  },
  'office.create': async ({ call }: Tried): Promise<void> => {
    await call['settings.save']({ values: { packAuthor: 'Léa' } })
    await expect(call['office.create']({ title: 'Essai', url: '/nulle/part' })).rejects.toThrow(
      refusedAs('n’est pas là'),
    )
    await expect(
      call['office.create']({ title: 'Essai', url: 'postgres://lea@bureau.invalid/b?sslmode=disable' }),
    ).rejects.toThrow('en clair')
  },
  'office.try': async ({ call }: Tried): Promise<void> => {
    await expect(call['office.try']({ url: process.execPath })).rejects.toThrow(refusedAs('est un fichier'))
    await expect(call['office.try']({ url: '/nulle/part' })).rejects.toThrow(refusedAs('n’est pas là'))
    await expect(call['office.try']({ url: 'postgres://lea@127.0.0.1:1/b' })).rejects.toThrow(
      refusedAs('ne répond pas'),
    )
  },
  'office.invite': async ({ call }: Tried): Promise<void> =>
    expect(call['office.invite']({ ...nowhere, card: 'x', role: 'writer' })).rejects.toThrow(noSpace),
  'office.join': async ({ call }: Tried): Promise<void> =>
    expect(call['office.join']({ invitation: 'x' })).rejects.toThrow('n’est pas une invitation'),
  'office.members': async ({ call }: Tried): Promise<void> =>
    expect(call['office.members'](nowhere)).rejects.toThrow(noSpace),
  'office.role': async ({ call }: Tried): Promise<void> =>
    expect(call['office.role']({ ...nowhere, member, role: 'reader' })).rejects.toThrow(noSpace),
  'office.remove': async ({ call }: Tried): Promise<void> =>
    expect(call['office.remove']({ ...nowhere, member })).rejects.toThrow(noSpace),
  'office.proposeRecovery': async ({ call }: Tried): Promise<void> =>
    expect(call['office.proposeRecovery']({ ...nowhere, member, card: 'x' })).rejects.toThrow(noSpace),
  'office.confirmRecovery': async ({ call }: Tried): Promise<void> =>
    expect(call['office.confirmRecovery']({ ...nowhere, key: member })).rejects.toThrow(noSpace),
  'office.withdrawRecovery': async ({ call }: Tried): Promise<void> =>
    expect(call['office.withdrawRecovery']({ ...nowhere, key: member })).rejects.toThrow(noSpace),
  'office.address': async ({ call }: Tried): Promise<void> =>
    expect(call['office.address']({ ...nowhere, url: '/nulle/part' })).rejects.toThrow(noSpace),
  'office.findings': async ({ call }: Tried): Promise<void> =>
    expect(await call['office.findings']({})).toEqual([]),
}
