import { createHash } from 'node:crypto'
import { localDay } from '../../../shared/drafts/checks/check.ts'
import { longDayText } from '../../../shared/drafts/slots/words.ts'
import { checkReport } from '../../../shared/drafts/verify/report.ts'
import type { Parsed } from '../../../shared/kernel/contract.ts'
import { keepExport, nameOf } from '../../kernel/files/exports.ts'
import type { Library } from '../../kernel/library.ts'
import { toPdf } from '../../kernel/office/convert.ts'
import { checkCitations, partedProblems } from '../checks/cite-check.ts'
import { gather } from '../gather.ts'

/** The dated report of what was checked in a draft, as a file. */
export async function reportOf(library: Library, { id, format }: Parsed<'drafts.report'>) {
  const material = gather(library, id)
  const check = checkCitations(library, material)
  const { open, dismissed } = partedProblems(library, material, check)
  const at = new Date()
  const report = checkReport({
    title: material.draft.title,
    dossier: material.dossier.title,
    at: `${longDayText(localDay(at))} à ${at.getHours()} h ${String(at.getMinutes()).padStart(2, '0')}`,
    print: createHash('sha256').update(JSON.stringify(material.draft.blocks)).digest('hex'),
    problems: open,
    dismissed,
    check,
  })
  const { writeDocx } = await import('../../word/write/write.ts')
  const { bytes } = await writeDocx(report, { final: false, author: '', at })
  const file = format === 'pdf' ? await toPdf(bytes, { folder: library.folder, archive: false }) : bytes
  return keepExport(library.folder, nameOf(`Contrôle ${material.draft.title}`, format), file)
}
