import { DAY_MS, utcDay } from '../../../shared/kernel/days.ts'
import { idOf } from '../../../shared/library/keys.ts'
import type { Article, Source } from '../../../shared/library/model.ts'
import { clean, htmlText } from '../containers/html-text.ts'
import { appealNumber } from '../dila/cass.ts'
import { courtNamed, formationOf } from '../dila/court-names.ts'
import { decisionOf, documentOf } from '../dila/decision.ts'
import { ecliOf } from '../dila/ecli.ts'
import { caseName, joinedNumbers, passages } from '../dila/judgment.ts'
import { ARTICLE_ID, legalText, natureOf, printedNumber, sectionTitle } from '../dila/legi-names.ts'
import { Refusal } from '../refusal.ts'

type Json = Readonly<Record<string, unknown>>

/** One article of a saved tree, read when it is asked for. */
export interface TreeArticle {
  readonly at: string
  read(): Article
}

const object = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {}
const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')
const items = (value: unknown): Json[] => (Array.isArray(value) ? value.map(object) : [])

/** Whether a JSON object is an answer of the Légifrance API as it was saved, or a tree of one. */
export function isLegifrance(value: Json): boolean {
  return (
    'id' in object(value.article) ||
    /^(?:CETA|JURI|CONS|CNIL)TEXT/.test(text(object(value.text).id)) ||
    /^[A-Z]{4}ARTI\d/.test(text(value.id)) ||
    /^(?:LEGI|JORF)TEXT\d/.test(text(value.cid)) ||
    isTree(value) ||
    isSearch(value)
  )
}

const isTree = (value: Json): boolean =>
  value.type === 'code' && Array.isArray(value.children) && 'cid' in object(value.data)
const isSearch = (value: Json): boolean =>
  Array.isArray(value.titles) && ('sections' in value || 'origin' in value) && !('texteHtml' in value)

/** The articles of a tree (a code, a law), or of the answer about one; undefined when the object is something else. */
export function articlesOf(value: Json): ((asOf?: string) => Generator<TreeArticle>) | undefined {
  if (isTree(value)) {
    const data = object(value.data)
    const of = titleOf(data, text(data.title), 'CODE')
    const parts = wholeCount(value)
    return asOf => unist(value, of, [], { asOf: asOf ?? dayOf(data.dateDebutVersion), parts })
  }
  if (Array.isArray(value.sections) || Array.isArray(value.articles)) {
    if (isSearch(value)) return undefined
    return asOf => nestedArticles(value, titleOf(value, text(value.title), text(value.nature)), [], asOf)
  }
  return undefined
}

/** One record of the API that is no tree: an article, a decision, a deliberation. A page of results is refused: it holds fragments. */
export function readLegifrance(value: Json, asOf?: string): Source {
  if (isSearch(value))
    throw new Refusal(
      'c’est un résultat de recherche de Légifrance : il ne contient que des extraits, qui ne sont pas gardés comme un texte',
    )
  if ('id' in object(value.text)) return readJuri(object(value.text), asOf)
  const article = 'id' in object(value.article) ? object(value.article) : value
  const of = object(items(article.textTitles)[0] ?? object(article.context))
  const path = text(article.fullSectionsTitre) || text(article.pathTitle)
  return readOne(
    article,
    titleOf(of, text(of.titre) || text(of.title), text(of.nature)),
    path ? path.split(/\s*>\s*/) : [],
    asOf,
  )
}

interface Owner {
  readonly title: string
  readonly cid: string
  readonly nature: string
  readonly number: string
}

function titleOf(of: Json, title: string, nature: string): Owner {
  return {
    title,
    cid: text(of.cid).replace(/_.*$/, ''),
    nature: nature || natureOf(title),
    number: text(of.num),
  }
}

/** The state of a tree, and how many articles it has where it is a whole code. */
interface TreeState {
  readonly asOf: string | undefined
  readonly parts: number | undefined
}

