import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { Refusal } from '../refusal.ts'

export type Attributes = Readonly<Record<string, string>>

/** The events of an XML document, in its order. */
export interface XmlEvents {
  /** the only elements whose attributes are needed; the others may come without theirs */
  readonly withAttributes?: ReadonlySet<string>
  /** returns `true` to skip the content of the element, if the reader can */
  open(name: string, attributes: Attributes): unknown
  text(text: string): void
  close(name: string): void
}

const MAX_DEPTH = 200

/**
 * Reads a whole XML document. Throws a Refusal, in French, when the document is not well formed, declares a type or an entity (so no
 * expansion is possible), or nests more than 200 elements.
 */
export function readXml<E extends XmlEvents>(text: string, events: E): E {
  const parser = new SaxesParser<object>()
  let depth = 0
  parser.on('doctype', () => {
    throw new Refusal('le fichier contient une définition de type (DTD), refusée par prudence')
  })
  parser.on('error', error => {
    const at = /^(\d+):(\d+)/.exec(error.message)
    throw new Refusal(`XML mal formé (${at ? `ligne ${at[1]}, caractère ${at[2]}` : 'fin inattendue'})`)
  })
  parser.on('opentag', tag => {
    if (++depth > MAX_DEPTH)
      throw new Refusal('le fichier emboîte trop d’éléments XML les uns dans les autres')
    events.open(tag.name, (tag as SaxesTagPlain).attributes)
  })
  parser.on('closetag', tag => {
    depth -= 1
    events.close(tag.name)
  })
  parser.on('text', chunk => events.text(chunk))
  parser.on('cdata', chunk => events.text(chunk))
  parser.write(text).close()
  return events
}
