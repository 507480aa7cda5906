import { randomBytes, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { PassThrough, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { NEEDS_DOSSIER_PASSPHRASE } from '../../../shared/dossiers/sealed.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { refusal } from '../../kernel/database/refusals.ts'
import { type GivenFile, newPlace } from '../../kernel/files/named-place.ts'
import { openStored, sealingFor, storedStream } from '../../kernel/files/stored.ts'
import { inTemporary } from '../../kernel/files/temporary.ts'
import { safeName } from '../../kernel/files/uploads.ts'
import { filesKeyOf, KEY_BYTES } from '../../kernel/vault/keys.ts'
import { requirePassphrase } from '../../kernel/vault/passphrase-strength.ts'
import { openStream, sealStream } from '../../kernel/vault/sealing.ts'
import { loadSodium } from '../../kernel/vault/sodium.ts'
import { Slot } from '../../kernel/vault/vault-file.ts'
import { measureKdf, openByPassphrase, wrapByPassphrase } from '../../kernel/vault/wrapping.ts'

/** The first bytes of a dossier given under a passphrase. Docs: docs/formats/vault.md. */
const MARK = Buffer.from('pretoire dossier\n', 'latin1')
const LENGTH_BYTES = 4
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
  await requirePassphrase(passphrase)
  await loadSodium()
  const master = new Uint8Array(randomBytes(KEY_BYTES))
  const id = randomUUID()
  const slot = wrapByPassphrase(id, passphrase, master, measureKdf())
  const header = Buffer.from(JSON.stringify({ pretoire: 1, kind: 'sealed-dossier', id, slot }))
  const length = Buffer.alloc(LENGTH_BYTES)
  length.writeUInt32LE(header.length)
  const beside = `${to}.part`
  try {
    await pipeline(
      storedStream(zip),
      sealStream(filesKeyOf(master)),
      withHead(Buffer.concat([MARK, length, header])),
      sealingFor(to),
      createWriteStream(beside, { mode: 0o600, flush: true }),
    )
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
  const file = openStored(path)
  try {
    const head = file.readAt(0, MARK.length + LENGTH_BYTES + MAX_HEADER_BYTES)
    if (head.length < MARK.length + LENGTH_BYTES || !head.subarray(0, MARK.length).equals(MARK))
      return undefined
    const start = MARK.length + LENGTH_BYTES + head.readUInt32LE(MARK.length)
    const header = Header.safeParse(parse(head.subarray(MARK.length + LENGTH_BYTES, start))).data
    return header && start <= head.length ? { header, start } : undefined
  } finally {
    file.close()
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
  return inTemporary({ folder }, async temporary => {
    const path = newPlace(join(temporary, 'ouvert'), safeName(file.name))
    await pipeline(
      storedStream(file.path),
      withoutHead(sealed.start),
      openStream(filesKeyOf(master), file.path),
      sealingFor(path),
      createWriteStream(path, { mode: 0o600, flags: 'wx' }),
    ).catch(error => {
      const cause = refusal(error)
      throw cause instanceof AppError && cause.code === 'damaged' ? damaged(file.name) : cause
    })
    return await read({ ...file, path })
  }).finally(() => master.fill(0))
}

/** Puts bytes before a stream. */
function withHead(head: Buffer): Transform {
  const stream = new PassThrough()
  stream.write(head)
  return stream
}

/** Leaves out the first bytes of a stream. */
function withoutHead(bytes: number): Transform {
  let left = bytes
  return new Transform({
    transform(chunk: Buffer, _encoding, next) {
      const rest = chunk.subarray(left)
      left -= Math.min(left, chunk.length)
      next(null, rest)
    },
  })
}

const damaged = (name: string) =>
  new AppError(
    'damaged',
    `«\u00a0${name}\u00a0» est abîmé, ou a été changé depuis qu’il a été scellé. Rien n’a été ajouté.`,
  )
