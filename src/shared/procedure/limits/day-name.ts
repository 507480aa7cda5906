import type { TimeLimit } from './model.ts'

const byKind: Readonly<Record<TimeLimit['kind'], string>> = {
  limit: 'Dernier jour utile',
  birth: 'Sans réponse le',
  opens: 'À partir du',
  none: '',
}

/** Names of a day that is neither a last day to act nor the end of a silence, by limit. */
const byLimit: Readonly<Record<string, string>> = {
  served: 'Réputée reçue le',
  'forty-eight-hours': 'Jusqu’au',
  'cc-dc': 'Décision au plus tard le',
  promulgation: 'Au plus tard le',
}

/** Names the day of a limit: a day from which something may be asked, or on which a refusal is born, is no last day to act. */
export const dayNameOf = ({ key, kind }: Pick<TimeLimit, 'key' | 'kind'>): string =>
  byLimit[key.split(':')[0] ?? ''] ?? byKind[kind]
