import { electionNatures } from './election-words.ts'
import { AGENT_CONTRACT, OFFER_REFUSED } from './kinds.ts'

/** The nature of an act by its words, the first that fits; a word that touches a matter and no more leaves all its regimes possible. */
export const naturesByWords: readonly (readonly [words: RegExp, nature: string])[] = [
  // work
  [
    /\bpse\b|sauvegarde de l'emploi|validation de l'accord.*majoritaire|accord collectif majoritaire/,
    'regime-pse',
  ],
  // the end agreed with an employee is homologated under the labour code, before the judge of labour
  [
    /rupture conventionnelle(?!.*collective)(?!.*(agent|fonctionnaire|commune|departement|hospital))/,
    'regime-general-other',
  ],
  [
    /(document unilateral|rupture conventionnelle collective|accord collectif).*(homolog|valid)|(homolog|valid).*(document unilateral|rupture conventionnelle collective)/,
    'regime-pse',
  ],
  [
    /salarie protege|inspect.*licenciement|licenciement.*(delegue|representant)|(delegue|representant).*licenciement/,
    'regime-protected-employee',
  ],
  [/(amende|sanction).*(dreets|direccte|inspection du travail)|dreets.*amende/, 'regime-work-fine'],
  // internal security, before house arrest of foreigners
  [
    /(\bmica|mesure.*surveillance|controle administratif et de surveillance|l\. ?228-[2-5]).*(renouvel|prolong|recondui|reconduc)|(renouvel|prolong|recondui|reconduc).*(\bmica|surveillance|l\. ?228-[2-5])/,
    'regime-security-renewal',
  ],
  [
    /\bmicas?\b|surveillance individuelle|controle administratif et de surveillance|l\. ?228-[2-5]/,
    'regime-security-measure',
  ],
  [/lieu de culte|l\. ?227-1/, 'regime-security-closure'],
  [/interdiction de sortie du territoire|l\. ?224-1/, 'regime-security-exit'],
  [/l\. ?229-|visite domiciliaire/, 'regime-security-visit'],
  [/etat d'urgence|loi du 3 avril 1955|55-385/, 'regime-security-emergency'],
  [/dissolution/, 'regime-security-dissolution'],
  [/securite interieure/, 'matter-security'],
  // what comes before the judge, by special texts
  [/gens du voyage|quitter les lieux/, 'regime-travellers'],
  // the time to leave may be as short, and a claim made within it stays the eviction
  [/\bsquatt?e|sans droit ni titre|evacuation forcee/, 'matter-general'],
  [/post-?stationnement|\bfps\b|stationnement payant/, 'regime-parking'],
  [
    /(sanction|discipl|cellule|quartier).*(detenu|incarcer|ecrou|penitentiaire)|(detenu|incarcer|penitentiaire).*(sanction|commission de discipline)|cellule disciplinaire|quartier disciplinaire/,
    'regime-prior-prison',
  ],
  [/exclusion temporaire.*(principal|proviseur|chef d'etablissement)/, 'regime-general'],
  [
    /exclusion.*(eleve|lycee|college|ecole|conseil de discipline)|conseil de discipline.*(lycee|college|eleve)/,
    'regime-prior-exclusion',
  ],
  [/instruction (dans la|en) famille|ecole a la maison/, 'regime-prior-home-schooling'],
  [/federation.*(sport|francaise de)|(sport|licencie).*federation|\bcnosf\b/, 'regime-prior-sport'],
  [/(decision|arrete).*commission departementale d'amenagement foncier/, 'regime-general'],
  [/amenagement foncier|remembrement/, 'regime-prior-land'],
  [/tarif.*(medico|social|ehpad|etablissement)|dotation globale.*(social|soins)/, 'regime-tariff'],
  [/contrainte/, 'regime-social-constraint'],
  [/permis de conduire|\b48 ?si\b|points? du permis|conducteur/, 'regime-driving'],
  // foreigners
  [/^(?!.*(oqtf|quitter le territoire|transfert|eloignement)).*placement en retention/, 'regime-detention'],
  [/^(?!.*(vehicule|garantie|surete|marchandise|passeport)).*retention/, 'regime-oqtf-detained'],
  [
    /(oqtf|quitter le territoire|reconduite).*(detenu|detention|prison|maison d'arret|incarcer|ecrou)|(detenu|prison|incarcer).*(oqtf|quitter le territoire|reconduite)/,
    'regime-oqtf-house',
  ],
  [
    /(oqtf|quitter le territoire).*assign|assign.*(residence|oqtf|quitter le territoire)/,
    'regime-oqtf-house',
  ],
  [/dublin|transfert.*(etat|asile|autorites)|arrete de transfert|remise aux autorites/, 'regime-transfer'],
  [/refus d'entree|zone d'attente/, 'regime-asylum-border'],
  [/conditions materielles d'accueil/, 'regime-asylum-conditions'],
  [/apatrid/, 'regime-statelessness'],
  [/(enregistr|attestation).*asile(?!.*ofpra)/, 'regime-residence'],
  // the status is the asylum office's; what is refused to who has it is another administration's
  [/(titre|document) de voyage|(logement|hebergement|domicili|crous).*(refugie|asile)/, 'regime-general'],
  [
    /^(?!.*(\bvisas?\b|reunification|titre de sejour|carte de (sejour|resident)|regroupement|naturalisation)).*(ofpra|asile|refugie|protection subsidiaire)/,
    'regime-asylum',
  ],
  [
    /oqtf|quitter le territoire|interdiction de (retour|circulation sur le territoire)|\birtf\b|pays de (renvoi|destination)|reconduite/,
    'regime-oqtf',
  ],
  [/visas?\b.*court sejour/, 'regime-visa-short'],
  [/\bvisas?\b(?! (prefectoral|d'exploitation))|reunification familiale/, 'regime-visa'],
  [
    /titre de sejour|carte de (sejour|resident)|(refus|retrait) de sejour|admission.*sejour|regroupement familial/,
    'regime-residence',
  ],
  [/arrete d'expulsion|expulsion (d'un etranger|du territoire)/, 'regime-expulsion'],
  [/decret.*naturalisation|(rapport|retrait|retir|annul).*naturalisation/, 'regime-nationality-decree'],
  [/naturalisation|reintegration dans la nationalite/, 'regime-naturalisation'],
  [
    /(declaration|certificat|enregistre).*nationalite|nationalite.*(declaration|certificat|mariage)/,
    'regime-nationality-declaration',
  ],
  [/(decheance|perte|retrait|opposition).*nationalite/, 'regime-nationality-decree'],
  [/nationalite/, 'matter-nationality'],
  [/etrangers?\b|ceseda|eloignement|\bsejour\b/, 'matter-foreigners'],
  // urbanism
  [/zone tendue/, 'regime-urb-tense'],
  [/certificat d'urbanisme/, 'regime-urb-certificate'],
  [
    /(decision|avis|refus|rejet).*(commission nationale d'amenagement commercial|\bcnac\b)/,
    'regime-urb-commercial-national',
  ],
  [/exploitation commerciale|amenagement commercial|\bcdac\b|\bcnac\b/, 'regime-urb-commercial'],
  [/\bsafer\b|societe d'amenagement foncier/, 'regime-urb-safer'],
  [/(ordonnance|jugement|indemnit).*expropri|juge de l'expropriation/, 'regime-general-other'],
  [/preempt/, 'regime-urb-preemption'],
  [
    /\bplui?\b|plan local d'urbanisme|\bscot\b|coherence territoriale|carte communale|document d'urbanisme/,
    'regime-urb-plan',
  ],
  [/utilite publique|\bdup\b|cessibilite|expropriation/, 'regime-urb-expropriation'],
  [
    /(refus|opposition|sursis|retrait|retir|rejet|abrog|caduc|prorogation).*(permis de (construire|amenager|demolir)|permis modificatif|declaration prealable|non-opposition|autorisation d'urbanisme|demande de permis|prorogation du permis)/,
    'regime-urb-refusal',
  ],
  [
    /permis (de construire|d'amenager|de demolir|modificatif).*(refus|retrait|retir|rejet|sursis)/,
    'regime-urb-refusal',
  ],
  [
    /(refus|retrait|rejet|sursis|opposition).*permis (d'amenager|d'urbanisme)|opposition a (la )?(dp|declaration)/,
    'regime-urb-refusal',
  ],
  [
    /permis (de construire|d'amenager|de demolir|modificatif|tacite)|declaration prealable|non-opposition/,
    'regime-urb-permit',
  ],
  [/urbanisme/, 'matter-urbanism'],
  // a candidacy to an election, before an offer for a contract
  ...electionNatures,
  // contracts; the one that recruits an agent is the public service's
  [AGENT_CONTRACT, 'regime-service'],
  [/resili|mettre fin au (marche|contrat)/, 'regime-contract-termination'],
  [/sans suite/, 'regime-general'],
  [OFFER_REFUSED, 'regime-contract-offer'],
  [/decompte/, 'regime-contract-account'],
  [
    /\bccag\b|penalites|\bmarches? (public|de travaux|de service|de fourniture)|titulaire du (marche|contrat)|ordre de service|concession|delegation de service public/,
    'matter-contracts',
  ],
  // taxes, sums to pay
  [/mise en demeure de payer|saisie administrative|tiers detenteur|poursuites/, 'regime-tax-other'],
  [/taxe d'amenagement/, 'regime-tax-notice'],
  [/titre de perception/, 'regime-title-state'],
  [
    /(rejet|decision|reponse|jugement).*(taxe (fonciere|d'habitation|d'enlevement)|impots? loca)|(taxe (fonciere|d'habitation)|impots? loca).*rejet/,
    'regime-tax-rejected-local',
  ],
  [/titres? (executoire|de recette)|sommes a payer|etat executoire/, 'regime-title-local'],
  [
    /(rejet|decision|reponse).*reclamation.*(fiscal|impot|contentieuse)|reclamation fiscale|degrevement|(rejet|decision|reponse).*reclamation.*(tax|cotisation|tva|\bcfe\b)/,
    'regime-tax-rejected',
  ],
  [
    /avis d'impot|avis d'imposition|mise en recouvrement|avis de (taxe|cfe|tva)|taxe (fonciere|d'habitation)|cotisation fonciere/,
    'regime-tax-notice',
  ],
  [/fiscal|impots?\b/, 'matter-taxes'],
  // social
  [/\brsa\b|revenu de solidarite|prime d'activite|\bapl\b|aide.*au logement/, 'regime-social-prior'],
  [
    /france travail|pole emploi|demandeurs? d'emploi|allocations? (de chomage|d'aide au retour|de retour)/,
    'regime-social-work',
  ],
  // recognised, the right opens a claim of its own (articles L. 441-2-3-1 and R. 778-2), counted from a silence of the prefect
  [
    /(reconna|favorable|priorit).*(\bdalo\b|droit au logement|commission de mediation)|(\bdalo\b|droit au logement|commission de mediation).*(reconna|(?<!de)favorable|priorit)/,
    'regime-general-other',
  ],
  [/\bdalo\b|droit au logement|commission de mediation/, 'regime-social-housing'],
  [
    /\bcpam\b|assurance maladie|urssaf|accident du travail|maladie professionnelle|indemnites journalieres|\bcarsat\b/,
    'regime-social-security',
  ],
  [/aide sociale/, 'regime-social-aid'],
  [/handicap|\bcdaph\b|\bmdph\b|\baah\b/, 'regime-social-disability'],
  // environment
  [/eolien.*\b(en mer|maritime|offshore)|\boffshore/, 'regime-env-sea'],
  [/eolien/, 'regime-env-wind'],
  [/exploitant/, 'regime-env-operator'],
  [
    /enregistrement.*(installation|\bicpe\b)|declaration.*(installation classee|\bicpe\b)/,
    'regime-env-classified',
  ],
  [/autorisation environnementale|installations? classee|\bicpe\b/, 'regime-env-authorisation'],
  [/code de l'environnement|loi sur l'eau|environnement/, 'matter-environment'],
  // health and orders
  [/hospitalisation|sans consentement|soins psychiatriques/, 'regime-health-confinement'],
  [/chambre disciplinaire nationale|chambre (nationale|superieure) de discipline/, 'regime-order-national'],
  [
    /veterinaire.*(inscription|inscrire)|(inscription|inscrire).*veterinaire/,
    'regime-order-veterinary-registration',
  ],
  [
    /veterinaire.*(chambre.*discipl|discipl)|(chambre|conseil|action|sanction|poursuite).*discipl.*veterinaire/,
    'regime-order-veterinary',
  ],
  [/chambre (disciplinaire|de discipline)|chambre regionale de discipline/, 'regime-order-discipline'],
  [/conseil national de l'ordre/, 'regime-order-council'],
  [
    /(suspen|insuffisance|etat (pathologique|de sante)).*ordre des|conseil (regional|interregional) de l'ordre.*(suspen|insuffisance)|suspen.*conseil (regional|interregional) de l'ordre/,
    'regime-order-suspension',
  ],
  // taken by the order, ten days; by the health agency, two months: which of them is not told
  [
    /^(?!.*(\bars\b|agence regionale|directeur|hopital|hospitalier|prefet|ministre)).*(suspen|insuffisance|interdiction d.exercer|radiation).*(medecin|pharmacien|infirmier|chirurgien|sage-femme|dentiste|kinesith|pedicure)/,
    'matter-orders',
  ],
  [
    /ordre des avocats|\bbarreau\b(?<!examen.*)|\bavocate?\b.*conseil de discipline|(discipl|sanction|omission|radiation).*\bavocate?s?\b/,
    'regime-order-lawyers',
  ],
  [
    /conseil (departemental|regional|interregional) de l'ordre|inscription au tableau/,
    'regime-order-registration',
  ],
  [
    /ordre des (medecins|pharmaciens|avocats|architectes|infirmiers|chirurgiens|sages|veterinaires|geometres|experts)/,
    'matter-orders',
  ],
  [/archives publiques|archives.*derogation|derogation.*archives/, 'regime-cada'],
  [/referendum|consultation locale/, 'regime-election-other'],
  // regulators and assemblies
  [/marches financiers|\bamf\b/, 'regime-regulator-market'],
  [
    /autorite de la concurrence.*conservatoire|conservatoire.*autorite de la concurrence/,
    'regime-regulator-interim',
  ],
  [
    /(comite de reglement des differends|cordis).*sanction|sanction.*(comite de reglement des differends|cordis)/,
    'regime-regulator-network',
  ],
  [/(reglement|regl|tranch).*differend|cordis/, 'regime-regulator-dispute'],
  [/concentration.*concurrence|concurrence.*concentration/, 'regime-regulator-network'],
  [/autorite de la concurrence/, 'regime-regulator-competition'],
  [/arcep|\bcre\b|regulation de l'energie|regulation des transports/, 'regime-regulator-network'],
  [
    /cnil|arcom|\bacpr\b|\banj\b|\bafld\b|dopage|autorite nationale des jeux|controle prudentiel/,
    'regime-regulator-council',
  ],
  [/autorite (administrative|publique) independante|hatvp|haute autorite/, 'regime-regulator-other'],
  [
    /(assemblee nationale|senat).*(bureau|president|questeur)|(bureau|president|questeur).*(assemblee nationale|senat)/,
    'regime-assembly-other',
  ],
  // public service
  [/pension.*(retraite|fonctionnaire|agent|\bcnracl\b)/, 'regime-service-pension'],
  [/pension.*militaire.*invalidite|invalidite.*militaire|victime de guerre/, 'regime-service-invalidity'],
  // article R. 4125-1 leaves discipline out of the prior appeal
  [/(sanction|discipl|blame).*militaire|militaire.*(sanction|discipl)/, 'regime-service'],
  [/militaire/, 'regime-service-military'],
  [/mediation prealable obligatoire/, 'regime-service-mediation'],
  [
    /agents?\b|fonctionnaire|titularisation|stagiaire|fonction publique|imputabilite|protection fonctionnelle|entretien professionnel|evaluation professionnelle|conges? de (maladie|longue|formation|maternite|paternite|proche)|\bcitis\b|disponibilite|reclassement professionnel|avancement|tableau d'avancement|teletravail|cumul d'activites|reintegration|abandon de poste/,
    'regime-service',
  ],
  [/concours de la force publique/, 'regime-public-force'],
  // the refusal to repeal, and the State before the Conseil d’État
  [/abrog.*(decret|arrete ministeriel)|(premier ministre|ministre).*abrog/, 'regime-repeal-state'],
  [/abrog.*(reglement|arrete|deliberation)/, 'regime-repeal'],
  [
    /\bdecret\b|premier ministre|president de la republique|journal officiel|reglement.*ministre/,
    'regime-state',
  ],
  // another special text; a fine of the road is the judge of police's
  [
    /amende.*(forfaitaire|stationnement|radar|circulation|exces|penale|majoree)|contravention|(ordonnance|composition) penale/,
    'regime-general-other',
  ],
  [
    /plans? de chasse|(texte|regime|delai|loi) special|code (monetaire|minier|du cinema|de l'energie|rural|de la defense|du sport|de l'aviation|des assurances|du travail|des postes)/,
    'regime-general-other',
  ],
]
