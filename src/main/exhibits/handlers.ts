import type { Handlers } from '../../shared/contract/contract.ts'
import { faultsOf, remoteAside } from '../../shared/exhibits/faults.ts'
import { dossiers } from '../dossiers/store.ts'
import { keepPicture } from '../kernel/files/pictures.ts'
import { resolveFile, used } from '../kernel/files/uploads.ts'
import { absentFiles, intakeFile, viewableFile, viewExhibit } from './exhibit-files.ts'
import { matchExpected } from './match/match-expected.ts'
import { bringFiles } from './remote/bring-files.ts'
import { addToSeries, arrangeSeries, namedSeries } from './series.ts'
import { exhibits } from './store.ts'
import type { ExhibitContext } from './worker-client.ts'

/** The pieces of a dossier, in the order that numbers them; the pictures of its texts. */
export function exhibitHandlers({ library, host, ask }: ExhibitContext) {
  const all = exhibits(library.db)
  const fetches = new Map<string, AbortController>()
  return {
    'exhibits.list': ({ dossier, affaire }) => namedSeries(library.db, dossier, affaire),
    'exhibits.check': ({ dossier, affaire }) => {
      const list = namedSeries(library.db, dossier, affaire)
      const absent = absentFiles(library, list)
      return [...faultsOf(list, absent), ...remoteAside(list, absent)]
    },
    'exhibits.fetch': async ({ dossier, exhibit, run }) => {
      dossiers(library.db).get(dossier)
      const list = exhibit ? [all.get(exhibit)] : all.list(dossier)
      if (run === undefined) return bringFiles(library, list)
      const control = new AbortController()
      fetches.set(run, control)
      const onFile = (done: number, total: number, message: string) =>
        host.emit({ event: 'progress', data: { run, done, total, message } })
      return bringFiles(library, list, { onFile, signal: control.signal }).finally(() => fetches.delete(run))
    },
    'exhibits.stopFetch': ({ run }) => {
      fetches.get(run)?.abort()
      return {}
    },
    'exhibits.add': async ({ dossier, affaire, file, name, label, expected, date }) => {
      dossiers(library.db).get(dossier)
      const upload = await resolveFile(library.folder, file, host.tokens)
      const intake = await intakeFile(library, ask, upload.path, name ?? upload.name)
      // a name that says what the document is says it better than the model
      const isInformative = intake.nature && (intake.date || intake.label.split(/\s+/).length > 3)
      const title = label ?? (isInformative ? undefined : expected)
      const exhibit = addToSeries(library.db, affaire, {
        ...{ ...intake, dossier },
        ...(title && { label: title }),
        ...(date && { date }),
      })
      await used(library.folder, file)
      return exhibit
    },
    'exhibits.match': input => matchExpected(library, ask, input),
    'exhibits.order': ({ dossier, affaire, ids }) => arrangeSeries(library.db, dossier, affaire, ids),
    'exhibits.remove': ({ id }) => {
      all.remove(id)
      return {}
    },
    'exhibits.view': ({ id }) => viewExhibit(library, ask, all.get(id)),
    'exhibits.text': async ({ id, page }) => ({
      text: await ask('text', { path: await viewableFile(library, all.get(id)), page }),
    }),
    'pictures.add': async ({ file }) => {
      const picture = await keepPicture(library, await resolveFile(library.folder, file, host.tokens))
      await used(library.folder, file)
      const { sha256: hash, type, width, height } = picture
      return { hash, type, size: { width, height } }
    },
  } satisfies Partial<Handlers>
}
