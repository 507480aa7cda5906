import { AppError } from '../../../../shared/kernel/errors.ts'
import type {
  MemberStance,
  ProposedErasure,
} from '../../../../shared/sharing/office/erased/erasure-contract.ts'
import type { ErasableKind, ErasureStance } from '../../../../shared/sharing/office/erased/erasure-stance.ts'
import { isPresent } from '../../../../shared/sharing/office/membership.ts'
import { guarded } from '../../../kernel/database/refusals.ts'
import type { Library } from '../../../kernel/library.ts'
import { readThing } from '../desk/read-thing.ts'
import { officeStore } from '../desk/store.ts'
import { lineageOf } from '../spaces/lineage.ts'
import { deskOf } from '../spaces/office-spaces.ts'
import { officeLog } from '../spaces/store.ts'
import type { Desk } from '../spaces/sync-log.ts'
import { erasedThings } from './erased-things.ts'
import { erasureStances, OWN, type StanceRow } from './stances.ts'

interface Thing {
  readonly kind: ErasableKind
  readonly id: string
}

const isOf = (row: Thing, { kind, id }: Thing): boolean => row.kind === kind && row.id === id

/** The erasures proposed to the members of all spaces, and what each member who is there says of them. */
export async function proposedErasures(library: Library): Promise<ProposedErasure[]> {
  const desk = await deskOf(library)
  return officeLog(library.db)
    .logs()
    .flatMap(({ space, title }) => {
      const rows = erasureStances(library.db).ofSpace(space)
      const things = new Map(rows.map(({ kind, id }) => [`${kind} ${id}`, { kind, id }]))
      return [...things.values()].flatMap(thing => {
        const ofThing = rows.filter(one => isOf(one, thing))
        const stances = memberStances(desk, space, thing, ofThing)
        if (!stances.some(one => one.proposedAt !== '')) return []
        const label = readThing(library.db, thing.kind, thing.id)?.label
        return [{ space, title, ...thing, label: label ?? '', isHere: label !== undefined, stances }]
      })
    })
}

/** The stance of each member who is in a space now, of those who say nothing included. */
function memberStances(
  { db, key }: Desk,
  space: string,
  { id }: Thing,
  rows: readonly StanceRow[],
): MemberStance[] {
  const people = lineageOf(db, key, space)?.current.membership.people ?? []
  return people.filter(isPresent).map(({ key: member, name }) => {
    const isOwn = member === key.member
    const row = rows.find(one => one.member === (isOwn ? OWN : member))
    const { proposedAt, answer, answeredAt } = row ?? NO_STANCE
    const isErased = isOwn && erasedThings(db).hasId(id)
    return { name, isOwn, proposedAt, answer: isErased ? 'erased' : answer, answeredAt }
  })
}

const NO_STANCE = { proposedAt: '', answer: '', answeredAt: '' } as const

/** Proposes to all members of each space that holds a thing that they erase it; titles of those spaces. */
export async function proposeErasure(library: Library, thing: Thing): Promise<string[]> {
  const holders = officeStore(library.db).spacesOf(thing.kind, thing.id)
  const spaces = officeLog(library.db)
    .logs()
    .filter(({ space }) => holders.includes(space))
  if (spaces.length === 0)
    throw new AppError(
      'refused',
      'Ceci n’est dans aucun espace partagé\u00a0: il n’y a personne à qui proposer de l’effacer. Rien n’a été changé.',
    )
  const proposedAt = new Date().toISOString()
  return say(library, spaces, { ...thing, proposedAt, answer: '', answeredAt: '' })
}

/** Declines an erasure that others propose, and withdraws the proposal of this desk; titles of the spaces where it is. */
export async function declineErasure(library: Library, thing: Thing): Promise<string[]> {
  const proposals = (await proposedErasures(library)).filter(one => isOf(one, thing))
  if (proposals.length === 0)
    throw new AppError('not-found', 'Personne ne propose d’effacer ceci. Rien n’a été changé.')
  if (!proposals.some(one => one.isHere))
    throw new AppError(
      'refused',
      'Ceci n’est plus sur ce poste\u00a0: il n’y a rien à garder. Rien n’a été changé.',
    )
  const answeredAt = new Date().toISOString()
  return say(library, proposals, { ...thing, proposedAt: '', answer: 'kept', answeredAt })
}

function say(
  { db }: Library,
  spaces: readonly { readonly space: string; readonly title: string }[],
  { kind, id, proposedAt, answer, answeredAt }: ErasureStance,
): string[] {
  const write = db.transaction(() => {
    for (const { space } of spaces)
      erasureStances(db).say(space, { kind, id, proposedAt, answer, answeredAt })
  })
  guarded(() => write.immediate())
  return spaces.map(one => one.title)
}
