/** The nature of an act of an election by its words, the first that fits. */
export const electionNatures: readonly (readonly [words: RegExp, nature: string])[] = [
  [
    /candidature.*(\belect(?!ronique)|enregistr|scrutin|binome|senatorial|legislativ|municipal)|enregistr.*candidature|(recepisse|liste|binome).*candida|candidats? .*\belect(?!ronique)|(refus|rejet).*(liste de candidats|enregistr.*\bliste\b|\bliste\b.*(municipales|regionales|europeennes|senatoriales))/,
    'regime-election-candidacy',
  ],
  [/demissionnaire d'office|demission d'office/, 'regime-election-resignation'],
  [/listes? electorales?|electeur.*\blistes?\b|\blistes?\b.*electeur/, 'regime-election-register'],
  [/(elect|scrutin).*(universit|faculte|\bufr\b|etudiant)/, 'regime-election-university'],
  [
    /(elect|scrutin).*(comite social|\bcsa\b|\bcst\b|\bcap\b|commission administrative paritaire|representants du personnel)/,
    'regime-election-agents',
  ],
  [/(delegues|grands electeurs).*senat|senat.*delegues/, 'regime-election-delegates'],
  [/elect.*(maire|adjoint)/, 'regime-election-mayor'],
  [/elect.*(conseillers? communautaires?)/, 'regime-election-municipal'],
  [
    /elect.*(communaute|metropole|syndicat|intercommunal|\bepci\b|vice-president|organe deliberant)/,
    'regime-election-intercommunal',
  ],
  [/elect.*municipal|conseillers? municipa/, 'regime-election-municipal'],
  [/elect.*(legislativ|depute|senat)/, 'regime-election-parliament'],
  [/elect.*(departement|canton)/, 'regime-election-departmental'],
  [/elect.*(region|corse)/, 'regime-election-regional'],
  [/elect.*europe|parlement europeen/, 'regime-election-european'],
  [/elections?\b|electoral|scrutin/, 'regime-election-other'],
]
