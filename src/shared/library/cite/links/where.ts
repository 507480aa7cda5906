const legifrance = (wording: string, query: string) =>
  `https://www.legifrance.gouv.fr/search/${wording}?tab_selection=${wording}&searchField=ALL&query=${encodeURIComponent(query)}&page=1`

/** Where one may go and get what a text cites, from its key and its label; undefined when no address can be made. */
export function whereToGet(key: string, label: string): string | undefined {
  const [what = '', , number = '', date = ''] = key.split('|')
  switch (what) {
    case 'decision:ce':
    case 'decision:caa':
    case 'decision:ta':
    case 'decision:tc':
      return number ? legifrance('cetat', number.toUpperCase()) : undefined
    case 'decision:cass':
      return number ? legifrance('juri', pourvoi(number)) : undefined
    case 'decision:consconst':
      return councilPage(number, date)
    case 'decision:cjue':
      return number
        ? `https://curia.europa.eu/juris/liste.jsf?num=${encodeURIComponent(caseNumber(number))}`
        : undefined
    case 'decision:cedh':
      return number
        ? `https://hudoc.echr.coe.int/fre#${encodeURIComponent(JSON.stringify({ appno: [number.replace(/(\d\d)$/, '/$1')] }))}`
        : undefined
  }
  if (key.startsWith('ecli:')) return legifrance('all', key.slice(5))
  if (key.startsWith('document:cnil|'))
    return legifrance('cnil', label.match(/[A-Z\d]+-\d+(?:-\d+)?/)?.[0] ?? label)
  if (/article:(?:(?:reglement|directive|decision) ue|decision cadre|action commune) /.test(key))
    return `https://eur-lex.europa.eu/search.html?scope=EURLEX&type=quick&lang=fr&text=${encodeURIComponent(label)}`
  const code = /article:(?:constitution )?((?:code|constitution|declaration) [^|]+)\|(.*)$/.exec(key)
  if (code)
    return legifrance(
      'all',
      `${code[1]?.replace(/^code (?=livre)/, '')} ${articleName(code[2] ?? '')}`.trim(),
    )
  if (/article:(?:loi|ordonnance|decret|arrete)/.test(key)) return legifrance('all', label)
  return undefined
}

/** `l-822-1` is filed as L822-1. */
const articleName = (number: string) =>
  number.replace(/^([lrda]|lo)-/, letter => letter.slice(0, -1).toUpperCase())

const pourvoi = (number: string) => number.replace(/^(\d\d)(\d\d)(\d{3})$/, '$1-$2.$3')
const caseNumber = (number: string) =>
  number.replace(
    /([ctf]?)(\d+)(\d\d)$/,
    (_, court: string, n: string, year: string) => `${court ? `${court.toUpperCase()}-` : ''}${n}/${year}`,
  )

/** The site of the Conseil constitutionnel files decisions by year and number; no address is guessed where the two differ. */
function councilPage(number: string, date: string): string | undefined {
  const [, digits, nature] = /^(\d+)([a-z]+)$/.exec(number) ?? []
  const year = date.slice(0, 4)
  // before 2000 a number bears the last two figures of its year alone
  const numberYear = year < '2000' ? year.slice(2) : year
  return digits && nature && year && digits.startsWith(numberYear)
    ? `https://www.conseil-constitutionnel.fr/decision/${year}/${digits}${nature.toUpperCase()}.htm`
    : undefined
}
