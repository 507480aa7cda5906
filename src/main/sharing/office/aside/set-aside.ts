import { MAX_REFUSALS, type Refusal } from '../../../../shared/sharing/office/contract.ts'
import { OfficeKind } from '../../../../shared/sharing/office/thing-state.ts'
import type { Library } from '../../../kernel/library.ts'
import { readThing } from '../desk/read-thing.ts'
import { officeStore, type VersionRow } from '../desk/store.ts'
import { historiesOf } from '../histories.ts'
import { asideStore } from './aside-units.ts'
import { faultOf } from './faults.ts'

type Place = Pick<VersionRow, 'kind' | 'id'>

/**
 * Lists what is set aside of a space, whose it is, and why: things that are not written here, or not sent; versions that follow one that has
 * not come; units that are no versions. All are tried again. `limit`: of those told one by one.
 */
export function setAsideOf(
  library: Library,
  space: string,
  limit: number = MAX_REFUSALS,
): { readonly refusals: Refusal[]; readonly refused: number } {
  const store = officeStore(library.db)
  const aside = asideStore(library.db)
  const refused = store.standings(space).filter(one => one.refusal)
  const waiting = [...historiesOf(library.db, space).values()].filter(one => one.waiting.length > 0)
  const things = refused.slice(0, limit).map(({ kind, id, refusedHeads, refusal }) => ({
    ...{ kind, id, reason: refusal },
    ...sayOf(library, space, refusedHeads[0] ?? '', { kind, id }),
  }))
  const followers = waiting.slice(0, limit - things.length).map(({ kind, id, waiting: hashes }) => ({
    ...{ kind, id, reason: 'il fait suite à une version qui n’est pas arrivée' },
    ...sayOf(library, space, hashes[0] ?? '', { kind, id }),
  }))
  const units = aside
    .list(space, limit - things.length - followers.length)
    .map(({ kind, id, label, author, sequence, reason }) => ({
      kind: OfficeKind.safeParse(kind).data,
      ...{ id, label: label || 'Un élément sans nom', author, change: sequence, reason },
    }))
  return {
    refusals: [...things, ...followers, ...units],
    refused: refused.length + waiting.length + aside.count(space),
  }
}

/** The name of what is set aside, whose version it is, and the change it came in. */
function sayOf({ db }: Library, space: string, hash: string, { kind, id }: Place) {
  const store = officeStore(db)
  const version = store.version(space, hash)
  const change = store.takenIn(space, hash)
  return {
    label: version?.label || labelHere(db, kind, id) || id,
    author: version && version.member !== '' ? version.author : '',
    ...(change !== undefined && { change }),
  }
}

function labelHere(db: Library['db'], kind: VersionRow['kind'], id: string): string | undefined {
  try {
    return readThing(db, kind, id)?.label
  } catch (error) {
    faultOf(error)
    return undefined
  }
}
