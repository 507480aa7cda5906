import { fold } from '../../../shared/french/fold.ts'
import type { OfDay } from '../../../shared/library/cite/links/day.ts'
import type { Database } from '../../kernel/database/open.ts'

/** More decisions of one court on one day than that are not gone through. */
const DECISIONS_OF_A_DAY = 400
/** Characters of a decision in which its parties are named. */
const HEAD_CHARACTERS = 6000

/** The decisions of the library that one cited without number may be. */
export function heldOfDay(db: Database) {
  const held = db
    .prepare<{ day: string; from: string; to: string; limit: number }, number>(
      `SELECT DISTINCT seq FROM sources JOIN source_keys USING (seq)
       WHERE date = @day AND kind = 'decision' AND removed_at IS NULL AND key > @from AND key < @to LIMIT @limit`,
    )
    .pluck()
  const body = db.prepare<[number], string>('SELECT data FROM source_bodies WHERE seq = ?').pluck()

  function isNamed(seq: number, words: readonly string[]): boolean {
    const { name = '', text = [] } = JSON.parse(body.get(seq) ?? '{}') as {
      name?: string
      text?: { text: string }[]
    }
    let said = name
    for (const one of text) if (said.length < HEAD_CHARACTERS) said += `\n${one.text}`
    const known = new Set(fold(said).split(' '))
    return words.every(word => known.has(word))
  }

  /** Decisions of that court and day; where a name is given, those that bear it, else all of them. */
  function candidates({ place, day, words }: OfDay): { seqs: readonly number[]; named: boolean } {
    const all = held.all({ day, from: place, to: `${place}\u{10ffff}`, limit: DECISIONS_OF_A_DAY })
    if (!words.length) return { seqs: all, named: false }
    const named = all.filter(seq => isNamed(seq, words))
    return named.length ? { seqs: named, named: true } : { seqs: all, named: false }
  }

  return {
    candidates,
    /** The only one it can be: of that court and day, and of that name where one is told. Several, or another name: none. */
    only(cited: OfDay): number | undefined {
      const { seqs, named } = candidates(cited)
      return seqs.length === 1 && (named || !cited.words.length) ? seqs[0] : undefined
    },
  }
}
