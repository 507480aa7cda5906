import { statfsSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Problem } from '../../shared/dossiers/problem.ts'
import { DAY_MS } from '../../shared/kernel/days.ts'
import { filesIn } from '../kernel/files/wiping.ts'
import type { Library } from '../kernel/library.ts'
import { keptFiles, sizeOf } from './copy.ts'

/** A line of the doctor. */
export const problem = (
  severity: Problem['severity'],
  code: string,
  message: string,
  exhibit?: string,
): Problem => ({
  severity,
  code,
  message,
  law: '',
  at: exhibit ? { exhibit } : {},
})

/** « 3 fichiers » */
export const some = (n: number, what: string): string => `${n} ${what}${n > 1 ? 's' : ''}`

/** Less than this is free on the disk of the library: a backup may not fit. */
const LOW_SPACE_BYTES = 256 * 2 ** 20

/** Room left on the disk of the library. */
export function space(library: Library): Problem[] {
  try {
    const { bavail, bsize } = statfsSync(library.folder)
    const free = bavail * bsize
    if (free >= Math.max(LOW_SPACE_BYTES, 2 * sizeOf(library.db))) return []
    return [
      problem(
        'warning',
        'space',
        `Il reste ${Math.floor(free / 2 ** 20).toLocaleString('fr-FR')} Mo sur le disque de la bibliothèque : une sauvegarde pourrait ne plus y tenir. Libérez de la place.`,
      ),
    ]
  } catch {
    return []
  }
}

/** Files that nothing names any more: no fault, but room that they take. Those of a day are of a work under way. */
export function orphans(library: Library): Problem[] {
  const inUse = new Set(keptFiles(library.db).map(sha256 => basename(library.file(sha256))))
  const before = Date.now() - DAY_MS
  let [count, bytes] = [0, 0]
  for (const path of filesIn(join(library.folder, 'files'))) {
    const name = basename(path)
    if (inUse.has(name) || !/^[\da-f]{64}$/.test(name)) continue
    const stats = statSync(path, { throwIfNoEntry: false })
    if (!stats || stats.mtimeMs > before) continue
    count += 1
    bytes += stats.size
  }
  if (count === 0) return []
  return [
    problem(
      'information',
      'orphans',
      `${some(count, 'fichier')} de la bibliothèque (${Math.ceil(bytes / 2 ** 20).toLocaleString('fr-FR')} Mo) ne ${count > 1 ? 'servent' : 'sert'} plus à rien : ${count > 1 ? 'ils ne gênent' : 'il ne gêne'} pas.`,
    ),
  ]
}

/** Windows has no such bits: its user folder is private by its own lists. */
export function permissions(library: Library): Problem[] {
  if (process.platform === 'win32') return []
  return [library.folder, join(library.folder, 'library.db'), join(library.folder, 'files')]
    .filter(path => (statSync(path).mode & 0o077) !== 0)
    .map(path =>
      problem(
        'warning',
        'permissions',
        `D’autres comptes de cet ordinateur peuvent lire «\u00a0${path}\u00a0». Retirez-leur ce droit (chmod go-rwx).`,
      ),
    )
}
