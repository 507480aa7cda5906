import type { Mail } from '../../shared/exhibits/file-facts.ts'
import { AppError } from '../../shared/kernel/errors.ts'
import { nestingCounter } from '../imports/containers/nesting.ts'
import { chainsEnd } from './outlook-chains.ts'

/** The headers, the words and the list of what is attached of a mail: of the standard (.eml) or of Outlook (.msg). */
export async function readMail(bytes: Uint8Array, outlook: boolean): Promise<Mail> {
  const mail = outlook ? await readOutlook(bytes) : await readStandard(bytes)
  if (!mail.from && !mail.subject && !mail.text) throw new AppError('damaged', 'Ce courriel ne se lit pas.')
  return mail
}

async function readStandard(bytes: Uint8Array): Promise<Mail> {
  const { default: PostalMime } = await import('postal-mime')
  const mail = await PostalMime.parse(new Uint8Array(bytes))
  return {
    from: addresses(mail.from ? [mail.from] : []),
    to: addresses(mail.to ?? []),
    cc: addresses(mail.cc ?? []),
    date: iso(mail.date),
    subject: mail.subject ?? '',
    text: mail.text ?? (await wordsOf(mail.html ?? '')),
    attachments: mail.attachments.map(one => ({
      name: one.filename ?? one.mimeType,
      size: typeof one.content === 'string' ? one.content.length : one.content.byteLength,
    })),
  }
}

async function readOutlook(bytes: Uint8Array): Promise<Mail> {
  if (!chainsEnd(bytes))
    throw new AppError('damaged', 'Ce courriel d’Outlook tourne en rond : il ne se lit pas.')
  const { default: module } = await import('@kenjiuno/msgreader')
  // a package of the older kind: what it gives depends on who loads it
  const Reader = 'default' in module ? (module.default as typeof module) : module
  const reader = new Reader(new Uint8Array(bytes).buffer)
  const mail = reader.getFileData()
  if (mail.error) throw new AppError('damaged', 'Ce courriel d’Outlook ne se lit pas.')
  const recipientsOf = (kind: 'to' | 'cc') =>
    addresses(
      (mail.recipients ?? [])
        .filter(one => one.recipType === kind)
        .map(one => ({ name: one.name ?? '', address: one.smtpAddress ?? one.email ?? '' })),
    )
  return {
    from: addresses([
      { name: mail.senderName ?? '', address: mail.senderSmtpAddress ?? mail.senderEmail ?? '' },
    ]),
    to: recipientsOf('to'),
    cc: recipientsOf('cc'),
    date: iso(mail.messageDeliveryTime ?? mail.clientSubmitTime),
    subject: mail.subject ?? '',
    text: mail.body ?? (await wordsOf(mail.bodyHtml ?? '')),
    attachments: (mail.attachments ?? []).map(one => ({
      name: one.fileName ?? one.fileNameShort ?? 'sans nom',
      size: one.contentLength ?? 0,
    })),
  }
}

interface Address {
  readonly name?: string
  readonly address?: string
  readonly group?: readonly Address[]
}

const addresses = (all: readonly Address[]): string =>
  all
    .flatMap(one => one.group ?? [one])
    .map(({ name, address }) =>
      name && address && name !== address ? `${name} <${address}>` : address || name,
    )
    .filter(Boolean)
    .join(', ')

function iso(date: string | undefined): string {
  const at = new Date(date ?? '')
  return Number.isNaN(at.getTime()) ? '' : at.toISOString()
}

/** The text of a mail written only in HTML; nothing of it is run or fetched. */
async function wordsOf(html: string): Promise<string> {
  if (!html) return ''
  const { Parser } = await import('htmlparser2')
  let [text, silentDepth] = ['', 0]
  const silent = /^(?:script|style|head|title)$/
  const nesting = nestingCounter(
    () =>
      new AppError(
        'damaged',
        'Ce courriel emboîte trop d’éléments les uns dans les autres : il ne se lit pas.',
      ),
  )
  const parser = new Parser({
    onopentagname: name => {
      nesting.open()
      if (silent.test(name)) silentDepth += 1
      if (/^(?:br|p|div|tr|li|h\d|blockquote)$/.test(name)) text += '\n'
    },
    onclosetag: name => {
      nesting.close()
      if (silent.test(name)) silentDepth -= 1
    },
    ontext: words => {
      if (silentDepth === 0) text += words.replace(/\s+/g, ' ')
    },
  })
  parser.end(html)
  return text
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
