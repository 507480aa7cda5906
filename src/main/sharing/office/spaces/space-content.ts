import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { z } from 'zod'
import { parseJson } from '../../../../shared/kernel/json.ts'
import { ErasureStance, MAX_STANCES } from '../../../../shared/sharing/office/erased/erasure-stance.ts'
import { EnvelopeHash, MemberKey } from '../../../../shared/sharing/office/membership.ts'
import { MAX_SEALED_BYTES } from '../change-store.ts'
import { isTooDeep } from '../json-depth.ts'
import { tooLargeRefusal } from '../store-refusals.ts'

/** Bytes that sealing adds to a text at most: a nonce, a code of authentication, padding. */
const SEAL_BYTES = 1024
/** Bytes of the largest text of an envelope, however well it compresses: it is opened in steps, and given up at the first beyond. */
const MAX_OPENED_BYTES = 8 * 2 ** 20

/** The last envelope that a desk has seen of a member. */
const Seen = z.tuple([z.int().positive(), EnvelopeHash])

/** The text of an envelope that carries a change. */
const SpaceContent = z.object({
  /** height of the membership its writer knew */
  height: z.int().nonnegative(),
  /** the envelopes its writer has seen since the last time it told: the members' answer to a host that holds back or shows otherwise */
  seen: z.record(MemberKey, Seen),
  /** what its writer says of erasures proposed to all; what is no stance is read as none */
  stances: z.array(ErasureStance).max(MAX_STANCES).optional().catch(undefined),
  /** the change itself, which the desk's own schema reads; null where the envelope only tells what was seen */
  change: z.unknown(),
})
export type SpaceContent = z.infer<typeof SpaceContent>

export function contentToBytes(content: SpaceContent): Uint8Array {
  const text = Buffer.from(JSON.stringify(content))
  if (text.length > MAX_OPENED_BYTES) throw tooLargeRefusal(text.length)
  const bytes = deflateRawSync(text)
  if (bytes.length > MAX_SEALED_BYTES - SEAL_BYTES) throw tooLargeRefusal(bytes.length)
  return bytes
}

/** The content of an opened envelope; undefined where a member sealed something else. */
export function contentFromBytes(bytes: Uint8Array): SpaceContent | undefined {
  try {
    const text = inflateRawSync(bytes, { maxOutputLength: MAX_OPENED_BYTES }).toString('utf8')
    return isTooDeep(text) ? undefined : SpaceContent.safeParse(parseJson(text)).data
  } catch {
    return undefined
  }
}
