import type { Library } from '../../../kernel/library.ts'
import { writingApart } from '../../../library/writing.ts'
import { faultOf } from '../aside/faults.ts'
import { refuse } from '../aside/refusal.ts'
import { officeLog } from '../spaces/store.ts'
import type { Writer } from './local-changes.ts'
import { officeStore, type VersionRow } from './store.ts'
import { addOwnVersion, resolveThing, stateWithout } from './versions.ts'

/**
 * Takes back, within a `writing`, the versions that a member had no right to write any more and that this desk took before it knew. No
 * other desk has them, so that what was written here after them would wait there for ever: it is made again on what all have. A thing that
 * such a member added stays, on this desk alone.
 */
export function takeBackOverruled({ db }: Library, space: string, writer: Writer): void {
  const [log, store] = [officeLog(db), officeStore(db)]
  for (const { finding, isOver } of log.findings(space)) {
    if (finding.kind !== 'overruled' || isOver) continue
    const hashes = store.takings(space, finding.member, finding.from, finding.upTo)
    const versions = hashes.flatMap(hash => store.version(space, hash) ?? [])
    const things = new Map<string, VersionRow[]>()
    for (const one of versions) {
      const name = `${one.kind} ${one.id}`
      things.set(name, [...(things.get(name) ?? []), one])
    }
    for (const ofThing of things.values())
      try {
        writingApart(db, () => takeBack(db, space, ofThing, writer))
      } catch (error) {
        const [one] = ofThing
        const reason = faultOf(error)
        if (one) refuse({ db }, space, { kind: one.kind, id: one.id, heads: [one.hash] }, reason)
      }
    if (hashes.length > 0) log.endFinding(finding)
  }
}

/** Takes some versions of one thing back, the last first. */
function takeBack(
  db: Library['db'],
  space: string,
  overruled: readonly VersionRow[],
  { author, at }: Writer,
): void {
  const [first] = overruled
  if (!first) return
  const { kind, id, label } = first
  const store = officeStore(db)
  const all = store.versions(space, kind, id)
  const dropped = withDescendants(
    all,
    overruled.map(one => one.hash),
  )
  if (all.every(one => dropped.has(one.hash))) return
  let state = resolveThing(db, space, kind, id)?.state
  for (const version of overruled) state = state && (stateWithout(db, space, version, state) ?? state)
  for (const hash of dropped) store.dropVersion(space, hash)
  const isWrittenOn = dropped.size > overruled.length
  const parents = resolveThing(db, space, kind, id)?.heads ?? []
  if (isWrittenOn && state)
    addOwnVersion(db, space, { kind, id, label, at, parents: [...parents], state, files: [] }, author)
}

function withDescendants(all: readonly VersionRow[], hashes: readonly string[]): Set<string> {
  const dropped = new Set(hashes)
  for (let size = 0; size < dropped.size; ) {
    size = dropped.size
    for (const { hash, parents } of all) if (parents.some(one => dropped.has(one))) dropped.add(hash)
  }
  return dropped
}
