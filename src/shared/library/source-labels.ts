/** Courts by their abbreviation, written out. */
export const courts: Readonly<Record<string, string>> = {
  CE: 'Conseil d’État',
  CAA: 'Cours administratives d’appel',
  TA: 'Tribunaux administratifs',
  TC: 'Tribunal des conflits',
  'Cass.': 'Cour de cassation',
  'Cons. const.': 'Conseil constitutionnel',
  CJUE: 'Cour de justice de l’Union européenne',
  CEDH: 'Cour européenne des droits de l’homme',
  autre: 'Autres juridictions',
}

/** The parts of a judgment. */
export const sections: Readonly<Record<string, string>> = {
  header: 'En-tête',
  visas: 'Visas',
  facts: 'Faits et procédure',
  reasons: 'Motifs',
  ruling: 'Dispositif',
  annex: 'Annexe',
}

/** Where an authority stands beside a thesis. */
export const roles: Readonly<Record<string, string>> = {
  support: 'à l’appui',
  nuance: 'nuance',
  contrary: 'contraire',
}

/** The types of documents, as filters name them. */
export const documentTypes: Readonly<Record<string, string>> = {
  cnil: 'CNIL',
  parliament: 'Parlement',
  amendment: 'Amendement',
  report: 'Rapport',
  doctrine: 'Doctrine',
  book: 'Livre',
  press: 'Presse',
  web: 'Page web',
  other: 'Autre',
}
