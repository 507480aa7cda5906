import type { DrawnPage, DrawnText } from '../../shared/word/drawn-page.ts'
import { pictureAddress } from '../kernel/pictures.ts'
import { withKeys } from '../ui/keyed.ts'
import './page-picture.css'

/** A page as it would be printed, drawn small from the words and places of the estimator. */
export const PagePicture = ({ page, name }: { readonly page: DrawnPage; readonly name: string }) => (
  <figure className="page-picture">
    <svg
      viewBox={`0 0 ${page.width} ${page.height}`}
      role="img"
      aria-label={name}
      data-face={page.face}
      className="page-paper"
    >
      {withKeys(page.pictures, one => `${one.hash}/${one.y}`).map(({ key, item }) => (
        <image
          key={key}
          href={pictureAddress(item)}
          x={item.x}
          y={item.y}
          width={item.width}
          height={item.height}
          preserveAspectRatio="none"
        />
      ))}
      {withKeys(page.rules, one => `${one.x}/${one.y}/${one.height ?? 0}`).map(({ key, item }) => (
        <line key={key} x1={item.x} x2={item.x + item.width} y1={item.y} y2={item.y + (item.height ?? 0)} />
      ))}
      {withKeys(page.texts, one => `${one.x}/${one.y}`).map(({ key, item }) => (
        <Words key={key} of={item} />
      ))}
    </svg>
    <figcaption className="help">{name}</figcaption>
  </figure>
)

const Words = ({ of }: { readonly of: DrawnText }) => (
  <text
    x={of.x}
    y={of.y}
    fontSize={of.size}
    fontWeight={of.bold ? 700 : 400}
    fontStyle={of.italic ? 'italic' : 'normal'}
    textDecoration={of.underline ? 'underline' : undefined}
    textAnchor={of.centred ? 'middle' : 'start'}
    className={of.marked ? 'page-marked' : undefined}
    style={of.color ? { fill: `#${of.color}` } : undefined}
    {...(of.width > 0 ? { textLength: of.width, lengthAdjust: 'spacing' } : {})}
  >
    {of.text}
  </text>
)
