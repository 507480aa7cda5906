import { stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { AppError } from '../../shared/kernel/errors.ts'
import { type GivenFile, nameOfFile } from '../kernel/files/named-place.ts'
import { readStored, storedSize, storedStream } from '../kernel/files/stored.ts'
import { openZip } from '../kernel/files/zip.ts'
import { installerOf, isReleaseFileName, NOTES_FILE, SIGNATURE_FILE, SUMS_FILE } from './release.ts'

/** Upper bound of the checksums, of their signature and of the notes, in bytes. */
const TEXT_BYTES = 64 * 1024
/** Upper bound of an installer, in bytes: the largest release is a fifth of it. */
const INSTALLER_BYTES = 1024 ** 3
const MAX_ENTRIES = 8
const TEXTS: readonly string[] = [SUMS_FILE, SIGNATURE_FILE, NOTES_FILE]
/** Marks that change how a name is shown without being seen: controls, directions of writing, line ends. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u

/** An update before anything of it is believed: its short texts, read, and its installer, not read yet. */
export interface UpdateParts {
  readonly texts: ReadonlyMap<string, Buffer>
  readonly installer: { readonly name: string; readonly bytes: number; open(): Promise<Readable> }
  /** a loose file may have been given another name by a browser: its checksum finds it in the list */
  readonly loose: boolean
  close(): void
}

/** Reads the parts of an update: one file that holds them all, or an installer with its checksums and their signature. */
export async function readParts(files: readonly GivenFile[]): Promise<UpdateParts> {
  for (const { name } of files) if (UNSEEN.test(name)) throw unsafeName()
  const [first, ...more] = files
  if (first && more.length === 0 && !installerOf(first.name)) return readBundle(first.path)
  return readLoose(files)
}

async function readBundle(path: string): Promise<UpdateParts> {
  const zip = await openZip(path).catch(() => {
    throw unreadable(path)
  })
  try {
    const texts = new Map<string, Buffer>()
    let installer: UpdateParts['installer'] | undefined
    let entries = 0
    for await (const entry of zip.eachEntry()) {
      const { fileName: name, uncompressedSize: bytes } = entry
      entries += 1
      if (entries > MAX_ENTRIES || texts.has(name)) throw foreign(path)
      if (!isReleaseFileName(name)) throw unsafeName()
      const open = () => zip.openReadStreamPromise(entry)
      if (TEXTS.includes(name)) {
        if (bytes > TEXT_BYTES) throw tooLarge(name)
        texts.set(name, await buffer(await open()))
      } else if (installerOf(name) && !installer) {
        if (bytes > INSTALLER_BYTES) throw tooLarge(name)
        installer = { name, bytes, open }
      } else throw foreign(path)
    }
    if (!installer) throw foreign(path)
    return { texts, installer, loose: false, close: () => zip.close() }
  } catch (error) {
    zip.close()
    throw error instanceof AppError ? error : unreadable(path)
  }
}

/** The installer among loose files; its checksums are looked for beside it when they were not given with it. */
async function readLoose(files: readonly GivenFile[]): Promise<UpdateParts> {
  const installers = files.filter(({ name }) => installerOf(name))
  const [installer] = installers
  if (!installer || installers.length > 1)
    throw new AppError(
      'invalid',
      'Il faut un seul installateur, avec ses fichiers «\u00a0SHA256SUMS\u00a0» et «\u00a0SHA256SUMS.minisig\u00a0». Rien n’a été changé.',
    )
  const size = storedSize(installer.path)
  if (size > INSTALLER_BYTES) throw tooLarge(installer.name)
  const texts = new Map<string, Buffer>()
  for (const name of TEXTS) {
    const path = files.find(one => one.name === name)?.path ?? join(dirname(installer.path), basename(name))
    const stats = await stat(path).catch(() => undefined)
    if (!stats?.isFile()) continue
    if (storedSize(path) > TEXT_BYTES) throw tooLarge(name)
    texts.set(name, readStored(path))
  }
  const open = async () => storedStream(installer.path)
  return { texts, installer: { name: installer.name, bytes: size, open }, loose: true, close: () => {} }
}

const unsafeName = () =>
  new AppError(
    'refused',
    'Un nom de fichier de cette mise à jour contient des signes qu’une mise à jour de Prétoire n’a jamais. Rien n’a été changé : n’ouvrez pas ce fichier, demandez-en un autre à son éditeur.',
  )

const unreadable = (path: string) =>
  new AppError(
    'damaged',
    `«\u00a0${nameOfFile(path)}\u00a0» ne se lit pas : le fichier est incomplet, endommagé, ou n’est pas une mise à jour. Rien n’a été changé : téléchargez-le de nouveau.`,
  )

const foreign = (path: string) =>
  new AppError(
    'refused',
    `«\u00a0${nameOfFile(path)}\u00a0» ne contient pas ce que contient une mise à jour de Prétoire. Rien n’a été changé.`,
  )

const tooLarge = (name: string) =>
  new AppError(
    'refused',
    `«\u00a0${name}\u00a0» est plus grand que ce qu’une mise à jour contient. Rien n’a été changé : demandez ce fichier de nouveau à son éditeur.`,
  )
