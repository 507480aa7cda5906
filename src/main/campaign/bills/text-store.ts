import { BillText } from '../../../shared/campaign/bills/text-model.ts'
import { oncePer } from '../../kernel/database/once.ts'
import { recordStore } from '../../kernel/database/record-store.ts'

/** A text of a bill as a list shows it. */
export type ListedText = Omit<BillText, 'articles'> & { readonly count: number }

const summaryOf = ({ articles, ...rest }: BillText): ListedText => ({
  ...rest,
  count: articles.filter(one => one.kind === 'article').length,
})

const textRecords = recordStore({
  table: 'bill_texts',
  schema: BillText,
  order: 'bill, rowid',
  columns: { bill: text => text.bill, stage: text => text.stage },
  refusals: {
    missing: 'Ce texte n’est plus dans la bibliothèque.',
    removed: 'Ce texte a été retiré ; il peut être remis.',
    stale: 'Ce texte a été modifié',
  },
  whenGone: 'brings back',
})

/** The texts of bills, stage by stage. */
export const billTexts = oncePer(db => {
  const { listing, list, ...records } = textRecords(db)
  const ofBill = listing<{ bill: string }>('bill = @bill')
  return {
    ...records,
    /** Texts of every bill, without their articles. */
    all: (): ListedText[] => list().map(summaryOf),
    /** Texts of a bill, in the order they came, without their articles. */
    list: (bill: string): ListedText[] => ofBill({ bill }).map(summaryOf),
  }
})
