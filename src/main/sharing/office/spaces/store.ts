import { Finding } from '../../../../shared/sharing/office/finding.ts'
import { oncePer } from '../../../kernel/database/once.ts'
import type { Database } from '../../../kernel/database/open.ts'
import { type Envelope, PAGE_BYTES } from '../change-store.ts'
import { envelopeFromBytes, envelopeToBytes } from '../seal/envelope-bytes.ts'

/** A space as this desk follows it. */
export interface SpaceLog {
  readonly space: string
  readonly title: string
  readonly cursor: string
  readonly firstStep: string
  readonly lastStep: string
}

/** How far the chain of a member is read, how far another member says it goes, and how far this desk has told. */
export interface Head {
  readonly member: string
  readonly sequence: number
  readonly hash: string
  readonly announced: number
  readonly announcedHash: string
  readonly told: number
}

export type EnvelopeState = 'step' | 'own' | 'gap' | 'sealed'

/** How far an envelope of this desk has gone. */
export type Sending = typeof TO_SEND | typeof SENT | typeof READ_BACK
export const TO_SEND = 0
export const SENT = 1
/** the host gave it back: it is in the log that others read */
export const READ_BACK = 2

/** A change opened and checked, as the library takes it. */
export interface InboxChange {
  readonly position: number
  readonly member: string
  readonly sequence: number
  readonly change: unknown
}

