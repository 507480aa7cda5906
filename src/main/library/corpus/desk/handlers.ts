import { randomUUID } from 'node:crypto'
import type { Handlers } from '../../../../shared/contract/contract.ts'
import { AppError } from '../../../../shared/kernel/errors.ts'
import { OFFICE_CORPUS_SETTING, type OfficeCorpusState } from '../../../../shared/library/fund.ts'
import type { Context } from '../../../kernel/context.ts'
import { settings } from '../../../settings/store.ts'
import { officeLine } from './office-line.ts'
import { officeState } from './office-state.ts'
import { offlineRuns } from './offline-runs.ts'

/** The office whose public texts a desk asks: which it is, what it has, what is copied from it. */
export function officeCorpusHandlers({ library, host }: Context) {
  const { db } = library
  const store = settings(db)
  const runs = offlineRuns(host.emit)
  const state = async (): Promise<OfficeCorpusState | null> => {
    const line = officeLine(db)
    return line ? officeState(line) : null
  }
  return {
    'library.officeCorpus': state,
    'library.useOfficeCorpus': async ({ address }) => {
      for (const server of address.split(/\s+/).filter(Boolean))
        await (await import('../../../kernel/allowed-addresses.ts')).allowAddress(
          library,
          server,
          host.confirm,
        )
      const before = store.get()[OFFICE_CORPUS_SETTING] ?? ''
      store.save({ [OFFICE_CORPUS_SETTING]: address.trim() })
      const now = await state()
      if (!now || now.isAnswering) return now
      store.save({ [OFFICE_CORPUS_SETTING]: before })
      throw new AppError('refused', now.reason)
    },
    'library.takeOffline': async ({ run, ...what }) => {
      const line = officeLine(db)
      if (!line)
        throw new AppError(
          'refused',
          'Aucun corpus de bureau n’est choisi\u00a0: rien n’a été copié. Son adresse se donne dans Réglages, ou par «\u00a0pretoire office corpus use\u00a0».',
        )
      const { requireDossier, takeOffline } = await import('./take-offline.ts')
      if ('dossier' in what) requireDossier(db, what.dossier)
      return runs.during(run ?? randomUUID(), what, watch =>
        line.ask(({ postgres }) => takeOffline(db, postgres, what, watch)),
      )
    },
    'library.takingOffline': () => [...runs.list()],
    'library.stopOffline': ({ run }) => {
      runs.stop(run)
      return {}
    },
  } satisfies Partial<Handlers>
}