function* unist(node: Json, of: Owner, path: readonly string[], state: TreeState): Generator<TreeArticle> {
  for (const child of items(node.children)) {
    const data = object(child.data)
    if (child.type === 'article')
      yield {
        at: text(data.id) || 'article sans identifiant',
        read: () => readOne(data, of, path, state.asOf, state.parts),
      }
    else yield* unist(child, of, text(data.title) ? [...path, text(data.title)] : path, state)
  }
}

/** The number of articles of a tree that is a whole code: it names its code and its day, and no section of it was cut empty. */
function wholeCount(tree: Json): number | undefined {
  const data = object(tree.data)
  if (!/^LEGITEXT\d{12}$/.test(text(data.cid)) || !dayOf(data.dateDebutVersion)) return undefined
  const count = (node: Json): number | undefined => {
    const children = items(node.children)
    if (children.length === 0) return undefined
    return children.reduce<number | undefined>((sum, child) => {
      const own = child.type === 'article' ? 1 : count(child)
      return sum === undefined || own === undefined ? undefined : sum + own
    }, 0)
  }
  return count(tree)
}

function* nestedArticles(
  node: Json,
  of: Owner,
  path: readonly string[],
  asOf?: string,
): Generator<TreeArticle> {
  for (const data of items(node.articles))
    yield { at: text(data.id) || 'article sans identifiant', read: () => readOne(data, of, path, asOf) }
  for (const section of items(node.sections))
    yield* nestedArticles(section, of, text(section.title) ? [...path, text(section.title)] : path, asOf)
}

function readOne(data: Json, owner: Owner, path: readonly string[], asOf?: string, parts?: number): Article {
  const id = text(data.id)
  if (!ARTICLE_ID.test(id))
    throw new Refusal('l’article n’a pas d’identifiant de la forme LEGIARTI000000000000')
  const html = text(data.texteHtml) || text(data.content)
  const nota = text(data.notaHtml) ? htmlText(text(data.notaHtml)) : clean(text(data.nota))
  const of = legalText({
    nature: owner.nature,
    title: owner.title,
    number: owner.number,
    date: undefined,
    cid: owner.cid,
  })
  const article: Article = {
    kind: 'article',
    id: `article-${id}`,
    certainty: 'verified',
    provenance: [
      {
        publisher: 'DILA, Légifrance',
        licence: 'Licence Ouverte 2.0',
        url: `https://www.legifrance.gouv.fr/${of.nature === 'code' ? 'codes' : 'loda'}/article_lc/${id}`,
        asOf,
        ...(parts !== undefined && { parts }),
      },
    ],
    tags: [],
    notes: '',
    revision: 0,
    updatedAt: '',
    of,
    number: printedNumber(text(data.num)),
    path: path.map(title => sectionTitle(clean(title))),
    versions: [
      {
        id,
        from: dayOf(data.dateDebut),
        to: dayOf(data.dateFin),
        status: text(data.etat),
        text: html ? htmlText(html) : clean(text(data.texte)),
        nota: nota || undefined,
      },
    ],
  }
  return { ...article, id: idOf(article) }
}

