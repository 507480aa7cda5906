import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Handlers } from '../../shared/kernel/contract.ts'
import { dossiers } from '../dossiers/store.ts'
import { drafts } from '../drafts/store.ts'
import type { Context } from '../kernel/context.ts'
import { nameOf, newExport } from '../kernel/files/exports.ts'
import { beside, bundle, settle, zipped } from './bundle.ts'

/** Bundles for Télérecours: one at a time for each request, told as they go, stopped when asked. */
export function bundleHandlers({ library, host, ask }: Context) {
  const running = new Map<string, AbortController>()
  return {
    'bundles.make': async ({ run, to, author, ...wish }) => {
      const wanted = to === undefined ? undefined : host.tokens.place(to)
      const control = new AbortController()
      running.set(run, control)
      const told = (now: { done: number; total: number; message: string }) =>
        host.emit({ event: 'progress', data: { run, ...now } })
      const bundling = { ask, signal: control.signal, told, author }
      const { dossier } = drafts(library.db).get(wish.drafts[0] ?? '')
      try {
        if (to !== undefined && wanted) {
          const place = beside(wanted.path)
          const report = await bundle(library, wish, place, bundling)
          await settle(place, wanted).finally(() => drop(place))
          host.tokens.spend(to)
          return report
        }
        const made = newExport(
          library.folder,
          nameOf(`${dossiers(library.db).get(dossier).title} depot`, 'zip'),
        )
        const place = join(library.exports, `depot-${made.id}`)
        try {
          const report = await bundle(library, wish, place, bundling)
          const bytes = await zipped(place, report, made.path)
          return { ...report, zip: { id: made.id, name: made.name, bytes } }
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
