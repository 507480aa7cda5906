import type { Mail } from '../../../shared/campaign/briefs/mail.ts'

interface MessageHead {
  readonly to?: string | undefined
  /** when it was made */
  readonly at: Date
  /** tells the two versions of the message apart */
  readonly id: string
}

/** A mail as a file that mail programs open as a draft to be sent (`X-Unsent`): text and HTML, in UTF-8. Nobody is named as its sender. */
export function emlOf(mail: Mail, { to, at, id }: MessageHead): string {
  const bound = `=_${id.replace(/\W/g, '')}`
  const part = (type: string, text: string) =>
    [
      `--${bound}`,
      `Content-Type: ${type}; charset=utf-8`,
      'Content-Transfer-Encoding: base64',
      '',
      wrapBase64(text),
    ].join('\r\n')
  const lines = [
    'X-Unsent: 1',
    ...(to ? [`To: ${to}`] : []),
    `Subject: ${encodedWords(mail.subject)}`,
    `Date: ${at.toUTCString().replace('GMT', '+0000')}`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/alternative; boundary="${bound}"`,
    '',
    part('text/plain', mail.text),
    ...letter(mail.html, bound, part),
    `--${bound}--`,
  ]
  return `${lines.join('\r\n')}\r\n`
}

type Part = (type: string, text: string) => string

/** The HTML; a logo it carries becomes a part of its own, named by the page: mail programs block the pictures written in an address. */
function letter(html: string, bound: string, part: Part): string[] {
  const page = (body: string) =>
    part('text/html', `<!doctype html><html lang="fr"><body>${body}</body></html>`)
  const [, type, bytes] = /src="data:image\/(\w+);base64,([^"]+)"/.exec(html) ?? []
  if (!type || !bytes) return [page(html)]
  const inner = `${bound}r`
  const own = page(html.replace(/src="data:image\/\w+;base64,[^"]+"/, 'src="cid:logo"'))
  return [
    [`--${bound}`, `Content-Type: multipart/related; boundary="${inner}"`, '', ''].join('\r\n') +
      own.replace(`--${bound}\r\n`, `--${inner}\r\n`),
    [
      `--${inner}`,
      `Content-Type: image/${type}`,
      'Content-Transfer-Encoding: base64',
      'Content-ID: <logo>',
      'Content-Disposition: inline',
      '',
      (bytes.match(/.{1,76}/g) ?? []).join('\r\n'),
    ].join('\r\n'),
    `--${inner}--`,
  ]
}

const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64')

/** Lines of 76 signs, as RFC 2045 asks. */
const wrapBase64 = (text: string): string =>
  (base64(text.replace(/\r?\n/g, '\r\n')).match(/.{1,76}/g) ?? []).join('\r\n')

/** A header beyond ASCII: words of RFC 2047, none over 75 signs nor cut within a letter. */
function encodedWords(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text
  const words: string[] = []
  let piece = ''
  for (const sign of text) {
    if (Buffer.byteLength(piece + sign) > 42) {
      words.push(piece)
      piece = ''
    }
    piece += sign
  }
  return [...words, piece].map(word => `=?utf-8?B?${base64(word)}?=`).join('\r\n ')
}
