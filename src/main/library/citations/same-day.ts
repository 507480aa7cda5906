import { fold } from '../../../shared/french/fold.ts'
import type { OfDay } from '../../../shared/library/cite/links/day.ts'
import type { Database } from '../../kernel/database/open.ts'

/** More decisions of one court on one day than that are not gone through. */
const DECISIONS_OF_A_DAY = 400
/** Characters of a decision in which its parties are named. */
const HEAD_CHARACTERS = 6000

/** The decisions of the library that one cited without number may be. */
export function decisionsOfDay(db: Database) {
  const ofDay = db
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
    let head = name
    for (const one of text) if (head.length < HEAD_CHARACTERS) head += `\n${one.text}`
    const headWords = new Set(fold(head).split(' '))
    return words.every(word => headWords.has(word))
  }

  /** Decisions of that court and day; where a name is given, those that bear it, else all of them. */
  function candidates({ place, day, words }: OfDay): { seqs: readonly number[]; isByName: boolean } {
    const all = ofDay.all({ day, from: place, to: `${place}\u{10ffff}`, limit: DECISIONS_OF_A_DAY })
    if (!words.length) return { seqs: all, isByName: false }
    const namesakes = all.filter(seq => isNamed(seq, words))
    return namesakes.length ? { seqs: namesakes, isByName: true } : { seqs: all, isByName: false }
  }

  return {
    candidates,
    /** The only one it can be: of that court and day, and of that name where one is told. Several, or another name: none. */
    only(decision: OfDay): number | undefined {
      const { seqs, isByName } = candidates(decision)
      return seqs.length === 1 && (isByName || !decision.words.length) ? seqs[0] : undefined
    },
  }
}
