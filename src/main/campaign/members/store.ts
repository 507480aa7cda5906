import { departmentByNumber } from '../../../shared/campaign/members/departments.ts'
import {
  Member,
  type MemberChamber,
  MemberRole,
  type NoCall,
  Position,
} from '../../../shared/campaign/members/model.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import type { Database } from '../../kernel/database/open.ts'
import { guarded } from '../../kernel/database/refusals.ts'

interface Row {
  readonly data: string
  readonly group: string | null
  readonly committee: string | null
}
interface OrganRow {
  readonly id: string
  readonly sigle: string
  readonly label: string
}
interface RoleRow {
  readonly member: string
  readonly bill: string
  readonly role: string
  readonly source: string
}

/** Counts of the members of a chamber. */
export interface ChamberCount {
  readonly chamber: MemberChamber
  readonly legislature: string
  readonly members: number
}

/** Members as the chambers publish them, with what the user says of them: roles, positions, no more calls. */
export function members(db: Database) {
  const columns = 'data, group_ref AS "group", committee_ref AS committee'
  const of = db.prepare<{ chamber: string; legislature: string }, Row>(
    `SELECT ${columns} FROM members WHERE chamber = @chamber AND legislature = @legislature`,
  )
  const one = db.prepare<{ id: string }, Row>(`SELECT ${columns} FROM members WHERE id = @id`)
  const start = db
    .prepare<{ legislature: string }, string | null>(
      `SELECT min(json_extract(data, '$.mandate.from')) FROM members WHERE chamber = 'an' AND legislature = @legislature`,
    )
    .pluck()
  const counts = db.prepare<[], ChamberCount>(
    'SELECT chamber, legislature, count(*) AS members FROM members GROUP BY chamber, legislature',
  )
  const organs = db.prepare<[], OrganRow>(
    `SELECT id, sigle, label FROM organs WHERE type IN ('GP', 'COMPER') OR id IN (SELECT group_ref FROM members) OR id IN (SELECT committee_ref FROM members)`,
  )
  const allRoles = db.prepare<[], RoleRow>(
    'SELECT member, bill, role, source FROM member_roles ORDER BY bill, role',
  )
  const putRole = db.prepare(
    `INSERT INTO member_roles (member, bill, role, source) VALUES (@member, @bill, @role, @source)
     ON CONFLICT (member, bill, role) DO UPDATE SET source = @source`,
  )
  const dropRole = db.prepare(
    'DELETE FROM member_roles WHERE member = @member AND bill = @bill AND role = @role',
  )
  const date = db.prepare<{ chamber: string; legislature: string; asOf: string }>(
    `UPDATE members SET data = json_set(data, '$.asOf', @asOf)
     WHERE chamber = @chamber AND legislature = @legislature`,
  )
  const positions = db
    .prepare<{ member: string | null; bill: string | null }, string>(
      `SELECT data FROM positions WHERE (@member IS NULL OR member = @member) AND (@bill IS NULL OR bill = @bill) ORDER BY date DESC, id`,
    )
    .pluck()
  const putPosition = db.prepare(
    `INSERT INTO positions (id, member, bill, date, data) VALUES (@id, @member, @bill, @date, @data)
     ON CONFLICT (id) DO UPDATE SET member = @member, bill = @bill, date = @date, data = @data`,
  )
  const dropPosition = db.prepare('DELETE FROM positions WHERE id = @id')
  const noCalls = db.prepare<[], NoCall>('SELECT member, since FROM no_calls ORDER BY member')
  const putNoCall = db.prepare(
    'INSERT INTO no_calls (member, since) VALUES (@member, @since) ON CONFLICT (member) DO NOTHING',
  )
  const dropNoCall = db.prepare('DELETE FROM no_calls WHERE member = @member')

  function completing() {
    const words = new Map(organs.all().map(organ => [organ.id, organ]))
    const roles = new Map<string, MemberRole[]>()
    for (const { member, ...role } of allRoles.all())
      roles.set(member, [...(roles.get(member) ?? []), MemberRole.parse(role)])
    return (row: Row): Member => {
      const member = Member.parse(JSON.parse(row.data))
      const group = row.group ? words.get(row.group) : undefined
      const place = member.department && departmentByNumber(member.department.number)
      return {
        ...member,
        // the organ may not have been given: its identifier is all that is known
        ...(row.group && {
          group: { sigle: group?.sigle ?? row.group, label: group?.label ?? row.group, ref: row.group },
        }),
        ...(row.committee && { committee: words.get(row.committee)?.label ?? row.committee }),
        ...(place && { department: { number: place.number, name: place.name } }),
        roles: roles.get(member.id) ?? [],
      }
    }
  }

  return {
    tally: (): ChamberCount[] => counts.all(),
    /** The legislatures of the Assemblée that are known, the newest first. */
    legislatures: (): string[] =>
      counts
        .all()
        .filter(({ chamber, legislature }) => chamber === 'an' && legislature)
        .map(({ legislature }) => legislature)
        .sort((a, b) => Number(b) - Number(a)),
    /** The day the newest legislature known began: that of its first mandate. */
    legislatureStart(): string | undefined {
      const [newest] = this.legislatures()
      return newest === undefined ? undefined : (start.get({ legislature: newest }) ?? undefined)
    },
    list(chamber: MemberChamber, legislature = ''): Member[] {
      return of.all({ chamber, legislature }).map(completing())
    },
    find(id: string): Member | undefined {
      const row = one.get({ id })
      return row && completing()(row)
    },
    /** Reads the members that are known among these, in that order. */
    existing(ids: readonly string[]): Member[] {
      const complete = completing()
      return ids.flatMap(id => {
        const row = one.get({ id })
        return row ? [complete(row)] : []
      })
    },
    get(id: string): Member {
      const member = this.find(id)
      if (!member)
        throw new AppError(
          'not-found',
          `Aucun membre «\u00a0${id}\u00a0» dans la bibliothèque. Importez les données de sa chambre.`,
          { id },
        )
      return member
    },
    /** Says of what day what was imported is. */
    date(chamber: MemberChamber, asOf: string): void {
      const legislature = chamber === 'an' ? (this.legislatures()[0] ?? '') : ''
      guarded(() => date.run({ chamber, legislature, asOf }))
    },
    setRole: (member: string, { bill, role, source }: MemberRole): void => {
      guarded(() => putRole.run({ member, bill, role, source }))
    },
    dropRole: (member: string, { bill, role }: MemberRole): void => {
      guarded(() => dropRole.run({ member, bill, role }))
    },
    positions: (filter: { readonly member?: string; readonly bill?: string | undefined }): Position[] =>
      positions
        .all({ member: filter.member ?? null, bill: filter.bill ?? null })
        .map(data => Position.parse(JSON.parse(data))),
    setPosition: (position: Position): void => {
      const { id, member, bill, date: day } = position
      guarded(() => putPosition.run({ id, member, bill, date: day, data: JSON.stringify(position) }))
    },
    dropPosition: (id: string): void => {
      guarded(() => dropPosition.run({ id }))
    },
    noCalls: (): NoCall[] => noCalls.all(),
    setNoCall: (member: string, since: string | undefined): void => {
      guarded(() => (since ? putNoCall.run({ member, since }) : dropNoCall.run({ member })))
    },
  }
}
