import { localDay } from '../../kernel/days.ts'
import type { Bill, Stage } from '../bills/model.ts'
import { currentStage } from '../bills/stages.ts'
import type { BillText } from '../bills/text-model.ts'
import type { Amendment } from './model.ts'

type Head = Pick<Amendment, 'textLabel' | 'reading' | 'body' | 'deadline'>

/** Derives the head of an amendment from its bill and the text it changes: the text, the reading, the assembly, the deadline. */
export function headOf(
  bill: Bill | undefined,
  text: BillText | undefined,
  today = localDay(new Date()),
): Head {
  // an article pasted is of the bill as it stands
  const stage = text ? bill?.stages.find(one => one.key === text.stage) : bill && currentStage(bill, today)
  const title = text?.title || bill?.title || ''
  return {
    textLabel: title + (text?.number ? ` (n°\u00a0${text.number})` : ''),
    reading: readingOf(stage),
    body: stage?.committee && /commission/.test(stage.kind ?? '') ? stage.committee : 'séance',
    deadline: stage?.amendmentsBy ?? '',
  }
}

/** The reading a stage is of, as amendments are headed. Two readings of a bill are numbered; what follows a joint committee has a name. */
function readingOf(stage: Stage | undefined): string {
  switch (stage?.kind) {
    case 'nouvelle-lecture':
      return 'Nouvelle lecture'
    case 'lecture-definitive':
      return 'Lecture définitive'
    case 'cmp':
    case 'cmp-lecture':
      return 'Lecture des conclusions de la commission mixte paritaire'
    default:
      return stage?.reading === 2 ? 'Deuxième lecture' : 'Première lecture'
  }
}
