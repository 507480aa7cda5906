/**
 * A matter, an answer to the first of the plain questions about an act; its regimes are the answers to the second. An event keeps the key of the regime, or of the
 * matter alone where no more is known: each regime of the matter is then still possible.
 */
export interface Matter {
  readonly key: string
  /** an answer to the first question */
  readonly label: string
  /** asked once the matter is known */
  readonly question: string
  readonly regimes: Readonly<Record<string, string>>
}

/** The first question of the tree. */
export const firstQuestion = 'Que refuse, ordonne ou autorise l’acte ?'
export const matters = [
  {
    key: 'matter-general',
    label:
      'rien de ce qui suit : police, subvention, école, vidéosurveillance, autre acte d’une administration',
    question: 'Qui l’a pris ?',
    regimes: {
      'regime-general': 'droit commun : maire, préfet, conseil municipal, établissement public, ministre',
      'regime-state':
        'droit commun devant le Conseil d’État : décret, acte réglementaire d’un ministre, acte du Premier ministre',
      'regime-repeal': 'refus d’abroger ou de modifier un règlement (arrêté, délibération)',
      'regime-repeal-state': 'refus d’abroger un décret ou un arrêté réglementaire d’un ministre',
      'regime-driving': 'permis de conduire : suspension, retrait, invalidation',
      'regime-public-force': 'refus du concours de la force publique',
      'regime-small-claim': 'refus d’une indemnité de 10 000 € au plus, hors marché public',
      'regime-travellers': 'mise en demeure de quitter les lieux, adressée à des gens du voyage',
      'regime-general-other': 'un autre texte spécial que la décision cite',
    },
  },
  {
    key: 'matter-urbanism',
    label: 'un permis, une déclaration de travaux, un plan d’urbanisme, une préemption',
    question: 'Que décide-t-il ?',
    regimes: {
      'regime-urb-refusal': 'refus, opposition, sursis à statuer ou retrait d’une autorisation d’urbanisme',
      'regime-urb-permit': 'permis accordé, ou absence d’opposition à une déclaration',
      'regime-urb-tense': 'permis de construire des logements en zone tendue',
      'regime-urb-certificate': 'certificat d’urbanisme',
      'regime-urb-plan': 'plan local d’urbanisme, schéma, carte communale',
      'regime-urb-preemption': 'préemption',
      'regime-urb-expropriation': 'utilité publique ou cessibilité',
      'regime-urb-safer': 'préemption de la SAFER',
      'regime-urb-commercial': 'autorisation d’exploitation commerciale, décision départementale',
      'regime-urb-commercial-national': 'décision de la Commission nationale d’aménagement commercial',
    },
  },
  {
    key: 'matter-foreigners',
    label: 'le séjour, l’éloignement, l’asile ou le visa d’une personne étrangère',
    question: 'Que décide-t-il, et où est la personne ?',
    regimes: {
      'regime-oqtf': 'obligation de quitter le territoire (OQTF) ou interdiction de retour, personne libre',
      'regime-oqtf-house':
        'OQTF avec assignation à résidence, assignation seule, ou OQTF d’une personne en prison',
      'regime-oqtf-detained': 'OQTF ou transfert d’une personne en rétention',
      'regime-detention': 'placement en rétention, contesté seul',
      'regime-transfer': 'transfert vers un autre État (Dublin)',
      'regime-asylum-border': 'refus d’entrée au titre de l’asile, à la frontière',
      'regime-asylum': 'décision de l’OFPRA sur l’asile',
      'regime-statelessness': 'décision de l’OFPRA sur la qualité d’apatride',
      'regime-asylum-conditions': 'refus ou fin des conditions matérielles d’accueil',
      'regime-visa': 'refus de visa de long séjour',
      'regime-visa-short': 'refus de visa de court séjour',
      'regime-residence': 'refus de séjour sans obligation de quitter le territoire',
      'regime-expulsion': 'expulsion',
      'regime-foreigners-other': 'autre décision du droit des étrangers',
    },
  },
  {
    key: 'matter-contracts',
    label: 'un marché public, une concession ou un autre contrat',
    question: 'Qui êtes-vous au contrat, et que vous dit-on ?',
    regimes: {
      'regime-contract-offer': 'candidature ou offre écartée, contrat pas encore signé',
      'regime-contract-validity': 'contrat conclu, contesté par un tiers ou un concurrent',
      'regime-contract-termination': 'résiliation, notifiée au titulaire',
      'regime-contract-account': 'décompte ou différend financier du titulaire',
      'regime-contract-other': 'autre mesure prise pour l’exécution du contrat',
    },
  },
  {
    key: 'matter-elections',
    label: 'une élection',
    question: 'Laquelle ?',
    regimes: {
      'regime-election-municipal': 'conseillers municipaux ou communautaires élus au suffrage universel',
      'regime-election-mayor': 'maire et adjoints',
      'regime-election-intercommunal': 'président ou vice-présidents d’une intercommunalité, délégués',
      'regime-election-departmental': 'conseillers départementaux',
      'regime-election-regional': 'conseillers régionaux ou Assemblée de Corse',
      'regime-election-european': 'Parlement européen',
      'regime-election-parliament': 'députés ou sénateurs',
      'regime-election-delegates': 'délégués pour l’élection des sénateurs',
      'regime-election-candidacy': 'refus d’enregistrer une candidature',
      'regime-election-resignation': 'élu déclaré démissionnaire d’office',
      'regime-election-register': 'inscription ou radiation sur la liste électorale',
      'regime-election-university': 'conseils d’une université',
      'regime-election-agents': 'représentants des agents publics (comité social, commission administrative)',
      'regime-election-other': 'autre élection (ordre, chambre, caisse)',
    },
  },
  {
    key: 'matter-service',
    label: 'la carrière d’un agent public ou d’un militaire',
    question: 'La décision demande-t-elle une démarche avant le juge ?',
    regimes: {
      'regime-service': 'non : sanction, mutation, refus, licenciement d’un agent',
      'regime-service-pension': 'non : pension de retraite d’un agent public',
      'regime-service-mediation': 'oui : médiation préalable obligatoire',
      'regime-service-military': 'oui : situation personnelle d’un militaire',
      'regime-service-invalidity': 'oui : pension militaire d’invalidité',
    },
  },
  {
    key: 'matter-documents',
    label: 'la communication de documents administratifs',
    question: 'Que décide-t-il ?',
    regimes: {
      'regime-cada': 'refus de communiquer un document',
      'regime-documents-other': 'autre décision sur des documents ou des données',
    },
  },
  {
    key: 'matter-taxes',
    label: 'un impôt ou une somme à payer',
    question: 'Qu’avez-vous reçu ?',
    regimes: {
      'regime-tax-notice': 'avis d’imposition, sans réclamation encore',
      'regime-tax-rejected': 'rejet d’une réclamation sur un impôt de l’État, la CFE ou la CVAE',
      'regime-tax-rejected-local':
        'rejet d’une réclamation sur un autre impôt local (taxe foncière, taxe d’habitation)',
      'regime-title-local': 'titre de recettes ou avis des sommes à payer d’une collectivité',
      'regime-title-state': 'titre de perception de l’État',
      'regime-parking': 'forfait de post-stationnement',
      'regime-tax-other': 'poursuite, saisie ou autre acte de recouvrement',
    },
  },
  {
    key: 'matter-social',
    label: 'une aide sociale, un logement, l’emploi',
    question: 'Laquelle ?',
    regimes: {
      'regime-social-prior': 'RSA, prime d’activité, aide au logement',
      'regime-social-work': 'décision de France Travail soumise à médiation',
      'regime-social-housing': 'logement opposable (commission de médiation)',
      'regime-social-aid': 'aide sociale du département',
      'regime-social-disability': 'droits des personnes handicapées (CDAPH)',
      'regime-social-security': 'sécurité sociale : pension, accident, cotisation',
      'regime-social-constraint': 'contrainte de France Travail, de la caisse ou de l’Urssaf',
      'regime-social-other': 'autre aide',
    },
  },
  {
    key: 'matter-environment',
    label: 'une installation classée, l’eau, l’énergie, l’environnement',
    question: 'Que décide-t-il ?',
    regimes: {
      'regime-env-authorisation': 'autorisation environnementale, contestée par un tiers',
      'regime-env-classified':
        'installation classée enregistrée ou déclarée, décision sur l’eau, contestée par un tiers',
      'regime-env-operator': 'mesure notifiée à l’exploitant ou au demandeur',
      'regime-env-wind': 'éoliennes et leurs ouvrages, à terre',
      'regime-env-sea': 'éoliennes et leurs ouvrages, en mer',
      'regime-env-other': 'autre décision du code de l’environnement',
    },
  },
  {
    key: 'matter-nationality',
    label: 'la nationalité',
    question: 'Que décide-t-il ?',
    regimes: {
      'regime-naturalisation': 'rejet ou ajournement d’une demande de naturalisation',
      'regime-nationality-decree': 'décret de déchéance, d’opposition ou de retrait',
      'regime-nationality-declaration':
        'refus d’enregistrer une déclaration, ou de délivrer un certificat de nationalité',
      'regime-nationality-other': 'autre décision sur la nationalité',
    },
  },
  {
    key: 'matter-health',
    label: 'la santé, les soins sans consentement, un hôpital',
    question: 'Que décide-t-il ?',
    regimes: {
      'regime-health-confinement': 'hospitalisation ou soins sans consentement',
      'regime-health-agency': 'décision d’une agence de santé ou d’un hôpital',
      'regime-tariff': 'tarif d’un établissement social ou médico-social',
    },
  },
  {
    key: 'matter-orders',
    label: 'un ordre professionnel (médecins, architectes…)',
    question: 'Qui a décidé ?',
    regimes: {
      'regime-order-council': 'le conseil national de l’ordre, par une décision administrative',
      'regime-order-discipline': 'une chambre disciplinaire de première instance',
      'regime-order-national': 'la chambre disciplinaire nationale, ou un conseil national jugeant en appel',
      'regime-order-registration': 'un conseil départemental ou régional, sur l’inscription au tableau',
      'regime-order-suspension': 'un conseil régional, par une suspension pour état de santé ou insuffisance',
      'regime-order-veterinary': 'une chambre régionale de discipline des vétérinaires',
      'regime-order-veterinary-registration': 'un conseil régional des vétérinaires, sur l’inscription',
      'regime-order-lawyers': 'un conseil de l’ordre ou de discipline des avocats',
    },
  },
  {
    key: 'matter-regulators',
    label: 'une autorité indépendante (CNIL, Arcom, ARCEP, AMF…)',
    question: 'Laquelle ?',
    regimes: {
      'regime-regulator-council': 'CNIL, Arcom, ACPR, ANJ',
      'regime-regulator-network':
        'ARCEP, CRE, Autorité de régulation des transports, contrôle des concentrations',
      'regime-regulator-market': 'Autorité des marchés financiers',
      'regime-regulator-dispute': 'règlement d’un différend par l’ARCEP, la CRE ou l’ART',
      'regime-regulator-competition': 'Autorité de la concurrence',
      'regime-regulator-interim': 'Autorité de la concurrence, mesures conservatoires',
      'regime-regulator-other': 'une autre autorité',
    },
  },
  {
    key: 'matter-assemblies',
    label: 'un acte de l’Assemblée nationale ou du Sénat',
    question: 'Que décide-t-il ?',
    regimes: {
      'regime-assembly-agent': 'situation d’un agent de l’assemblée, ou marché de l’assemblée',
      'regime-assembly-other': 'autre acte d’une assemblée parlementaire',
    },
  },
  {
    key: 'matter-security',
    label: 'le terrorisme, l’état d’urgence, la dissolution d’une association',
    question: 'Que décide-t-il ?',
    regimes: {
      'regime-security-measure': 'surveillance individuelle du ministre (art. L. 228-2 à L. 228-5 CSI)',
      'regime-security-renewal': 'renouvellement de cette surveillance',
      'regime-security-closure': 'fermeture d’un lieu de culte (art. L. 227-1 CSI)',
      'regime-security-visit': 'visite ou saisie autorisée par un juge (art. L. 229-1 CSI)',
      'regime-security-emergency': 'mesure de l’état d’urgence (loi du 3 avril 1955)',
      'regime-security-exit': 'interdiction de sortie du territoire (art. L. 224-1 CSI)',
      'regime-security-dissolution': 'dissolution par décret',
      'regime-security-other': 'autre mesure de sécurité intérieure',
    },
  },
  {
    key: 'matter-work',
    label: 'un plan social, le licenciement d’un salarié protégé',
    question: 'Que décide-t-il ?',
    regimes: {
      'regime-pse': 'validation ou homologation d’un plan de sauvegarde de l’emploi (PSE)',
      'regime-protected-employee': 'licenciement d’un salarié protégé',
      'regime-work-fine': 'amende de l’inspection du travail',
      'regime-work-other': 'autre décision de l’administration du travail',
    },
  },
  {
    key: 'matter-prior',
    label: 'une décision qui dit qu’un recours préalable est obligatoire',
    question: 'Quel texte l’impose ?',
    regimes: {
      'regime-prior': 'le texte que la décision cite, avec son délai',
      'regime-prior-prison': 'sanction disciplinaire d’une personne détenue',
      'regime-prior-exclusion': 'exclusion d’un élève par le conseil de discipline',
      'regime-prior-home-schooling': 'instruction dans la famille',
      'regime-prior-sport': 'décision d’une fédération sportive',
      'regime-prior-land': 'aménagement foncier, remembrement',
    },
  },
] as const satisfies readonly Matter[]

export type NatureKey = {
  [M in (typeof matters)[number] as M['key']]: keyof M['regimes'] & string
}[(typeof matters)[number]['key']]
