import type { Token, Tokens } from 'marked'
import { Fragment, type ReactNode } from 'react'
import { typeset } from '../../shared/french/typography.ts'

/** The pictures of the guide, by their name. */
const pictures: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(
    import.meta.glob<string>('../../../docs/pictures/*.png', {
      query: '?url',
      import: 'default',
      eager: true,
    }),
  ).map(([path, url]) => [path.slice(path.lastIndexOf('/') + 1), url]),
)

/** Draws blocks of the guide; what has no drawing of its own is drawn as its words. */
export const GuideBlocks = ({ blocks }: { readonly blocks: readonly Token[] }) =>
  withPlaces(blocks, block => drawBlock(block as Tokens.Generic))

/** Tokens never move once read: each is told from the others by its place. */
const withPlaces = (tokens: readonly Token[], draw: (token: Token) => ReactNode) =>
  [...tokens.entries()].map(([place, token]) => <Fragment key={place}>{draw(token)}</Fragment>)

const inner = (token: { readonly tokens?: readonly Token[] | undefined; readonly text?: string }) =>
  token.tokens ? withPlaces(token.tokens, drawWords) : typeset(token.text ?? '')

function drawBlock(block: Tokens.Generic): ReactNode {
  switch (block.type) {
    case 'space':
      return null
    case 'heading':
      return <h4>{inner(block)}</h4>
    case 'list':
      return <List {...(block as Tokens.List)} />
    case 'table':
      return <Table {...(block as Tokens.Table)} />
    case 'code':
      return <pre tabIndex={0}>{block.text}</pre>
    case 'blockquote':
      return (
        <blockquote>
          <GuideBlocks blocks={block.tokens ?? []} />
        </blockquote>
      )
    case 'text':
      return inner(block)
    default:
      return <p>{inner(block)}</p>
  }
}

function List({ ordered, start, items }: Tokens.List) {
  const lines = withPlaces(items, item => (
    <li>
      <GuideBlocks blocks={(item as Tokens.ListItem).tokens} />
    </li>
  ))
  return ordered ? <ol start={start || 1}>{lines}</ol> : <ul>{lines}</ul>
}

const Table = ({ header, rows }: Tokens.Table) => (
  <div className="guide-table">
    <table>
      <thead>
        <tr>
          {[...header.entries()].map(([place, cell]) => (
            <th key={place} scope="col">
              {inner(cell)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...rows.entries()].map(([row, cells]) => (
          <tr key={row}>
            {[...cells.entries()].map(([place, cell]) => (
              <td key={place}>{inner(cell)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

function drawWords(token: Token): ReactNode {
  const words = token as Tokens.Generic
  switch (words.type) {
    case 'strong':
      return <strong>{inner(words)}</strong>
    case 'em':
      return <em>{inner(words)}</em>
    case 'codespan':
      return <code>{words.text}</code>
    case 'br':
      return <br />
    case 'link':
      return /^https?:/.test(words.href) ? <a href={words.href}>{inner(words)}</a> : inner(words)
    case 'image':
      return <Picture {...(words as Tokens.Image)} />
    default:
      return inner(words)
  }
}

function Picture({ href, text }: Tokens.Image) {
  const url = pictures[href.slice(href.lastIndexOf('/') + 1)]
  return url ? <img src={url} alt={text} /> : null
}
