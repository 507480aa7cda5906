import { randomUUID } from 'node:crypto'
import type { Bill } from '../../../shared/campaign/bills/model.ts'
import { stageFor } from '../../../shared/campaign/bills/stages.ts'
import { BillText } from '../../../shared/campaign/bills/text-model.ts'
import type { Returned } from '../../../shared/contract/contract.ts'
import { localDay } from '../../../shared/kernel/days.ts'
import { readBill } from '../../imports/parliament/bills/read-bill.ts'
import { Refusal } from '../../imports/refusal.ts'
import type { GivenFile } from '../../kernel/files/named-place.ts'
import { readStored, storedSize } from '../../kernel/files/stored.ts'
import type { ForeignReader } from '../../kernel/readers/foreign-reader.ts'
import { refusal } from './bring.ts'

const MAX_FILE_BYTES = 20_000_000

type ReadBill = ReturnType<typeof readBill>

/** Reads the published text of a bill. */
export const billTextReader: ForeignReader<GivenFile, ReadBill> = {
  name: 'text of a bill',
  run: async ({ path, name }) => {
    if (storedSize(path) > MAX_FILE_BYTES) throw refusal(name, 'il est trop grand pour le texte d’une loi')
    return decode(name, readStored(path))
  },
}

/** A published text of a bill, placed as far as it says itself where it belongs; nothing is kept. */
export function placeText(
  bill: Bill,
  file: Pick<GivenFile, 'name'>,
  stageText: ReadBill,
): Returned<'billTexts.read'> {
  if (!stageText.cut.articles.some(one => one.kind === 'article'))
    throw refusal(file.name, 'aucun article («\u00a0Article 1er\u00a0» seul sur sa ligne) n’y a été trouvé')
  const stage = stageFor(bill, stageText)
  const chamber = stageText.chamber ?? stage?.chamber
  return {
    text: BillText.parse({
      id: randomUUID(),
      bill: bill.id,
      stage: stage?.key ?? '',
      chamber: chamber ?? 'an',
      session: stageText.session || (chamber === 'senat' ? '' : (bill.legislature ?? '')),
      number:
        `${stageText.printStage === 'adopted' && stageText.number ? 'T.A. ' : ''}${stageText.number}` ||
        (stage?.text ?? ''),
      title: stageText.cut.title,
      source: stageText.source || file.name,
      date: stageText.date,
      asOf: localDay(new Date()),
      articles: stageText.cut.articles,
    }),
    remarks: [
      ...(chamber ? [] : ['Le texte ne dit pas de quelle assemblée il vient : vérifiez-la.']),
      ...(stage ? [] : ['Le texte ne dit pas à quelle étape il appartient : choisissez-la.']),
      ...stageText.cut.remarks,
    ],
  }
}

function decode(name: string, bytes: Buffer) {
  try {
    return readBill(bytes, name)
  } catch (error) {
    if (error instanceof Refusal) throw refusal(name, error.message)
    throw error
  }
}
