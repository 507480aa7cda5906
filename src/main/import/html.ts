const blocks = new Set(
  (
    'p div br ul ol li table thead tbody tfoot tr caption blockquote center dl dt dd hr pre ' +
    'h1 h2 h3 h4 h5 h6'
  ).split(' '),
)

/** Turns the inline XHTML of a public file into plain text: a line per block, ` | ` between the cells of a row. */
export function plainText() {
  let out = ''
  let cells = 0
  let first = true
  let fresh = true
  const block = () => {
    if (fresh) return
    out += cells ? ' ' : '\n'
    fresh = !cells
  }
  return {
    open(name: string) {
      if (name === 'td' || name === 'th') {
        cells += 1
        if (!first) {
          out += ' | '
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
      const flat = text.replace(/[\s\u00a0\u202f]+/g, ' ')
      if (!flat || (flat === ' ' && fresh)) return
      out += flat
      fresh = false
    },
    end: () => clean(out),
  }
}

/** Drops soft hyphens, doubled spaces, empty lines; decodes the entities the publisher escaped twice. */
export function clean(text: string): string {
  let plain = text
  if (/&(?:nbsp|lt|gt|amp|quot|apos|#\d+|#x[0-9a-f]+);/i.test(plain)) plain = again(plain)
  return plain
    .replace(/\u00ad/g, '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ *\n[ \n]*/g, '\n')
    .trim()
}

const named: Readonly<Record<string, string>> = {
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
      if (body[0] !== '#') return named[body.toLowerCase()] ?? whole
      const code = /^#x/i.test(body) ? Number.parseInt(body.slice(2), 16) : Number(body.slice(1))
      return code >= 32 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
    })
    .replace(/<br ?\/?>/gi, '\n')
}
