import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { z } from 'zod'
import { parseJson } from '../../../../shared/kernel/json.ts'
import { EnvelopeHash, MemberKey } from '../../../../shared/sharing/office/membership.ts'
import { MAX_SEALED_BYTES } from '../change-store.ts'
import { tooLargeRefusal } from '../store-refusals.ts'

/** Bytes that sealing adds to a text at most: a nonce, a code of authentication, padding. */
const SEAL_BYTES = 1024
/** An opened envelope may not grow beyond this, however well it compresses. */
const MAX_OPENED_BYTES = 64 * 2 ** 20

/** Arrays and objects within one another that a change may have: what compares and writes it calls itself at each level. */
const MAX_LEVELS = 500

/** Whether JSON nests arrays and objects deeper than a desk follows. */
function isTooDeep(json: string): boolean {
  let level = 0
  let isInString = false
  for (let at = 0; at < json.length; at += 1) {
    const char = json[at]
    if (isInString) {
      if (char === '\\') at += 1
      else if (char === '"') isInString = false
    } else if (char === '"') isInString = true
    else if (char === '[' || char === '{') {
      level += 1
      if (level > MAX_LEVELS) return true
    } else if (char === ']' || char === '}') level -= 1
  }
  return false
}

/** The last envelope that a desk has seen of a member. */
const Seen = z.tuple([z.int().positive(), EnvelopeHash])

/** The text of an envelope that carries a change. */
const SpaceContent = z.object({
  /** height of the membership its writer knew */
  height: z.int().nonnegative(),
  /** the envelopes its writer has seen since the last time it told: the members' answer to a host that holds back or shows otherwise */
  seen: z.record(MemberKey, Seen),
  /** the change itself, which the desk's own schema reads; null where the envelope only tells what was seen */
  change: z.unknown(),
})
export type SpaceContent = z.infer<typeof SpaceContent>

export function contentToBytes(content: SpaceContent): Uint8Array {
  const bytes = deflateRawSync(Buffer.from(JSON.stringify(content)))
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
