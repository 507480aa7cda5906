import { inGravity, type Problem, partDismissed } from '../../../shared/dossiers/problem.ts'
import { check, draftRules } from '../../../shared/drafts/checks/check.ts'
import type { Gathered } from '../../../shared/drafts/gathered.ts'
import type { Block, Draft } from '../../../shared/drafts/model.ts'
import type { CiteCheck } from '../../../shared/drafts/verify/cite-check.ts'
import type { Holdings } from '../../../shared/drafts/verify/holdings.ts'
import { citationProblems } from '../../../shared/drafts/verify/telling.ts'
import { verify } from '../../../shared/drafts/verify/verify.ts'
import { faultsOf, remoteTogether } from '../../../shared/exhibits/faults.ts'
import { localDay } from '../../../shared/kernel/days.ts'
import { absentFiles } from '../../exhibits/exhibit-files.ts'
import type { Database } from '../../kernel/database/open.ts'
import type { Library } from '../../kernel/library.ts'
import { libraryView } from '../../library/citations/same-number.ts'
import { sourcesState } from '../../search/columns.ts'
import { providers } from '../providers.ts'
import { changedSources } from './changed-sources.ts'
import { listDismissals } from './dismissal-store.ts'
import { withShipped } from './shipped-held.ts'

const last = new WeakMap<Database, { readonly state: string; readonly citations: Holdings }>()

/** The library as it is now: the same object as long as its sources are, so that what it answered is not asked again. */
function heldNow(db: Database): Holdings {
  const state = sourcesState(db)
  const entry = last.get(db)
  if (entry?.state === state) return entry.citations
  const holdings = libraryView(db)
  last.set(db, { state, citations: holdings })
  return holdings
}

interface Checked {
  readonly holdings: Holdings
  /** all of the dossier that citations are held against */
  readonly decisionDay: string | undefined
  readonly today: string
  readonly outcome: CiteCheck
}

/** Results by text: problems and citations are both asked after a save, and come from one reading. */
const checksByDraft = new WeakMap<Draft, Checked>()

/** The citations and quotations of a gathered draft, held against the library as it is now. */
export function checkCitations({ db }: Library, { draft, dossier }: Gathered): CiteCheck {
  // what a transaction under way wrote may yet be undone
  const now = db.inTransaction ? libraryView : heldNow
  const today = localDay(new Date())
  const decisionDay = dossier.facts['decision.date']
  return db.transaction(() => {
    const holdings = now(db)
    const before = checksByDraft.get(draft)
    if (before?.holdings === holdings && before.today === today && before.decisionDay === decisionDay)
      return before.outcome
    const outcome = verify(draft, dossier, holdings, today)
    checksByDraft.set(draft, { holdings, decisionDay, today, outcome })
    return outcome
  })()
}

/** The citations and quotations of blocks that are in no dossier, held against the library as it is now and the records that ship. */
export const checkBlocks = ({ db }: Library, blocks: readonly Block[]): CiteCheck =>
  db.transaction(() =>
    verify({ blocks: [...blocks] }, { facts: {} }, withShipped(heldNow(db)), localDay(new Date())),
  )()

/** All that is missing, doubtful or wrong in a gathered draft, the gravest first; apart, what the user set aside with a reason. */
export function partedProblems(
  library: Library,
  material: Gathered,
  citations = checkCitations(library, material),
): ReturnType<typeof partDismissed> {
  const all = inGravity([
    ...citationProblems(citations),
    ...check(material, material.template, localDay(new Date()), { ...draftRules, ...providers().rules }),
    ...providers().campaignProblems(library, material),
    ...changedSources(library, material),
    ...absentExhibits(library, material),
  ])
  return partDismissed(
    all.filter(one => !isConfirmedLaw(library, one)),
    listDismissals(library.db, material.draft.id),
  )
}

/** Whether the text or official reference of an article was seen: it is not asked to be read again. */
function isConfirmedLaw({ db }: Library, { code, at }: Problem): boolean {
  if (code !== 'to-verify' || !at.source) return false
  const view = db.inTransaction ? libraryView(db) : heldNow(db)
  const source = view.byId(at.source)
  return source?.kind === 'article' && view.stateOf(source) !== 'unverified'
}

/** The same without what was set aside. */
export const problemsOf = (library: Library, material: Gathered): Problem[] =>
  partedProblems(library, material).open

/** The exhibits whose file the library has not: lost, and what is filed with them would lack them, or left in a space. */
function absentExhibits(library: Library, { draft, exhibits }: Gathered): Problem[] {
  const produces = draft.blocks.some(block => block.kind === 'generated' && block.what === 'inventory')
  if (!produces) return []
  const absent = absentFiles(library, exhibits)
  const lost = faultsOf(exhibits, absent).filter(one => one.code === 'exhibit-missing-file')
  return [...lost, ...remoteTogether(exhibits, absent)]
}
