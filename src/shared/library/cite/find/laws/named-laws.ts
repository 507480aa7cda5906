import type { Law } from '../found-citation.ts'

const edh = 'convention europeenne de sauvegarde des droits de l homme et des libertes fondamentales' as const

/** `loi « Littoral »`, `loi dite Littoral`: a name with its word, in quotes or not. */
const aliases = (word: string, name: string): string[] =>
  ['', 'dite '].flatMap(prefix =>
    [name, `« ${name} »`, `"${name}"`, `“${name}”`].map(one => `${word} ${prefix}${one}`),
  )

const law = (nature: string, number: string, date: string, label: string, ...names: string[]) =>
  [{ nature, number, date, label }, names.flatMap(name => aliases('loi', name))] as const

const act = (nature: 'directive' | 'règlement', number: string, date: string, ...names: string[]) =>
  [
    { nature: `${nature} ue`, number, date, label: `${nature} (UE) ${number}` },
    names.flatMap(name => aliases(nature, name)),
  ] as const

/** The texts known by a name: the law, then its names; nature, folded title, what is printed, number, date. */
export const namedLaws: readonly (readonly [Law, readonly string[]])[] = [
  [
    { nature: 'constitution', title: 'constitution du 4 octobre 1958', label: 'Const.', date: '1958-10-04' },
    ['Constitution du 4 octobre 1958', 'Constitution'],
  ],
  [
    {
      nature: 'constitution',
      title: 'preambule de la constitution du 27 octobre 1946',
      label: 'préambule de la Constitution de 1946',
      date: '1946-10-27',
    },
    [
      'Préambule de la Constitution du 27 octobre 1946',
      'Préambule de la Constitution de 1946',
      'Préambule de 1946',
      'Constitution du 27 octobre 1946',
      'Constitution de 1946',
    ],
  ],
  [
    {
      nature: 'constitution',
      title: 'declaration des droits de l homme et du citoyen',
      label: 'DDHC',
      date: '1789-08-26',
    },
    [
      'Déclaration des droits de l’homme et du citoyen du 26 août 1789',
      'Déclaration des droits de l’homme et du citoyen de 1789',
      'Déclaration des droits de l’homme et du citoyen',
      'Déclaration des droits de l’homme de 1789',
      'Déclaration des droits de l’homme',
      'Déclaration des droits de 1789',
      'Déclaration de 1789',
      'Déclaration du 26 août 1789',
    ],
  ],
  [
    { nature: 'constitution', title: 'charte de l environnement', label: 'Charte de l’environnement' },
    ['Charte de l’environnement de 2004', 'Charte de l’environnement'],
  ],
  [
    { nature: 'convention', title: edh, label: 'Conv. EDH', date: '1950-11-04' },
    [
      'convention européenne de sauvegarde des droits de l’homme et des libertés fondamentales',
      'convention européenne de sauvegarde des droits de l’homme et libertés fondamentales',
      'convention européenne de sauvegarde des libertés fondamentales et des droits de l’homme',
      'convention européenne de sauvegarde des droits de l’homme',
      'convention européenne de sauvegarde',
      'convention européenne des droits de l’homme et des libertés fondamentales',
      'convention européenne des droits de l’homme',
      'convention européenne des droits humains',
      'convention de sauvegarde des droits de l’homme et des libertés fondamentales',
      'convention de sauvegarde des droits de l’homme',
      'convention de sauvegarde de droits de l’homme et des libertés fondamentales',
      'convention de sauvegarde de droits de l’homme',
      'convention de sauvegarde des libertés fondamentales',
      'convention des droits de l’homme et des libertés fondamentales',
      'convention des droits de l’homme',
      'Conv. européenne des droits de l’homme',
      'convention EDH',
      'convention ESDH',
      'convention européenne',
    ],
  ],
  [
    {
      nature: 'charte',
      title: 'charte des droits fondamentaux de l union europeenne',
      label: 'Charte UE',
    },
    [
      'Charte des droits fondamentaux de l’Union européenne',
      'Charte des droits fondamentaux de l’UE',
      'Charte des droits fondamentaux de l’Union',
      'Charte des droits fondamentaux',
      'Charte de l’Union européenne',
      'Charte de l’Union',
      'Charte de l’UE',
    ],
  ],
  [
    { nature: 'traité', title: 'traite sur le fonctionnement de l union europeenne', label: 'TFUE' },
    ['traité sur le fonctionnement de l’Union européenne', 'traité sur le fonctionnement de l’UE'],
  ],
  [
    { nature: 'traité', title: 'traite sur l union europeenne', label: 'TUE' },
    ['traité sur l’Union européenne'],
  ],
  [
    {
      nature: 'traité',
      title: 'traite instituant la communaute europeenne',
      label: 'traité instituant la Communauté européenne',
    },
    [
      'traité instituant la Communauté européenne',
      'traité instituant les Communautés européennes',
      'traité CE',
    ],
  ],
  [
    {
      nature: 'convention',
      title: 'convention internationale relative aux droits de l enfant',
      label: 'convention internationale relative aux droits de l’enfant',
    },
    [
      'convention internationale relative aux droits de l’enfant',
      'convention internationale des droits de l’enfant',
      'convention relative aux droits de l’enfant',
      'convention sur les droits de l’enfant',
    ],
  ],
  [
    {
      nature: 'convention',
      title: 'declaration universelle des droits de l homme',
      label: 'Déclaration universelle des droits de l’homme',
      date: '1948-12-10',
    },
    [
      'Déclaration universelle des droits de l’homme de 1948',
      'Déclaration universelle des droits de l’homme',
    ],
  ],
  [
    {
      nature: 'convention',
      title: 'pacte international relatif aux droits civils et politiques',
      label: 'pacte international relatif aux droits civils et politiques',
    },
    ['pacte international relatif aux droits civils et politiques'],
  ],
  [
    {
      nature: 'convention',
      title: 'pacte international relatif aux droits economiques sociaux et culturels',
      label: 'pacte international relatif aux droits économiques, sociaux et culturels',
    },
    ['pacte international relatif aux droits économiques, sociaux et culturels'],
  ],
  [
    { nature: 'règlement ue', number: '2016/679', label: 'RGPD', date: '2016-04-27' },
    [
      'règlement général sur la protection des données',
      'règlement général relatif à la protection des données',
      'règlement européen sur la protection des données',
    ],
  ],
  law(
    'loi',
    '78-17',
    '1978-01-06',
    'loi n°\u00a078-17',
    'Informatique et Libertés',
    'relative à l’informatique, aux fichiers et aux libertés',
  ),
  law('loi', '86-2', '1986-01-03', 'loi n°\u00a086-2', 'Littoral'),
  law('loi', '85-677', '1985-07-05', 'loi n°\u00a085-677', 'Badinter'),
  law(
    'loi',
    '2000-1208',
    '2000-12-13',
    'loi n°\u00a02000-1208',
    'SRU',
    'solidarité et renouvellement urbains',
  ),
  law('loi', '2014-366', '2014-03-24', 'loi n°\u00a02014-366', 'ALUR'),
  law('loi', '2018-1021', '2018-11-23', 'loi n°\u00a02018-1021', 'ELAN'),
  law('loi', '2007-290', '2007-03-05', 'loi n°\u00a02007-290', 'DALO'),
  law('loi', '2016-1691', '2016-12-09', 'loi n°\u00a02016-1691', 'Sapin II', 'Sapin 2'),
  law('loi', '2015-990', '2015-08-06', 'loi n°\u00a02015-990', 'Macron'),
  act('directive', '2009/138', '2009-11-25', 'Solvabilité II'),
  act('directive', '2016/680', '2016-04-27', 'police-justice'),
  act('directive', '2008/115', '2008-12-16', 'retour'),
  act('directive', '92/43', '1992-05-21', 'habitats'),
  act('directive', '2009/147', '2009-11-30', 'oiseaux'),
  act('règlement', '604/2013', '2013-06-26', 'Dublin III'),
  act('règlement', '1215/2012', '2012-12-12', 'Bruxelles I bis'),
]

