import { entryOf } from '../../../shared/library/kinds/registry.ts'
import type { ReadRecord } from '../read-record.ts'

const PARLIAMENT_KINDS = { member: 'élus', organ: 'organes parlementaires', scrutin: 'scrutins' } as const

/** Names the records of a file by what they are and who publishes them: `décisions · DILA, JADE`. */
export function recordKind(record: ReadRecord): string {
  if ('source' in record) {
    const publisher = record.source.provenance[0]?.publisher
    const name = entryOf(record.source).many
    return publisher ? `${name} · ${publisher}` : name
  }
  if ('parliamentRecord' in record) return PARLIAMENT_KINDS[record.parliamentRecord.kind]
  if ('pack' in record) return 'lot Prétoire'
  return 'contenu refusé'
}
