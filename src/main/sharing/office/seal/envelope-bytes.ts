import { z } from 'zod'
import type { Envelope } from '../change-store.ts'

const Row = z.tuple([z.string(), z.string(), z.int(), z.string(), z.int(), z.string(), z.string()])

/** An envelope as the library keeps it. */
export const envelopeToBytes = ({
  space,
  member,
  sequence,
  previous,
  epoch,
  sealed,
  signature,
}: Envelope): Buffer =>
  Buffer.from(
    JSON.stringify([
      ...[space, member, sequence, previous, epoch],
      ...[Buffer.from(sealed).toString('base64'), Buffer.from(signature).toString('base64')],
    ]),
  )

export function envelopeFromBytes(bytes: Uint8Array): Envelope {
  const [space, member, sequence, previous, epoch, sealed, signature] = Row.parse(
    JSON.parse(Buffer.from(bytes).toString('utf8')),
  )
  return {
    ...{ space, member, sequence, previous, epoch },
    sealed: Buffer.from(sealed, 'base64'),
    signature: Buffer.from(signature, 'base64'),
  }
}
