/** A public fund: who publishes it, and how it is to be fetched. */
export interface Fund {
  readonly id: string
  readonly title: string
  readonly publisher: string
  readonly supply: Supply
}

/**
 * `dila`: a whole state, then changes, in a folder of the server whose file names bear the second they were made.
 * `months`: an archive a month, at an address that can be told. `files`: files of fixed addresses. `pages`: a text at a time.
 */
export type Supply =
  | { readonly kind: 'dila'; readonly stockBytes: number }
  | { readonly kind: 'months'; readonly folder: string; readonly prefix: string; readonly first: string }
  | { readonly kind: 'files'; readonly files: readonly FixedFile[] }
  | { readonly kind: 'pages'; readonly url: string }

export interface FixedFile {
  readonly name: string
  readonly title: string
  readonly url: string
  readonly bytes?: number
}

const MB = 1e6
const dila = (stockBytes: number): Supply => ({ kind: 'dila', stockBytes })
const months = (folder: string, prefix: string, first: string): Supply => ({
  kind: 'months',
  folder,
  prefix,
  first,
})
const ASSEMBLY = 'https://data.assemblee-nationale.fr/static/openData/repository/17'
const assemblyFile = (path: string, title: string, bytes?: number): FixedFile => ({
  name: path.slice(path.lastIndexOf('/') + 1),
  title,
  url: `${ASSEMBLY}/${path}`,
  ...(bytes && { bytes }),
})

/** The funds, as the screen lists them. Sizes are those of 2025, rounded. */
export const FUNDS: readonly Fund[] = [
  { id: 'LEGI', title: 'Codes, lois et règlements consolidés', publisher: 'DILA', supply: dila(1100 * MB) },
  { id: 'JADE', title: 'Jurisprudence administrative choisie', publisher: 'DILA', supply: dila(1200 * MB) },
  { id: 'CASS', title: 'Arrêts publiés de la Cour de cassation', publisher: 'DILA', supply: dila(250 * MB) },
  { id: 'INCA', title: 'Arrêts inédits de la Cour de cassation', publisher: 'DILA', supply: dila(690 * MB) },
  { id: 'CAPP', title: 'Arrêts des cours d’appel', publisher: 'DILA', supply: dila(290 * MB) },
  { id: 'CONSTIT', title: 'Conseil constitutionnel', publisher: 'DILA', supply: dila(10 * MB) },
  { id: 'CNIL', title: 'Délibérations de la CNIL', publisher: 'DILA', supply: dila(20 * MB) },
  {
    id: 'CE-OUVERT',
    title: 'Conseil d’État, mois par mois',
    publisher: 'Conseil d’État, données ouvertes',
    supply: months('DCE', 'CE', '2021-09'),
  },
  {
    id: 'CAA-OUVERT',
    title: 'Cours administratives d’appel, mois par mois',
    publisher: 'Conseil d’État, données ouvertes',
    supply: months('DCA', 'CAA', '2022-03'),
  },
  {
    id: 'TA-OUVERT',
    title: 'Tribunaux administratifs, mois par mois',
    publisher: 'Conseil d’État, données ouvertes',
    supply: months('DTA', 'TA', '2022-06'),
  },
  {
    id: 'JUDILIBRE',
    title: 'Judilibre',
    publisher: 'Cour de cassation',
    supply: { kind: 'pages', url: 'https://www.courdecassation.fr/recherche-judilibre' },
  },
  {
    id: 'AN',
    title: 'Députés, dossiers, amendements et scrutins',
    publisher: 'Assemblée nationale',
    supply: {
      kind: 'files',
      files: [
        assemblyFile(
          'amo/deputes_actifs_mandats_actifs_organes/AMO10_deputes_actifs_mandats_actifs_organes.json.zip',
          'Députés en exercice',
          5 * MB,
        ),
        assemblyFile('loi/dossiers_legislatifs/Dossiers_Legislatifs.json.zip', 'Dossiers législatifs'),
        assemblyFile('loi/amendements_div_legis/Amendements.json.zip', 'Amendements', 310 * MB),
        assemblyFile('loi/scrutins/Scrutins.json.zip', 'Scrutins publics'),
      ],
    },
  },
  {
    id: 'SENAT',
    title: 'Sénateurs et amendements',
    publisher: 'Sénat',
    supply: { kind: 'pages', url: 'https://data.senat.fr/' },
  },
  {
    id: 'CEDH',
    title: 'Cour européenne des droits de l’homme',
    publisher: 'HUDOC',
    supply: { kind: 'pages', url: 'https://hudoc.echr.coe.int/fre' },
  },
  {
    id: 'CJUE',
    title: 'Cour de justice de l’Union européenne',
    publisher: 'EUR-Lex et Curia',
    supply: { kind: 'pages', url: 'https://eur-lex.europa.eu/' },
  },
]

