import { product } from '../product.ts'

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** The desktop entry: `Exec` opens the window, with the files of a double click. */
export function desktopEntry(): string {
  return `${[
    '[Desktop Entry]',
    'Type=Application',
    `Name=${product.productName}`,
    'GenericName=Atelier de rédaction juridique',
    `Comment=${product.summary}`,
    `Exec=${product.executable} %F`,
    `Icon=${product.executable}`,
    'Terminal=false',
    'Categories=Office;WordProcessor;',
    `MimeType=${product.mimeType};${word};application/zip;`,
    'Keywords=recours;requête;juridique;avocat;jurisprudence;amendement;parlement;plaidoyer;',
    'StartupNotify=true',
    `StartupWMClass=${product.executable}`,
  ].join('\n')}\n`
}

/** The MIME type of our packs, told by the end of their name. */
export function mimeInfo(): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="${product.mimeType}">
    <comment>${product.fileKind}</comment>
    <icon name="${product.mimeType.replace('/', '-')}"/>
    <glob pattern="*.${product.extension}"/>
  </mime-type>
</mime-info>
`
}

/** Pictures that a software centre shows, of `docs/pictures`: the first one first. */
const screenshots = [
  { name: 'dossier', caption: 'Un recours en cours d’écriture : plan, page, bibliothèque' },
  { name: 'library', caption: 'La bibliothèque : décisions, articles, arguments' },
  { name: 'campaign', caption: 'Les mesures d’un texte en discussion, et qui appeler' },
  { name: 'checks', caption: 'Ce que le contrôle a lu, et ce qui reste à vérifier' },
] as const

/** Addresses of the project for a software centre; its pictures are those of the tag of this version. */
const addresses = (homepage: string): string => `  <url type="homepage">${homepage}</url>
  <url type="bugtracker">${homepage}/issues</url>
  <url type="vcs-browser">${homepage}</url>
  <screenshots>
${screenshots
  .map(
    ({ name, caption }, place) => `    <screenshot${place === 0 ? ' type="default"' : ''}>
      <caption>${caption}</caption>
      <image type="source" width="1440" height="900">${homepage}/raw/v${product.version}/docs/pictures/${name}.png</image>
    </screenshot>
`,
  )
  .join('')}  </screenshots>
`

/** The description that software centres show. `date`: day of the release (YYYY-MM-DD). */
export function metainfo(date: string, homepage: string | undefined = product.homepage): string {
  const paragraphs = product.description.map(text => `    <p>${text}</p>`).join('\n')
  return `<?xml version="1.0" encoding="UTF-8"?>
<component type="desktop-application" xml:lang="fr">
  <id>${product.id}</id>
  <metadata_license>CC0-1.0</metadata_license>
  <project_license>${product.license}</project_license>
  <name>${product.productName}</name>
  <summary>${product.summary}</summary>
  <developer id="${product.id.split('.').slice(0, 2).join('.')}">
    <name>${product.authors}</name>
  </developer>
  <description>
${paragraphs}
  </description>
${homepage ? addresses(homepage) : ''}  <launchable type="desktop-id">${product.executable}.desktop</launchable>
  <icon type="stock">${product.executable}</icon>
  <categories>
    <category>Office</category>
    <category>WordProcessor</category>
  </categories>
  <languages>
    <lang>fr</lang>
  </languages>
  <provides>
    <binary>${product.executable}</binary>
    <mediatype>${product.mimeType}</mediatype>
  </provides>
  <content_rating type="oars-1.1"/>
  <releases>
    <release version="${product.version}" date="${date}"/>
  </releases>
</component>
`
}
