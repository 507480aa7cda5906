import { isUtf8 } from 'node:buffer'
import { Refusal } from '../refusal.ts'

const LATIN_DECLARATION =
  /^<\?xml[^>]{0,200}?encoding=["'](?:iso-8859-1|iso-8859-15|latin1|windows-1252)["']/i

/** The text of a file: UTF-8 with or without a mark, UTF-16 with one, Latin-1 where the XML says so. Nothing is guessed. */
export function textOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  // with its mark, a text would take two bytes a character, and all that is made of it
  if (isUtf8(bytes)) return bytes.toString('utf8', hasByteOrderMark(bytes) ? 3 : 0)
  if (LATIN_DECLARATION.test(bytes.toString('latin1', 0, 300)))
    return new TextDecoder('windows-1252').decode(bytes)
  throw new Refusal('le texte n’est pas en UTF-8 et le fichier n’annonce pas d’autre encodage')
}

const hasByteOrderMark = (bytes: Buffer) => bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf

/** The name of the root element, without reading the document; `!DOCTYPE` when it starts by declaring a type. */
export function rootOf(text: string): string | undefined {
  let at = 0
  for (;;) {
    while (/\s/.test(text[at] ?? '')) at += 1
    const end = text.startsWith('<?', at) ? '?>' : text.startsWith('<!--', at) ? '-->' : undefined
    if (!end) break
    const close = text.indexOf(end, at)
    if (close < 0) return undefined
    at = close + end.length
  }
  return /^<(!DOCTYPE|[A-Za-z_][\w.-]*)/i.exec(text.slice(at, at + 100))?.[1]
}

/** Whether a file may hold a record, from its first bytes: what is neither XML, JSON nor a bibliography is passed over. */
export function mayHold(head: Buffer): boolean {
  const wide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
  return (
    wide ||
    /^(?:\u00ef\u00bb\u00bf)?\s*(?:[<{[]|TY {2}- |@[a-z]+ ?[{(]|%.*\n@[a-z]|% Requ.{1,2}te ?:|Matricule,Qualit|id;nom;nom_de_famille;|sep=|Nature\tNum)/i.test(
      head.toString('latin1', 0, 200),
    )
  )
}
