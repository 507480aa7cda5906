import { plain } from './phrases.ts'

/** Matters of general law, by the stems of their words: no special text shortens their limit, or moves its start. */
const generalStems =
  /\b(subvention|police|mendicit|videoprotection|videosurveillance|camera|logiciel|reconnaissance faciale|ecole|scolaire|cantine|periscolaire|creche|permis de conduire|48 ?si|points? du permis|debits? de boissons|manifestation|manifester|rassemblement|stade|immeuble|insalubr|arrete de peril|mise en securite|logement|force publique|armes?\b|identite|passeport|assistante? maternelle|assistante? familiale|adoption|conduite|examen|jury|diplome|concours|etudiant|universit|master|doctorat|baccalaureat|parcoursup|bourse|convention|domaine public|voirie|alignement|circulation|stationnement|emissions|changement de nom|terres agricoles|agricole|controle des structures|cnaps|agents? de securite|avoirs|isolement|detenu|visite|parloir|travaux|interruptif|arrete ministeriel|travailleurs dissimul|hopital|hospitalier|agence regionale de sante|\bars\b|officine|pharmacie|taxi|vtc|marche forain|halles?|cimetiere|inhumation|association|agrement|habilitation|carte professionnelle|enseigne|publicite exterieure|antenne|bruit|nuisance|chien|animaux|chasse|peche de loisir|forain|terrasse|occupation|expulsion d'un logement|changement d'usage|meuble de tourisme|deliberation du conseil|budget|emprunt|cession|vente|bail\b|equipement|salle municipale|nom de rue|culte|laicite|voile|burkini|couvre-feu|couvre feu|arrete anti|interdiction administrative du territoire|autorisation de travail|moyen d'ordre public|documents?|archives|fichier|effacement|habilitations?|decorations?|immatriculation|ambulance|transport|peage|aeroport|pension|retraite|indemnit|harcelement|bonification|revocation|disciplinaire|fonctionnaire|mutation|licenciement)s?/

/** Words that tell how an act is taken, told, or contested, and nothing of what it decides. */
const proceduralWords = new Set(
  (
    'decision decisions acte actes arrete arretes deliberation deliberations refus refuse refusee rejet rejetee rejete retrait retire retiree abrogation abroge abroger modification modifier ' +
    'implicite express expresse explicite initiale initial confirmative favorable defavorable negative positive individuelle individuel reglementaire reglementaires reglement collectif collective administrative administratif administratifs administration autorite autorites ' +
    'notifie notifiee notifies notifiees notification publie publiee publication affiche affichee affichage recu recue recus reception remis remise main propre mains ligne transmis transmise transmission signe signee date datee ' +
    'pli avise non reclame premiere seconde presentation lettre courrier courriel recommande recommandee electronique postal postale telerecours application voie voies delais delai mention mentions mentionnes sans avec aucun aucune ' +
    'maire maires prefet prefete prefectoral prefectorale municipal municipale municipaux ministre ministeriel ministerielle president presidente recteur rectorale directeur directrice general generale regional regionale departemental departementale commune communal communale ville conseil metropole region departement etat service services college collegial collegiale assemblee organe deliberant ' +
    'demande demandes reponse silence ne nee naissance connue connaissance revele revelee publique public publics tiers destinataire interesse requerant administre beneficiaire motif motifs motive motivee recours gracieux hierarchique prealable obligatoire ' +
    'jugement arret ordonnance tribunal cour juge appel rendu rendue lu lue prononce prononcee pris prise portant relatif relative relatifs concernant visant objet contre sur sous recueil journal officiel site internet bulletin jamais annee jours jour mois apres avant depuis suite partiellement total totale partiel partielle nouvelle nouveau deuxieme premier second ' +
    'expres postee poste poste mediation acceptee acceptation accord tacite autorisation autorisant interdisant interdiction sanction mesure mise demeure fixant instituant approuvant accordant refusant rejetant prononcant ordonnant accorde accordee incompetente competente incompetent competent rejete hors par voix verbale verbal orale oral telephone huissier commissaire justice espace personnel compte'
  ).split(/\s+/),
)
const linkWords =
  /^(l|d|qu|s|n|c|j|m|au|aux|le|la|les|un|une|des|du|de|en|et|ou|a|par|pour|dans|son|sa|ses|leur|leurs|ce|cet|cette|ces|que|qui|dont|est|ete|pas|il|elle|se|ainsi|comme|meme|tout|toute|tous|toutes|plus|moins|dit|dite|y)$/

/** Words of an act that tell its nature, where no special regime is named. */
export type WordsOfAct = 'general' | 'abstract' | 'unknown'

/** Tells whether words name a matter of general law, name none, or hold words that are not known here. Names with a capital tell no matter. */
export function wordsOfAct(text: string): WordsOfAct {
  if (generalStems.test(plain(text))) return 'general'
  const words = text
    .replaceAll('’', "'")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word, at) => at === 0 || !/^\p{Lu}\p{Ll}/u.test(word))
    .map(plain)
  return words.every(
    word =>
      word.length < 2 ||
      /^[\d\s]+/.test(word) ||
      linkWords.test(word) ||
      proceduralWords.has(word) ||
      proceduralWords.has(word.replace(/s$/, '')),
  )
    ? 'abstract'
    : 'unknown'
}