/** The files that tell who sits in the chambers and how they voted, and the address to take each at. */
export const memberFiles = (): readonly {
  readonly name: string
  readonly title: string
  readonly url: string
}[] =>
  FUNDS.flatMap(({ id, supply }) => {
    if (id === 'AN' && supply.kind === 'files')
      return supply.files
        .filter(({ name }) => /^(AMO10|Scrutins)/.test(name))
        .map(({ name, title, url }) => ({ name, title, url }))
    if (id === 'SENAT' && supply.kind === 'pages')
      return [{ name: 'ODSEN_GENERAL.csv', title: 'Sénateurs', url: supply.url }]
    return []
  })

/** Folder of a DILA fund on its server. */
export const dilaFolder = (fund: string): string => `https://echanges.dila.gouv.fr/OPENDATA/${fund}/`

/** Days that the changes of a DILA fund stay on the server, about. */
export const CHANGES_KEPT_DAYS = 62

/** Address of the archive of a month. */
export function monthUrl({ folder, prefix }: { folder: string; prefix: string }, month: string): string {
  const [year, number] = month.split('-')
  return `https://opendata.justice-administrative.fr/${folder}/${year}/${number}/${prefix}_${year}${number}.zip`
}

/** The months from the first to the last whole one before a day. */
export function monthsUntil(first: string, today: string): string[] {
  const all: string[] = []
  let [year = 0, month = 0] = first.split('-').map(Number)
  for (;;) {
    const name = `${year}-${String(month).padStart(2, '0')}`
    if (name >= today.slice(0, 7)) return all
    all.push(name)
    month += 1
    if (month > 12) [year, month] = [year + 1, 1]
  }
}

/** The fund that publishes what a citation is of, by its key; a decision of the open data by its month where its day is told. */
export function fundOfKey(key: string): { readonly fund: string; readonly month?: string } | undefined {
  const [what = '', , , date = ''] = key.split('|')
  const [, court] = /^decision:(.+)$/.exec(what) ?? []
  if (court === 'ce' || court === 'caa' || court === 'ta') {
    const fund = `${court.toUpperCase()}-OUVERT`
    const supply = FUNDS.find(({ id }) => id === fund)?.supply
    const month = date.slice(0, 7)
    if (supply?.kind === 'months' && month >= supply.first) return { fund, month }
    return { fund: 'JADE' }
  }
  // courts of appeal are told by their names
  if (court === 'autre') return key.includes('|courdappel') ? { fund: 'CAPP' } : undefined
  if (court) {
    const fund = COURT_FUNDS[court]
    return fund ? { fund } : undefined
  }
  if (key.startsWith('document:cnil|')) return { fund: 'CNIL' }
  if (/^article:(?:reglement|directive|decision) ue /.test(key)) return { fund: 'CJUE' }
  if (/^article:(?:code|constitution|declaration|loi|ordonnance|decret|arrete|legitext|jorftext)/.test(key))
    return { fund: 'LEGI' }
  return undefined
}

const COURT_FUNDS: Readonly<Record<string, string>> = {
  tc: 'JADE',
  cass: 'CASS',
  consconst: 'CONSTIT',
  cedh: 'CEDH',
  cjue: 'CJUE',
}
