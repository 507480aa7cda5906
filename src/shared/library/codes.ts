/** The profession's abbreviations of codes and laws, with the folded words of their title or number. */
const abbreviations: Readonly<Record<string, string>> = {
  csi: 'code securite interieure',
  cja: 'code justice administrative',
  cpp: 'code procedure penale',
  cp: 'code penal',
  cpc: 'code procedure civile',
  cc: 'code civil',
  cciv: 'code civil',
  cgct: 'code general collectivites territoriales',
  cgppp: 'code general propriete personnes publiques',
  cgi: 'code general impots',
  lpf: 'livre procedures fiscales',
  crpa: 'code relations public administration',
  cpce: 'code postes communications electroniques',
  ceseda: 'code entree sejour etrangers droit asile',
  csp: 'code sante publique',
  css: 'code securite sociale',
  ct: 'code travail',
  cdef: 'code defense',
  ce: 'code environnement',
  cenv: 'code environnement',
  curb: 'code urbanisme',
  cpatr: 'code patrimoine',
  cexpr: 'code expropriation',
  ceduc: 'code education',
  cpi: 'code propriete intellectuelle',
  ccp: 'code commande publique',
  cgfp: 'code general fonction publique',
  lil: 'loi 78 17',
  lcen: 'loi 2004 575',
  rgpd: '2016 679',
  dsa: '2022 2065',
  ria: '2024 1689',
  ddhc: 'declaration droits homme citoyen',
  cesdh: 'convention sauvegarde droits homme',
  cedh: 'convention sauvegarde droits homme',
  tfue: 'traite fonctionnement union',
  tue: 'traite union europeenne',
}

/** The ways a text of law may be named by these folded words: as they are, and with its abbreviation spelt out. */
export function textNames(words: readonly string[]): string[][] {
  const short = abbreviations[words.join('')]
  return short ? [[...words], short.split(' ')] : [[...words]]
}
