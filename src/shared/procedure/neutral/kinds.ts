/**
 * Kinds that a decision notified or published may be of by itself. Words of any other kind are no more than its subject: « refus de
 * subvention notifié » tells a refusal, « fermeture pour motifs sanitaires notifiée » asks nobody for reasons.
 */
const decisionKinds: ReadonlySet<string> = new Set([
  ...['refused', 'notified', 'published', 'proclaimed', 'implicit-born', 'recourse-refused', 'misdirected'],
  ...['cada-refused', 'cada-confirmed', 'cada-opinion', 'cnil-closed', 'cnil-informed', 'prior-refused'],
  ...['prior-notified', 'legal-aid-decided', 'legal-aid-appeal', 'legal-aid-lapsed', 'legal-aid-provisional'],
  ...['offer-rejected', 'account-notified', 'contract-refused', 'contract-published', 'award-published'],
  ...['order', 'constat-order', 'closing-set', 'crystallised', 'judgment', 'interim-judgment', 'qpc-refused'],
  ...['default-judgment', 'default-ruling', 'appeal-judgment', 'council-decision', 'final-decision'],
  ...['enforcement-closed', 'third-notified', 'third-informed', 'papers-refused', 'counsel-appointed'],
])
const actStart =
  /^(arretes?|mise en demeure|obligation|mesures?|ordonnance|refus|rejet|decisions?|deliberation|sanction|retrait|maintien|amende|opposition|exclusion|interdiction|fermeture|suspension|radiation|licenciement|autorisation|agrement|prolongation|renouvellement|revocation|mutation|admission|placement|assignation|expulsion|abrogation|cessation|blame|cloture|reconnaissance|lettre|courrier)\b/

/** The words of a contract that recruits: its signature, its end and its refusal are decisions of the public service. */
export const AGENT_CONTRACT =
  /\b(agente?|enseignante?|professeure?|infirmi\w+|praticien|medecin|vacataire|collaborat\w+|assistante?|aesh|animat\w+|surveillant|contractuel|contractuelle)s?\b.*\b(contrat|cdd|cdi|engagement)|\b(contrat|cdd|cdi|engagement)\b.*\b(agente?|enseignante?|professeure?|infirmi\w+|praticien|vacataire|collaborat\w+|assistante?|aesh|animat\w+|surveillant)s?\b|(?<!refere )\bcontractuel(le)?s?\b|contrat (de travail|de recrutement|a duree)|\bcd[di]\b/
/** The words of an offer refused before a public contract is signed; a candidacy is one only beside words of a contract. */
export const OFFER_REFUSED =
  /^(?!.*(\belect(?!ronique)|scrutin|indemnis|emploi|soins|recrutement))(?=.*(rejet|evinc|ecart|refus|exclu|non retenu|informant)).*(\boffres?\b|^(rejet|refus) de (la |ma |sa |votre |notre )?candidature( notifiee?.*)?$|(candidat|soumission|entreprise|societe|groupement|concurrent).*(marche|concession|delegation|accord-cadre|consultation|attributaire|procedure|appel d.offres)|(marche|concession|delegation|accord-cadre|consultation|attributaire|appel d.offres).*(candidat|soumission)|(candidat|entreprise|societe|soumissionnaire|concurrent)s? evince)/
const contractKinds: ReadonlySet<string> = new Set([
  ...['contract-known', 'contract-refused', 'contract-published', 'contract-made', 'award-published'],
  'offer-rejected',
])

/** The kind of event that words tell; undefined where they are not known. */
export function kindByWords(type: string): string | undefined {
  const kind = kindsByWords.find(([words]) => words.test(type))?.[1]
  if (kind !== undefined && contractKinds.has(kind) && AGENT_CONTRACT.test(type))
    return /^(refus|rejet)/.test(type) ? 'refused' : 'notified'
  if (kind === undefined || decisionKinds.has(kind) || !actStart.test(type)) return kind
  if (/notifi/.test(type)) return /^(refus|rejet)/.test(type) ? 'refused' : 'notified'
  return /\b(publie|affiche)e?s?\b/.test(type) ? 'published' : kind
}