const statements = oncePer(db => ({
  logs: db.prepare<[], SpaceLog>(
    'SELECT space, title, cursor, first_step AS firstStep, last_step AS lastStep FROM office_logs ORDER BY title, space',
  ),
  setLog: db.prepare(
    `INSERT INTO office_logs (space, title, cursor, first_step, last_step)
     VALUES (@space, @title, @cursor, @firstStep, @lastStep)
     ON CONFLICT (space) DO UPDATE SET title = @title, cursor = @cursor, first_step = @firstStep, last_step = @lastStep
     WHERE (title, cursor, first_step, last_step) IS NOT (@title, @cursor, @firstStep, @lastStep)`,
  ),
  heads: db.prepare<{ space: string }, Head>(
    `SELECT member, sequence, hash, announced, announced_hash AS announcedHash, told
     FROM office_heads WHERE space = @space ORDER BY member`,
  ),
  setHead: db.prepare(
    `INSERT INTO office_heads (space, member, sequence, hash, announced, announced_hash, told)
     VALUES (@space, @member, @sequence, @hash, @announced, @announcedHash, @told)
     ON CONFLICT (space, member) DO UPDATE SET sequence = @sequence, hash = @hash,
       announced = @announced, announced_hash = @announcedHash, told = @told`,
  ),
  addEnvelope: db.prepare(
    `INSERT INTO office_envelopes (space, member, sequence, state, sending, envelope)
     VALUES (@space, @member, @sequence, @state, @sending, @envelope) ON CONFLICT DO NOTHING`,
  ),
  envelopes: db
    .prepare<{ space: string; state: EnvelopeState }, Buffer>(
      'SELECT envelope FROM office_envelopes WHERE space = @space AND state = @state ORDER BY member, sequence',
    )
    .pluck(),
  stepsStamp: db
    .prepare<{ space: string }, string>(
      `SELECT count(*) || ' ' || coalesce(hex(substr((SELECT envelope FROM office_envelopes
         WHERE space = @space AND state = 'step' ORDER BY rowid DESC LIMIT 1), -64)), '')
       FROM office_envelopes WHERE space = @space AND state = 'step'`,
    )
    .pluck(),
  ownBySending: db
    .prepare<{ space: string; sending: Sending }, Buffer>(
      "SELECT envelope FROM office_envelopes WHERE space = @space AND state = 'own' AND sending = @sending ORDER BY sequence",
    )
    .pluck(),
  one: db
    .prepare<{ space: string; state: EnvelopeState; member: string; sequence: number }, Buffer>(
      `SELECT envelope FROM office_envelopes
       WHERE space = @space AND state = @state AND member = @member AND sequence = @sequence`,
    )
    .pluck(),
  dropEnvelope: db.prepare(
    `DELETE FROM office_envelopes
     WHERE space = @space AND state = @state AND member = @member AND sequence = @sequence`,
  ),
  addCopy: db.prepare(
    `INSERT INTO office_copies (space, member, sequence, envelope) VALUES (@space, @member, @sequence, @envelope)
     ON CONFLICT DO NOTHING`,
  ),
  dropCopy: db.prepare(
    'DELETE FROM office_copies WHERE space = @space AND member = @member AND sequence = @sequence',
  ),
  copy: db
    .prepare<{ space: string; member: string; sequence: number }, Buffer>(
      'SELECT envelope FROM office_copies WHERE space = @space AND member = @member AND sequence = @sequence',
    )
    .pluck(),
  copies: db
    .prepare<{ space: string }, Buffer>(
      'SELECT envelope FROM office_copies WHERE space = @space ORDER BY member, sequence',
    )
    .pluck(),
  setSending: db.prepare(
    "UPDATE office_envelopes SET sending = @sending WHERE space = @space AND state = 'own' AND sequence >= @from AND sequence <= @upTo",
  ),
  addInbox: db.prepare(
    'INSERT INTO office_inbox (space, member, sequence, change) VALUES (@space, @member, @sequence, @change)',
  ),
  inbox: db.prepare<
    { space: string; after: number; limit: number; maxBytes: number },
    { position: number; member: string; sequence: number; change: Buffer }
  >(
    `SELECT position, member, sequence, change FROM office_inbox JOIN (
       SELECT position, sum(size) OVER (ORDER BY position) AS bytes, size FROM (
         SELECT position, octet_length(change) AS size FROM office_inbox
         WHERE space = @space AND position > @after ORDER BY position LIMIT @limit)) USING (position)
     WHERE bytes <= @maxBytes OR bytes = size ORDER BY position`,
  ),
  dropInbox: db.prepare('DELETE FROM office_inbox WHERE space = @space AND position <= @upTo'),
  addFinding: db.prepare(
    `INSERT INTO office_findings (space, kind, member, first, last, at) VALUES (@space, @kind, @member, @from, @upTo, @at)
     ON CONFLICT (space, kind, member, first) DO UPDATE SET last = max(last, @upTo), is_over = 0, at = @at`,
  ),
  findings: db.prepare<{ space: string }, Finding & { readonly at: string; readonly isOver: number }>(
    `SELECT space, kind, member, first AS "from", last AS "upTo", at, is_over AS isOver
     FROM office_findings WHERE space = @space ORDER BY at DESC, kind, member`,
  ),
  setBack: db.prepare<{ space: string; member: string; sequence: number }, { first: number; last: number }>(
    `SELECT first, last FROM office_findings
     WHERE space = @space AND kind = 'rolled-back' AND member = @member AND first <= @sequence AND last >= @sequence`,
  ),
  endFinding: db.prepare(
    `UPDATE office_findings SET is_over = 1
     WHERE space = @space AND kind = @kind AND member = @member AND first = @from`,
  ),
  endKind: db.prepare(
    'UPDATE office_findings SET is_over = 1 WHERE space = @space AND kind = @kind AND is_over = 0',
  ),
  toldAt: db
    .prepare<{ space: string }, string>('SELECT at FROM office_tellings WHERE space = @space')
    .pluck(),
  setToldAt: db.prepare(
    'INSERT INTO office_tellings (space, at) VALUES (@space, @at) ON CONFLICT (space) DO UPDATE SET at = @at',
  ),
  endFindings: db.prepare(
    `UPDATE office_findings SET is_over = 1
     WHERE space = @space AND member = @member AND kind IN ('gap', 'withheld') AND last <= @upTo AND is_over = 0`,
  ),
}))

