import type { Output } from '../../../../shared/contract/contract.ts'
import { Draft } from '../../../../shared/drafts/model.ts'
import { AppError } from '../../../../shared/kernel/errors.ts'
import { mayWrite, personOf } from '../../../../shared/sharing/office/membership.ts'
import { drafts } from '../../../drafts/store.ts'
import { filings } from '../../../filings/store.ts'
import type { Library } from '../../../kernel/library.ts'
import { isPostgres } from '../../../kernel/postgres/address.ts'
import { officeStore } from '../desk/store.ts'
import { ancestorsOf, stateAt } from '../desk/versions.ts'
import { membershipOf } from '../spaces/members.ts'
import { addressOf } from '../spaces/office-file.ts'
import { deskOf } from '../spaces/office-spaces.ts'

const NOT_SHARED = 'Ce texte n’est pas dans cet espace : partagez d’abord son dossier. Rien n’a été changé.'
const FILED = 'Ce texte a été déposé : il ne s’écrit plus, ni seul ni à plusieurs. Rien n’a été changé.'

/** The spaces that a text is in, why it cannot be written together in each, and where this desk may only read it. */
export async function togetherSpaces(
  library: Library,
  list: readonly { readonly id: string; readonly title: string }[],
  draft: string,
): Promise<Output<'together.look'>> {
  const shares = officeStore(library.db).spacesOf('draft', draft)
  if (shares.length === 0 || filings(library.db).ofDraft(draft)) return []
  const desk = await deskOf(library)
  const isReader = (space: string) => {
    const own = personOf(membershipOf(desk, space), desk.key.member)
    return own !== undefined && !mayWrite(own)
  }
  return list
    .filter(({ id }) => shares.includes(id))
    .map(({ id, title }) => ({
      ...{ space: id, title, isReader: isReader(id) },
      refusal: isPostgres(addressOf(library, id))
        ? ''
        : 'L’espace passe par un dossier partagé, qui n’annonce rien sur le moment : on n’y écrit pas à plusieurs en même temps.',
    }))
}

/** Refuses a text that cannot be written in this space. */
export function refuseUnwritable(library: Library, space: string, draft: string): void {
  if (filings(library.db).ofDraft(drafts(library.db).get(draft).id)) throw new AppError('refused', FILED)
  refuseUnshared(library, space, draft)
}

/** Refuses a text that is not in this space. */
export function refuseUnshared(library: Library, space: string, draft: string): void {
  if (!officeStore(library.db).spacesOf('draft', draft).includes(space))
    throw new AppError('not-found', NOT_SHARED)
}

const NOT_ARRIVED =
  'Une version du texte que la séance continue n’est pas encore arrivée sur ce poste. Rien n’a été changé\u00a0: recommencez dans un instant.'

/**
 * The text that a session goes on from, of which this desk's own (`ownHeads`) is a later state. Refused where it is not: its changes
 * could not be told from those of others.
 */
export function sessionBase(
  { db }: Pick<Library, 'db'>,
  { space, draft }: { readonly space: string; readonly draft: string },
  ownHeads: readonly string[],
  sessionHeads: readonly string[],
): Output<'together.base'> {
  const own = ancestorsOf(officeStore(db).versions(space, 'draft', draft), ownHeads)
  const value = sessionHeads.every(hash => own.has(hash))
    ? stateAt(db, space, { kind: 'draft', id: draft }, sessionHeads)?.value
    : undefined
  if (value) return SessionText.parse(value)
  throw new AppError('refused', NOT_ARRIVED)
}

const SessionText = Draft.pick({ blocks: true, comments: true, numbering: true })
