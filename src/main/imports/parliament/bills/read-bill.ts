import { isUtf8 } from 'node:buffer'
import { type Cut, cutText } from '../../../../shared/campaign/bills/cut.ts'
import { textOf } from '../../containers/decode-text.ts'
import { foreignKind } from '../../containers/foreign-kind.ts'
import { isPage } from '../../containers/read-page.ts'
import { Refusal } from '../../refusal.ts'
import { isAkn, readAkn } from './akn.ts'
import { type Identity, identityOfFront, identityOfName, mergeIdentities } from './bill-identity.ts'
import { type Block, pageOf } from './page-blocks.ts'

/** A text of a bill as its chamber published it, cut; nothing of it is kept yet. */
export interface ReadBill extends Identity {
  readonly cut: Cut
}

/**
 * Reads a published text by its content: a page of the Assemblée or of the Sénat, Akoma Ntoso of the Sénat, plain text. `name`: that of
 * its file, which says the document where the chambers name it so. Throws a Refusal with what to take instead.
 */
export function readBill(bytes: Buffer, name: string): ReadBill {
  const kind = foreignKind(bytes)
  if (kind) throw new Refusal(`ce fichier est ${kind}`)
  const text = decodeText(bytes)
  if (/^\s*[{[]/.test(text)) throw new Refusal(cardSaid(text, name))
  if (isAkn(text)) {
    const { identity, title, lines } = readAkn(text)
    const cut = cutLines(lines.map(line => ({ text: line, style: '' })))
    // the front page is not in the body
    return { ...mergeIdentities(identity, identityOfName(name)), cut: { ...cut, title: title || cut.title } }
  }
  if (isPage(text) || /<p[\s>]/i.test(text.slice(0, 20_000))) {
    const { meta, title, blocks } = pageOf(text)
    const cut = cutLines(blocks)
    const texts = blocks.map(one => one.text)
    const front = texts.slice(0, firstArticle(blocks))
    const identity = mergeIdentities(
      identityOfFront(front.slice(0, 80), texts.slice(-20), meta),
      identityOfName(name),
    )
    const printStage = identityOfName(name)?.printStage ?? identity.printStage
    return { ...identity, printStage, cut: { ...cut, title: cut.title || title } }
  }
  const cut = cutText(text)
  const all = text.split(/\r?\n/)
  return { ...mergeIdentities(identityOfFront(all.slice(0, 80), all.slice(-20)), identityOfName(name)), cut }
}

/** Pages of the Assemblée before 2019 are in Latin-1, as their head says; so are those of the Sénat. */
function decodeText(bytes: Buffer): string {
  if (isUtf8(bytes) || bytes[0] === 0xff || bytes[0] === 0xfe) return textOf(bytes)
  if (/charset=["']?(?:iso-8859-1|windows-1252)/i.test(bytes.toString('latin1', 0, 2000)))
    return new TextDecoder('windows-1252').decode(bytes)
  return textOf(bytes)
}

function cardSaid(text: string, name: string): string {
  const uid = /"uid"\s*:\s*"([A-Z]{4}(?:AN|SN)R5\w+)"/.exec(text)?.[1] ?? identityOfName(name)?.source
  return uid && /"document"/.test(text)
    ? `c’est la fiche du document «\u00a0${uid}\u00a0», que l’Assemblée publie sans son texte : prenez la page qui le porte («\u00a0${uid}.html\u00a0» de son open data)`
    : 'ce JSON ne porte pas le texte d’une loi'
}

const heading = /^articles?\s+(?:1\s?er|premier|unique|liminaire|\d+)/i
const isHeading = ({ text, style }: Block) =>
  /ArticleNum/i.test(style) || (heading.test(text) && text.length < 90)
const firstArticle = (blocks: readonly Block[]) => {
  const at = blocks.findIndex(isHeading)
  return at < 0 ? blocks.length : at
}

/** Lines that the publisher made: each is a unit. The statement of reasons, and what the site prints after the text, are left out. */
function cutLines(blocks: readonly Block[]): Cut {
  const remarks: string[] = []
  const ownBlocks = withoutFoot(withoutReasons(blocks), remarks)
  const first = firstArticle(ownBlocks)
  const front = ownBlocks.slice(0, first).map(one => one.text)
  const lines = ownBlocks.slice(first).flatMap(block => {
    if (!/ArticleNum/i.test(block.style)) return [block.text]
    // an article of a finance bill bears a title of its own beside its number
    const [, number, title] =
      /^(.*?\d\S*(?:\s+(?:[a-z]+ies|bis|ter|quater|[A-Z]{1,3}))*)\s*[:–—-]\s*(\p{L}.{3,})$/u.exec(
        block.text,
      ) ?? []
    if (!number || !title) return [block.text]
    remarks.push(
      `${number} : son intitulé («\u00a0${title}\u00a0») n’est pas un alinéa, il n’a pas été gardé.`,
    )
    return [number]
  })
  const tables = ownBlocks.slice(first).filter(one => one.style === 'table').length
  if (tables > 0)
    remarks.push(
      tables === 1
        ? 'Un tableau compte ici pour un alinéa : vérifiez-le sur le texte imprimé.'
        : `${tables} tableaux comptent ici pour un alinéa chacun : vérifiez-le sur le texte imprimé.`,
    )
  // a blank line between two units; the name of the bill, before them, is of several lines
  const cut = cutText(`${front.join('\n')}\n\n${lines.join('\n\n')}`)
  return { ...cut, remarks: [...remarks, ...cut.remarks] }
}

/** Drops the blocks from the « exposé des motifs » to the name of the bill that opens its text, or to the first article. */
function withoutReasons(blocks: readonly Block[]): readonly Block[] {
  const from = blocks.findIndex(one => /^EXPOSÉ DES MOTIFS$/i.test(one.text))
  const first = firstArticle(blocks)
  if (from < 0 || from > first) return blocks
  const headingAt = blocks.findLastIndex(
    (one, at) => at > from && at < first && /^pro(?:position|jet) de loi\b/i.test(one.text),
  )
  return [...blocks.slice(0, from), ...blocks.slice(headingAt > 0 ? headingAt + 1 : first)]
}

/** A line of a text ends with a stop, a guillemet or a bracket: what follows the last of them is the site’s. */
function withoutFoot(blocks: readonly Block[], remarks: string[]): readonly Block[] {
  const end =
    blocks.findLastIndex(
      ({ text, style }) => /[.;:»)]$/.test(text) || style === 'table' || heading.test(text),
    ) + 1
  const foot = blocks.slice(end).filter(one => one.text.length > 2)
  if (foot.length > 0 && end > firstArticle(blocks))
    remarks.push(
      `Laissé de côté après le dernier alinéa : «\u00a0${foot
        .map(one => one.text)
        .join(' ')
        .slice(0, 80)}\u00a0».`,
    )
  return blocks.slice(0, end)
}
