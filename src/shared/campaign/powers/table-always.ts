import { type Power, STEPS } from './model.ts'

const ALWAYS = { rank: 'also', of: 'any', about: 'text', steps: STEPS, source: 'read' } as const

/** Powers that no step of a text opens or closes. None of them changes the text. */
export const alwaysPowers: readonly Power[] = [
  {
    ...ALWAYS,
    act: 'question',
    actors: ['member'],
    until: 'rien ne la limite ; réponse dans les deux mois',
    law: 'RAN, art. 135 ; RS, art. 74 et 75',
  },
  {
    ...ALWAYS,
    act: 'resolution',
    actors: ['member', 'group-president'],
    until: 'six jours francs avant l’inscription à l’ordre du jour',
    law: 'Constitution, art. 34-1 ; RAN, art. 136',
    since: '2009-04-15',
    condition: 'le Gouvernement peut s’y opposer ; elle n’oblige à rien',
  },
  {
    ...ALWAYS,
    act: 'inquiry',
    actors: ['group-president'],
    until:
      'une fois par session à l’Assemblée, par année au Sénat, pour un groupe d’opposition ou minoritaire',
    law: 'ordonnance n° 58-1100, art. 6 ; RAN, art. 137 à 141 ; RS, art. 6 bis',
    condition: 'hors faits que la justice poursuit',
  },
  {
    ...ALWAYS,
    act: 'petition',
    actors: ['citizen'],
    until: 'rien ne la limite',
    law: 'ordonnance n° 58-1100, art. 4 ; RAN, art. 147',
    condition: 'elle n’oblige à rien ; les seuils ouvrent une décision, non un débat',
  },
]
