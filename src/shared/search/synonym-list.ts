/** Words of the field that are said in one way and written in others: what is typed, what is looked for as well. */
export interface Synonym {
  /** as they are typed, in any inflection, with or without the little words */
  readonly said: readonly string[]
  /** the words of statutes and decisions: one alone in all its inflections, several as they stand */
  readonly written?: readonly string[]
  /** the articles that are the answer, as the search box understands them */
  readonly articles?: readonly string[]
}

/** A part of the list, under the title it is shown by. */
export interface SynonymGroup {
  readonly title: string
  readonly synonyms: readonly Synonym[]
}

/**
 * What a lawyer of this field or a campaigner says otherwise than the texts do. Kept short: an entry belongs here when the
 * words typed are in few of the texts that answer. Nothing that only resembles what was typed, nothing broader.
 */
export const synonymGroups: readonly SynonymGroup[] = [
  {
    title: 'Procédure',
    synonyms: [
      {
        said: ['frais irrépétibles'],
        written: ['non compris dans les dépens'],
        articles: ['L. 761-1 CJA', '700 CPC'],
      },
      { said: ['REP'], written: ['excès de pouvoir'] },
      { said: ['plein contentieux'], written: ['pleine juridiction', 'plein contentieux'] },
      { said: ['référé-suspension'], articles: ['L. 521-1 CJA'] },
      { said: ['référé-liberté'], articles: ['L. 521-2 CJA'] },
      { said: ['référé mesures utiles', 'référé conservatoire'], articles: ['L. 521-3 CJA'] },
      { said: ['référé-constat'], articles: ['R. 531-1 CJA'] },
      { said: ['référé-expertise', 'référé-instruction'], articles: ['R. 532-1 CJA'] },
      { said: ['référé-provision'], articles: ['R. 541-1 CJA'] },
      { said: ['référé précontractuel'], articles: ['L. 551-1 CJA'] },
      { said: ['référé contractuel'], articles: ['L. 551-13 CJA'] },
      { said: ['sursis à exécution'], articles: ['R. 811-15 CJA', 'R. 811-17 CJA'] },
      { said: ['ordonnance de tri', 'rejet par ordonnance'], articles: ['R. 222-1 CJA'] },
      { said: ['cristallisation des moyens'], written: ['moyens nouveaux'], articles: ['R. 611-7-1 CJA'] },
      { said: ['moyen d’ordre public', 'moyen relevé d’office'], articles: ['R. 611-7 CJA'] },
      { said: ['mémoire récapitulatif'], articles: ['R. 611-8-1 CJA'] },
      {
        said: ['désistement d’office'],
        written: ['réputé s’être désisté'],
        articles: ['R. 612-5-1 CJA', 'R. 612-5-2 CJA'],
      },
      { said: ['clôture d’instruction'], articles: ['R. 613-1 CJA'] },
      { said: ['note en délibéré'], articles: ['R. 731-3 CJA'] },
      { said: ['intervention volontaire'], articles: ['R. 632-1 CJA'] },
      { said: ['ministère d’avocat'], articles: ['R. 431-2 CJA'] },
      { said: ['injonction'], articles: ['L. 911-1 CJA', 'L. 911-2 CJA'] },
      { said: ['astreinte'], articles: ['L. 911-3 CJA'] },
      { said: ['voies et délais de recours'], articles: ['R. 421-5 CJA'] },
      {
        said: ['silence vaut rejet', 'décision implicite de rejet', 'rejet implicite'],
        written: ['silence gardé'],
        articles: ['R. 421-2 CJA', 'L. 231-4 CRPA'],
      },
      {
        said: ['silence vaut acceptation', 'silence vaut accord', 'acceptation implicite'],
        written: ['silence gardé'],
        articles: ['L. 231-1 CRPA'],
      },
      {
        said: ['recours gracieux', 'recours hiérarchique'],
        articles: ['L. 411-2 CRPA'],
      },
      {
        said: ['RAPO'],
        written: ['recours administratif préalable obligatoire'],
        articles: ['L. 412-1 CRPA'],
      },
      { said: ['défaut de motivation', 'obligation de motivation'], articles: ['L. 211-2 CRPA'] },
      { said: ['QPC'], written: ['question prioritaire de constitutionnalité'] },
      { said: ['EMA'], written: ['erreur manifeste d’appréciation'] },
    ],
  },
  {
    title: 'Communes et police',
    synonyms: [
      { said: ['préfet'], written: ['représentant de l’État dans le département'] },
      { said: ['police du maire', 'pouvoirs de police du maire'], articles: ['L. 2212-2 CGCT'] },
      { said: ['délégation du maire', 'délégation de signature du maire'], articles: ['L. 2122-18 CGCT'] },
      { said: ['note de synthèse', 'note explicative de synthèse'], articles: ['L. 2121-12 CGCT'] },
      { said: ['déféré préfectoral', 'contrôle de légalité'], articles: ['L. 2131-6 CGCT'] },
      { said: ['OQTF'], written: ['obligation de quitter le territoire français'] },
      { said: ['OPJ'], written: ['officier de police judiciaire', 'officiers de police judiciaire'] },
      { said: ['JLD'], written: ['juge des libertés et de la détention'] },
    ],
  },
  {
    title: 'Surveillance',
    synonyms: [
      {
        said: [
          'VSA',
          'vidéosurveillance algorithmique',
          'vidéosurveillance intelligente',
          'caméras augmentées',
        ],
        written: [
          'VSA',
          'vidéosurveillance algorithmique',
          'vidéoprotection algorithmique',
          'caméras augmentées',
          'caméras dites « augmentées »',
          'traitements algorithmiques',
          'traitement algorithmique',
        ],
      },
      { said: ['vidéosurveillance'], written: ['vidéoprotection'] },
      { said: ['vidéoprotection'], written: ['vidéosurveillance'] },
      {
        said: ['caméra-piéton'],
        written: ['caméras individuelles', 'caméra individuelle'],
        articles: ['L. 241-1 CSI'],
      },
      {
        said: ['drone'],
        written: [
          'aéronefs circulant sans personne à bord',
          'aéronefs sans équipage à bord',
          'aéronef sans équipage à bord',
        ],
        articles: ['L. 242-5 CSI'],
      },
      {
        said: ['LAPI', 'lecture automatisée des plaques'],
        written: [
          'lecture automatisée des plaques',
          'contrôle automatisé des données signalétiques des véhicules',
        ],
        articles: ['L. 233-1 CSI'],
      },
      {
        said: ['reconnaissance faciale'],
        written: ['identification biométrique à distance', 'comparaison faciale'],
      },
      { said: ['TAJ'], written: ['traitement d’antécédents judiciaires'], articles: ['230-6 CPP'] },
      { said: ['FAED'], written: ['fichier automatisé des empreintes digitales'] },
      { said: ['FNAEG'], written: ['fichier national automatisé des empreintes génétiques'] },
      { said: ['FPR'], written: ['fichier des personnes recherchées'] },
      { said: ['PNR'], written: ['données des dossiers passagers', 'dossiers passagers'] },
      { said: ['boîte noire', 'algorithmes de renseignement'], articles: ['L. 851-3 CSI'] },
      {
        said: ['IMSI-catcher'],
        written: ['dispositif technique de proximité'],
        articles: ['L. 851-6 CSI', '706-95-20 CPP'],
      },
      {
        said: ['fadettes', 'métadonnées', 'données de connexion'],
        written: ['données de connexion', 'données de trafic', 'données relatives au trafic'],
      },
      { said: ['écoutes'], written: ['interceptions de correspondances', 'interceptions de sécurité'] },
      {
        said: ['logiciel espion'],
        written: ['captation de données informatiques'],
        articles: ['706-102-1 CPP'],
      },
      { said: ['sonorisation'], articles: ['706-96 CPP'] },
      { said: ['dossier coffre'], written: ['procès-verbal distinct'], articles: ['706-104 CPP'] },
      { said: ['CNCTR'], written: ['Commission nationale de contrôle des techniques de renseignement'] },
    ],
  },
  {
    title: 'Données personnelles et documents',
    synonyms: [
      { said: ['CNIL'], written: ['Commission nationale de l’informatique et des libertés'] },
      {
        said: ['CADA'],
        written: ['Commission d’accès aux documents administratifs'],
        articles: ['L. 342-1 CRPA'],
      },
      { said: ['RGPD'], written: ['règlement général sur la protection des données', '2016/679'] },
      {
        said: ['LIL', 'loi informatique et libertés'],
        written: ['informatique et libertés', 'loi du 6 janvier 1978'],
      },
      { said: ['RIA', 'IA Act'], written: ['2024/1689'] },
      {
        said: ['AIPD', 'PIA', 'analyse d’impact', 'étude d’impact vie privée'],
        written: ['analyse d’impact', 'analyses d’impact'],
        articles: ['35 RGPD', '90 LIL'],
      },
      { said: ['DPO', 'DPD'], written: ['délégué à la protection des données'], articles: ['37 RGPD'] },
      {
        said: ['données sensibles'],
        written: ['catégories particulières de données'],
        articles: ['9 RGPD', '6 LIL'],
      },
      { said: ['minimisation'], written: ['adéquates, pertinentes'], articles: ['5 RGPD'] },
      { said: ['droit à l’oubli'], written: ['droit à l’effacement'], articles: ['17 RGPD'] },
      { said: ['droit d’opposition'], articles: ['21 RGPD'] },
      { said: ['décision automatisée', 'profilage'], articles: ['22 RGPD', '95 LIL'] },
    ],
  },
  {
    title: 'Parlement',
    synonyms: [
      { said: ['cavalier législatif'], written: ['lien, même indirect'], articles: ['45 Constitution'] },
      { said: ['CMP'], written: ['commission mixte paritaire'] },
      { said: ['PPL'], written: ['proposition de loi'] },
      { said: ['PJL'], written: ['projet de loi'] },
    ],
  },
]
