import { createPrivateKey, type KeyObject } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Output, Parsed } from '../../../shared/contract/contract.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { guarded } from '../../kernel/database/refusals.ts'
import { keepExport, nameOf } from '../../kernel/files/exports.ts'
import type { GivenFile } from '../../kernel/files/named-place.ts'
import { readStored, sealedFor, storedSize } from '../../kernel/files/stored.ts'
import { type Library, writeWhole } from '../../kernel/library.ts'
import { settings } from '../../settings/store.ts'
import { authorSetting } from '../sending/send.ts'
import { lockKey, unlockKey } from './key-file.ts'
import { fingerprint, keyPath, ownKey, ownPublicKey, publicKey } from './own-key.ts'

/** Larger than any key file. */
const MAX_KEY_FILE_BYTES = 16_384
const FORMER_KEY_FILE = /^signature-([0-9a-f]{20})\.pem$/
const nameOfKey = (print: string) => `signature-${print.replaceAll(' ', '')}.pem`

/** Whom the library signs as: the fingerprint of its key, where it has one, and of those it had before. */
export function identity(library: Library): Output<'identity.get'> {
  const own = ownPublicKey(library)
  const print = own && fingerprint(own)
  const formerPrints = readdirSync(library.folder).flatMap(name => {
    const formerPrint = FORMER_KEY_FILE.exec(name)?.[1]?.replace(/(.{4})(?=.)/g, '$1 ')
    return formerPrint && formerPrint !== print ? [formerPrint] : []
  })
  return { ...(print && { fingerprint: print }), author: authorOf(library), others: formerPrints }
}

const authorOf = ({ db }: Library) => settings(db).get()[authorSetting] ?? ''

/** The library's key as a file locked by a passphrase, to be taken to another computer. */
export async function exportKey(library: Library, { passphrase }: Parsed<'identity.export'>) {
  const author = authorOf(library)
  const bytes = await lockKey(ownKey(library), author, passphrase)
  return keepExport(library.folder, nameOf(`cle de signature ${author}`, 'pretoire-cle'), bytes)
}

/** Signs from now on with the key of a file; the one in use before is kept beside it. */
export async function importKey(
  library: Library,
  file: GivenFile,
  passphrase: string,
): Promise<Output<'identity.import'>> {
  const text = guarded(() =>
    storedSize(file.path) > MAX_KEY_FILE_BYTES ? '' : readStored(file.path).toString('utf8'),
  )
  const { key, author } = await unlockKey(text, passphrase)
  const before = ownPublicKey(library)
  const next = publicKey(key)
  if (before !== next) put(library, key)
  if (author) settings(library.db).save({ [authorSetting]: author })
  return {
    ...identity(library),
    ...(before && before !== next && { previous: fingerprint(before) }),
    same: before === next,
  }
}

/** Goes back to a key this library signed with before. */
export function restoreKey(library: Library, print: string): Output<'identity.get'> {
  const name = nameOfKey(print)
  // the page gives the print, which is no name of a file before it is one of those listed
  if (!identity(library).others.some(other => nameOfKey(other) === name))
    throw new AppError(
      'not-found',
      `La clé ${print} n’est plus dans cette bibliothèque. Rien n’a été changé.`,
    )
  put(
    library,
    guarded(() => createPrivateKey(readStored(join(library.folder, name)))),
  )
  return identity(library)
}

/** Puts a key in the place of the one in use, which is set aside under its own name, never overwritten. */
function put(library: Library, key: KeyObject): void {
  const file = keyPath(library)
  const before = ownPublicKey(library)
  guarded(() => {
    if (before) {
      const former = join(library.folder, nameOfKey(fingerprint(before)))
      writeWhole(former, sealedFor(former, readStored(file)))
    }
    writeWhole(file, sealedFor(file, Buffer.from(key.export({ type: 'pkcs8', format: 'pem' }))))
  })
}
