import type { Gathered } from '../../shared/drafts/gathered.ts'
import type { PreflightLine } from '../../shared/filings/preflight.ts'
import { assembleDraft } from '../drafts/assemble-draft.ts'
import type { Library } from '../kernel/library.ts'
import { systemFamilies } from '../kernel/office/system-fonts.ts'
import { paperOf } from '../word/word-models.ts'
import { twinOf } from '../word/write/embedded-fonts.ts'

/** How long the fonts of the system are believed to be those that were read. */
const FONTS_MS = 60_000
let lastReading: { readonly at: number; readonly families: Promise<Set<string>> } | undefined

function families(): Promise<Set<string>> {
  if (!lastReading || Date.now() - lastReading.at > FONTS_MS)
    lastReading = { at: Date.now(), families: systemFamilies() }
  return lastReading.families
}

/**
 * Tells whether the faces of texts are there to print them: those that the program ships always are; one of a firm's own paper has
 * to be among the fonts of this computer, which are read only then.
 */
export async function faceLines(library: Library, contents: readonly Gathered[]): Promise<PreflightLine[]> {
  const absent = new Map<string, string[]>()
  for (const content of contents)
    for (const face of await facesWithoutTwin(library, content))
      if (!(await families()).has(face.toLowerCase()))
        absent.set(face, [...(absent.get(face) ?? []), content.draft.title])
  if (absent.size === 0)
    return [
      {
        severity: 'fine',
        code: 'fonts',
        message:
          'Polices\u00a0: celles de ces textes sont fournies avec Prétoire ou sont sur cet ordinateur.',
        at: {},
      },
    ]
  return [...absent].map(([face, titles]) => ({
    severity: 'warning',
    code: 'fonts',
    message: `La police «\u00a0${face}\u00a0» (${titles.map(one => `«\u00a0${one}\u00a0»`).join(', ')}) n’a pas été trouvée sur cet ordinateur\u00a0: le PDF en mettrait une autre à sa place, et les pages ne seraient qu’estimées. Installez-la, ou choisissez un autre papier.`,
    at: {},
  }))
}

/** The faces of a text's look that the program has not. Looks of its own name none: only a paper is read. */
async function facesWithoutTwin(library: Library, content: Gathered): Promise<string[]> {
  const paper = await paperOf(library, content)
  if (!paper) return []
  const [{ lookFor }, { facesOf }] = await Promise.all([
    import('../word/model/document-look.ts'),
    import('../word/model/model-look.ts'),
  ])
  return facesOf(lookFor(assembleDraft(library, content), paper))
    .map(one => one.name)
    .filter(name => twinOf(name) === undefined)
}
