import { readPack } from './pack-file.ts'
import type { Read, RecordContext } from './records.ts'
import { Refusal } from './refusal.ts'

/** What a JSON text holds, by the shape of its content. */
export function* jsonRecordsOf(text: string, { named }: RecordContext): Generator<Read> {
  if (!text.includes('"pretoire"')) {
    if (named) throw new Refusal('ce fichier JSON n’est pas un lot Prétoire')
    return
  }
  const { pack, rejected } = readPack(text)
  for (const { file, reason } of rejected) yield { place: file, reason }
  yield { place: '', pack }
}
