import { z } from 'zod'
import { type Member, type Scrutin, ScrutinHead } from '../../../shared/campaign/members/model.ts'
import { fold } from '../../../shared/french/fold.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import type { Database } from '../../kernel/database/open.ts'
import { guarded } from '../../kernel/database/refusals.ts'
import { unpackVotes } from './vote-rows.ts'

interface Row {
  readonly head: string
  readonly bill: string | null
  readonly wished: string | null
}

/** Public votes as the chambers record them, and the bill the user says they are about. */
export function scrutins(db: Database) {
  const columns = 'head, link.bill AS bill, link.wished AS wished'
  const from = 'FROM scrutins LEFT JOIN scrutin_links AS link ON link.scrutin = scrutins.id'
  const all = db.prepare<[], Row>(`SELECT ${columns} ${from} ORDER BY date DESC, scrutins.id DESC`)
  const one = db.prepare<{ id: string }, Row & { votes: string }>(
    `SELECT ${columns}, votes ${from} WHERE scrutins.id = @id`,
  )
  const linkedRows = db.prepare<{ bill: string }, Row & { votes: string }>(
    `SELECT ${columns}, votes ${from} WHERE link.bill = @bill ORDER BY date DESC, scrutins.id DESC`,
  )
  const linkedAll = db.prepare<[], Row & { votes: string }>(
    `SELECT ${columns}, votes ${from} WHERE link.bill IS NOT NULL ORDER BY date DESC, scrutins.id DESC`,
  )
  const naming = db.prepare<{ member: string; name: string }, Row & { votes: string }>(
    `SELECT ${columns}, votes ${from} WHERE instr(votes, '"' || @member || '"') > 0 OR instr(head, '"member":"' || @member || '"') > 0
       OR (@name <> '' AND json_extract(head, '$.chamber') = 'senat' AND instr(votes, '"' || @name || '"') > 0)
     ORDER BY date DESC, scrutins.id DESC LIMIT 200`,
  )
  const senators = db.prepare<[], { id: string; name: string }>(
    `SELECT id, json_extract(data, '$.first') || ' ' || json_extract(data, '$.last') AS name FROM members WHERE chamber = 'senat'`,
  )
  const link = db.prepare(
    `INSERT INTO scrutin_links (scrutin, bill, wished) VALUES (@id, @bill, @wished)
     ON CONFLICT (scrutin) DO UPDATE SET bill = @bill, wished = @wished`,
  )
  const unlink = db.prepare('DELETE FROM scrutin_links WHERE scrutin = @id')
  const organs = db.prepare<[], { id: string; sigle: string; label: string }>(
    "SELECT id, sigle, label FROM organs WHERE type = 'GP'",
  )

  function headOf(row: Row, words = organNames()): ScrutinHead {
    const head = ScrutinHead.parse(JSON.parse(row.head))
    return {
      ...head,
      groups: head.groups.map(group => ({ ...group, ...words.get(group.ref) })),
      ...(row.bill && { bill: row.bill }),
      ...(row.wished && { wished: z.enum(['pour', 'contre']).parse(row.wished) }),
    }
  }
  const organNames = () => new Map(organs.all().map(({ id, ...words }) => [id, words]))
  /** The Sénat names who voted without their matricule: by that name, where one sénateur of the library alone bears it. */
  const matricules = () => {
    const nameCache = new Map<string, string | undefined>()
    for (const { id, name } of senators.all())
      nameCache.set(fold(name), nameCache.has(fold(name)) ? undefined : id)
    return nameCache
  }
  const whole = (row: Row & { votes: string }, words = organNames(), ids = matricules()): Scrutin => {
    const head = headOf(row, words)
    const votes = unpackVotes(row.votes)
    return {
      ...head,
      votes:
        head.chamber === 'an'
          ? votes
          : votes.map(vote => ({ ...vote, member: ids.get(fold(vote.member)) ?? vote.member })),
    }
  }

  return {
    list: (): ScrutinHead[] => {
      const words = organNames()
      return all.all().map(row => headOf(row, words))
    },
    get(id: string): Scrutin {
      const row = one.get({ id })
      if (!row) throw new AppError('not-found', 'Ce scrutin n’est pas dans la bibliothèque.', { id })
      return whole(row)
    },
    /** Scrutins about a bill, with every vote. */
    of: (bill: string): Scrutin[] => {
      const [words, ids] = [organNames(), matricules()]
      return linkedRows.all({ bill }).map(row => whole(row, words, ids))
    },
    /** Scrutins the user linked to a bill, whichever it is, with every vote. */
    allLinked: (): Scrutin[] => {
      const [words, ids] = [organNames(), matricules()]
      return linkedAll.all().map(row => whole(row, words, ids))
    },
    /** Scrutins in which a member is named. */
    naming: ({ id, chamber, first, last }: Pick<Member, 'id' | 'chamber' | 'first' | 'last'>): Scrutin[] => {
      const [words, ids] = [organNames(), matricules()]
      const name = chamber === 'senat' ? `${first} ${last}` : ''
      return naming.all({ member: id, name }).map(row => whole(row, words, ids))
    },
    link(id: string, bill: string | undefined, position: string | undefined): void {
      this.get(id)
      guarded(() => (bill ? link.run({ id, bill, wished: position ?? null }) : unlink.run({ id })))
    },
  }
}
