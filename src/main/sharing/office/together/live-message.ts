import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { parseJson } from '../../../../shared/kernel/json.ts'
import {
  isPresent,
  type Membership,
  mayWrite,
  personOf,
} from '../../../../shared/sharing/office/membership.ts'
import { type SignedMessage, TogetherMessage } from '../../../../shared/sharing/office/together-contract.ts'
import type { Envelope } from '../change-store.ts'
import type { DeskKey } from '../seal/desk-key.ts'
import { isGenuine, openEnvelope, sealEnvelope } from '../seal/envelope-seal.ts'

/** A message may not grow beyond this, however well it compresses. */
const MAX_OPENED_BYTES = 16 * 2 ** 20

/** Seals and signs a message under the key of the space in force. Nothing chains it: said twice or out of order, it says the same. */
export function sealMessage(
  key: DeskKey,
  { epoch, keys }: Pick<Membership, 'epoch' | 'keys'>,
  place: Pick<Envelope, 'space' | 'sequence'>,
  message: TogetherMessage,
): Envelope {
  const spaceKey = Buffer.from(keys[String(epoch)] ?? '', 'base64')
  const text = deflateRawSync(Buffer.from(JSON.stringify(message)))
  return sealEnvelope(key, spaceKey, { ...place, previous: '', epoch }, text)
}

/** Opens a message of somebody who may write in the space now; undefined for any other. */
export function openMessage(membership: Membership, envelope: Envelope): SignedMessage | undefined {
  const person = personOf(membership, envelope.member)
  const spaceKey = membership.keys[String(envelope.epoch)]
  if (!person || !isPresent(person) || !mayWrite(person) || !spaceKey || !isGenuine(envelope))
    return undefined
  const text = openEnvelope(Buffer.from(spaceKey, 'base64'), envelope)
  const message = text && TogetherMessage.safeParse(unpack(text)).data
  if (!message) return undefined
  return { ...message, member: person.key, name: person.name, rank: membership.people.indexOf(person) }
}

function unpack(text: Uint8Array): unknown {
  try {
    return parseJson(inflateRawSync(text, { maxOutputLength: MAX_OPENED_BYTES }).toString('utf8'))
  } catch {
    return undefined
  }
}
