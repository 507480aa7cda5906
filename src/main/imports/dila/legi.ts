import { memo } from '../../../shared/kernel/caches.ts'
import { idOf } from '../../../shared/library/keys.ts'
import type { Article } from '../../../shared/library/model.ts'
import { clean } from '../containers/html-text.ts'
import { Refusal } from '../refusal.ts'
import { scanXml } from '../xml/quick-xml.ts'
import { day } from './dila.ts'
import { articleEvents, type Section, type Title } from './legi-events.ts'
import { ARTICLE_ID, legalText, printedNumber, sectionTitle } from './legi-names.ts'

const events = articleEvents()

/**
 * One ARTICLE file of LEGI (DILA), which holds one version of an article, or of JORF: the wording of the day, without a state.
 * `asOf` is the date of the archive.
 */
export function readArticle(xml: string, asOf?: string): Article {
  const content = scanXml(xml, events.reset).content()
  const {
    ID: id = '',
    NUM: number = '',
    ETAT: status = '',
    DATE_DEBUT: from = '',
    DATE_FIN: to = '',
  } = content.meta
  if (!ARTICLE_ID.test(id))
    throw new Refusal('l’article n’a pas d’identifiant de la forme LEGIARTI000000000000')
  const title = at(content.titles, from)
  const of = legalText({
    nature: content.nature,
    title: title?.text.trim() || title?.short || '',
    number: content.number,
    date: day(content.date),
    cid: content.cid,
  })
  const numberText = printedNumber(number)
  const jorf = id.startsWith('JORF')
  const folder = jorf ? 'jorf/article_jo' : `${of.nature === 'code' ? 'codes' : 'loda'}/article_lc`
  const article: Article = {
    kind: 'article',
    id: `article-${id}`,
    certainty: 'verified',
    provenance: [
      {
        publisher: jorf ? 'DILA, JORF' : 'DILA, LEGI',
        licence: 'Licence Ouverte 2.0',
        url: `https://www.legifrance.gouv.fr/${folder}/${id}`,
        asOf,
      },
    ],
    tags: [],
    notes: '',
    revision: 0,
    updatedAt: '',
    of,
    number: numberText,
    path: pathOf(content.sections, from),
    since: day(firstDay(xml, number)),
    versions: [
      { id, from: day(from), to: day(to), status, text: content.body, nota: content.nota || undefined },
    ],
  }
  return { ...article, id: idOf(article) }
}

/**
 * The first day of the wordings that the file lists under a number; empty where it lists none. It is looked for in the file itself:
 * the reader of events passes over that list, which is as long as the article.
 */
function firstDay(xml: string, number: string): string {
  const list = xml.slice(xml.indexOf('<VERSIONS>') + 1, xml.indexOf('</VERSIONS>') + 1)
  return [...list.matchAll(/<LIEN_ART\s[^>]*>/g)]
    .filter(([link]) => attributeOf(link, 'num') === number)
    .map(([link]) => attributeOf(link, 'debut'))
    .reduce((first, start) => (first === '' || (start !== '' && start < first) ? start : first), '')
}

const attributeOf = (tag: string, name: string): string =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? ''

function covers(title: Title, date: string): boolean {
  return title.from <= date && date < (title.to || '9')
}

function at(titles: readonly Title[], date: string): Title | undefined {
  return titles.findLast(title => covers(title, date)) ?? titles.at(-1)
}

const sectionOf = memo(title => sectionTitle(clean(title)))

/** Nested sections are the path; sisters are its history, of which the one at that date is kept. */
function pathOf(sections: readonly Section[], date: string): string[] {
  const section = sections.findLast(one => one.titles.some(title => covers(title, date))) ?? sections.at(-1)
  const title = section && at(section.titles, date)
  if (!section) return []
  const rest = pathOf(section.sections, date)
  return title?.text.trim() ? [sectionOf(title.text), ...rest] : rest
}
