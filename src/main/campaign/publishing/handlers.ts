import { resolve } from 'node:path'
import type { Handlers, Parsed, Returned } from '../../../shared/contract/contract.ts'
import { localDay } from '../../../shared/kernel/days.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import type { Context } from '../../kernel/context.ts'
import { nameOf, newExport } from '../../kernel/files/exports.ts'
import { resolveFile } from '../../kernel/files/uploads.ts'
import { type Entry, writeZip } from '../../kernel/files/zip.ts'
import { bills } from '../bills/store.ts'
import {
  MANIFEST_PATH,
  NOTHING_PUBLISHED,
  type Published,
  publishedIn,
  publishedInZip,
} from './published-folder.ts'
import { preparePublication } from './review.ts'
import { finishWriting, writeFolder } from './write-folder.ts'

/** Pages of a campaign: reviewed, then written as they were reviewed. */
export function publishingHandlers({ library, host }: Context) {
  async function lastPublication({
    to,
    previous,
  }: Pick<Parsed<'publishing.review'>, 'to' | 'previous'>): Promise<Published> {
    if (to !== undefined) {
      const folder = resolve(host.tokens.place(to).path)
      await finishWriting(folder)
      return publishedIn(folder)
    }
    if (!previous) return NOTHING_PUBLISHED
    return publishedInZip((await resolveFile(library.folder, previous, host.tokens)).path)
  }

  return {
    'publishing.review': async request =>
      preparePublication(library, { ...request, day: localDay(new Date()) }, await lastPublication(request))
        .review,
    'publishing.write': async request => {
      const last = await lastPublication(request)
      const prepared = preparePublication(library, { ...request, day: localDay(new Date()) }, last)
      const { review, files, manifest } = prepared
      if (review.digest !== request.digest)
        throw new AppError(
          'stale',
          'La campagne ou le dossier ont changé depuis que vous les avez relus\u00a0: rien n’a été écrit. Relisez les changements, puis publiez.',
        )
      const [finding] = review.findings
      if (finding)
        throw new AppError(
          'refused',
          `Rien n’a été écrit\u00a0: «\u00a0${finding.path}\u00a0» contient ${finding.reason}. Retirez-le, puis publiez.`,
          review.findings,
        )
      const agreed = new Set(request.agreed)
      const isLeft = (path: string) =>
        review.files.some(one => one.path === path && one.status.startsWith('edited') && !agreed.has(path))
      const left = review.files.filter(one => isLeft(one.path)).map(one => one.path)
      const written = review.files.filter(
        one => !isLeft(one.path) && one.status !== 'same' && !one.status.endsWith('removed'),
      )
      const removed = review.files
        .filter(one => one.status.endsWith('removed') && !isLeft(one.path))
        .map(one => one.path)
      const memory = JSON.stringify(
        { ...manifest, files: { ...manifest.files, ...hashesOf(last, left) } },
        undefined,
        1,
      )
      const answer: Returned<'publishing.write'> = { written: written.map(one => one.path), removed, left }
      const bytes = new Map(files.map(one => [one.path, Buffer.from(one.text)]))
      if (request.to !== undefined) {
        const folder = resolve(host.tokens.place(request.to).path)
        const changed = new Map(written.map(({ path }) => [path, bytes.get(path) ?? Buffer.alloc(0)]))
        changed.set(MANIFEST_PATH, Buffer.from(`${memory}\n`))
        await writeFolder(folder, { files: changed, removals: removed })
        return answer
      }
      const entries: Entry[] = [
        ...[...bytes].filter(([path]) => !isLeft(path)).map(([name, each]) => ({ name, bytes: each })),
        ...left.flatMap(name => {
          const own = last.read(name)
          return own ? [{ name, bytes: own }] : []
        }),
        { name: MANIFEST_PATH, bytes: Buffer.from(`${memory}\n`) },
      ]
      const file = newExport(
        library.folder,
        nameOf(`${bills(library.db).get(request.bill).title} pages`, 'zip'),
      )
      const size = await writeZip(file.path, entries, { isSealed: true })
      return { ...answer, zip: { id: file.id, name: file.name, bytes: size } }
    },
  } satisfies Partial<Handlers>
}

/** Hashes that the last publication wrote of pages left as they are: they stay changed by hand. */
function hashesOf({ manifest }: Published, paths: readonly string[]): Record<string, string> {
  return Object.fromEntries(paths.map(path => [path, manifest?.files[path] ?? 'autre']))
}
