import { constants } from 'node:fs'
import { access, statfs } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import type { Emit } from '../kernel/hub.ts'
import { HOME } from './restrictions.ts'

/** A download of Electron, as far as it is used. */
export interface Download {
  getURL(): string
  getFilename(): string
  getSavePath(): string
  getTotalBytes(): number
  setSaveDialogOptions(options: { readonly title: string }): void
  cancel(): void
  on(event: 'updated', hear: (event: unknown, state: 'progressing' | 'interrupted') => void): void
  once(event: 'done', hear: (event: unknown, state: 'completed' | 'cancelled' | 'interrupted') => void): void
}

/** Tells whether the page may save a URL: files the program made for it, and pictures the page drew. */
export const isOurDownload = (url: string): boolean =>
  url.startsWith(`${HOME}exports/`) || url.startsWith(`blob:${HOME}`)

/**
 * Leaves a file to the system's dialog, which proposes its name in the folder of the last one, and tells the window how it
 * ended: written, or not and why. Given up by the user, it is not told.
 */
export function followDownload(event: { preventDefault(): void }, download: Download, emit: Emit): void {
  if (!isOurDownload(download.getURL())) {
    event.preventDefault()
    return
  }
  let over = false
  const fail = async () => {
    if (over) return
    over = true
    const path = download.getSavePath()
    const reason = await whyUnwritten(path, download.getTotalBytes())
    emit({ event: 'download', data: { name: basename(path) || download.getFilename(), reason } })
  }
  download.setSaveDialogOptions({ title: `Enregistrer «\u00a0${download.getFilename()}\u00a0»` })
  download.on('updated', (_event, state) => {
    if (state !== 'interrupted') return
    // it waits to be resumed, beside a file begun: it is given up, and nothing is left of it
    void fail()
    download.cancel()
  })
  download.once('done', (_event, state) => {
    if (state === 'interrupted') return void fail()
    if (state !== 'completed' || over) return
    over = true
    emit({ event: 'download', data: { name: basename(download.getSavePath()) } })
  })
}

/** Why a file could not be written there, in a sentence: Chromium does not tell. */
export async function whyUnwritten(path: string, bytes: number): Promise<string> {
  const folder = dirname(path)
  const writable = await access(folder, constants.W_OK).then(
    () => true,
    () => false,
  )
  if (!writable)
    return `rien ne peut être écrit dans le dossier «\u00a0${basename(folder)}\u00a0». Choisissez un autre dossier, ou vérifiez ses droits.`
  const free = await statfs(folder).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => Number.POSITIVE_INFINITY,
  )
  if (free <= bytes)
    return 'le disque n’a plus assez de place. Libérez-en ou choisissez un autre disque, puis enregistrez de nouveau.'
  return 'l’écriture a été interrompue. Vérifiez que le disque est branché et que le fichier n’est pas ouvert ailleurs, puis enregistrez de nouveau.'
}
