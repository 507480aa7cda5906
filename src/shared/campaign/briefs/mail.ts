import type { Assembled } from '../../drafts/assemble/assembled.ts'
import { linesOf, lineText } from '../../drafts/checks/subject.ts'
import type { Draft } from '../../drafts/model.ts'
import { htmlLetter } from '../../drafts/text/html.ts'
import { plainText } from '../../drafts/text/plain.ts'
import { capital } from '../../french/wording.ts'
import { tally } from '../../search/tally.ts'

/** A text as a mail: what its first line says is the subject, not part of the message. */
export interface Mail {
  readonly subject: string
  readonly text: string
  readonly html: string
  /** of the message and its subject */
  readonly words: number
}

/** The mail a printed text makes, under its letterhead in HTML; `logo`: its bytes in base64. Spaces that do not break are for the page alone. */
export function mailOf(assembly: Assembled, draft: Draft, logo?: string): Mail {
  const subjects = new Set(draft.blocks.filter(block => block.slot === 'subject').map(block => block.id))
  const rest = { ...assembly, blocks: assembly.blocks.filter(block => !subjects.has(block.id)) }
  const first = assembly.blocks.find(block => subjects.has(block.id))
  const subject = first ? linesOf(first).map(lineText).join(' ') : draft.title
  const text = plainText(rest)
  const subjectLine = subject
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/^\s*objet\s*:\s*/i, '')
    .replace(/\s+/g, ' ')
    .trim()
  return {
    subject: capital(subjectLine),
    text,
    html: htmlLetter(rest, { logo }),
    words: tally(`${subject} ${text}`).words,
  }
}
