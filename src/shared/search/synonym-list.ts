/** A notion that lawyers type in some words and texts write in others. */
export interface Synonym {
  /** the words typed, in any inflection, with or without stop words */
  readonly queries: readonly string[]
  /** the words of statutes and decisions, searched as well: a single one in all its inflections, several as a phrase */
  readonly wordings?: readonly string[]
  /** the articles that answer, as the search box reads them */
  readonly articles?: readonly string[]
}

/** A titled part of the list. */
export interface SynonymGroup {
  readonly title: string
  readonly synonyms: readonly Synonym[]
}

/**
 * Notions that a lawyer of this field or a campaigner names otherwise than the texts do. An entry belongs here only when few of the
 * texts that answer have the words typed, and only for exact synonyms, never for a similar or broader notion.
 */
export const synonymGroups: readonly SynonymGroup[] = [
  {
    title: 'Procédure',
    synonyms: [
      {
        queries: ['frais irrépétibles'],
        wordings: ['non compris dans les dépens'],
        articles: ['L. 761-1 CJA', '700 CPC'],
      },
      {
        queries: ['chauve-souris'],
        wordings: ['chiroptères', 'chiroptère'],
        articles: ['L. 411-1 code de l’environnement'],
      },
      { queries: ['REP'], wordings: ['excès de pouvoir'] },
      { queries: ['plein contentieux'], wordings: ['pleine juridiction', 'plein contentieux'] },
      { queries: ['référé-suspension'], articles: ['L. 521-1 CJA'] },
      { queries: ['référé-liberté'], articles: ['L. 521-2 CJA'] },
      { queries: ['référé mesures utiles', 'référé conservatoire'], articles: ['L. 521-3 CJA'] },
      { queries: ['référé-constat'], articles: ['R. 531-1 CJA'] },
      { queries: ['référé-expertise', 'référé-instruction'], articles: ['R. 532-1 CJA'] },
      { queries: ['référé-provision'], articles: ['R. 541-1 CJA'] },
      { queries: ['référé précontractuel'], articles: ['L. 551-1 CJA'] },
      { queries: ['référé contractuel'], articles: ['L. 551-13 CJA'] },
      { queries: ['sursis à exécution'], articles: ['R. 811-15 CJA', 'R. 811-17 CJA'] },
      { queries: ['ordonnance de tri', 'rejet par ordonnance'], articles: ['R. 222-1 CJA'] },
      {
        queries: ['cristallisation des moyens'],
        wordings: ['moyens nouveaux'],
        articles: ['R. 611-7-1 CJA'],
      },
      { queries: ['moyen d’ordre public', 'moyen relevé d’office'], articles: ['R. 611-7 CJA'] },
      { queries: ['mémoire récapitulatif'], articles: ['R. 611-8-1 CJA'] },
      {
        queries: ['désistement d’office'],
        wordings: ['réputé s’être désisté'],
        articles: ['R. 612-5-1 CJA', 'R. 612-5-2 CJA'],
      },
      { queries: ['clôture d’instruction'], articles: ['R. 613-1 CJA'] },
      { queries: ['note en délibéré'], articles: ['R. 731-3 CJA'] },
      { queries: ['intervention volontaire'], articles: ['R. 632-1 CJA'] },
      { queries: ['ministère d’avocat'], articles: ['R. 431-2 CJA'] },
      { queries: ['injonction'], articles: ['L. 911-1 CJA', 'L. 911-2 CJA'] },
      { queries: ['astreinte'], articles: ['L. 911-3 CJA'] },
      { queries: ['voies et délais de recours'], articles: ['R. 421-5 CJA'] },
      {
        queries: ['silence vaut rejet', 'décision implicite de rejet', 'rejet implicite'],
        wordings: ['silence gardé'],
        articles: ['R. 421-2 CJA', 'L. 231-4 CRPA'],
      },
      {
        queries: ['silence vaut acceptation', 'silence vaut accord', 'acceptation implicite'],
        wordings: ['silence gardé'],
        articles: ['L. 231-1 CRPA'],
      },
      {
        queries: ['recours gracieux', 'recours hiérarchique'],
        articles: ['L. 411-2 CRPA'],
      },
      {
        queries: ['RAPO'],
        wordings: ['recours administratif préalable obligatoire'],
        articles: ['L. 412-1 CRPA'],
      },
      { queries: ['défaut de motivation', 'obligation de motivation'], articles: ['L. 211-2 CRPA'] },
      { queries: ['QPC'], wordings: ['question prioritaire de constitutionnalité'] },
      { queries: ['EMA'], wordings: ['erreur manifeste d’appréciation'] },
    ],
  },
  {
    title: 'Communes et police',
    synonyms: [
      { queries: ['préfet'], wordings: ['représentant de l’État dans le département'] },
      { queries: ['police du maire', 'pouvoirs de police du maire'], articles: ['L. 2212-2 CGCT'] },
      { queries: ['délégation du maire', 'délégation de signature du maire'], articles: ['L. 2122-18 CGCT'] },
      { queries: ['note de synthèse', 'note explicative de synthèse'], articles: ['L. 2121-12 CGCT'] },
      { queries: ['déféré préfectoral', 'contrôle de légalité'], articles: ['L. 2131-6 CGCT'] },
      { queries: ['OQTF'], wordings: ['obligation de quitter le territoire français'] },
      { queries: ['OPJ'], wordings: ['officier de police judiciaire', 'officiers de police judiciaire'] },
      { queries: ['JLD'], wordings: ['juge des libertés et de la détention'] },
    ],
  },
  {
    title: 'Surveillance',
    synonyms: [
      {
        queries: [
          'VSA',
          'vidéosurveillance algorithmique',
          'vidéosurveillance intelligente',
          'caméras augmentées',
        ],
        wordings: [
          'VSA',
          'vidéosurveillance algorithmique',
          'vidéoprotection algorithmique',
          'caméras augmentées',
          'caméras dites « augmentées »',
          'traitements algorithmiques',
          'traitement algorithmique',
        ],
      },
      { queries: ['vidéosurveillance'], wordings: ['vidéoprotection'] },
      { queries: ['vidéoprotection'], wordings: ['vidéosurveillance'] },
      {
        queries: ['caméra-piéton'],
        wordings: ['caméras individuelles', 'caméra individuelle'],
        articles: ['L. 241-1 CSI'],
      },
      {
        queries: ['drone'],
        wordings: [
          'aéronefs circulant sans personne à bord',
          'aéronefs sans équipage à bord',
          'aéronef sans équipage à bord',
        ],
        articles: ['L. 242-5 CSI'],
      },
      {
        queries: ['LAPI', 'lecture automatisée des plaques'],
        wordings: [
          'lecture automatisée des plaques',
          'contrôle automatisé des données signalétiques des véhicules',
        ],
        articles: ['L. 233-1 CSI'],
      },
      {
        queries: ['reconnaissance faciale'],
        wordings: ['identification biométrique à distance', 'comparaison faciale'],
      },
      { queries: ['TAJ'], wordings: ['traitement d’antécédents judiciaires'], articles: ['230-6 CPP'] },
      { queries: ['FAED'], wordings: ['fichier automatisé des empreintes digitales'] },
      { queries: ['FNAEG'], wordings: ['fichier national automatisé des empreintes génétiques'] },
      { queries: ['FPR'], wordings: ['fichier des personnes recherchées'] },
      { queries: ['PNR'], wordings: ['données des dossiers passagers', 'dossiers passagers'] },
      { queries: ['boîte noire', 'algorithmes de renseignement'], articles: ['L. 851-3 CSI'] },
      {
        queries: ['IMSI-catcher'],
        wordings: ['dispositif technique de proximité'],
        articles: ['L. 851-6 CSI', '706-95-20 CPP'],
      },
      {
        queries: ['fadettes', 'métadonnées', 'données de connexion'],
        wordings: ['données de connexion', 'données de trafic', 'données relatives au trafic'],
      },
      { queries: ['écoutes'], wordings: ['interceptions de correspondances', 'interceptions de sécurité'] },
      {
        queries: ['logiciel espion'],
        wordings: ['captation de données informatiques'],
        articles: ['706-102-1 CPP'],
      },
      { queries: ['sonorisation'], articles: ['706-96 CPP'] },
      { queries: ['dossier coffre'], wordings: ['procès-verbal distinct'], articles: ['706-104 CPP'] },
      { queries: ['CNCTR'], wordings: ['Commission nationale de contrôle des techniques de renseignement'] },
    ],
  },
  {
    title: 'Données personnelles et documents',
    synonyms: [
      { queries: ['CNIL'], wordings: ['Commission nationale de l’informatique et des libertés'] },
      {
        queries: ['CADA'],
        wordings: ['Commission d’accès aux documents administratifs'],
        articles: ['L. 342-1 CRPA'],
      },
      { queries: ['RGPD'], wordings: ['règlement général sur la protection des données', '2016/679'] },
      {
        queries: ['LIL', 'loi informatique et libertés'],
        wordings: ['informatique et libertés', 'loi du 6 janvier 1978'],
      },
      { queries: ['RIA', 'IA Act'], wordings: ['2024/1689'] },
      {
        queries: ['AIPD', 'PIA', 'analyse d’impact', 'étude d’impact vie privée'],
        wordings: ['analyse d’impact', 'analyses d’impact'],
        articles: ['35 RGPD', '90 LIL'],
      },
      { queries: ['DPO', 'DPD'], wordings: ['délégué à la protection des données'], articles: ['37 RGPD'] },
      {
        queries: ['données sensibles'],
        wordings: ['catégories particulières de données'],
        articles: ['9 RGPD', '6 LIL'],
      },
      { queries: ['minimisation'], wordings: ['adéquates, pertinentes'], articles: ['5 RGPD'] },
      { queries: ['droit à l’oubli'], wordings: ['droit à l’effacement'], articles: ['17 RGPD'] },
      { queries: ['droit d’opposition'], articles: ['21 RGPD'] },
      { queries: ['décision automatisée', 'profilage'], articles: ['22 RGPD', '95 LIL'] },
    ],
  },
  {
    title: 'Parlement',
    synonyms: [
      { queries: ['cavalier législatif'], wordings: ['lien, même indirect'], articles: ['45 Constitution'] },
      { queries: ['CMP'], wordings: ['commission mixte paritaire'] },
      { queries: ['PPL'], wordings: ['proposition de loi'] },
      { queries: ['PJL'], wordings: ['projet de loi'] },
    ],
  },
]