/** A kind of event by the words of its type, the first that fits. */
export const kindsByWords: readonly (readonly [RegExp, kind: string])[] = [
  // the day silence bore a decision; of papers asked for, it opens the months of the CADA
  [/(refus|rejet) implicite.*(communi(cation|quer)|documents? administratif).*\bnee?\b/, 'cada-refused'],
  [
    /\bnaissance\b|\bnait\b|\b(decision|refus|rejet)( (implicite|tacite))+( de (rejet|refus))?( est)? (nee?|acquise?)\b|^(refus|rejet) (implicite|tacite) (d.une|de (la|ma|sa|notre)|du)\b.*demande.* (nee?|acquise?)( le .*)?$/,
    'implicit-born',
  ],
  // an acknowledgement says no more than that
  [/^accuse (de reception|d.enregistrement)/, 'other'],
  // elections, contracts before the signature, accounts
  [/^(resultats?|elections?|proclamation|(premier|second) tour)\b|proclamation des resultats/, 'proclaimed'],
  [OFFER_REFUSED, 'offer-rejected'],
  [/decompte (general|final)|decompte.*(notifi|recu)|differend.*(apparu|ne)\b/, 'account-notified'],
  [/mise? en recouvrement|^avis (d'imposition|d'impot|de (taxe|cfe|tva))/, 'notified'],
  // other courts, other commissions
  [/(decision|arret|ordonnance).*(cnda|cour nationale du droit d'asile)/, 'appeal-judgment'],
  [/^(refus|rejet|decision|reponse)(?! implicite).*\brapo\b/, 'prior-refused'],
  [/(decision|rejet).*commission de recours contre les refus de visa|decision.*\bcrrv\b/, 'prior-refused'],
  [/soumise? (a|au) .*(recours|mediation)/, 'prior-notified'],
  // legal aid
  [/admission provisoire/, 'legal-aid-provisional'],
  [
    /(recours|appel) contre (le rejet|la decision).*decision|decision sur (le |l’|l')?(recours|appel)( contre| forme contre).*(aide|bureau|rejet)/,
    'legal-aid-appeal',
  ],
  [/caduc|demande.*caduque/, 'legal-aid-lapsed'],
  [
    /(auxiliaire|avocat|conseil) .*designe|designation (de l'|d'un |du |de |d')(avocat|auxiliaire|conseil\b|commissaire|huissier)/,
    'counsel-appointed',
  ],
  [
    /(decision|rejet|admission|refus|retrait).*(\bbureau( notifiee?)?$|bureau d.aide|\bbaj\b)|(decision|rejet|admission|refus|retrait|bureau).*aide juridictionnelle|aide juridictionnelle (accordee|rejetee|refusee|decidee)/,
    'legal-aid-decided',
  ],
  [/aide juridictionnelle/, 'legal-aid'],
  // the CADA
  [/saisine.*cada|cada.*(saisie|enregistr)/, 'cada-registered'],
  [/avis.*cada/, 'cada-opinion'],
  [/(refus|decision).*confirm|confirmation.*refus/, 'cada-confirmed'],
  [/refus.*communi(cation|quer)(?!.*(motif|pieces))/, 'cada-refused'],
  [/demande (de |d’|d')?(communication de |acces a(ux)? )?(un |des |de |le )?documents?/, 'cada-request'],
  // the CNIL
  [
    /^(?!.*(concurrence|arcom|\bordre\b|disciplin|penal|procureur|parquet|police|gendarm)).*(cloture.*plainte|plainte.*(clotur|class|rejet))/,
    'cnil-closed',
  ],
  [
    /^(?!.*(concurrence|arcom|\bordre\b|disciplin|penal|procureur|parquet|police|gendarm)).*plainte/,
    'cnil-complaint',
  ],
  [/information.*(avancement|cnil)|cnil.*inform/, 'cnil-informed'],
  // urgent procedures
  [/ordonnance de (constat|expertise).*tiers/, 'constat-order'],
  [
    /(requete|refere|demande).*521-2|requete.*refere.liberte|refere.liberte.*(enregistr|depos)/,
    'urgent-claim',
  ],
  [/(requete|demande).*521-3|refere.mesures.utiles.*(enregistr|depos)/, 'useful-claim'],
  [/ordonnance.*cloture|cloture.*(instruction|ordonnance)/, 'closing-set'],
  [/ordonnance.*611-7-1|cristallis/, 'crystallised'],
  [/ordonnance.*(visite|saisies?\b|229-|expropri)/, 'notified'],
  [/ordonnance.*222-1/, 'judgment'],
  [/ordonnance/, 'order'],
  // compulsory prior appeal
  [
    /(decision|rejet|reponse).*(sur|du|au) (le )?recours (administratif )?(prealable|obligatoire)(?!.*soumise)/,
    'prior-refused',
  ],
  [/soumise a.*recours.*(prealable|obligatoire)/, 'prior-notified'],
  [/recours (administratif )?prealable|rapo/, 'prior-recourse'],
  // the prefect
  [/(demande|question).*explication/, 'other'],
  [/demande de pieces.*prefet|prefet.*demande.*pieces|pieces.*demandees.*prefet/, 'papers-requested'],
  [/refus.*pieces/, 'papers-refused'],
  [/pieces.*(recues|transmises).*prefet|prefet.*recoit.*pieces/, 'papers-received'],
  [/transmi(s|se|ssion).*(prefet|prefecture|controle de legalite)/, 'act-transmitted'],
  [/demande.*(au prefet|de defere)/, 'other'],
  [/recours gracieux.*prefet/, 'gracieux'],
  // the investigation
  [/(pieces|documents) manquant.*demand|demande.*pieces manquant/, 'papers-asked'],
  [/pieces.*(produites|transmises|fournies|recues)/, 'papers-given'],
  [/invitation.*maint|maintien.*(invit|demand)/, 'invited'],
  [/recapitulatif.*(demand|recu)|demande.*recapitulatif/, 'recap-asked'],
  [/regularis(?!.*(travaux|construction|installation|l\. ?481))/, 'regularise'],
  // the court's own; what an administration orders is an act
  [
    /mise en demeure( (recue|notifiee|du (tribunal|juge|greffe)))?$|mise en demeure.*(produire|conclure|memoire|defen|tribunal|greffe|juridiction|612-)/,
    'formal-notice',
  ],
  [
    /sommaire|(annonc|enregistr).*(ampliatif|complementaire)|pourvoi.*enregistr|(requete|recours).*(ampliatif|complementaire)/,
    'memoir-announced',
  ],
  [/^avis d.audience/, 'other'],
  [/audience/, 'hearing'],
  [/premiere consultation|^consult|(ecrit|memoire|message|pli).*consulte|ouverture du message/, 'opened'],
  [/jugement.*(mis a disposition|application|telerecours)/, 'judgment'],
  [/arret.*(mis a disposition|application|telerecours)/, 'appeal-judgment'],
  [/mis(e)? a disposition|telerecours/, 'served'],
  [/premier memoire en defense|memoire en defense/, 'permit-defence'],
  // decisions of courts
  [/(refus|rejet).*transm.*(qpc|question)|qpc.*(refus|non transm)/, 'qpc-refused'],
  [/transmi.*(qpc|question)|(qpc|question).*transmi/, 'qpc-sent'],
  [/classement.*execution|execution.*class/, 'enforcement-closed'],
  [/demande d.execution/, 'enforcement-asked'],
  [/(jugement|ordonnance).*(par )?defaut/, 'default-judgment'],
  [/(arret|decision).*(par )?defaut/, 'default-ruling'],
  [/decision interne definitive|epuisement.*recours/, 'final-decision'],
  [/(jugement|arret|decision).*(connu|non notifie).*tiers|tiers.*non notifi/, 'third-informed'],
  [/notifiee?.*tiers|tierce opposition/, 'third-notified'],
  [/(fraude|piece fausse|piece retenue|cause de revision)/, 'fraud-known'],
  [/(arret ou )?decision du conseil( d.etat|$)/, 'council-decision'],
  [/jugement.*avant.dire.droit/, 'interim-judgment'],
  [/jugement/, 'judgment'],
  [/(?<!maison d')arret(?!e)/, 'appeal-judgment'],
  // urbanism
  [/achevement|travaux.*achev|daact/, 'works-completed'],
  [/(permis|panneau|terrain).*affich|affich.*(permis|panneau|terrain)/, 'permit-displayed'],
  [
    /^(?!.*(refus|retrait|recours|rejet|sursis)).*(permis.*(delivre|accorde|signe|date|tacite)|delivrance du permis|non-opposition)/,
    'permit-issued',
  ],
  // contracts
  [/contrat.*\bconnu|\bconnaissance.*contrat/, 'contract-known'],
  [/(refus|rejet).*(execution|fin).*contrat|contrat.*refus/, 'contract-refused'],
  [/avis d.attribution.*(refere|contractuel)/, 'award-published'],
  [/avis d.attribution|publicite|contrat.*(publiee?|publication|rendu public)\b/, 'contract-published'],
  [/(contrat|marche).*(conclu|signe)|conclusion.*(contrat|marche)/, 'contract-made'],
  // withdrawal
  [/creatrice de droits/, 'rights-granted'],
  [/subvention/, 'subsidy-granted'],
  [/^(?!.*notifi).*sanction.*(prononc|inflig|pris|prise)/, 'sanction'],
  [/(reglement|acte reglementaire|arrete reglementaire).*(pris|signe|edict)/, 'regulation-made'],
  // money
  [/dommage|travaux publics/, 'public-works'],
  [/fait generateur|creance/, 'debt'],
  [/(demande|reclamation).*(indemnit|prealable)/, 'money-claim'],
  [/(rejet|decision).*reclamation.*notifi/, 'refused'],
  [/reclamation|interrupti(f|ve|on)/, 'debt-claimed'],
  // constitutional and parliamentary
  [/loi.*(adopt|transmise)/, 'law-adopted'],
  [/loi.*(defere|saisi)|saisine.*conseil constitutionnel/, 'law-referred'],
  [/seance|examen.*assemblee/, 'sitting'],
  // recours administratifs
  // silence is computed, not told
  [/rejet implicite.*(recours|gracieux|hierarchique)/, 'other'],
  [/rejet.*(recours|gracieux|hierarchique)|(recours|gracieux|hierarchique).*rejet/, 'recourse-refused'],
  [/hierarchique/, 'hierarchique'],
  [/gracieux/, 'gracieux'],
  // reasons
  [/motifs.*decision expresse/, 'other'],
  [/motifs.*(communiques|donnes|recus)|communication des motifs (recue|notifiee)/, 'reasons-given'],
  [/motifs/, 'reasons-asked'],
  // knowledge
  [/requete du tiers|recours du tiers/, 'third-claim'],
  [/\bconnaissance/, 'known'],
  // requests and decisions
  [/incompetente/, 'misdirected'],
  // a decision notified on a demand is no demand
  [/^(?!demande).*(refus|rejet).*notifi/, 'refused'],
  [/^(?!demande).*notifi/, 'notified'],
  [/demande/, 'request'],
  [/(refus|rejet).*(ne|implicite)$/, 'implicit-born'],
  [/refus|rejet/, 'refused'],
  [/revele|jamais publie|non publie/, 'unpublished'],
  [/publi|mise? en ligne|insere|affich/, 'published'],
  [/(requete|recours).*(depos|enregistr|post|envoy)/, 'filed'],
  [/notifi|recue?|decision|arrete|deliberation|appose/, 'notified'],
]
