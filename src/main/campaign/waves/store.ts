import { Wave } from '../../../shared/campaign/waves/model.ts'
import { recordStore } from '../../kernel/database/record-store.ts'

/** Waves of requests, the last changed first. A wave goes with its dossier. */
export const allWaves = recordStore({
  table: 'waves',
  schema: Wave,
  order: 'updated_at DESC, rowid DESC',
  columns: { dossier: wave => wave.dossier },
  refusals: {
    missing: 'Cette vague de demandes n’est plus dans la bibliothèque.',
    stale: 'Cette vague de demandes a été modifiée',
  },
  whenGone: 'is refused',
})
