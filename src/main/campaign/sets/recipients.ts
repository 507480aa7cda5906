import type { House, Recipient } from '../../../shared/drafts/slots/member-address.ts'
import type { Library } from '../../kernel/library.ts'
import { seatedMembers } from '../members/seated-members.ts'
import { members } from '../members/store.ts'

/** The member of that id, as published; undefined where no import brought them. */
export const recipient = ({ db }: Library, id: string): Recipient | undefined => members(db).find(id)

/** Several members read in one go, in the order asked; those no import brought are left out. */
export function recipients({ db }: Library, ids: readonly string[]): Recipient[] {
  const chambers = [seatedMembers(db, 'an'), seatedMembers(db, 'senat')].flat()
  const byId = new Map(chambers.map(one => [one.id, one]))
  return ids.flatMap(id => byId.get(id) ?? members(db).find(id) ?? [])
}

/** The groups of a chamber, as the members imported name them. */
export function groupsOf({ db }: Library, chamber: House): { sigle: string; label: string }[] {
  const contacts = new Map(
    seatedMembers(db, chamber).flatMap(({ group }) => (group ? [[group.sigle, group.label] as const] : [])),
  )
  return [...contacts]
    .map(([sigle, label]) => ({ sigle, label }))
    .toSorted((a, b) => a.sigle.localeCompare(b.sigle, 'fr'))
}
