import type { Handlers } from '../../../shared/contract/contract.ts'
import { libraryState } from '../../../shared/imports/library-state.ts'
import { localDay } from '../../../shared/kernel/days.ts'
import type { Context } from '../../kernel/context.ts'
import { keepExport } from '../../kernel/files/exports.ts'
import { starterCount } from '../starter-count.ts'
import { downloadsFolder, lookInDownloads, setDownloadsFolder, systemDownloads } from './downloads.ts'
import { fundFacts } from './fund-facts.ts'
import { attachedFunds, attachGiven, checkAttached, detach, makeFundFile } from './fund-files.ts'

/** How complete and how old the library is, where to get what it lacks, and what was fetched of it. */
export function fundHandlers(context: Context) {
  const { library, host } = context
  const { db, folder } = library
  return {
    'library.state': () => {
      const downloads = downloadsFolder(db)
      return {
        ...libraryState(fundFacts(db), localDay(new Date())),
        starter: starterCount(db),
        ...(downloads !== undefined && { downloadsFolder: downloads }),
      }
    },
    'library.setDownloads': ({ place }) => {
      if (place === null) setDownloadsFolder(db, undefined)
      else if (place === 'system') setDownloadsFolder(db, systemDownloads())
      else {
        setDownloadsFolder(db, host.tokens.place(place).path)
        host.tokens.spend(place)
      }
      return {}
    },
    'library.lookInDownloads': () => lookInDownloads(db, host.tokens),
    'library.saveAddresses': ({ urls }) =>
      keepExport(folder, 'a-telecharger.txt', Buffer.from(urls.map(url => `${url}\n`).join(''))),
    'funds.list': () => attachedFunds(library),
    'funds.export': ({ fund }) => makeFundFile(library, fund),
    'funds.attach': ({ file }) => attachGiven(context, file),
    'funds.detach': ({ fund }) => detach(library, fund),
    'funds.check': ({ fund }) => checkAttached(library, fund),
  } satisfies Partial<Handlers>
}
