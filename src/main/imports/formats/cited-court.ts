import { readBench, readFormation } from '../../../shared/library/cite/find/decisions/benches.ts'
import { Court, type Decision } from '../../../shared/library/model.ts'
import { courtAt } from '../../../shared/search/named-court.ts'
import { htmlText } from '../containers/html-text.ts'
import { courtNamed } from '../dila/court-names.ts'

/** A date after a court lets a chamber on its own (`Crim.`), and `CE`, be read as one. */
const DATE_AHEAD = ', 1 janvier 2000'
const COURTS: ReadonlySet<string> = new Set(Court.options)
const isCourt = (name: string): name is Decision['court'] => COURTS.has(name)

/** The court as a bibliography or a collection names it: in full, or as lawyers cite it (`Cour EDH`, `Cass. soc.`, `Crim.`), its chamber after it. */
export function courtIn(raw: string): Pick<Decision, 'court' | 'city' | 'formation'> {
  const authority = htmlText(raw)
    .replace(/^C\.\s?E\.(?=\s*(?:,|$))/, 'CE')
    .replace(/^((?:CAA|TA|CA)) de (?=\p{Lu})/u, '$1 ')
  const bench = readBench(authority + DATE_AHEAD, 0)
  if (bench && isCourt(bench.court) && bench.end <= authority.length && !bench.partly)
    return {
      court: bench.court,
      city: bench.city?.replace(/^./u, letter => letter.toUpperCase()),
      formation: bench.formation ?? formationIn(authority.slice(bench.end)),
    }
  const [name = '', ...rest] = authority.split(',').map(part => part.trim())
  const formation = formationIn(rest.join(', '))
  const administrative = courtNamed(name, '')
  if (administrative) return { ...administrative, formation }
  const court = courtAt(name)
  if (court && isCourt(court.court)) return { court: court.court, city: court.city, formation }
  return { court: 'autre', city: authority || undefined }
}

/** The chamber after a court, as it is cited; in the bibliography's own words where it is none that is known. */
function formationIn(rest: string): string | undefined {
  const words = rest.replace(/^[\s,;(]+|[\s)]+$/g, '')
  return readFormation(words, 0)?.formation ?? (words || undefined)
}
