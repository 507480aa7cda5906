import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { AppError } from '../../../../shared/kernel/errors.ts'
import { parseJson } from '../../../../shared/kernel/json.ts'
import { guarded } from '../../../kernel/database/refusals.ts'
import { namesIn, readArrived, writeImmutable } from './folder-files.ts'

/** Format of the folder that this program writes; docs/formats/office.md. */
const FOLDER_FORMAT = 1
const MARKER_FILE = 'pretoire-bureau.json'

/** Prepares a folder as an office. Returns whether it was one already. */
export function prepareFolder(root: string): { readonly wasReady: boolean } {
  if (existsSync(join(root, MARKER_FILE))) {
    requireFolder(root)
    return { wasReady: true }
  }
  guarded(() =>
    writeImmutable(
      join(root, MARKER_FILE),
      Buffer.from(`${JSON.stringify({ pretoireOffice: FOLDER_FORMAT })}\n`),
    ),
  )
  return { wasReady: false }
}

/** Prepares as an office a folder that is there and has nothing in it but what a tool of synchronisation hides in it. */
export function prepareEmptyFolder(root: string): void {
  if (!isFolder(root) || !isEmptyFolder(root)) return
  if (isUnmounted(root))
    throw new AppError(
      'refused',
      `Le dossier «\u00a0${root}\u00a0» est vide, et rien n’y est monté : la clé n’est pas branchée, ou le partage pas relié. Rien n’y a été écrit : branchez-le, puis recommencez. S’il s’agit bien d’un dossier de cet ordinateur, préparez-le par «\u00a0pretoire office init\u00a0».`,
    )
  prepareFolder(root)
}

/** Whether a path is that of a folder; one that no disk takes, too long or with a null sign, is not. */
const isFolder = (root: string): boolean => existsSync(root) && statSync(root).isDirectory()

/** A folder with nothing in it but what a tool of synchronisation hides there. */
const isEmptyFolder = (root: string): boolean => namesIn(root).every(name => name.startsWith('.'))

/** Where systems mount keys and shares. */
const MOUNT_PLACES = /^\/(?:media|mnt|run\/media|Volumes)\//

/** Whether a folder is one in which a key or a share is to be mounted, and is not: it lies on the disk of the system. */
const isUnmounted = (root: string): boolean =>
  MOUNT_PLACES.test(root) && statSync(root).dev === statSync('/').dev

/** Refuses a folder that is not there, is no office or is one of a newer program: a key that is not plugged in is no empty office. */
export function requireFolder(root: string): void {
  if (!existsSync(root))
    throw new AppError(
      'not-found',
      `Le dossier du bureau (${root}) n’est pas là : la clé n’est pas branchée, ou le partage n’est pas monté. Rien n’est perdu : ce qui n’est pas envoyé reste ici.`,
    )
  if (!isFolder(root))
    throw new AppError(
      'refused',
      `«\u00a0${root}\u00a0» est un fichier, et un bureau est un dossier. Il n’a été ni lu ni changé\u00a0: donnez le chemin du dossier partagé.`,
    )
  const marker = readArrived(join(root, MARKER_FILE))
  const format = z.object({ pretoireOffice: z.int() }).safeParse(parseJson(marker?.toString('utf8') ?? ''))
    .data?.pretoireOffice
  if (format === undefined && isEmptyFolder(root))
    throw new AppError(
      'not-found',
      `Le dossier «\u00a0${root}\u00a0» est vide : ce n’est pas, ou plus, un bureau de Prétoire. La clé n’est peut-être pas branchée, ou le partage pas monté. Rien n’y a été écrit, et rien n’est perdu : ce qui n’est pas envoyé reste ici. S’il doit prendre la place d’un bureau perdu, préparez-le par «\u00a0pretoire office init\u00a0» : les postes y remettront ce qu’ils gardent.`,
    )
  if (format === undefined)
    throw new AppError(
      'not-found',
      `Le dossier «\u00a0${root}\u00a0» n’est pas un bureau de Prétoire, ou n’est pas encore arrivé en entier. Rien n’y a été changé : attendez la fin de la synchronisation, ou préparez-le par «\u00a0pretoire office init\u00a0».`,
    )
  if (format > FOLDER_FORMAT)
    throw new AppError(
      'damaged',
      `Le dossier du bureau (${root}) a été préparé par une version plus récente de Prétoire (format ${format}, celle-ci va jusqu’au ${FOLDER_FORMAT}). Rien n’y a été changé : installez la version récente.`,
      { loss: 'newer' },
    )
}