function readJuri(data: Json, asOf?: string): Source {
  const id = text(data.id)
  const date = dayOf(data.dateTexte) ?? dayOf(data.dateDebut)
  const lines = (text(data.texteHtml) ? htmlText(text(data.texteHtml)) : clean(text(data.texte)))
    .split('\n')
    .filter(Boolean)
  const title = clean(text(data.titre) || text(data.title)).replaceAll("'", '’')
  const provenanceOf = (folder: string) => ({
    publisher: 'DILA, Légifrance',
    licence: 'Licence Ouverte 2.0',
    url: `https://www.legifrance.gouv.fr/${folder}/id/${id}`,
    file: id,
    asOf,
  })
  const numbers = [
    ...(Array.isArray(data.numeroAffaire) ? data.numeroAffaire.map(text) : []),
    text(data.num),
  ].filter(Boolean)
  if (id.startsWith('CNIL')) {
    if (!title && !numbers.length) throw new Refusal('la délibération n’a ni numéro ni titre')
    return documentOf({
      type: 'cnil',
      nature: 'délib.',
      numbers: [...new Set(numbers)],
      title,
      date,
      text: lines.map(line => ({ text: line })),
      provenance: provenanceOf('cnil'),
    })
  }
  if (!date) throw new Refusal('la décision n’a pas de date lisible')
  if (!numbers.length) throw new Refusal('la décision n’a pas de numéro')
  const common = {
    date,
    solution: text(data.solution) || undefined,
    abstract: abstractOf(data),
  }
  if (id.startsWith('CONS'))
    return decisionOf({
      ...common,
      court: 'Cons. const.',
      nature: text(data.nature) || undefined,
      numbers: numbers.slice(0, 1).map(one => one.replace(/ .*/, '')),
      name: title || undefined,
      ecli: ecliOf(text(data.ecli), date),
      text: passages(lines, 'constitutional'),
      provenance: provenanceOf('cons'),
    })
  if (id.startsWith('JURI')) {
    const where = text(data.juridiction) || 'Cour de cassation'
    const cassation = /^cour de cassation/i.test(where)
    const publication = text(data.publicationRecueil)
    return decisionOf({
      ...common,
      ...(cassation
        ? { court: 'Cass.' as const }
        : { court: 'autre' as const, city: where.replaceAll("'", '’') }),
      numbers: [...new Set(numbers.map(appealNumber).filter(one => !cassation || /^\d{2}-/.test(one)))],
      ecli: ecliOf(text(data.ecli), date),
      publication:
        cassation && publication
          ? /publi|oui|bull/i.test(publication) && !/non|in[ée]dit/i.test(publication)
            ? 'Bull.'
            : 'inédit'
          : undefined,
      text: passages(lines, 'judicial'),
      provenance: provenanceOf('juri'),
    })
  }
  const court = courtNamed(text(data.juridiction), '')
  if (!court)
    throw new Refusal(`la juridiction «\u00a0${text(data.juridiction).slice(0, 60)}\u00a0» n’est pas connue`)
  const body = passages(lines)
  const own = numbers[0] ?? ''
  return decisionOf({
    ...common,
    ...court,
    formation: formationOf(text(data.formation), title),
    numbers: [...new Set([...numbers, ...joinedNumbers(own, body)])],
    name: caseName(body),
    ecli: ecliOf(text(data.ecli), date, own),
    publication: { A: 'Lebon', B: 'Lebon T.', C: 'inédit' }[text(data.publicationRecueil)],
    text: body,
    provenance: provenanceOf('ceta'),
  })
}

function abstractOf(data: Json): string | undefined {
  const textsIn = (value: unknown): string[] =>
    Array.isArray(value)
      ? value.flatMap(textsIn)
      : typeof value === 'object' && value
        ? Object.values(value).flatMap(textsIn)
        : [htmlText(text(value))]
  const all = [...textsIn(data.titrages), ...textsIn(data.sommaire)].filter(Boolean)
  return all.length ? [...new Set(all)].join('\n') : undefined
}

/**
 * A date of the API: milliseconds at midnight in Paris or in Greenwich, or a written date. The day is the one whose midnight is
 * nearest, which is right for both, in summer, and before 1911 when Paris kept its own time; 2999 is no date.
 */
export function dayOf(value: unknown): string | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T.*)?$/.exec(text(value))
  const time = typeof value === 'number' ? value : match ? Date.parse(text(value)) : Number.NaN
  if (!Number.isFinite(time) || Math.abs(time) > 8e15) return undefined
  const day = utcDay(Math.round(time / DAY_MS) * DAY_MS)
  return /^[12]\d{3}-/.test(day) && !day.startsWith('2999') ? day : undefined
}
