import type { Argument } from '../../library/model.ts'
import type { Bill, Measure } from './model.ts'

/** How an argument is tied to a measure, or to its bill: a person linked it, or it cites the article of code the measure changes. Words in common tie nothing. */
export type ArgumentLink =
  | { readonly kind: 'measure' }
  | { readonly kind: 'bill' }
  | { readonly kind: 'article'; readonly article: string }

/** The tie of an argument to some measures, or to the whole bill where none is asked; nothing where nobody made one. */
export function linkOf(
  argument: Pick<Argument, 'measures' | 'authorities'>,
  bill: Pick<Bill, 'id'>,
  measures: readonly Measure[],
): ArgumentLink | undefined {
  const links = (argument.measures ?? []).filter(one => one.bill === bill.id)
  if (measures.length === 0) return links.length > 0 ? { kind: 'bill' } : undefined
  if (links.some(link => measures.some(one => one.id === link.measure))) return { kind: 'measure' }
  const wanted = new Set(measures.flatMap(codeArticles))
  const common = (argument.authorities ?? [])
    .map(one => articleOfId(one.source))
    .find(one => one && wanted.has(one))
  return common ? { kind: 'article', article: common } : undefined
}

/** `CSI, art. L. 851-3`, `CPP, art. 706-96 et 706-99`: a code and the articles after it. */
const CODE_AND_ARTICLES =
  /\b([A-Z]{2,6}),\s*art\.\s*((?:[LRD]\.\s*)?\d[\d-]*(?:(?:,\s*|\s+et\s+)(?:[LRD]\.\s*)?\d[\d-]*)*)/g

/** The articles of codes a measure says it changes, in its title or in what it does: `CSI L851-3`. */
function codeArticles({ title, does }: Measure): string[] {
  return [...`${title} ${does}`.replace(/[\u00a0\u202f]/g, ' ').matchAll(CODE_AND_ARTICLES)].flatMap(
    ([, code = '', list = '']) =>
      list.split(/,\s*|\s+et\s+/).map(number => `${code}\u00a0${number.replace(/[.\s]/g, '')}`),
  )
}

/** The article of a code that the id of a source names: `CSI-L851-3`. */
function articleOfId(id: string): string | undefined {
  const [, code, number] = /^([A-Z]{2,6})-([LRD]?\d[\d-]*)$/.exec(id) ?? []
  return code && number ? `${code}\u00a0${number}` : undefined
}