/** Names written in capitals, or short names of practitioners. */
export const capitals: Readonly<Record<string, Law>> = {
  RGPD: { nature: 'règlement ue', number: '2016/679', label: 'RGPD', date: '2016-04-27' },
  DSA: { nature: 'règlement ue', number: '2022/2065', label: 'DSA', date: '2022-10-19' },
  RIA: { nature: 'règlement ue', number: '2024/1689', label: 'RIA', date: '2024-06-13' },
  LCEN: { nature: 'loi', number: '2004-575', label: 'LCEN', date: '2004-06-21' },
  LIL: { nature: 'loi', number: '78-17', label: 'LIL', date: '1978-01-06' },
  LOLF: { nature: 'loi organique', number: '2001-692', label: 'LOLF', date: '2001-08-01' },
  DDHC: namedLaws[2]![0],
  CEDH: namedLaws[4]![0],
  CESDH: namedLaws[4]![0],
  CESDHLF: namedLaws[4]![0],
  'Conv. EDH': namedLaws[4]![0],
  'Conv. ESDH': namedLaws[4]![0],
  'Const.': namedLaws[0]![0],
  'Constit.': namedLaws[0]![0],
  'Charte UE': namedLaws[5]![0],
  CDFUE: namedLaws[5]![0],
  TFUE: namedLaws[6]![0],
  TUE: namedLaws[7]![0],
  CIDE: namedLaws[8]![0],
}
