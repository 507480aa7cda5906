import { createHash } from 'node:crypto'
import { z } from 'zod'
import { dayText } from '../../../../shared/french/dates.ts'
import { AppError } from '../../../../shared/kernel/errors.ts'
import { parseJson } from '../../../../shared/kernel/json.ts'
import { EnvelopeHash, MemberKey, Role } from '../../../../shared/sharing/office/membership.ts'
import { SPOKEN_WORDS } from '../../../../shared/sharing/office/spoken-words.ts'
import { type DeskKey, isSignedBy } from '../seal/desk-key.ts'

/** 80 bits: as many as the fingerprint of a pack's author. */
const SPOKEN_WORD_COUNT = 10

const CARD_START = 'pretoire-carte:'
const INVITATION_START = 'pretoire-invitation:'

/** No line break, escape sequence or change of direction: the words to compare stand beside a name, which could show others in their place. */
const Name = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]*$/u)
const Card = z.object({ name: Name, key: MemberKey })
/** The fields an owner signs, in this order. */
const InvitationFields = z.object({
  space: z.string().regex(/^s[0-9a-f]{40}$/),
  title: Name,
  role: Role,
  /** the key invited: an invitation that falls into other hands opens nothing */
  to: MemberKey,
  /** hash of the step that names that key */
  step: EnvelopeHash,
  /** address of the office, without user nor password */
  office: z.string().max(2000),
  owner: Card,
  /** after this moment it lets nobody in; absent of those that older programs wrote */
  until: z.iso.datetime().optional(),
})
const Invitation = InvitationFields.extend({ signature: z.string().regex(/^[0-9a-f]{128}$/) })
type InvitationFields = z.infer<typeof InvitationFields>
export type Card = z.infer<typeof Card>

/** The words of a key, that two people compare by voice. */
export const spokenWords = (member: string): string[] =>
  [...createHash('sha256').update(`pretoire words ${member}`).digest().subarray(0, SPOKEN_WORD_COUNT)].map(
    byte => SPOKEN_WORDS[byte] ?? '',
  )

const encode = (start: string, value: unknown) =>
  `${start}${Buffer.from(JSON.stringify(value)).toString('base64url')}`

/** The JSON of a text that starts so; line breaks that a mail put in it do not matter. */
function decode(start: string, text: string): unknown {
  const line = text.replace(/\s+/g, '')
  if (!line.startsWith(start)) return undefined
  return parseJson(Buffer.from(line.slice(start.length), 'base64url').toString('utf8'))
}

export const writeCard = (card: Card): string => encode(CARD_START, card)

export function readCard(text: string): Card {
  const card = Card.safeParse(decode(CARD_START, text)).data
  if (card) return card
  throw new AppError(
    'damaged',
    'Ce texte n’est pas une carte de membre, ou il en manque un morceau. Rien n’a été changé : la personne que vous invitez vous donne la sienne («\u00a0pretoire office card\u00a0»).',
  )
}

const invitationBytes = (fields: InvitationFields): Buffer =>
  // zod gives the fields in the order of the schema
  Buffer.from(`pretoire invitation 1\n${JSON.stringify(InvitationFields.parse(fields))}`)

export const writeInvitation = (key: DeskKey, fields: InvitationFields): string =>
  encode(INVITATION_START, {
    ...fields,
    signature: Buffer.from(key.sign(invitationBytes(fields))).toString('hex'),
  })

/** Reads an invitation that the owner it names signed. */
export function readInvitation(text: string): InvitationFields {
  const invitation = Invitation.safeParse(decode(INVITATION_START, text)).data
  if (!invitation)
    throw new AppError(
      'damaged',
      'Ce texte n’est pas une invitation, ou il en manque un morceau. Rien n’a été changé : demandez-la de nouveau.',
    )
  const { signature, ...fields } = invitation
  if (!isSignedBy(fields.owner.key, Buffer.from(signature, 'hex'), invitationBytes(fields)))
    throw new AppError(
      'refused',
      'Cette invitation a été modifiée depuis que son auteur l’a signée. Rien n’a été changé : demandez-la de nouveau, par un autre moyen.',
    )
  return fields
}

/** Days during which an invitation lets its guest in. */
const INVITATION_DAYS = 30

/** The moment until which an invitation made now lets its guest in. */
export const invitationEnd = (now: Date): string =>
  new Date(now.getTime() + INVITATION_DAYS * 24 * 3_600_000).toISOString()

/** Refuses an invitation whose time is over, by the clock of this computer. */
export function requireInTime({ until, owner }: Pick<InvitationFields, 'until' | 'owner'>, now: Date): void {
  if (until !== undefined && now.getTime() > Date.parse(until))
    throw new AppError(
      'refused',
      `Cette invitation valait jusqu’au ${dayText(until.slice(0, 10))}. Rien n’a été changé\u00a0: demandez-en une nouvelle à ${owner.name}, ou vérifiez la date de cet ordinateur.`,
    )
}

export const isInvitation = (text: string): boolean => text.replace(/\s+/g, '').startsWith(INVITATION_START)
