/** The public sites whose pages are read by what they hold. */
export type PublicSite =
  | 'legifrance'
  | 'conseil-etat'
  | 'justice-administrative'
  | 'cassation'
  | 'conseil-constitutionnel'
  | 'eur-lex'
  | 'curia'
  | 'hudoc'
  | 'assemblee'
  | 'senat'
  | 'nosdeputes'

const SITES: readonly (readonly [host: string, site: PublicSite])[] = [
  ['legifrance.gouv.fr', 'legifrance'],
  ['conseil-etat.fr', 'conseil-etat'],
  ['opendata.justice-administrative.fr', 'justice-administrative'],
  ['courdecassation.fr', 'cassation'],
  ['conseil-constitutionnel.fr', 'conseil-constitutionnel'],
  ['eur-lex.europa.eu', 'eur-lex'],
  ['curia.europa.eu', 'curia'],
  ['hudoc.echr.coe.int', 'hudoc'],
  ['assemblee-nationale.fr', 'assemblee'],
  ['senat.fr', 'senat'],
  ['nosdeputes.fr', 'nosdeputes'],
]

/**
 * The public site of an address, by the name the browser verified (https); undefined for any other, whatever its page looks like or says
 * of itself.
 */
export function siteOf(address: string): PublicSite | undefined {
  const url = URL.parse(address)
  if (url?.protocol !== 'https:') return undefined
  return SITES.find(([host]) => url.hostname === host || url.hostname.endsWith(`.${host}`))?.[1]
}
