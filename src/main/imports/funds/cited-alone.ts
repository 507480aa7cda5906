import { answersTo } from '../../../shared/library/cite/links/answers.ts'
import type { Database } from '../../kernel/database/open.ts'
import type { PreparedSource } from '../../library/intake/prepare.ts'
import { absentKeys, cardsWithoutText } from './store.ts'

/**
 * Tells the records that an import of only what is cited takes: those that a text of the library cites and that are absent,
 * or that it has a card alone of, gathered once. What these cite in turn is known once they were read.
 */
export function citedAlone(db: Database): (one: PreparedSource) => boolean {
  const wanted = new Set([...absentKeys(db), ...cardsWithoutText(db).flatMap(({ keys }) => keys)])
  return ({ keys }) => keys.some(key => wanted.has(key) || answersTo(key).some(other => wanted.has(other)))
}
