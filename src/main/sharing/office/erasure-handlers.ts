import type { Handlers } from '../../../shared/contract/contract.ts'
import type { Context } from '../../kernel/context.ts'
import { officeLog } from './spaces/store.ts'

/** Messages about the erasures proposed to the members of a space. What they need is loaded with the first of them. */
export function officeErasureHandlers({ library }: Context) {
  const acts = () => import('./erased/proposed-erasures.ts')
  return {
    'office.erasures': async () =>
      officeLog(library.db).logs().length === 0 ? [] : (await acts()).proposedErasures(library),
    'office.proposeErasure': async thing => ({ spaces: await (await acts()).proposeErasure(library, thing) }),
    'office.declineErasure': async thing => ({ spaces: await (await acts()).declineErasure(library, thing) }),
  } satisfies Partial<Handlers>
}
