import type { Draft } from '../../shared/drafts/model.ts'
import type { go } from '../kernel/route.ts'

/** The question of a text, where it is answered: beside its own choice for a document of a campaign, else in its dossier. */
export const answerPlace = (
  { id, dossier, answers }: Pick<Draft, 'id' | 'dossier' | 'answers'>,
  fact: string,
): Parameters<typeof go> =>
  answers
    ? [['campagne', 'documents', 'composer'], { dossier, ecrit: id, fait: fact }]
    : [['dossier', dossier], { fait: fact }]
