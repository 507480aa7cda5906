import type { StagedMeasure } from '../bills/state/measure-words.ts'
import type { Act, Power } from './model.ts'
import { type Ground, powersOver } from './powers.ts'

/** A text as a whole, asked of the table as a measure that is in it. */
const WHOLE: StagedMeasure = {
  measure: {
    id: 'texte',
    article: '',
    title: 'texte',
    does: '',
    danger: '',
    reaches: '',
    explanation: '',
    facts: [],
    source: '',
    articles: [],
    certainty: 'verified',
    fates: [],
  },
  state: {
    standing: 'in-text',
    presence: 'in',
    phase: 'debate',
    article: undefined,
    fate: undefined,
    certain: true,
    after: [],
  },
}

/** The words an act is asked in about a whole text; absent: it is of its measures. */
const WHOLE_WORDS: Partial<Record<Act, string>> = {
  'vote-text': 'voter contre ce texte',
  censure: 'voter la censure si une motion est déposée',
  'refuse-joint-if': 'voter contre les conclusions de la commission mixte paritaire',
  'refuse-joint': 'voter contre le texte de la commission mixte paritaire',
  'refuse-final': 'voter contre le texte en lecture définitive',
  refer:
    'signer, avec cinquante-neuf collègues de la même assemblée, une saisine du Conseil constitutionnel contre cette loi',
  'repeal-once-law': 'soutenir, une fois la loi promulguée, son abrogation',
  repeal: 'soutenir l’abrogation de cette loi',
}

/** Lists the powers of a reader over a whole text. */
export const wholePowers = (ground: Ground): readonly Power[] => powersOver(ground, WHOLE)

/** The request made of a whole text; nothing where the table of powers has none for this reader. */
export function wholeRequest(ground: Ground): string | undefined {
  const power = wholePowers(ground).find(one => one.rank === 'first' && WHOLE_WORDS[one.act])
  return power && WHOLE_WORDS[power.act]
}
