import { href } from '../kernel/route.ts'

/** Lists the articles and decisions a rule rests on, each a link to the library. */
export const ArticleLinks = ({ articles }: { readonly articles: readonly string[] }) => (
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
