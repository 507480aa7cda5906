import type { Member, Scrutin } from '../../../../shared/campaign/members/model.ts'

/** A member as read: the organs it names may come later in the archive. */
export interface ReadMember {
  readonly member: Member
  readonly group?: string | undefined
  readonly committee?: string | undefined
}

/** A group, a committee, a chamber of a legislature. */
export interface Organ {
  readonly id: string
  readonly type: string
  readonly sigle: string
  readonly label: string
  readonly legislature: string
  readonly until: string | undefined
}

/** A record of the parliament, which is not a source: it has tables of its own, and no words in the index. */
export type ParliamentRecord =
  | ({ readonly kind: 'member' } & ReadMember)
  | { readonly kind: 'organ'; readonly organ: Organ }
  | { readonly kind: 'scrutin'; readonly scrutin: Scrutin }
