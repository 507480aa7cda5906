import type { Handlers } from '../../../shared/contract/contract.ts'
import type { FilePage } from '../../../shared/exhibits/scans/model.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { dossiers } from '../../dossiers/store.ts'
import { exhibits } from '../store.ts'
import type { ExhibitContext } from '../worker-client.ts'
import { type ReadingControl, readScans } from './reading.ts'
import { placesOnPage, searchExhibits } from './search.ts'
import { filePages } from './store.ts'
import { scanStates, surveyFile } from './survey.ts'

interface LiveReading extends ReadingControl {
  stop(): void
}

/** The pages of exhibits that are pictures: read when asked, shown, corrected. */
export function scanHandlers({ library, host, ask }: ExhibitContext) {
  const all = exhibits(library.db)
  const readings = new Map<string, LiveReading>()
  const contentOf = (id: string) => all.get(id).file?.sha256 ?? ''
  const pageOf = (id: string, page: number): FilePage => {
    const kept = filePages(library.db).find(contentOf(id), page)
    if (!kept) throw new AppError('not-found', `Cette pièce n’a pas de page ${page} que Prétoire sache lire.`)
    return kept
  }
  return {
    'scans.state': ({ dossier }) => {
      dossiers(library.db).get(dossier)
      return scanStates(library, ask, all.list(dossier))
    },
    'scans.read': async ({ dossier, exhibit, run }) => {
      dossiers(library.db).get(dossier)
      const list = exhibit ? [all.get(exhibit)] : all.list(dossier)
      const abort = new AbortController()
      const reading: LiveReading = {
        ...{ isPaused: false, signal: abort.signal, stop: () => abort.abort() },
        ...(run && {
          onPage: (done: number, total: number, message: string) =>
            host.emit({ event: 'progress', data: { run, done, total, message } }),
        }),
      }
      if (run) readings.set(run, reading)
      return readScans(library, ask, list, reading).finally(() => run && readings.delete(run))
    },
    'scans.pause': ({ run, isPaused }) => {
      const reading = readings.get(run)
      if (reading) reading.isPaused = isPaused
      return {}
    },
    'scans.stop': ({ run }) => {
      readings.get(run)?.stop()
      return {}
    },
    'scans.page': async ({ exhibit: id, page, query }) => {
      const exhibit = all.get(id)
      await surveyFile(library, ask, exhibit, true)
      const kept = pageOf(id, page)
      return { ...kept, hits: query ? await placesOnPage(library, ask, exhibit, kept, query) : [] }
    },
    'exhibits.search': ({ dossier, text }) => {
      dossiers(library.db).get(dossier)
      return searchExhibits(library, ask, all.list(dossier), text)
    },
    'scans.correct': ({ exhibit, page, word, before, text }) => {
      pageOf(exhibit, page)
      return filePages(library.db).correct(contentOf(exhibit), page, { at: word, before, text: text.trim() })
    },
  } satisfies Partial<Handlers>
}
