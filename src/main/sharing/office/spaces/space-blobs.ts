import { AppError } from '../../../../shared/kernel/errors.ts'
import type { ChangeStore } from '../change-store.ts'
import { sha256Hex } from '../seal/desk-key.ts'
import { nonceOf, openUnder, sealUnder } from '../seal/envelope-seal.ts'
import { membershipOf } from './members.ts'
import type { Desk } from './sync-log.ts'

const EPOCH_BYTES = 4

/** The seal of a file binds it to its space and to the key. */
const associated = (space: string, epoch: number) => Buffer.from(`pretoire blob 1 ${space} ${epoch}\n`)

/** Seals a file under one of the space's keys; every desk that has the key and the file makes the same bytes of them. */
function sealFile(space: string, epoch: number, key: string, bytes: Uint8Array): Buffer {
  const number = Buffer.alloc(EPOCH_BYTES)
  number.writeUInt32BE(epoch)
  const [spaceKey, place] = [Buffer.from(key, 'base64'), associated(space, epoch)]
  return Buffer.concat([number, sealUnder(spaceKey, bytes, place, nonceOf(spaceKey, bytes, place))])
}

/** Gives a host a file that it lost, under the name it had there; whether these bytes are that file. */
export async function putFileBack(
  desk: Desk,
  space: string,
  store: ChangeStore,
  id: string,
  bytes: Uint8Array,
): Promise<boolean> {
  const { keys } = membershipOf(desk, space)
  for (const [epoch, key] of Object.entries(keys).toReversed()) {
    const sealed = sealFile(space, Number(epoch), key, bytes)
    if (sha256Hex(sealed) !== id) continue
    await store.blobs.put(space, id, sealed)
    return true
  }
  return false
}

/** Seals a file under the space's key and gives it to the host. Returns its name there. */
export async function putSpaceFile(
  desk: Desk,
  space: string,
  store: ChangeStore,
  bytes: Uint8Array,
): Promise<string> {
  const { epoch, keys } = membershipOf(desk, space)
  const sealed = sealFile(space, epoch, keys[String(epoch)] ?? '', bytes)
  const id = sha256Hex(sealed)
  await store.blobs.put(space, id, sealed)
  return id
}

/** Reads a file of a space; undefined while it has not come. One that is not what its name announces is refused. */
export async function getSpaceFile(
  desk: Desk,
  space: string,
  store: ChangeStore,
  id: string,
  maxBytes = Number.POSITIVE_INFINITY,
): Promise<Uint8Array | undefined> {
  const stored = await store.blobs.get(space, id, maxBytes)
  if (!stored || stored.byteLength < EPOCH_BYTES) return undefined
  const sealed = Buffer.from(stored)
  const epoch = sealed.readUInt32BE(0)
  const spaceKey = membershipOf(desk, space).keys[String(epoch)]
  // a key to come: the step that brings it has not been read
  if (!spaceKey) return undefined
  const bytes =
    sha256Hex(sealed) === id
      ? openUnder(Buffer.from(spaceKey, 'base64'), sealed.subarray(EPOCH_BYTES), associated(space, epoch))
      : undefined
  if (!bytes)
    throw new AppError(
      'damaged',
      'Un fichier remis par le bureau n’est pas celui que les membres y ont mis. Il n’a pas été gardé : prévenez la personne qui tient le serveur.',
    )
  return bytes
}