/** The SQL of the office's log, on one library. */
export function officeLog(db: Database) {
  const sql = statements(db)
  return {
    logs: (): SpaceLog[] => sql.logs.all(),
    log: (space: string): SpaceLog | undefined => sql.logs.all().find(one => one.space === space),
    setLog: (log: SpaceLog): void => void sql.setLog.run(log),
    heads: (space: string): Map<string, Head> =>
      new Map(sql.heads.all({ space }).map(head => [head.member, head])),
    setHead: (space: string, head: Head): void => void sql.setHead.run({ space, ...head }),
    addEnvelope: (state: EnvelopeState, envelope: Envelope): void =>
      void sql.addEnvelope.run({
        ...{ space: envelope.space, member: envelope.member, sequence: envelope.sequence },
        ...{ state, sending: TO_SEND, envelope: envelopeToBytes(envelope) },
      }),
    envelopes: (space: string, state: EnvelopeState): Envelope[] =>
      sql.envelopes.all({ space, state }).map(envelopeFromBytes),
    /** Tells whether steps were added, taken back or replaced since: how many there are, and the end of the last one's signature. */
    stepsStamp: (space: string): string => sql.stepsStamp.get({ space }) ?? '',
    own: (space: string, sending: Sending): Envelope[] =>
      sql.ownBySending.all({ space, sending }).map(envelopeFromBytes),
    /** Keeps an envelope of another member, to be given to a host that loses it. */
    addCopy: (envelope: Envelope): void =>
      void sql.addCopy.run({
        ...{ space: envelope.space, member: envelope.member, sequence: envelope.sequence },
        envelope: envelopeToBytes(envelope),
      }),
    dropCopy: (space: string, member: string, sequence: number): void =>
      void sql.dropCopy.run({ space, member, sequence }),
    copy(space: string, member: string, sequence: number): Envelope | undefined {
      const bytes = sql.copy.get({ space, member, sequence })
      return bytes && envelopeFromBytes(bytes)
    },
    copies: (space: string): Envelope[] => sql.copies.all({ space }).map(envelopeFromBytes),
    envelope(space: string, state: EnvelopeState, member: string, sequence: number): Envelope | undefined {
      const bytes = sql.one.get({ space, state, member, sequence })
      return bytes && envelopeFromBytes(bytes)
    },
    dropEnvelope: (state: EnvelopeState, { space, member, sequence }: Envelope): void =>
      void sql.dropEnvelope.run({ space, state, member, sequence }),
    setSending: (space: string, from: number, upTo: number, sending: Sending): void =>
      void sql.setSending.run({ space, from, upTo, sending }),
    addInbox: (space: string, member: string, sequence: number, change: unknown): void =>
      void sql.addInbox.run({ space, member, sequence, change: Buffer.from(JSON.stringify(change)) }),
    inbox: (space: string, after: number, limit: number): InboxChange[] =>
      sql.inbox
        .all({ space, after, limit, maxBytes: PAGE_BYTES })
        .map(row => ({ ...row, change: JSON.parse(row.change.toString('utf8')) as unknown })),
    dropInbox: (space: string, upTo: number): void => void sql.dropInbox.run({ space, upTo }),
    addFinding: (finding: Finding, at: string): void => void sql.addFinding.run({ ...finding, at }),
    /** Closes the findings about what a member was waited for, once it came. */
    endFindings: (space: string, member: string, upTo: number): void =>
      void sql.endFindings.run({ space, member, upTo }),
    /** Whether the host had lost that envelope, which it gives again; what it lost is there once the last of it came. */
    endSetBack(space: string, member: string, sequence: number): boolean {
      const losses = sql.setBack.all({ space, member, sequence })
      for (const { first, last } of losses)
        if (sequence === last) sql.endFinding.run({ space, kind: 'rolled-back', member, from: first })
      return losses.length > 0
    },
    endFinding: ({ space, kind, member, from }: Omit<Finding, 'upTo'>): void =>
      void sql.endFinding.run({ space, kind, member, from }),
    /** Closes every finding of a kind. */
    endKind: (space: string, kind: Finding['kind']): void => void sql.endKind.run({ space, kind }),
    /** The last time this desk told what it had seen, without a change to send; empty: never. */
    toldAt: (space: string): string => sql.toldAt.get({ space }) ?? '',
    setToldAt: (space: string, at: string): void => void sql.setToldAt.run({ space, at }),
    findings: (space: string) =>
      sql.findings.all({ space }).map(({ at, isOver, ...row }) => ({
        finding: Finding.parse(row),
        at,
        isOver: isOver === 1,
      })),
  }
}

/** Every envelope of a space that this desk keeps, each once: its own, those that changed the members, copies of the others. */
export function keptEnvelopes(log: ReturnType<typeof officeLog>, space: string): Envelope[] {
  const own = ([TO_SEND, SENT, READ_BACK] as const).flatMap(sending => log.own(space, sending))
  const all = [...own, ...log.envelopes(space, 'step'), ...log.copies(space)]
  return [...new Map(all.map(one => [`${one.member} ${one.sequence}`, one])).values()]
}
