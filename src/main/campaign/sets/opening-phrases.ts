import { OpeningPhrase } from '../../../shared/campaign/briefs/model.ts'
import { recordStore } from '../../kernel/database/record-store.ts'

/** The openings one uses again, with their slots, in the order they were kept. */
export const openingPhrases = recordStore({
  table: 'opening_phrases',
  schema: OpeningPhrase,
  order: 'rowid',
  refusals: {
    missing: 'Cette formule n’est plus dans la bibliothèque.',
    stale: 'Cette formule a été modifiée',
  },
  whenGone: 'brings back',
})
