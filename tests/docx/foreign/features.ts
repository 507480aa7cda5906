import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'

/** A Word file with one feature, as the programs that write it do. */
export interface Feature {
  readonly name: string
  readonly body: string
  readonly parts?: Readonly<Record<string, string>>
  /** words that stand on its page */
  readonly words: readonly string[]
  /** a piece of the sentence that says what is not taken */
  readonly told?: string
}

const NAMESPACES = Object.entries({
  w: 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  r: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  m: 'http://schemas.openxmlformats.org/officeDocument/2006/math',
  v: 'urn:schemas-microsoft-com:vml',
  o: 'urn:schemas-microsoft-com:office:office',
  w14: 'http://schemas.microsoft.com/office/word/2010/wordml',
  a: 'http://schemas.openxmlformats.org/drawingml/2006/main',
  wp: 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
  wps: 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape',
  wpg: 'http://schemas.microsoft.com/office/word/2010/wordprocessingGroup',
  mc: 'http://schemas.openxmlformats.org/markup-compatibility/2006',
  c: 'http://schemas.openxmlformats.org/drawingml/2006/chart',
  dgm: 'http://schemas.openxmlformats.org/drawingml/2006/diagram',
})
  .map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`)
  .join(' ')
const STRICT = 'http://purl.oclc.org/ooxml/wordprocessingml/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

const p = (content: string, properties = '') => `<w:p><w:pPr>${properties}</w:pPr>${content}</w:p>`
const r = (text: string, properties = '') =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
const by = (id: number) => `w:id="${id}" w:author="Me Durand" w:date="2026-03-02T10:00:00Z"`
const field = (instruction: string, result: string) =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
const formField = (instruction: string, data: string) =>
  `<w:r><w:fldChar w:fldCharType="begin"><w:ffData>${data}</w:ffData></w:fldChar></w:r><w:r><w:instrText>${instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`
const item = (text: string, level: number, list = 1) =>
  p(r(text), `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`)
const cell = (content: string, properties = '') =>
  `<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/>${properties}</w:tcPr>${content}</w:tc>`
const row = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`
const table = (...rows: string[]) =>
  `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid>${rows.join('')}</w:tbl>`
const drawing = (graphic: string) =>
  `<w:r><w:drawing><wp:inline><wp:extent cx="914400" cy="914400"/><wp:docPr id="1" name="Dessin"/><a:graphic><a:graphicData>${graphic}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`
const shape = (text: string) =>
  `<wps:wsp><wps:txbx><w:txbxContent>${p(r(text))}</w:txbxContent></wps:txbx></wps:wsp>`
const alternate = (choice: string, fallback: string) =>
  `<w:r><mc:AlternateContent><mc:Choice Requires="wps">${choice}</mc:Choice><mc:Fallback>${fallback}</mc:Fallback></mc:AlternateContent></w:r>`
const control = (content: string, properties = '') =>
  `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`
const root = (name: string, content: string) => `<w:${name} ${NAMESPACES}>${content}</w:${name}>`
const notes = (kind: 'footnote' | 'endnote', text: string) =>
  root(
    `${kind}s`,
    `<w:${kind} w:id="-1" w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:${kind}><w:${kind} w:id="0" w:type="continuationSeparator"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:${kind}><w:${kind} w:id="2">${p(`<w:r><w:${kind}Ref/></w:r>${r(text)}`)}</w:${kind}>`,
  )
const levels = ['decimal', 'lowerLetter', 'lowerRoman']
  .map(
    (format, level) =>
      `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="%${level + 1}."/></w:lvl>`,
  )
  .join('')

/** Each element of WordprocessingML that a lawyer meets, one a file. */
export const FEATURES: readonly Feature[] = [
  {
    name: 'champs simples',
    body: p(`<w:fldSimple w:instr=" AUTHOR ">${r('Claire Morel')}</w:fldSimple>`),
    words: ['Claire Morel'],
  },
  {
    name: 'champs complexes imbriqués',
    body: p(`${r('Le ')}${field(` IF ${field(' DATE ', 'mardi')} = "x" `, 'trois mars')}`),
    words: ['trois mars'],
  },
  { name: 'publipostage', body: p(field(' MERGEFIELD Nom ', '«Nom_du_client»')), words: ['«Nom_du_client»'] },
  {
    name: 'case cochée d’un formulaire',
    body: p(`${formField(' FORMCHECKBOX ', '<w:checkBox><w:checked/></w:checkBox>')}${r(' accord donné')}`),
    words: ['☒ accord donné'],
  },
  {
    name: 'liste d’un formulaire',
    body: p(
      formField(
        ' FORMDROPDOWN ',
        '<w:ddList><w:result w:val="1"/><w:listEntry w:val="Paris"/><w:listEntry w:val="Grenoble"/></w:ddList>',
      ),
    ),
    words: ['Grenoble'],
  },
  {
    name: 'contrôles de contenu',
    body: control(
      p(
        `${control(r('mot du contrôle'), '<w:text/>')}${control('<w:r><w:t>☒</w:t></w:r>', '<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>')}`,
      ),
    ),
    words: ['mot du contrôle', '☒'],
  },
  {
    name: 'contrôle répété, autour de lignes et de cellules',
    body: table(control(row(cell(p(r('cellule une'))), control(cell(p(r('cellule deux'))))))),
    words: ['cellule une', 'cellule deux'],
  },
  {
    name: 'mise en forme suivie',
    body: p(
      r('mot changé', `<w:b/><w:rPrChange ${by(1)}><w:rPr/></w:rPrChange>`),
      `<w:pPrChange ${by(2)}><w:pPr><w:jc w:val="center"/></w:pPr></w:pPrChange>`,
    ),
    words: ['mot changé'],
  },
  {
    name: 'ligne ajoutée, ligne supprimée',
    body: table(
      `<w:tr><w:trPr><w:ins ${by(1)}/></w:trPr>${cell(p(`<w:ins ${by(2)}>${r('ligne ajoutée')}</w:ins>`))}</w:tr>`,
      row(cell(p(r('ligne gardée')))),
    ),
    words: ['ligne ajoutée', 'ligne gardée'],
  },
  {
    name: 'zone de texte, et sa variante ancienne',
    body: p(
      r('Avant. ') +
        alternate(
          `<w:drawing><wp:anchor>${shape('dans la zone')}</wp:anchor></w:drawing>`,
          `<w:pict><v:shape><v:textbox><w:txbxContent>${p(r('dans la zone'))}</w:txbxContent></v:textbox></v:shape></w:pict>`,
        ),
    ),
    words: ['Avant.', 'dans la zone'],
  },
  {
    name: 'groupe de deux zones de texte',
    body: p(drawing(`<wpg:wgp>${shape('première zone')}${shape('seconde zone')}</wpg:wgp>`)),
    words: ['première zone', 'seconde zone'],
  },
  {
    name: 'image VML',
    body: p('<w:r><w:pict><v:shape alt="Plan"><v:imagedata r:id="rImage"/></v:shape></w:pict></w:r>'),
    words: [],
    told: 'image',
  },
  {
    name: 'objet OLE',
    body: p(
      `${r('Voir le tableau. ')}<w:r><w:object><v:shape><v:imagedata r:id="rImage"/></v:shape><o:OLEObject Type="Embed" ProgID="Excel.Sheet.12" r:id="rObjet"/></w:object></w:r>`,
    ),
    words: ['Voir le tableau.'],
    told: 'objet incorporé',
  },
  { name: 'graphique', body: p(drawing('<c:chart r:id="rGraphique"/>')), words: [], told: 'objet incorporé' },
  {
    name: 'diagramme',
    body: p(drawing('<dgm:relIds r:dm="rDonnees"/>')),
    words: [],
    told: 'objet incorporé',
  },
  {
    name: 'contrôle ActiveX',
    body: p('<w:r><w:object><w:control r:id="rActiveX" w:name="Bouton"/></w:object></w:r>'),
    words: [],
    told: 'objet incorporé',
  },
  {
    name: 'dessin à l’encre',
    body: p(`${r('Signé ')}<w:r><w14:contentPart r:id="rEncre"/></w:r>`),
    words: ['Signé'],
    told: 'objet incorporé',
  },
  {
    name: 'notes de bas de page et leurs séparateurs',
    body: p(`${r('Appel')}<w:r><w:footnoteReference w:id="2"/></w:r>`),
    parts: { 'word/footnotes.xml': notes('footnote', ' note du bas') },
    words: ['Appel', 'note du bas'],
  },
  {
    name: 'notes de fin',
    body: p(`${r('Appel')}<w:r><w:endnoteReference w:id="2"/></w:r>`),
    parts: { 'word/endnotes.xml': notes('endnote', ' note de fin') },
    words: ['note de fin'],
  },
  {
    name: 'listes à plusieurs niveaux, numérotation reprise',
    body: item('un', 0) + item('un a', 1) + item('un a i', 2) + item('encore un', 0, 2),
    words: ['un a i', 'encore un'],
  },
  {
    name: 'sections, en-têtes différents',
    body: `${p(r('Première section'), '<w:sectPr><w:headerReference w:type="default" r:id="rEntete"/></w:sectPr>')}${p(r('Seconde section'))}`,
    parts: { 'word/header1.xml': root('hdr', p(r('Cabinet Morel, avocats'))) },
    words: ['Première section', 'Seconde section'],
    told: 'Cabinet Morel',
  },
  {
    name: 'cellules fusionnées',
    body: table(
      row(cell(p(r('fusion')), '<w:vMerge w:val="restart"/>'), cell(p(r('droite')))),
      row(cell(p(''), '<w:vMerge/>'), cell(p(r('bas')))),
    ),
    words: ['fusion', 'droite', 'bas'],
  },
  {
    name: 'tableau dans un tableau',
    body: table(row(cell(table(row(cell(p(r('dedans'))))) + p(r('après'))))),
    words: ['dedans', 'après'],
  },
  {
    name: 'mots de droite à gauche',
    body: p(`<w:dir w:val="rtl"><w:bdo w:val="rtl">${r('שלום', '<w:rtl/>')}</w:bdo></w:dir>`, '<w:bidi/>'),
    words: ['שלום'],
  },
  {
    name: 'symboles, traits d’union, tabulations',
    body: p(
      '<w:r><w:sym w:font="Wingdings" w:char="F0E0"/><w:t>grand</w:t><w:noBreakHyphen/><w:t>mère</w:t><w:tab/><w:t>fin</w:t></w:r>',
    ),
    words: ['→', 'grand\u2011mère', 'fin'],
  },
  {
    name: 'texte masqué',
    body: p(r('visible ') + r('secret du cabinet', '<w:vanish/>')),
    words: ['visible'],
    told: 'texte masqué',
  },
  {
    name: 'équation',
    body: p('<m:oMath><m:r><m:t>a=2</m:t></m:r></m:oMath>'),
    words: ['a=2'],
    told: 'formule',
  },
  {
    name: 'bibliographie et citation',
    body:
      p(field(' CITATION Dup24 ', '(Dupont, 2024)')) +
      control(p(field(' BIBLIOGRAPHY ', 'Dupont, Traité.')), '<w:bibliography/>'),
    words: ['(Dupont, 2024)', 'Dupont, Traité.'],
  },
  {
    name: 'données XML',
    body: p(
      `<w:smartTag w:element="date"><w:customXml w:element="jour">${r('le 3 mars')}</w:customXml></w:smartTag>`,
    ),
    parts: { 'customXml/item1.xml': '<donnees xmlns="urn:x">rien</donnees>' },
    words: ['le 3 mars'],
  },
  {
    name: 'annotation phonétique',
    body: p(`<w:r><w:ruby><w:rt>${r('kanji')}</w:rt><w:rubyBase>${r('漢字')}</w:rubyBase></w:ruby></w:r>`),
    words: ['漢字'],
    told: 'annotation phonétique',
  },
  {
    name: 'document joint, sous-document',
    body: `<w:altChunk r:id="rHtml"/>${p('<w:subDoc r:id="rSous"/>')}${p(r('Reste'))}`,
    words: ['Reste'],
    told: 'document joint dans le fichier ; un sous-document',
  },
  {
    name: 'glossaire',
    body: p(r('Texte')),
    parts: {
      'word/glossary/document.xml': root(
        'glossaryDocument',
        `<w:docParts><w:docPart><w:docPartBody>${p(r('insertion automatique'))}</w:docPartBody></w:docPart></w:docParts>`,
      ),
    },
    words: ['Texte'],
  },
  { name: 'variante stricte', body: p(r('texte strict')), words: ['texte strict'] },
  {
    name: 'commentaires et réponses',
    body: p(
      `<w:commentRangeStart w:id="1"/>${r('mot commenté')}<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>`,
    ),
    parts: {
      'word/comments.xml': root(
        'comments',
        `<w:comment ${by(1)}>${p(r('À revoir'))}</w:comment><w:comment ${by(2)}>${p(r('Vu'))}</w:comment>`,
      ),
    },
    words: ['mot commenté'],
  },
  {
    name: 'cadre et lettrine',
    body: p(r('L'), '<w:framePr w:dropCap="drop" w:lines="3"/>') + p(r('a commune')),
    words: ['a commune'],
  },
  {
    name: 'lien interne, signet, appel de page',
    body:
      p(`<w:bookmarkStart w:id="1" w:name="ici"/>${r('cible')}<w:bookmarkEnd w:id="1"/>`) +
      p(`<w:hyperlink w:anchor="ici">${r('voir cible')}</w:hyperlink>${field(' PAGEREF ici ', '3')}`),
    words: ['cible', 'voir cible'],
  },
]

const RELATIONS: Readonly<Record<string, readonly [string, string]>> = {
  'word/footnotes.xml': ['footnotes', 'footnotes.xml'],
  'word/endnotes.xml': ['endnotes', 'endnotes.xml'],
  'word/comments.xml': ['comments', 'comments.xml'],
  'word/header1.xml': ['header', 'header1.xml'],
  'word/numbering.xml': ['numbering', 'numbering.xml'],
  'word/styles.xml': ['styles', 'styles.xml'],
  'word/glossary/document.xml': ['glossaryDocument', 'glossary/document.xml'],
}
const contentType = (path: string) =>
  `application/vnd.openxmlformats-officedocument.wordprocessingml.${/(\w+?)\d?\.xml$/.exec(path)?.[1] ?? ''}+xml`

/** The Word file of a feature. */
export async function featureFile({ name, body, parts = {} }: Feature): Promise<Buffer> {
  const isStrict = name === 'variante stricte'
  const all: Record<string, string> = {
    'word/styles.xml': root(
      'styles',
      '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>',
    ),
    'word/numbering.xml': root(
      'numbering',
      `<w:abstractNum w:abstractNumId="0">${levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`,
    ),
    ...parts,
    'word/document.xml': root('document', `<w:body>${body}<w:sectPr/></w:body>`),
  }
  const links = Object.entries(RELATIONS)
    .filter(([path]) => path in all)
    .map(
      ([, [type, target]], at) =>
        `<Relationship Id="${type === 'header' ? 'rEntete' : `r${at}`}" Type="${OFFICE}/${type}" Target="${target}"/>`,
    )
  const relationships = (...list: string[]) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join('')}</Relationships>`
  const files: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${Object.keys(
      all,
    )
      .filter(path => path.startsWith('word/'))
      .map(
        path =>
          `<Override PartName="/${path}" ContentType="${path === 'word/document.xml' ? contentType('document.main.xml').replace('main+xml', 'document.main+xml') : contentType(path)}"/>`,
      )
      .join('')}</Types>`,
    '_rels/.rels': relationships(
      `<Relationship Id="r1" Type="${isStrict ? 'http://purl.oclc.org/ooxml/officeDocument/relationships' : OFFICE}/officeDocument" Target="word/document.xml"/>`,
    ),
    'word/_rels/document.xml.rels': relationships(...links),
    ...all,
  }
  const zip = new ZipFile()
  for (const [path, text] of Object.entries(files)) {
    const written = isStrict
      ? text.replace(/http:\/\/schemas[^"]*wordprocessingml\/2006\/main/g, STRICT)
      : text
    zip.addBuffer(Buffer.from(written), path)
  }
  zip.end()
  return buffer(zip.outputStream)
}
