import type { Source } from '../../../shared/library/model.ts'
import { storedSize } from '../../kernel/files/stored.ts'
import type { ForeignReader } from '../../kernel/readers/foreign-reader.ts'
import { entriesOf } from '../containers/entries.ts'
import type { ParliamentRecord } from '../parliament/records/aside.ts'
import type { ReadRecord } from '../read-record.ts'
import { recordsOf } from '../records.ts'
import { isKeptAddress, type KeptMark } from './kept-mark.ts'
import { keptDocument } from './kept-page.ts'

/** Signs of text taken of what a browser sent: the whole of a code has fewer, and no more is indexed while the window waits. */
const MAX_TEXT_SIGNS = 5_000_000

/** A file that a browser sent. */
export interface KeptFile extends KeptMark {
  readonly path: string
  readonly name: string
}

/** The content of such a file; `reason`: why nothing of it is taken, where nothing is. */
export interface KeptContent {
  readonly sources: readonly Source[]
  readonly records: readonly ParliamentRecord[]
  readonly reason?: string
}

/** Reads what a browser sent by the readers of imports, in their worker. */
export const keptReader: ForeignReader<KeptFile, KeptContent> = {
  name: 'file sent by a browser',
  run: async ({ path, name, address, day }) => {
    const [sources, records, reasons]: [Source[], ParliamentRecord[], string[]] = [[], [], []]
    const take = (record: ReadRecord) => {
      if ('source' in record) sources.push(record.source)
      else if ('parliamentRecord' in record) records.push(record.parliamentRecord)
      else if ('reason' in record) reasons.push(record.reason)
    }
    const file = { path, name, size: storedSize(path), direct: true }
    for await (const entries of entriesOf(file, () => {}))
      for (const entry of entries) {
        if (!('bytes' in entry)) take({ place: '', reason: 'reason' in entry ? entry.reason : entry.passed })
        // the text of a PDF bears no address of its own
        else
          for (const record of recordsOf(entry, { isNamed: true, archive: name }))
            take(
              'source' in record && record.source.kind === 'document' && !record.source.url
                ? { ...record, source: addressed(record.source, { address, day }) }
                : record,
            )
      }
    const signs = sources.reduce((sum, source) => sum + JSON.stringify(source).length, 0)
    if (signs > MAX_TEXT_SIGNS)
      return { sources: [], records: [], reason: 'son texte est plus long que celui d’un code entier' }
    const isEmpty = sources.length + records.length === 0
    return { sources, records, ...(isEmpty && { reason: reasons[0] ?? 'rien n’y a été reconnu' }) }
  },
}

const addressed = (source: Extract<Source, { kind: 'document' }>, mark: KeptMark): Source =>
  isKeptAddress(mark.address) ? keptDocument(source, mark) : source
