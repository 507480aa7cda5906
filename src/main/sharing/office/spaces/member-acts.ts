import type { Output, Parsed } from '../../../../shared/contract/contract.ts'
import { AppError } from '../../../../shared/kernel/errors.ts'
import { findingSentence } from '../../../../shared/sharing/office/finding.ts'
import { personOf, type Role } from '../../../../shared/sharing/office/membership.ts'
import { requirePresent } from '../../../../shared/sharing/office/membership-acts.ts'
import { guarded } from '../../../kernel/database/refusals.ts'
import type { Library } from '../../../kernel/library.ts'
import { isPostgres } from '../../../kernel/postgres/address.ts'
import { settings } from '../../../settings/store.ts'
import { authorSetting } from '../../sending/send.ts'
import type { ChangeStore } from '../change-store.ts'
import {
  invitationEnd,
  isInvitation,
  readCard,
  readInvitation,
  spokenWords,
  writeCard,
  writeInvitation,
} from './carried-texts.ts'
import { lineageOf } from './lineage.ts'
import { admitMember, dismissMember, foundSpace, membershipOf } from './members.ts'
import { namedSpace } from './named-space.ts'
import { addressOf, setAddress } from './office-file.ts'
import { deskOf } from './office-spaces.ts'
import { takeOfficeTurn } from './office-turn.ts'
import { openStore, prepareAddress } from './open-store.ts'
import { readHost } from './refill.ts'
import { officeLog, type SpaceLog } from './store.ts'
import { type Desk, sendWaiting } from './sync-log.ts'

/** The name a desk goes by among members: the one its packs are signed with. */
function nameOf({ db }: Library, given?: string): string {
  if (given !== undefined) settings(db).save({ [authorSetting]: given })
  const name = settings(db).get()[authorSetting]?.trim()
  if (name) return name
  throw new AppError(
    'refused',
    'Les autres membres ont besoin de savoir qui vous êtes. Rien n’a été changé : donnez votre nom dans «\u00a0Réglages\u00a0», ou par «\u00a0--name\u00a0».',
  )
}

/** Runs an act on the office of an address, alone among the programs of this library. */
export const onStore = <T>(
  library: Library,
  address: string,
  act: (desk: Desk, store: ChangeStore) => Promise<T>,
): Promise<T> =>
  takeOfficeTurn(library, async () => {
    const desk = await deskOf(library)
    const store = await openStore(library, address, desk.key.member)
    try {
      return await act(desk, store)
    } finally {
      await store.close()
    }
  })

/** Reads the members as the host has them now, changes them, and sends that. */
export function onMembers<T>(
  library: Library,
  { space }: SpaceLog,
  act: (desk: Desk, store: ChangeStore) => Promise<T>,
): Promise<T> {
  return onStore(library, addressOf(library, space), async (desk, store) => {
    await readHost(desk, space, store, new Date().toISOString())
    const value = await act(desk, store)
    await sendWaiting(desk, space, store)
    return value
  })
}

export async function officeCard(
  library: Library,
  { name: given }: Parsed<'office.card'>,
): Promise<Output<'office.card'>> {
  const name = nameOf(library, given)
  const { key } = await deskOf(library)
  return { card: writeCard({ name, key: key.member }), name, words: spokenWords(key.member) }
}

export async function readCarried(library: Library, text: string): Promise<Output<'office.read'>> {
  // libsodium checks the signature
  await deskOf(library)
  if (isInvitation(text)) {
    const { owner, title, role, office } = readInvitation(text)
    return { kind: 'invitation', name: owner.name, words: spokenWords(owner.key), title, role, office }
  }
  const { name, key } = readCard(text)
  return { kind: 'card', name, words: spokenWords(key) }
}

export async function createSpace(
  library: Library,
  { title, url, name: given }: Parsed<'office.create'>,
): Promise<Output<'office.create'>> {
  const name = nameOf(library, given)
  await prepareAddress(url)
  return onStore(library, url, async (desk, store) => {
    const space = foundSpace(desk, title, name)
    setAddress(library, space, url)
    await sendWaiting(desk, space, store)
    return { space, title }
  })
}

