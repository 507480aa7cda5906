import type { Decision } from '../../../shared/library/model.ts'
import type { PageContent } from '../containers/read-page.ts'
import { isLuxembourgPage, readLuxembourgPage } from './eurlex-page.ts'
import { isStrasbourgPage, readStrasbourgPage } from './hudoc-page.ts'

const NAMES =
  /hudoc|(?:requêtes?|applications?)(?:\s|&nbsp;|&#160;)n|droits(?:\s|&nbsp;|&#160;)de(?:\s|&nbsp;|&#160;)l['’]homme|eur-lex|curia\.europa|celex|class="(?:coj-|C01Point|C19Centre)/i
/** Beginning of a piece of a page: HUDOC gives the text of a judgment so. */
const FRAGMENT = /^\s*<(?:style|div|p|body|head|meta)[\s>]/i

/** A CELEX number of a judgment, an act or its consolidation, in the title of a page or the name of its file, whatever its language. */
const CELEX = /(?<![\dA-Z])(?:[036]\d{4}[A-Z]{1,2}\d{4}(?!\d)|120\d\d[PME](?![A-Z]))/
/** Signs in which a page says what it is. */
const HEAD_SIGNS = 4000

/** Whether a page, or a piece of one, may hold a judgment or an act of Europe: it names a publisher of them, or bears a CELEX number. */
export const namesEuropeanCourt = (text: string, path = ''): boolean =>
  NAMES.test(text) || CELEX.test(path) || CELEX.test(text.slice(0, HEAD_SIGNS))

/** Whether a text is a piece of a page that may hold such a judgment. */
export const isEuropeanFragment = (text: string): boolean => FRAGMENT.test(text) && NAMES.test(text)

/** Where a page was saved from, with its title and the names of its files: identifiers of publishers are read there. */
export const addressOf = (text: string, { meta, titles }: PageContent, files: string): string =>
  [
    ...['canonical', 'og:url', 'wt.z_docid', 'dc.identifier', 'dc.source'].map(name => meta.get(name)),
    /saved from url=\(\d+\)(\S{1,500})/.exec(text.slice(0, 3000))?.[1],
    titles.title,
    files,
  ]
    .filter(Boolean)
    .join(' ')

/** A judgment of Strasbourg or of Luxembourg; undefined for any other page. */
export function readEuropeanPage({ lines }: PageContent, address: string): Decision | undefined {
  if (isStrasbourgPage(lines)) return readStrasbourgPage(lines, address)
  return isLuxembourgPage(lines, address) ? readLuxembourgPage(lines, address) : undefined
}
