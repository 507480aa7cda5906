import { allNatures } from '../regimes/natures-by-law.ts'
import { days, type LimitRule, on, plainRule, read, recall, whatever } from './record.ts'

const ASYLUM = 'regime-asylum'

const recourse = {
  ...plainRule,
  key: 'legal-aid-recourse',
  title: 'Recours contre le refus d’aide juridictionnelle, ou contre une aide partielle',
  trigger: on('legal-aid-decided'),
  answeredBy: ['legal-aid-appeal'],
  valid: { from: '2021-01-01', to: '' },
  caveat:
    'La personne qui a demandé l’aide ne conteste qu’un refus, un retrait ou une aide partielle. Le caractère franc de ce délai n’est pas établi : tenez-vous à l’échéance.',
  next: 'Déclarez ce recours au bureau qui a décidé, par lettre recommandée ou en mains propres. Formé ou non, le délai pour saisir le juge, que la demande d’aide a interrompu, court de nouveau en entier (art. 43 du décret n° 2020-1717)\u00a0: par prudence, comptez-le du jour où vous avez reçu ce refus.',
} as const

/** The recours against what the office of legal aid decided; fifteen days, eight before the court of asylum. */
export const legalAidRules: readonly LimitRule[] = [
  {
    ...recourse,
    when: {
      ...whatever,
      also: { aid: ['aid-refused'], nature: allNatures.filter(one => one !== ASYLUM) },
    },
    count: days(15, 'disputed', 'none'),
    sources: [
      read('art. 69 du décret n° 2020-1717', '2021-01-01'),
      recall('art. 23 de la loi n° 91-647 du 10 juillet 1991'),
      read('art. 43 du décret n° 2020-1717', '2021-01-01'),
    ],
  },
  {
    ...recourse,
    when: { ...whatever, also: { aid: ['aid-refused'], nature: [ASYLUM] } },
    reading: 'devant la Cour nationale du droit d’asile',
    count: days(8, 'disputed', 'none'),
    sources: [
      read('art. 70 du décret n° 2020-1717', '2021-01-01'),
      recall('art. 23 de la loi n° 91-647 du 10 juillet 1991'),
    ],
  },
]
