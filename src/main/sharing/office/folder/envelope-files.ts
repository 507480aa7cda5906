import { join } from 'node:path'
import { z } from 'zod'
import { parseJson } from '../../../../shared/kernel/json.ts'
import type { Envelope } from '../change-store.ts'
import { namesIn, readArrived } from './folder-files.ts'

const base64 = z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/)
const EnvelopeFile = z.object({
  pretoireEnvelope: z.literal(1),
  space: z.string(),
  member: z.string(),
  sequence: z.int().positive(),
  previous: z.string(),
  epoch: z.int().nonnegative(),
  sealed: base64,
  signature: base64,
})

const SEQUENCE_FIGURES = 10
const OWN_NAME = /^(\d{10})\.json$/
/** Copies that Syncthing, Nextcloud or Dropbox set aside: `0000000012.sync-conflict-….json`, `0000000012 (conflicted copy).json`. */
const CONFLICT_NAME = /^(\d{10})\D.*\.json$/
const MEMBER_NAME = /^[0-9a-f]{64}$/

export const envelopeFileName = (sequence: number) =>
  `${String(sequence).padStart(SEQUENCE_FIGURES, '0')}.json`

export const envelopeFileBytes = (envelope: Envelope): Buffer =>
  Buffer.from(
    `${JSON.stringify({
      pretoireEnvelope: 1,
      space: envelope.space,
      member: envelope.member,
      sequence: envelope.sequence,
      previous: envelope.previous,
      epoch: envelope.epoch,
      sealed: Buffer.from(envelope.sealed).toString('base64'),
      signature: Buffer.from(envelope.signature).toString('base64'),
    } satisfies z.infer<typeof EnvelopeFile>)}\n`,
  )

/** The members who wrote to a space, and the numbers of the files each has there, smallest first. */
export function envelopeFiles(spaceFolder: string): Map<string, number[]> {
  const files = new Map<string, number[]>()
  for (const member of namesIn(spaceFolder).filter(name => MEMBER_NAME.test(name))) {
    const sequences = namesIn(join(spaceFolder, member)).flatMap(name => {
      const figures = OWN_NAME.exec(name)?.[1] ?? CONFLICT_NAME.exec(name)?.[1]
      return figures ? [Number(figures)] : []
    })
    files.set(
      member,
      [...new Set(sequences)].sort((a, b) => a - b),
    )
  }
  return files
}

/** Reads an envelope; undefined while its file is not there, or not whole. Of a damaged one, a copy set aside is tried. */
export function readEnvelopeFile(memberFolder: string, sequence: number): Envelope | undefined {
  const own = parseEnvelope(join(memberFolder, envelopeFileName(sequence)))
  if (own) return own
  const start = envelopeFileName(sequence).slice(0, SEQUENCE_FIGURES)
  for (const name of namesIn(memberFolder))
    if (name.startsWith(start) && CONFLICT_NAME.test(name)) {
      const copy = parseEnvelope(join(memberFolder, name))
      if (copy) return copy
    }
  return undefined
}

function parseEnvelope(path: string): Envelope | undefined {
  const bytes = readArrived(path)
  const file = bytes && EnvelopeFile.safeParse(parseJson(bytes.toString('utf8'))).data
  if (!file) return undefined
  const { pretoireEnvelope: _, sealed, signature, ...rest } = file
  return { ...rest, sealed: Buffer.from(sealed, 'base64'), signature: Buffer.from(signature, 'base64') }
}