export function inviteMember(
  library: Library,
  { space: name, card: text, role }: Parsed<'office.invite'>,
): Promise<Output<'office.invite'>> {
  const row = namedSpace(library.db, name)
  const card = readCard(text)
  return onMembers(library, row, async (desk, store) => {
    const step = admitMember(desk, row.space, { ...card, role })
    await sendWaiting(desk, row.space, store)
    await store.openTo(row.space, card.key, role === 'owner')
    const invitation = invitationFor(library, desk, row.space, { to: card.key, role, step })
    return { invitation, name: card.name, words: spokenWords(card.key) }
  })
}

/** The invitation of a desk that a step of this one let in. */
export function invitationFor(
  library: Library,
  desk: Desk,
  space: string,
  guest: { readonly to: string; readonly role: Role; readonly step: string },
): string {
  const membership = membershipOf(desk, space)
  const name = personOf(membership, desk.key.member)?.name ?? nameOf(library)
  return writeInvitation(desk.key, {
    ...{ space, title: membership.title, ...guest },
    office: publicAddress(addressOf(library, space)),
    owner: { name, key: desk.key.member },
    until: invitationEnd(new Date()),
  })
}

/** The address of an office as an invitation may carry it: each member has a name and a password of their own. */
function publicAddress(address: string): string {
  if (!isPostgres(address)) return address
  let url: URL
  try {
    url = new URL(address)
  } catch {
    // that of a socket of this computer
    return ''
  }
  url.username = ''
  url.password = ''
  // files of this computer
  for (const name of ['sslrootcert', 'sslcert', 'sslkey']) url.searchParams.delete(name)
  return url.href
}

export async function changeRole(library: Library, { space: name, member, role }: Parsed<'office.role'>) {
  const row = namedSpace(library.db, name)
  await onMembers(library, row, async (desk, store) => {
    const { name: called } = requirePresent(membershipOf(desk, row.space), member)
    admitMember(desk, row.space, { key: member, name: called, role })
    await store.openTo(row.space, member, role === 'owner')
  })
  return {}
}

export async function removeMember(library: Library, { space: name, member }: Parsed<'office.remove'>) {
  const row = namedSpace(library.db, name)
  return onMembers(library, row, async (desk, store) => {
    if (member === desk.key.member)
      throw new AppError(
        'refused',
        'Un responsable ne se retire pas lui-même. Rien n’a été changé : demandez-le à un autre responsable de l’espace.',
      )
    const person = personOf(membershipOf(desk, row.space), member)
    dismissMember(desk, row.space, member)
    await sendWaiting(desk, row.space, store)
    await store.closeTo(row.space, member)
    return { name: person?.name ?? '' }
  })
}

/** Asks an office whether it answers and takes this desk; a refusal is its own sentence. */
export const tryAddress = (library: Library, { url }: Parsed<'office.try'>): Promise<Output<'office.try'>> =>
  onStore(library, url, async () => ({
    sentence: isPostgres(url)
      ? 'Le serveur répond, vous accepte, et un bureau y est prêt.'
      : 'Ce dossier est un bureau, et ce poste peut y écrire.',
  }))

/** Gives a space another address, once the user allowed it and an office answers there. */
export async function moveSpace(
  library: Library,
  { space: name, url, isNew }: Parsed<'office.address'>,
  allow: (address: string) => Promise<void>,
) {
  const row = namedSpace(library.db, name)
  await allow(url)
  if (isNew) await prepareAddress(url)
  await onStore(library, url, async () => {
    setAddress(library, row.space, url)
    // another host has places of its own: it is read from the first
    guarded(() => officeLog(library.db).setLog({ ...row, cursor: '' }))
  })
  return {}
}

export async function listFindings(library: Library): Promise<Output<'office.findings'>> {
  const log = officeLog(library.db)
  const { key } = await deskOf(library)
  return log
    .logs()
    .flatMap(({ space, title }) => {
      const membership = lineageOf(library.db, key, space)?.current.membership
      const nameFor = (member: string) => (membership && personOf(membership, member)?.name) || 'un inconnu'
      return log.findings(space).map(({ finding, at, isOver }) => ({
        ...{ space, title, kind: finding.kind, at, isOver },
        sentence: findingSentence(finding, nameFor(finding.member)),
      }))
    })
    .toSorted((a, b) => b.at.localeCompare(a.at, 'en'))
}
