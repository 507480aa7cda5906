import { affaireTitle } from '../../shared/dossiers/affaire.ts'
import type { Draft } from '../../shared/drafts/model.ts'
import { producedBy } from '../../shared/drafts/production.ts'
import { factOf } from '../../shared/drafts/slots/facts.ts'
import type { Preflight, PreflightLine, PreflightWish } from '../../shared/filings/preflight.ts'
import {
  type CopyState,
  exhibitLines,
  type PreflightText,
  plannedFiles,
  textLines,
} from '../../shared/filings/preflight-lines.ts'
import { uncapital } from '../../shared/french/wording.ts'
import { localDay } from '../../shared/kernel/days.ts'
import { AppError } from '../../shared/kernel/errors.ts'
import { checkCitations, partedProblems } from '../drafts/checks/check-citations.ts'
import { gather } from '../drafts/gather.ts'
import { drafts } from '../drafts/store.ts'
import type { Library } from '../kernel/library.ts'
import { findOffice } from '../kernel/office/find-office.ts'
import { byAffaire } from './bundle-texts.ts'
import { liveCopies } from './copies.ts'
import { pictureLines } from './picture-lines.ts'
import { faceLines } from './print-faces.ts'
import { printHash } from './print-text.ts'
import { filings, printedTexts } from './store.ts'

/** Looks at a deposit before anything is made: nothing is printed, nothing is written. */
export async function preflight(library: Library, wish: PreflightWish): Promise<Preflight> {
  const { db } = library
  const texts = wish.drafts.map(id => drafts(db).get(id))
  const [first] = texts
  if (!first || texts.some(one => one.dossier !== first.dossier))
    throw new AppError(
      'invalid',
      'Ces textes ne sont pas du même dossier\u00a0: un dossier de dépôt n’en a qu’un.',
    )
  const day = wish.date ?? localDay(new Date())
  const looked = new Map(texts.map(text => [text.id, lookAt(library, text)]))
  const cases = byAffaire(library, texts)
  const ofCase = (ids: readonly Draft[]) => ids.flatMap(({ id }) => looked.get(id) ?? [])
  const titleOf = (id: string) => drafts(db).get(id).title
  const lines = cases.flatMap(one => {
    const material = ofCase(one.texts)
    return [
      ...material.flatMap(text => textLines(text, day, wish.date !== undefined)),
      ...exhibitLines(material, wish, copyStates(library, wish, material), titleOf).map(line =>
        cases.length > 1 && !line.at.exhibit ? ofAffaire(line, affaireTitle(one.affaire)) : line,
      ),
    ]
  })
  const contents = [...looked.values()].map(one => one.content)
  const all = [
    ...lines,
    ...pictureLines(library, contents),
    ...bundleLines(library, wish, cases.length),
    ...(await faceLines(library, contents)),
  ]
  return {
    isBlocked: all.some(one => one.severity === 'blocking'),
    lines: inOrder(all),
    copied: [...looked.values()].flatMap(one =>
      liveCopies(producedBy(one.content)).flatMap(({ copyOf }) =>
        wish.drafts.includes(copyOf) ? [copyOf] : [],
      ),
    ),
    affaires: cases.map(({ affaire, texts: own }) => {
      const material = ofCase(own)
      const [content] = material.map(one => one.content)
      return {
        ...(affaire && { id: affaire.id }),
        title: affaireTitle(affaire),
        caseNumber: (content && factOf('case.number', content.dossier, content.template)) ?? '',
        drafts: own.map(one => one.id),
        files: plannedFiles(material, wish),
      }
    }),
  }
}

/** A line about all the exhibits of a case, which it names. */
const ofAffaire = (line: PreflightLine, title: string): PreflightLine => ({
  ...line,
  message: `${title}\u00a0: ${uncapital(line.message)}`,
})

function lookAt(library: Library, { id }: Draft): PreflightText {
  const content = gather(library, id)
  const check = checkCitations(library, content)
  const { open: problems } = partedProblems(library, content, check)
  const last = printedTexts(library.db).find(id)
  return {
    ...{ content, check, problems },
    ...(last && { bundle: { at: last.at, isSame: last.text.sha256 === printHash(library, content) } }),
  }
}

/** The state of the copies that the texts of a case produce. */
function copyStates(
  { db }: Library,
  wish: PreflightWish,
  texts: readonly PreflightText[],
): Map<string, CopyState> {
  const copies = texts.flatMap(one => liveCopies(producedBy(one.content)))
  return new Map(
    copies.map(({ copyOf }): [string, CopyState] => {
      const filing = filings(db).ofDraft(copyOf)
      if (filing) return [copyOf, { filed: filing.date }]
      return [copyOf, wish.drafts.includes(copyOf) ? 'together' : 'unfiled']
    }),
  )
}

/** The lines of the bundle as a whole: its cases, and what this computer lacks. */
function bundleLines(library: Library, wish: PreflightWish, caseCount: number): PreflightLine[] {
  const line = (severity: PreflightLine['severity'], code: string, message: string): PreflightLine => ({
    ...{ severity, code, message },
    at: {},
  })
  return [
    ...(caseCount > 1
      ? [
          line(
            'information',
            'cases',
            `${caseCount} affaires\u00a0: chacune a son dossier, ses numéros de pièces et son dépôt.`,
          ),
        ]
      : []),
    ...(findOffice()
      ? [
          line(
            'fine',
            'office',
            'LibreOffice est là\u00a0: les textes et les pièces de bureautique peuvent être mis en PDF.',
          ),
        ]
      : [
          line(
            'warning',
            'no-office',
            wish.date === undefined
              ? 'LibreOffice n’est pas sur cet ordinateur\u00a0: les textes seront en Word, sans PDF.'
              : 'LibreOffice n’est pas sur cet ordinateur\u00a0: d’un texte sans dossier de dépôt fait ici, le fichier Word seul sera gardé.',
          ),
        ]),
    ...staleCopies(library, wish).map(message => line('warning', 'stale-copy', message)),
  ]
}

/** The copies that the last bundle of a text sent, where their original was filed otherwise. */
const staleCopies = ({ db }: Library, wish: PreflightWish): string[] =>
  wish.drafts.flatMap(id =>
    (printedTexts(db).find(id)?.text.copies ?? []).flatMap(copy => {
      const filed = filings(db).textOf(copy.draft)
      return !filed?.sha256 || filed.sha256 === copy.sha256
        ? []
        : [
            `Le dernier dossier de dépôt de «\u00a0${drafts(db).get(id).title}\u00a0» joint une copie de «\u00a0${filed.title}\u00a0» qui n’est pas celle qui a été déposée\u00a0: refaites-le.`,
          ]
    }),
  )

const RANK = { blocking: 0, warning: 1, information: 2, fine: 3 } as const

/** The gravest first; what is as grave keeps its order. */
const inOrder = (lines: readonly PreflightLine[]): PreflightLine[] =>
  lines.toSorted((a, b) => RANK[a.severity] - RANK[b.severity])
