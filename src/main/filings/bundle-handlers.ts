import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Handlers } from '../../shared/kernel/contract.ts'
import { dossiers } from '../dossiers/store.ts'
import { drafts } from '../drafts/store.ts'
import type { ExhibitContext } from '../exhibits/worker-client.ts'
import { nameOf, newExport } from '../kernel/files/exports.ts'
import { makeBundle, moveIntoPlace, partialFolder, writeBundleZip } from './bundle.ts'

/** Bundles for Télérecours: one at a time for each request, told as they go, stopped when asked. */
export function bundleHandlers({ library, host, ask }: ExhibitContext) {
  const running = new Map<string, AbortController>()
  return {
    'bundles.make': async ({ run, to, author, ...wish }) => {
      const target = to === undefined ? undefined : host.tokens.place(to)
      const control = new AbortController()
      running.set(run, control)
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
        running.delete(run)
      }
    },
    'bundles.stop': ({ run }) => {
      running.get(run)?.abort()
      return {}
    },
  } satisfies Partial<Handlers>
}

const drop = (place: string) => rm(place, { recursive: true, force: true })
