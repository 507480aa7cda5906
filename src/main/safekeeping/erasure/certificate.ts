import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { attestation } from '../../../shared/safekeeping/attestation.ts'
import type { ErasureRecord } from '../../../shared/safekeeping/erasure.ts'
import { type Library, writeWhole } from '../../kernel/library.ts'

/** The account of an erasure, and the text of its certificate. */
export interface Erasure {
  readonly record: ErasureRecord
  readonly text: string
}

/** Keeps the certificate of an erasure under `attestations/`. */
export function certify(library: Library, record: ErasureRecord): Erasure {
  const text = attestation(record)
  const stamp = record.endedAt.slice(0, 19).replaceAll(':', '').replace('T', '-')
  const name = `effacement-${stamp}-${randomUUID().slice(0, 4)}.txt`
  writeWhole(join(library.folder, 'attestations', name), Buffer.from(text))
  return { record, text }
}
