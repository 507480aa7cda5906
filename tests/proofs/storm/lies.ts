import type { Postgres } from '../../../src/main/kernel/postgres/connect.ts'
import type { Attack } from '../../fixtures/office/storm/storm-host.ts'

/** Beyond every position of a space, while they are put in another order. */
const FAR = 1_000_000_000

/** The rows of envelopes that a lie is about, as SQL: the last two of a member in one space, and the same number in another. */
interface LieGround {
  readonly space: string
  readonly other: string
  readonly member: string
  readonly last: string
  readonly before: string
  readonly sameNumber: string
}

/** Puts the truth back. */
type Repair = (later: Postgres) => Promise<void>

export function lieAbout([space = '', other = '']: readonly string[], member: string): LieGround {
  const of = (name: string) => `space = '${name}' AND member = '${member}'`
  const number = `(SELECT max(sequence) FROM office.envelopes WHERE ${of(space)})`
  return {
    ...{ space, other, member },
    last: `${of(space)} AND sequence = ${number}`,
    before: `${of(space)} AND sequence = ${number} - 1`,
    sameNumber: `${of(other)} AND sequence = ${number}`,
  }
}

const endOf = (space: string) => `(SELECT max(position) + 1 FROM office.envelopes WHERE space = '${space}')`

async function run(postgres: Postgres, ...statements: readonly string[]): Promise<void> {
  for (const sql of statements) await postgres.query(sql)
}

/** Takes rows away, and keeps them to be put back. */
const takeAway = (rows: string): readonly string[] => [
  `CREATE TABLE office.absent AS SELECT * FROM office.envelopes WHERE ${rows}`,
  `DELETE FROM office.envelopes WHERE ${rows}`,
]
const PUT_BACK = [
  'INSERT INTO office.envelopes SELECT * FROM office.absent',
  'DROP TABLE office.absent',
] as const

/** The lies of a server about what it keeps; each gives what puts the truth back. */
export const LIES: Readonly<Record<Attack, (postgres: Postgres, ground: LieGround) => Promise<Repair>>> = {
  async drop(postgres, { before }) {
    await run(postgres, ...takeAway(before))
    return later => run(later, ...PUT_BACK)
  },
  async forge(postgres, { last }) {
    const flip = `UPDATE office.envelopes SET sealed = set_byte(sealed, 40, get_byte(sealed, 40) # 1) WHERE ${last}`
    await run(postgres, flip)
    return later => run(later, flip)
  },
  async swap(postgres, { other, last, sameNumber }) {
    await run(
      postgres,
      ...takeAway(sameNumber),
      `INSERT INTO office.envelopes SELECT '${other}', ${endOf(other)}, member, sequence, previous, epoch, sealed, signature, stored_at
       FROM office.envelopes WHERE ${last}`,
    )
    return later => run(later, `DELETE FROM office.envelopes WHERE ${sameNumber}`, ...PUT_BACK)
  },
  /** gives again the founding step, that everybody has read */
  async replay(postgres, { space }) {
    const [first] = await postgres.query<{ position: string; member: string }>(
      'SELECT position, member FROM office.envelopes WHERE space = $1 AND sequence = 1 ORDER BY position LIMIT 1',
      [space],
    )
    const row = `space = '${space}' AND member = '${first?.member}' AND sequence = 1`
    await run(postgres, `UPDATE office.envelopes SET position = ${endOf(space)} WHERE ${row}`)
    return later => run(later, `UPDATE office.envelopes SET position = ${first?.position} WHERE ${row}`)
  },
  /** gives every envelope of a member twice: the second time at the end */
  async duplicate(postgres, { space, member }) {
    const rows = `space = '${space}' AND member = '${member}'`
    const end = endOf(space)
    const [last] = await postgres.query<{ position: string }>(`SELECT ${end} AS position`)
    await run(
      postgres,
      'ALTER TABLE office.envelopes DROP CONSTRAINT envelopes_pkey',
      `INSERT INTO office.envelopes SELECT space, ${end} + sequence, member, sequence, previous, epoch, sealed, signature, stored_at
       FROM office.envelopes WHERE ${rows}`,
    )
    return later =>
      run(
        later,
        `DELETE FROM office.envelopes WHERE ${rows} AND position >= ${last?.position}`,
        'ALTER TABLE office.envelopes ADD PRIMARY KEY (space, member, sequence)',
      )
  },
  async reorder(postgres, { space }) {
    const inSpace = `WHERE space = '${space}'`
    await run(
      postgres,
      `UPDATE office.envelopes SET position = position + ${FAR} ${inSpace}`,
      `UPDATE office.envelopes SET position = 1 + (SELECT max(position) FROM office.envelopes ${inSpace}) - position ${inSpace}`,
    )
    return async () => undefined
  },
}
