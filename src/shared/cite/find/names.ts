import { fold } from '../../text/fold.ts'
import { codeTitles } from './codes.ts'
import type { Law } from './found.ts'
import { anyOf, match } from './match.ts'

const edh = 'convention europeenne de sauvegarde des droits de l homme et des libertes fondamentales' as const

/** A text known by a name: the law, then its names; nature, folded title, what is printed, number, date. */
const known: readonly (readonly [Law, readonly string[]])[] = [
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
      'Charte des droits fondamentaux',
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
    ],
  ],
]

/** Names written in capitals, or short names of practitioners. */
const capitals: Readonly<Record<string, Law>> = {
  RGPD: { nature: 'règlement ue', number: '2016/679', label: 'RGPD', date: '2016-04-27' },
  DSA: { nature: 'règlement ue', number: '2022/2065', label: 'DSA', date: '2022-10-19' },
  RIA: { nature: 'règlement ue', number: '2024/1689', label: 'RIA', date: '2024-06-13' },
  LCEN: { nature: 'loi', number: '2004-575', label: 'LCEN', date: '2004-06-21' },
  LIL: { nature: 'loi', number: '78-17', label: 'LIL', date: '1978-01-06' },
  LOLF: { nature: 'loi organique', number: '2001-692', label: 'LOLF', date: '2001-08-01' },
  DDHC: known[2]![0],
  CEDH: known[4]![0],
  CESDH: known[4]![0],
  CESDHLF: known[4]![0],
  'Conv. EDH': known[4]![0],
  'Conv. ESDH': known[4]![0],
  'Const.': known[0]![0],
  'Charte UE': known[5]![0],
  CDFUE: known[5]![0],
  TFUE: known[6]![0],
  TUE: known[7]![0],
  CIDE: known[8]![0],
}

const byName = new Map<string, Law>(
  known.flatMap(([law, names]) => names.map(name => [fold(name), law] as const)),
)
/** Titles cut short. */
const cut: Readonly<Record<string, string>> = {
  'code rural et de la pêche': 'code rural et de la pêche maritime',
  'code des pensions militaires d’invalidité':
    'code des pensions militaires d’invalidité et des victimes de guerre',
  'code de l’entrée et du séjour des étrangers':
    'code de l’entrée et du séjour des étrangers et du droit d’asile',
  'code des relations entre le public et l’administration publique':
    'code des relations entre le public et l’administration',
  'code de la propriété des personnes publiques': 'code général de la propriété des personnes publiques',
  'code des collectivités territoriales': 'code général des collectivités territoriales',
}
for (const { title, short } of codeTitles)
  byName.set(fold(title), {
    nature: 'code',
    title: codeTitle(title),
    label: short ?? title.replaceAll("'", '’'),
  })

/** The `code …` of the keys: `livre des procédures fiscales` is `code livre des procedures fiscales`. */
function codeTitle(title: string): string {
  return fold(`code ${title}`).replace(/^code code/, 'code')
}

for (const [name, title] of Object.entries(cut)) byName.set(fold(name), byName.get(fold(title))!)

const named = new RegExp(
  `${anyOf([...known.flatMap(([, names]) => names), ...codeTitles.map(({ title }) => title), ...Object.keys(cut)])}(?![\\p{L}\\p{N}])`,
  'iuy',
)

/** A text known by its name at this place: a code, the Constitution, a convention. */
export function readName(text: string, at: number): { law: Law; end: number } | undefined {
  const found = match(named, text, at)
  if (!found) return undefined
  const [name] = found
  // the constitution of a company, of a file
  if (name.startsWith('constitution') && !/\d/.test(name)) return undefined
  const law = byName.get(fold(name))
  return law && { law, end: named.lastIndex }
}

const shorts = new Map<string, Law>([
  ...codeTitles.flatMap(({ title, shorts }) =>
    shorts.map(short => [tight(short), byName.get(fold(title))!] as const),
  ),
  ...Object.entries(capitals).map(([short, law]) => [tight(short), law] as const),
])
const shortened = new RegExp(
  `(?:${[...codeTitles.flatMap(code => code.shorts), ...Object.keys(capitals)]
    .sort((a, b) => b.length - a.length)
    .map(short => anyOf([short]).replaceAll('\\.\\s+', '\\.\\s?'))
    .join('|')})(?![\\p{L}\\p{N}])`,
  'uy',
)

/** A text known by its short name at this place: `CJA`, `C. pén.`, `RGPD`. */
export function readShort(text: string, at: number): { law: Law; end: number } | undefined {
  const found = match(shortened, text, at)
  const law = found && shorts.get(tight(found[0]))
  return law ? { law, end: shortened.lastIndex } : undefined
}

/** `C. pén.` and `C.pen.` are both `cpen`. */
function tight(short: string): string {
  return short
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
}
