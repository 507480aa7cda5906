import type { Library } from '../../../kernel/library.ts'
import { lineageOf } from './lineage.ts'
import { deskOf } from './office-spaces.ts'

/** Somebody of a space, by name. */
interface NamedMember {
  readonly key: string
  readonly name: string
  /** this desk */
  readonly isOwn: boolean
}

/** The people of a space by their key, those who left included; none while the list has not arrived. */
export async function membersOf(library: Library, space: string): Promise<ReadonlyMap<string, NamedMember>> {
  const desk = await deskOf(library)
  const people = lineageOf(desk.db, desk.key, space)?.current.membership.people ?? []
  return new Map(people.map(({ key, name }) => [key, { key, name, isOwn: key === desk.key.member }] as const))
}
