/** A link of the page, as LibreOffice writes it; what says where it leads is within. */
const LINK = /(\d+) 0 obj\n<<\/Type\/Annot((?:\/F 4)?\/Subtype\/Link(?:(?!endobj)[\s\S])*?)>>\nendobj\n/g
const OWN_CONTENTS = /\/Contents<[0-9A-F]*>/
/** Words of no language, as they are told LibreOffice so that it does not cut them; and French, of as many bytes. */
const [NO_LANGUAGE, FRENCH] = ['/Lang(zxx)', '/Lang(fr) ']

/**
 * Mends, for screen readers, what LibreOffice 25.2 leaves in the PDF of a text of ours: each link says where it leads (those of the
 * contents say nothing, others the name of a bookmark), and words that are kept whole are French. The links are written anew in an
 * incremental update, after the bytes of LibreOffice. A PDF of another build than is known here comes back as it is.
 */
export function readablePdf(pdf: Buffer): Buffer {
  const text = pdf.toString('latin1')
  const start = /startxref\n(\d+)\n%%EOF\s*$/.exec(text.slice(-200))?.[1]
  const trailer = /trailer\n<<([\s\S]*?)(?:\/DocChecksum[^\n]*)?\n?>>\nstartxref/.exec(
    text.slice(-2_000),
  )?.[1]
  if (start === undefined || trailer === undefined || !text.startsWith('xref', Number(start))) return pdf
  const french = text.replaceAll(NO_LANGUAGE, FRENCH)
  const pages = [...(/\/Type\/Pages[\s\S]*?\/Kids\[([^\]]*)\]/.exec(text)?.[1] ?? '').matchAll(/(\d+) 0 R/g)]
  const pageOf = new Map(pages.map(([, id], index) => [id, index + 1]))
  const links = [...text.matchAll(LINK)].flatMap(([, id = '', body = '']) => {
    const description = descriptionOf(body, pageOf)
    return description === undefined
      ? []
      : [{ id: Number(id), body: body.replace(OWN_CONTENTS, ''), description }]
  })
  let update = ''
  const entries = links
    .toSorted((a, b) => a.id - b.id)
    .map(({ id, body, description }) => {
      const offset = pdf.length + update.length
      update += `${id} 0 obj\n<</Type/Annot/Contents<${utf16(description)}>${body}>>\nendobj\n`
      return `${id} 1\n${String(offset).padStart(10, '0')} 00000 n \n`
    })
  if (entries.length === 0) return Buffer.from(french, 'latin1')
  const table = pdf.length + update.length
  update += `xref\n${entries.join('')}trailer\n<<${trailer}\n/Prev ${start}>>\nstartxref\n${table}\n%%EOF\n`
  return Buffer.from(french + update, 'latin1')
}

/** Where a link leads, in French; undefined where nothing of it is known. */
function descriptionOf(body: string, pageOf: ReadonlyMap<string | undefined, number>): string | undefined {
  const address = /\/URI\(((?:\\.|[^\\)])*)\)/.exec(body)?.[1]
  if (address !== undefined) return address.replace(/\\(.)/g, '$1')
  const page = pageOf.get(/\/Dest\[(\d+) 0 R/.exec(body)?.[1])
  return page === undefined ? undefined : `Aller à la page ${page}`
}

const utf16 = (text: string): string =>
  `FEFF${[...text].flatMap(sign => Array.from({ length: sign.length }, (_, at) => sign.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0'))).join('')}`
