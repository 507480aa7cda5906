import {
  linesOf,
  OWN_LINES_SETTING,
  shippedThesaurus,
  type Thesaurus,
  thesaurusLines,
  thesaurusOf,
} from '../../shared/search/thesaurus/thesaurus.ts'
import { oncePer } from '../kernel/database/once.ts'
import { settings } from '../settings/store.ts'

/** The thesaurus of a library: the lines of its user before those shipped. It is built again once they change. */
export const ownThesaurus = oncePer((db): (() => Thesaurus) => {
  const store = settings(db)
  let built = { text: '', thesaurus: shippedThesaurus() }
  return () => {
    const text = store.get()[OWN_LINES_SETTING] ?? ''
    if (text !== built.text)
      built = {
        text,
        thesaurus: text ? thesaurusOf(thesaurusLines, linesOf(text)) : shippedThesaurus(),
      }
    return built.thesaurus
  }
})
