const blocks = new Set(
  (
    'p div br ul ol li table thead tbody tfoot tr caption blockquote center dl dt dd hr pre ' +
    'h1 h2 h3 h4 h5 h6'
  ).split(' '),
)

const unevenInLine = /[^\S \n]| {2}/

/** Space other than one plain space between two words, as `\s` counts it, its characters named one by one: several times quicker. */
const uneven = /[\t-\r\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]| {2}/

/**
 * Turns the inline XHTML of a public file into plain text: a line per block, ` | ` between the cells of a row. One is enough for
 * many texts, each begun by `begin`: made anew for each, its functions would be compiled anew as well.
 */
export function plainText() {
  let pieces: string[] = []
  /** the last piece, which may yet lose the space it ends with */
  let last = ''
  let cells = 0
  let first = true
  let fresh = true
  const put = (piece: string) => {
    if (last) pieces.push(last)
    last = piece
  }
  const endsWithSpace = () => last.endsWith(' ') || last.endsWith('\n')
  const space = () => {
    if (last && !endsWithSpace()) put(' ')
  }
  const line = () => {
    if (last.endsWith(' ')) last = last.slice(0, -1) || (pieces.pop() ?? '')
    if (last && !last.endsWith('\n')) put('\n')
  }
  const block = () => {
    if (fresh) return
    if (cells) space()
    else line()
    fresh = !cells
  }
  return {
    begin() {
      pieces = []
      last = ''
      cells = 0
      first = true
      fresh = true
    },
    open(name: string) {
      if (name === 'td' || name === 'th') {
        cells += 1
        if (!first) {
          space()
          put('| ')
          fresh = false
        }
        first = false
      } else if (blocks.has(name)) {
        block()
        if (name === 'tr') first = true
      }
    },
    close(name: string) {
      if (name === 'td' || name === 'th') cells -= 1
      else if (blocks.has(name)) block()
    },
    text(text: string) {
      // the line ends of the file mean nothing: only blocks make lines
      const flat = text === '\n' ? ' ' : uneven.test(text) ? text.replace(/\s+/g, ' ') : text
      if (!flat || (flat === ' ' && fresh)) return
      const rest = flat.startsWith(' ') && (!last || endsWithSpace()) ? flat.slice(1) : flat
      if (rest) put(rest)
      fresh = false
    },
    end() {
      put('')
      const plain = pieces.join('')
      return plain.includes('&') || plain.includes('\u00ad') ? clean(plain) : plain.trim()
    },
  }
}

/** Drops soft hyphens, doubled spaces, empty lines; decodes the entities the publisher escaped twice. */
export function clean(text: string): string {
  let plain = text
  if (plain.includes('&') && /&(?:nbsp|lt|gt|amp|quot|apos|#\d+|#x[0-9a-f]+);/i.test(plain))
    plain = again(plain)
  // most texts need none of these: a test costs a tenth of a replacement
  if (plain.includes('\u00ad')) plain = plain.replace(/\u00ad/g, '')
  if (unevenInLine.test(plain)) plain = plain.replace(/[^\S\n]+/g, ' ')
  if (/[ \n]\n|\n /.test(plain)) plain = plain.replace(/ *\n[ \n]*/g, '\n')
  return plain.trim()
}

const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: ' ',
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
}

function again(text: string): string {
  return text
    .replace(/&lt;br ?\/?&gt;/gi, '\n')
    .replace(/&(nbsp|lt|gt|amp|quot|apos|#\d{1,7}|#x[0-9a-f]{1,6});/gi, (whole, body: string) => {
      if (body[0] !== '#') return ENTITIES[body.toLowerCase()] ?? whole
      const code = /^#x/i.test(body) ? Number.parseInt(body.slice(2), 16) : Number(body.slice(1))
      return code >= 32 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
    })
    .replace(/<br ?\/?>/gi, '\n')
}

const tags = /<!--[\s\S]*?(?:-->|$)|<(\/?)([A-Za-z][A-Za-z0-9]*)(?:\s[^<>]*|\/)?>|[^<]+|</g
const DROPPED_TAG = /^(?:script|style)$/i

/** The plain text of a piece of HTML, as careless as it comes: nothing of it is ever shown as markup. */
export function htmlText(html: string): string {
  const content = plainText()
  let hiddenTag = ''
  for (const [whole, close, tag] of html.matchAll(tags)) {
    const name = tag?.toLowerCase()
    if (hiddenTag) {
      if (close && name === hiddenTag) hiddenTag = ''
    } else if (name && DROPPED_TAG.test(name)) {
      if (!close) hiddenTag = name
    } else if (name) {
      if (close) content.close(name)
      else content.open(name)
    } else if (!whole.startsWith('<!--')) content.text(letters(whole))
  }
  return clean(letters(content.end()))
}

const latin =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para ' +
  'middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute ' +
  'Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml ' +
  'Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml ' +
  'eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'
const entities = new Map<string, string>([
  ...latin.split(' ').map((name, at): [string, string] => [name, String.fromCharCode(160 + at)]),
  ...Object.entries({
    oelig: 'œ',
    OElig: 'Œ',
    euro: '€',
    hellip: '…',
    ndash: '–',
    mdash: '—',
    lsquo: '‘',
    rsquo: '’',
    ldquo: '“',
    rdquo: '”',
    bull: '•',
  }),
])

/** Replaces named letters and signs (`&eacute;`), which XML does not know. */
function letters(text: string): string {
  return text.includes('&')
    ? text.replace(/&([A-Za-z]+\d?);/g, (whole, name: string) => entities.get(name) ?? whole)
    : text
}

const markup = /<\/?(?:br|p|div|span|b|i|em|strong|sup|sub|a|font|table|tbody|tr|td|th|ul|ol|li)\b[^<>]*>/i

/** Some records hold markup as escaped text, line breaks above all: once more to plain text where there is any left. */
export function withoutMarks(text: string): string {
  return text.includes('<') && markup.test(text) ? htmlText(text.replaceAll('\n', '<br>')) : text
}
