import type { Library } from '../../../kernel/library.ts'
import { officeStore, type ThingRow } from '../desk/store.ts'

/** Notes why a thing of a space is not written here, or not sent; what it was brought to stays. `heads`: the versions it is about. */
export function refuse(
  { db }: Pick<Library, 'db'>,
  space: string,
  { kind, id, heads }: Pick<ThingRow, 'kind' | 'id' | 'heads'>,
  reason: string,
): void {
  const store = officeStore(db)
  const row = store.thing(space, kind, id)
  store.setThing({
    ...{ space, kind, id, heads: row?.heads ?? [], value: row?.value },
    ...{ refusedHeads: heads, refusal: reason },
  })
}
