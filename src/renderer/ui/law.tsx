import { href } from './route.ts'

/** Articles and decisions a rule rests on, each one click away in the library. */
export const Laws = ({ articles }: { readonly articles: readonly string[] }) => (
  <span className="laws">
    {articles.map((article, index) => (
      <span key={article}>
        {index > 0 && ', '}
        <a href={href(['bibliotheque'], { q: article.replace(/^art\. /, '') })}>{article}</a>
      </span>
    ))}
  </span>
)
