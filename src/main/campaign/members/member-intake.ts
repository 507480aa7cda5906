import { Member, type Scrutin } from '../../../shared/campaign/members/model.ts'
import { localDay } from '../../../shared/kernel/days.ts'
import type { Organ, ReadMember } from '../../imports/parliament/records/aside.ts'
import type { Put } from '../../imports/receivers.ts'
import type { Database } from '../../kernel/database/open.ts'
import { packVotes } from '../bills/vote-rows.ts'

interface Row {
  readonly data: string
  readonly group: string | null
  readonly committee: string | null
}

/** Puts members, organs and votes in their tables; an older state never takes the place of a newer one. */
export function intakeOfMembers(db: Database) {
  const findMember = db.prepare<{ id: string }, Row>(
    'SELECT data, group_ref AS "group", committee_ref AS committee FROM members WHERE id = @id',
  )
  const put = db.prepare(
    `INSERT INTO members (id, chamber, legislature, group_ref, committee_ref, data)
     VALUES (@id, @chamber, @legislature, @group, @committee, @data)
     ON CONFLICT (id) DO UPDATE SET chamber = @chamber, legislature = @legislature, group_ref = @group,
       committee_ref = @committee, data = @data`,
  )
  const organ = db.prepare<{ id: string }, Omit<Organ, 'until'> & { until: string | null }>(
    'SELECT id, type, sigle, label, legislature, until FROM organs WHERE id = @id',
  )
  const putOrgan = db.prepare(
    `INSERT INTO organs (id, type, sigle, label, legislature, until)
     VALUES (@id, @type, @sigle, @label, @legislature, @until)
     ON CONFLICT (id) DO UPDATE SET type = @type, sigle = @sigle, label = @label, legislature = @legislature, until = @until`,
  )
  const scrutin = db.prepare<{ id: string }, { head: string; votes: string }>(
    'SELECT head, votes FROM scrutins WHERE id = @id',
  )
  const putScrutin = db.prepare(
    `INSERT INTO scrutins (id, date, head, votes) VALUES (@id, @date, @head, @votes)
     ON CONFLICT (id) DO UPDATE SET date = @date, head = @head, votes = @votes`,
  )
  const today = localDay(new Date())

  return {
    member({ member, ...organs }: ReadMember): Put {
      const [group, committee] = [organs.group ?? null, organs.committee ?? null]
      const before = findMember.get({ id: member.id })
      const old = before && Member.parse(JSON.parse(before.data))
      const same = old && sameSaid(old, member) && before?.group === group && before.committee === committee
      // the same, seen again later: it is as young as its last sight
      if (same && (old.asOf ?? '') >= (member.asOf ?? '')) return { outcome: 'unchanged' }
      const reason = old && older(old, member)
      if (reason) return { reason }
      const data = JSON.stringify({ ...member, importedOn: today })
      const { id, chamber, legislature = '' } = member
      put.run({ id, chamber, legislature, group, committee, data })
      return { outcome: !old ? 'added' : same ? 'unchanged' : 'updated' }
    },
    organ(one: Organ): Put {
      const before = organ.get({ id: one.id })
      const next = { ...one, until: one.until ?? null }
      if (before && JSON.stringify(before) === JSON.stringify(next)) return { outcome: 'unchanged' }
      putOrgan.run(next)
      return { outcome: before ? 'updated' : 'added' }
    },
    scrutin({ votes, ...head }: Scrutin): Put {
      const before = scrutin.get({ id: head.id })
      const next = { head: JSON.stringify(head), votes: packVotes(votes) }
      if (before && sameBut(before.head, next.head) && before.votes === next.votes)
        return { outcome: 'unchanged' }
      putScrutin.run({ id: head.id, date: head.date, ...next })
      return { outcome: before ? 'updated' : 'added' }
    },
  }
}

/** Two heads that differ only by the date of the publisher's state. */
const sameBut = (a: string, b: string): boolean => withoutDate(a) === withoutDate(b)
const withoutDate = (json: string) => json.replace(/,?"asOf":"[^"]*"/, '')

/** The same in all but the date of the state. */
function sameSaid(a: Member, b: Member): boolean {
  const bare = ({ asOf: _, importedOn: __, ...rest }: Member) => JSON.stringify(rest)
  return bare(a) === bare(b)
}

function older(before: Member, next: Member): string | undefined {
  const name = `${next.first} ${next.last}`
  if (Number(next.legislature ?? 0) < Number(before.legislature ?? 0))
    return `${name} : la bibliothèque connaît déjà son mandat de la ${before.legislature}e législature`
  if (
    /NosDéputés/.test(next.source) &&
    !/NosDéputés/.test(before.source) &&
    next.legislature === before.legislature
  )
    return `${name} : la bibliothèque a déjà sa fiche officielle, plus complète`
  if (next.asOf && before.asOf && next.asOf < before.asOf)
    return `${name} : plus ancien que ce que la bibliothèque a déjà (état du ${before.asOf})`
  return undefined
}
