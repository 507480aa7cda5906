/** The switchboards of the chambers, to be verified: called where no number of the member is published. */
export const standard = { an: '01 40 63 60 00', senat: '01 42 34 20 00' } as const

/** Sentence beside a number that is not the member’s own. */
export const switchboardNote = (chamber: keyof typeof standard): string =>
  `Aucun numéro publié : c’est le standard ${chamber === 'an' ? 'de l’Assemblée' : 'du Sénat'}, à vérifier.`
