import type { Gathered } from '../shared/contract.ts'
import { check, localDay } from '../shared/draft/check.ts'
import { citationProblems } from '../shared/draft/verify/telling.ts'
import { verify } from '../shared/draft/verify/verify.ts'
import { inGravity, type Problem } from '../shared/model/check.ts'
import type { CiteCheck } from '../shared/model/cite-check.ts'
import { holding } from './db/held.ts'
import type { Library } from './library.ts'

/** The citations and quotations of a gathered draft, held against the library as it is now. */
export const checkCitations = (library: Library, { draft, dossier }: Gathered): CiteCheck =>
  library.db.transaction(() => verify(draft, dossier, holding(library.db), localDay(new Date())))()

/** All that is missing, doubtful or wrong in a gathered draft, the gravest first. */
export function problemsOf(
  library: Library,
  gathered: Gathered,
  cited = checkCitations(library, gathered),
): Problem[] {
  return inGravity([...citationProblems(cited), ...check(gathered, gathered.template)])
}
