import type { JournalLine, SpaceState } from '../../../../shared/sharing/office/contract.ts'
import { awaitsAnswer } from '../../../../shared/sharing/office/erased/erasure-words.ts'
import type { FindingKind } from '../../../../shared/sharing/office/finding.ts'
import { filePlace } from '../../../exhibits/remote/file-place.ts'
import { remoteFiles } from '../../../exhibits/remote/remote-files.ts'
import type { Library } from '../../../kernel/library.ts'
import { setAsideOf } from '../aside/set-aside.ts'
import { proposedErasures } from '../erased/proposed-erasures.ts'
import { officeLog } from '../spaces/store.ts'
import { writingTimes } from '../writing-times.ts'
import { openConflicts } from './conflicts.ts'
import { changedThings } from './local-changes.ts'
import { officeStore, type VersionRow } from './store.ts'

/** How a space stands on this desk: what is to be sent, to be settled, and could not be taken in. */
export async function spaceState(
  library: Library,
  { id, title }: { readonly id: string; readonly title: string },
): Promise<SpaceState> {
  const store = officeStore(library.db)
  const { metAt, failure } = store.space(id)
  const findings = officeLog(library.db).findings(id)
  const lasts = (kinds: readonly FindingKind[]) =>
    findings.some(({ finding, isOver }) => !isOver && kinds.includes(finding.kind))
  const proposals = (await proposedErasures(library)).filter(
    one => one.space === id && awaitsAnswer(one),
  ).length
  return {
    space: id,
    title,
    toSend: store.unsent(id).length + (await changedThings(library, id)).length,
    conflicts: openConflicts(library, id).length,
    metAt,
    failure,
    isIncomplete: lasts(['gap', 'withheld']),
    isRemoved: lasts(['removed']),
    isSetBack: lasts(['rolled-back', 'emptied']),
    ...setAsideOf(library, id),
    ...(proposals > 0 && { proposals }),
    files: store.leavesFiles(id) ? 'on-demand' : 'keep',
    remoteFiles: remoteFiles(library.db)
      .ofSpace(id)
      // one that came otherwise is here, whatever was noted
      .filter(one => filePlace(library, one.sha256).kind === 'remote').length,
  }
}

/** Versions read beyond the lines asked for: what is shared brings its sources, told by one line. */
const GROUPED_VERSIONS = 1000

/** Lists who changed what in a space, the newest first. Sources added at once are one line. */
export const spaceJournal = ({ db }: Library, space: string, limit: number): JournalLine[] =>
  groupSources(
    officeStore(db)
      .latest(space, limit + GROUPED_VERSIONS)
      .map(
        (one): JournalLine => ({
          kind: one.kind,
          id: one.id,
          version: one.hash,
          ...writingTimes(db).shown(space, one.hash),
          author: one.author,
          isOwn: one.member === '',
          act: actOf(one),
          label: one.label,
          others: 0,
          isSent: one.isSent,
          isUndoable:
            one.parents.length > 0 && one.kind !== 'filing' && !(one.kind === 'dossier' && one.isRemoval),
        }),
      ),
  ).slice(0, limit)

/** Puts sources that one desk added at one moment in one line. */
function groupSources(lines: readonly JournalLine[]): JournalLine[] {
  const grouped: JournalLine[] = []
  for (const line of lines) {
    const last = grouped.at(-1)
    if (last && isAddedWith(last, line))
      grouped[grouped.length - 1] = { ...last, others: last.others + 1, isSent: last.isSent && line.isSent }
    else grouped.push(line)
  }
  return grouped
}

const isAddedWith = (a: JournalLine, b: JournalLine): boolean =>
  [a, b].every(one => one.kind === 'source' && one.act === 'added') &&
  a.author === b.author &&
  a.isOwn === b.isOwn &&
  a.at === b.at

function actOf({ parents, isRemoval }: VersionRow): JournalLine['act'] {
  if (isRemoval) return 'removed'
  if (parents.length === 0) return 'added'
  return parents.length > 1 ? 'merged' : 'edited'
}
