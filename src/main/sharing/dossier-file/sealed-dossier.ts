import { randomBytes, randomUUID } from 'node:crypto'
import { closeSync, createReadStream, createWriteStream, openSync, readSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { NEEDS_DOSSIER_PASSPHRASE } from '../../../shared/dossiers/sealed.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { refusal } from '../../kernel/database/refusals.ts'
import { storedStream } from '../../kernel/files/stored.ts'
import type { GivenFile } from '../../kernel/files/uploads.ts'
import { filesKeyOf, KEY_BYTES } from '../../kernel/vault/keys.ts'
import { openStream, sealStream } from '../../kernel/vault/sealing.ts'
import { loadSodium } from '../../kernel/vault/sodium.ts'
import { Slot } from '../../kernel/vault/vault-file.ts'
import {
  measureKdf,
  openByPassphrase,
  requirePassphrase,
  wrapByPassphrase,
} from '../../kernel/vault/wrapping.ts'

/** The first bytes of a dossier given under a passphrase. Docs: docs/formats/vault.md. */
const MARK = Buffer.from('pretoire dossier\n', 'latin1')
const LENGTH_BYTES = 4
/** The end of the name of a dossier given under a passphrase. */
export const SEALED_EXTENSION = 'dossier-scelle'
/** Far more than a header takes. */
const MAX_HEADER_BYTES = 4096

const Header = z.object({
  pretoire: z.literal(1),
  kind: z.literal('sealed-dossier'),
  id: z.string(),
  slot: Slot,
})

/** Seals the zip of a dossier, an export, by a passphrase, at another place. */
export async function sealDossier(zip: string, to: string, passphrase: string): Promise<void> {
  requirePassphrase(passphrase)
  await loadSodium()
  const master = new Uint8Array(randomBytes(KEY_BYTES))
  const id = randomUUID()
  const slot = wrapByPassphrase(id, passphrase, master, measureKdf())
  const header = Buffer.from(JSON.stringify({ pretoire: 1, kind: 'sealed-dossier', id, slot }))
  const length = Buffer.alloc(LENGTH_BYTES)
  length.writeUInt32LE(header.length)
  const beside = `${to}.part`
  try {
    const output = createWriteStream(beside, { mode: 0o600, flush: true })
    output.write(Buffer.concat([MARK, length, header]))
    await pipeline(storedStream(zip), sealStream(filesKeyOf(master)), output)
    await rename(beside, to)
  } catch (error) {
    await rm(beside, { force: true })
    throw refusal(error)
  } finally {
    master.fill(0)
  }
}

/** The header of a sealed dossier, and where its zip begins; undefined for another file. */
function readHeader(
  path: string,
): { readonly header: z.infer<typeof Header>; readonly start: number } | undefined {
  const handle = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(MARK.length + LENGTH_BYTES + MAX_HEADER_BYTES)
    const head = bytes.subarray(0, readSync(handle, bytes))
    if (head.length < MARK.length + LENGTH_BYTES || !head.subarray(0, MARK.length).equals(MARK))
      return undefined
    const start = MARK.length + LENGTH_BYTES + head.readUInt32LE(MARK.length)
    const header = Header.safeParse(parse(head.subarray(MARK.length + LENGTH_BYTES, start))).data
    return header && start <= head.length ? { header, start } : undefined
  } finally {
    closeSync(handle)
  }
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}

/**
 * Opens a dossier given under a passphrase into a folder, for as long as `read` reads it. Any other file is read where it is. Refused
 * without the passphrase, or with another.
 */
export async function withOpenedDossier<T>(
  file: GivenFile,
  { passphrase, folder }: { readonly passphrase: string | undefined; readonly folder: string },
  read: (file: GivenFile) => Promise<T>,
): Promise<T> {
  const sealed = readHeader(file.path)
  if (!sealed) return read(file)
  if (passphrase === undefined)
    throw new AppError(
      'refused',
      `«\u00a0${file.name}\u00a0» est protégé par une phrase de passe\u00a0: demandez-la à qui vous l’a donné. Rien n’a été ajouté.`,
      NEEDS_DOSSIER_PASSPHRASE,
    )
  await loadSodium()
  const master = openByPassphrase(sealed.header.id, sealed.header.slot, passphrase)
  if (!master)
    throw new AppError(
      'refused',
      `Ce n’est pas la phrase de passe de «\u00a0${file.name}\u00a0». Rien n’a été ajouté.`,
      NEEDS_DOSSIER_PASSPHRASE,
    )
  const place = join(folder, `tmp-${randomUUID()}`)
  const path = join(place, 'dossier.zip')
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await pipeline(
      createReadStream(file.path, { start: sealed.start }),
      openStream(filesKeyOf(master), file.path),
      createWriteStream(path, { mode: 0o600, flags: 'wx' }),
    ).catch(error => {
      const cause = refusal(error)
      throw cause instanceof AppError && cause.code === 'damaged' ? damaged(file.name) : cause
    })
    return await read({ ...file, path })
  } finally {
    master.fill(0)
    await rm(place, { recursive: true, force: true })
  }
}

const damaged = (name: string) =>
  new AppError(
    'damaged',
    `«\u00a0${name}\u00a0» est abîmé, ou a été changé depuis qu’il a été scellé. Rien n’a été ajouté.`,
  )
