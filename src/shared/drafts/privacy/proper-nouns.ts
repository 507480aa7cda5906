import { fold } from '../../french/fold.ts'

/** Proper nouns of the trade, which belong to no town and name nobody. */
const COMMON = new Set(
  `conseil etat cour commission constitution convention charte union republique parlement senat assemblee france europe europeenne cnil cada justice defenseur
  defenseure droits tribunal tribunaux journal officiel premier premiere madame monsieur messieurs mesdames mademoiselle maitre aux cassation court code loi decret arrete
  ministre ministere interieur prefet prefete prefecture maire mairie commune ville departement region metropole nation nationale national
  declaration homme citoyen ligue association collectif syndicat federation internet informatique libertes directive reglement gouvernement president presidente
  administration police gendarmerie etats unis paris lyon marseille loire rhone isere francais francaise francais article annexe piece pieces titre section chapitre
  livre partie tableau figure requete memoire replique refere juge greffe avocat barreau ordre comptes appel grande chambre instance academie travail audition`.split(
    /\s+/,
  ),
)

/** `XXIe`, `XIXème`, `IV`: a century, a rank. */
const ROMAN = /^[IVX][IVXLCDM]*(?:e|er|re|es|ers|ème|èmes)?$/u
/** `QPC`, `CNIL`, `RGPD`, `O.N.U.` */
const ACRONYM = /^(?:\p{Lu}{2,6}s?|(?:\p{Lu}\.){2,})$/u
/** Acronyms that might be a name in capitals; one without a vowel could not. */
const ACRONYMS = new Set(
  'RATP SNCF FO CGT UNSA SUD FSU CFDT CFTC ASVP OPJ APJ BAC CRS EDF TCL ONG UE CE CAA TA AJ ADN PACA IDF DGS DRH RGPD ARS CAF OFII OFPRA CNDA'.split(
    ' ',
  ),
)

/** Whether a word in capitals is an acronym rather than a name: `SNCF`, and not `ROUX`. */
export const isAcronym = (word: string): boolean =>
  ACRONYMS.has(word) || (/^\p{Lu}{2,6}$/u.test(word) && !/[AEIOUYÉÈÊÀÂÎÏÔÛÙ]/u.test(word))

/** Whether a word with a capital is the trade's, a century or an acronym: it names no place and nobody. */
export const isOfTheTrade = (word: string): boolean =>
  COMMON.has(fold(word.replace(/^(?:[ldjscnmt]|qu)[’']/iu, ''))) || ROMAN.test(word) || ACRONYM.test(word)
