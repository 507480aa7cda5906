import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { FileRef, Handlers } from '../../shared/contract/contract.ts'
import type { ExhibitFile } from '../../shared/exhibits/model.ts'
import { AppError } from '../../shared/kernel/errors.ts'
import { dossiers } from '../dossiers/store.ts'
import { drafts } from '../drafts/store.ts'
import { intakeFile } from '../exhibits/exhibit-files.ts'
import type { ExhibitContext } from '../exhibits/worker-client.ts'
import { guarded } from '../kernel/database/refusals.ts'
import { keepExport, nameOf, newExport } from '../kernel/files/exports.ts'
import { readStored } from '../kernel/files/stored.ts'
import { resolveFile, used } from '../kernel/files/uploads.ts'
import { addAffaire, joinCopy, placeDraft, produceExhibit, removeAffaire, saveAffaire } from './affaires.ts'
import { lineGrounds, prepareStep } from './births.ts'
import { moveIntoPlace, partialFolder, writeBundleZip } from './bundle-place.ts'
import { bringProduced } from './bundle-texts.ts'
import { printDeposit } from './copies.ts'
import { restoreExhibit, saveExhibit } from './exhibit-guards.ts'
import { copyDraft, fileDrafts, noteCaseNumber, undoFiling } from './filing.ts'
import { lineOfDossier } from './line.ts'
import { makeBundle } from './make-bundle.ts'
import { preflight } from './preflight.ts'
import { dropUnnamed } from './print-text.ts'
import { filingHere } from './remote-exhibits.ts'
import { filings } from './store.ts'

/** Deposits with a court, and what follows them. */
export function filingHandlers({ library, host, ask }: ExhibitContext) {
  async function keepReceipt(file: FileRef | undefined): Promise<ExhibitFile | undefined> {
    if (!file) return undefined
    const upload = await resolveFile(library.folder, file, host.tokens)
    const intake = await intakeFile(library, ask, upload.path, upload.name)
    await used(library.folder, file)
    return intake.file
  }
  return {
    'filings.preflight': input => preflight(library, input),
    'filings.list': ({ dossier }) =>
      filings(library.db)
        .list(dossiers(library.db).get(dossier).id)
        .map(one => filingHere(library, one)),
    'filings.file': async ({ receipt, ...deposit }) => {
      // what was filed was filed: where its space does not answer, the digest of an exhibit says which file it is
      await bringProduced(library, deposit.drafts).catch(refuseBugs)
      const printed = await printDeposit(library, deposit.drafts)
      try {
        return filingHere(library, fileDrafts(library, deposit, printed, await keepReceipt(receipt)))
      } catch (error) {
        await dropUnnamed(
          library,
          [...printed.values()].flatMap(one => one.files),
        )
        throw error
      }
    },
    'filings.save': async ({ filing, receipt }) => {
      const file = (await keepReceipt(receipt)) ?? filing.receipt
      const answer = library.db.transaction(() => {
        const answered = filings(library.db).answer({ ...filing, ...(file && { receipt: file }) })
        noteCaseNumber(library.db, answered)
        return answered
      })
      return guarded(() => answer.immediate())
    },
    'filings.fetch': ({ id, sha256 }) => {
      const { drafts: texts, receipt } = filings(library.db).get(id)
      const file = [...texts.flatMap(one => one.files), ...(receipt ? [receipt] : [])].find(
        one => one.sha256 === sha256,
      )
      if (!file)
        throw new AppError('not-found', 'Ce dépôt ne garde pas ce fichier\u00a0: rien n’a été écrit.')
      return keepExport(library.folder, file.name, readStored(library.file(sha256)))
    },
    'filings.undo': async ({ id }) => {
      const { drafts: texts } = filings(library.db).get(id)
      undoFiling(library, id)
      await dropUnnamed(
        library,
        texts.flatMap(one => one.files),
      )
      return {}
    },
    'line.grounds': input => lineGrounds(library, input),
    'line.prepare': input => prepareStep(library, input),
    'line.get': input => lineOfDossier(library, input),
    'affaires.add': input => addAffaire(library.db, input),
    'affaires.save': input => saveAffaire(library.db, input),
    'affaires.remove': input => {
      removeAffaire(library.db, input)
      return {}
    },
    'affaires.place': input => {
      placeDraft(library.db, input)
      return {}
    },
    'exhibits.save': ({ exhibit }) => saveExhibit(library.db, exhibit),
    'exhibits.restore': ({ id }) => {
      restoreExhibit(library.db, id)
      return {}
    },
    'exhibits.produce': input => {
      produceExhibit(library.db, input)
      return {}
    },
    'exhibits.fromDraft': input => joinCopy(library.db, input),
    'drafts.copy': ({ id, title }) => copyDraft(library, id, title),
  } satisfies Partial<Handlers>
}

/** Bundles for Télérecours: one at a time for each request, told as they go, stopped when asked. */
export function bundleHandlers({ library, host, ask }: ExhibitContext) {
  const runs = new Map<string, AbortController>()
  return {
    'bundles.make': async ({ run, to, author, ...wish }) => {
      const target = to === undefined ? undefined : host.tokens.place(to)
      const control = new AbortController()
      runs.set(run, control)
      const onProgress = (progress: { done: number; total: number; message: string }) =>
        host.emit({ event: 'progress', data: { run, ...progress } })
      const bundling = { ask, signal: control.signal, onProgress, author }
      const { dossier } = drafts(library.db).get(wish.drafts[0] ?? '')
      try {
        if (to !== undefined && target) {
          const place = partialFolder(target.path)
          const report = await makeBundle(library, wish, place, bundling)
          await moveIntoPlace(place, target).finally(() => drop(place))
          host.tokens.spend(to)
          return report
        }
        const file = newExport(
          library.folder,
          nameOf(`${dossiers(library.db).get(dossier).title} depot`, 'zip'),
        )
        const place = join(library.exports, `depot-${file.id}`)
        try {
          const report = await makeBundle(library, wish, place, bundling)
          const bytes = await writeBundleZip(place, report, file.path)
          return { ...report, zip: { id: file.id, name: file.name, bytes } }
        } finally {
          await drop(place)
        }
      } finally {
        runs.delete(run)
      }
    },
    'bundles.stop': ({ run }) => {
      runs.get(run)?.abort()
      return {}
    },
  } satisfies Partial<Handlers>
}

/** Lets a refusal pass, and nothing else. */
function refuseBugs(error: unknown): void {
  if (!(error instanceof AppError)) throw error
}

const drop = (place: string) => rm(place, { recursive: true, force: true })
