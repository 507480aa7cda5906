/** Style ids and the names Word knows them by: built-in names are translated by Word itself. */
export const styleNames = {
  Normal: 'Normal',
  BodyText: 'Body Text',
  NumberedParagraph: 'Paragraphe numéroté',
  Heading1: 'heading 1',
  Heading2: 'heading 2',
  Heading3: 'heading 3',
  Heading4: 'heading 4',
  Heading5: 'heading 5',
  TOCHeading: 'TOC Heading',
  TOC1: 'toc 1',
  TOC2: 'toc 2',
  TOC3: 'toc 3',
  Title: 'Title',
  Subtitle: 'Subtitle',
  Date: 'Date',
  Quote: 'Quote',
  QuoteSource: 'Source de la citation',
  ListBullet: 'List Bullet',
  ListNumber: 'List Number',
  Claims: 'Conclusions',
  Lead: 'Phrase des conclusions',
  Right: 'Date et lieu',
  Box: 'Encadré',
  Request: 'Demande',
  Signature: 'Signature',
  Court: 'Juridiction',
  CoverHeading: 'Rubrique de couverture',
  CoverParty: 'Partie',
  CoverDetail: 'Détail de partie',
  CoverAgainst: 'Acte attaqué',
  TableText: 'Texte de tableau',
  TableHead: 'Titre de colonne',
  Caption: 'caption',
  Picture: 'Image',
  TOAHeading: 'toa heading',
  TableofAuthorities: 'table of authorities',
  Header: 'header',
  LetterheadName: 'Nom d’en-tête',
  LetterheadRule: 'Filet d’en-tête',
  FootnoteText: 'footnote text',
  CommentText: 'annotation text',
  Footer: 'footer',
} as const

export type StyleId = keyof typeof styleNames

export const styleIds = Object.keys(styleNames) as StyleId[]

/** The bookmark of an exhibit: a Word name, at most forty letters, digits and underscores. */
export const exhibitBookmark = (exhibit: string) => bookmark('PJ', exhibit)

/** The bookmark of a block, for contents lines and cross-references. */
export const blockBookmark = (block: string) => bookmark('_Ref', block)

/** The bookmark of a note's call. */
export const noteBookmark = (note: string) => bookmark('_Note', note)

/** Block id of a bookmark, among `ids`. */
export const blockAt = (name: string, ids: Iterable<string>) =>
  [...ids].find(id => blockBookmark(id) === name)

/** Ids outside Word's alphabet keep what is readable and gain a checksum, so that two never meet. */
function bookmark(prefix: string, id: string): string {
  const plain = id.replace(/[^A-Za-z0-9_]/g, '_')
  const room = 40 - prefix.length - 1
  if (plain === id && plain.length <= room) return `${prefix}_${plain}`
  return `${prefix}_${plain.slice(0, room - 8)}_${checksum(id)}`
}

/** Seven letters and digits that two texts have in common by chance once in four thousand million. */
export function checksum(text: string): string {
  let sum = 0x811c9dc5
  for (const unit of text) sum = Math.imul(sum ^ (unit.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return sum.toString(36).padStart(7, '0').slice(-7)
}
