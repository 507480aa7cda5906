import type { Handlers } from '../../../shared/contract/contract.ts'
import type { Context } from '../../kernel/context.ts'
import { officeLog } from './spaces/store.ts'

/** Messages about the spaces of an office and their members. What they need is loaded with the first of them. */
export function officeMemberHandlers({ library, host }: Context) {
  /** Nothing of an address is opened before the user has allowed it. */
  const allow = async (url: string) => {
    const { allowAddress } = await import('../../kernel/allowed-addresses.ts')
    return allowAddress(library, url, host.confirm)
  }
  const acts = () => import('./spaces/member-acts.ts')
  const recovery = () => import('./spaces/recovery-acts.ts')
  return {
    'office.card': async input => (await acts()).officeCard(library, input),
    'office.read': async ({ text }) => (await acts()).readCarried(library, text),
    'office.create': async input => {
      await allow(input.url)
      return (await acts()).createSpace(library, input)
    },
    'office.invite': async input => (await acts()).inviteMember(library, input),
    'office.join': async input => (await import('./spaces/join-space.ts')).joinSpace(library, input, allow),
    'office.members': async ({ space }) => (await recovery()).listMembers(library, space),
    'office.proposeRecovery': async input => (await recovery()).proposeRecovery(library, input),
    'office.confirmRecovery': async input => (await recovery()).confirmRecovery(library, input),
    'office.withdrawRecovery': async input => (await recovery()).withdrawRecovery(library, input),
    'office.role': async input => (await acts()).changeRole(library, input),
    'office.remove': async input => (await acts()).removeMember(library, input),
    'office.try': async input => {
      await allow(input.url)
      return (await acts()).tryAddress(library, input)
    },
    'office.address': async input => (await acts()).moveSpace(library, input, allow),
    'office.findings': async () =>
      officeLog(library.db).logs().length === 0 ? [] : (await acts()).listFindings(library),
  } satisfies Partial<Handlers>
}
