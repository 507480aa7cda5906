import { href } from '../kernel/route.ts'

/** Articles and decisions a rule rests on, each one click away in the library. */
export const Laws = ({ articles }: { readonly articles: readonly string[] }) => (
  <span className="laws">
    {articles.map((article, index) => (
      <span key={article}>
        {index > 0 && ', '}
        <a
          href={href(['bibliotheque'], { q: article.replace(/^art\. /, '') })}
          {...(article.startsWith('art.') && { className: 'whole' })}
        >
          {article}
        </a>
      </span>
    ))}
  </span>
)

/** The articles a sentence of law names: `art. R. 311-12 et R. 311-13 CRPA, art. L. 342-1 CRPA` gives three. */
export function articlesOf(law: string): string[] {
  return law.split(', art.').flatMap((one, at) => {
    const text = at === 0 ? one : `art.${one}`
    const [, first, second, code] = /^art\.\s(\S.*) et (\S.*?) (\S+|du .+|de .+)$/.exec(text) ?? []
    return first && second && code ? [`art. ${first} ${code}`, `art. ${second} ${code}`] : [text]
  })
}
