import type { Assembled } from '../../drafts/assemble/assembled.ts'
import { gapMarksOf } from '../../drafts/checks/gap-marks.ts'
import { linesOf, lineText } from '../../drafts/checks/subject.ts'
import type { Draft } from '../../drafts/model.ts'
import { htmlLetter } from '../../drafts/text/html.ts'
import { plainText } from '../../drafts/text/plain.ts'
import { capital } from '../../french/wording.ts'
import { AppError } from '../../kernel/errors.ts'
import { tally } from '../../search/tally.ts'

/** A text as a mail: what its first line says is the subject, not part of the message. */
export interface Mail {
  readonly subject: string
  readonly text: string
  readonly html: string
  /** of the message and its subject */
  readonly words: number
}

/** The mail a printed text makes, under its letterhead in HTML; `logo`: its bytes in base64. Spaces that do not break are for the page alone. Throws `refused` where it would say what is still to be found. */
export function mailOf(assembly: Assembled, draft: Draft, logo?: string): Mail {
  const subjects = new Set(draft.blocks.filter(block => block.slot === 'subject').map(block => block.id))
  const rest = { ...assembly, blocks: assembly.blocks.filter(block => !subjects.has(block.id)) }
  const first = assembly.blocks.find(block => subjects.has(block.id))
  const subject = first ? linesOf(first).map(lineText).join(' ') : draft.title
  const gaps = gapMarksOf(rest, subject)
  if (gaps.length > 0) {
    const gapList = gaps.slice(0, 3).map(gap => `«\u00a0${gap}\u00a0»`)
    throw new AppError(
      'refused',
      `Le message n’est pas prêt à partir\u00a0: il dirait ${gapList.join(', ')}. Rien n’a été écrit ni envoyé\u00a0; complétez le texte.`,
      { gaps },
    )
  }
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
