import { Document } from 'docx'
import type { Assembled } from '../../../shared/drafts/assemble/assembled.ts'
import type { Draft } from '../../../shared/drafts/model.ts'
import { utcDay } from '../../../shared/kernel/days.ts'
import { Keep, workingKeep } from '../../../shared/word/keep.ts'
import { compose } from '../compose/compose.ts'
import { letterheadParas } from '../compose/letterhead-paras.ts'
import { absentPictures, refuseAbsent } from '../compose/picture-pieces.ts'
import { facesPrinted } from '../compose/printed-faces.ts'
import { printable } from '../compose/spans.ts'
import { wordsOf } from '../compose/table-words.ts'
import { facesUsed } from '../layout/faces-used.ts'
import { type TitlePair, titlePairs, withBreaks } from '../layout/lone-titles.ts'
import { gapsIn, type Para } from '../layout/pieces.ts'
import { layOutAroundTables } from '../layout/table-workaround.ts'
import { withHyphenation } from '../looks/hyphenation-parts.ts'
import type { Look } from '../looks/look.ts'
import { dressDocument } from '../model/areas/dress.ts'
import { lookFor } from '../model/document-look.ts'
import type { Model } from '../model/model.ts'
import { facesOf } from '../model/model-look.ts'
import { Body, noteParagraph, parasOf } from './body/body.ts'
import { setAside } from './body/set-aside.ts'
import { type Font, pack } from './docx-package.ts'
import { withFonts } from './embedded-fonts.ts'
import { margins } from './margins.ts'
import { numberingPart } from './numbering-part.ts'
import { type PageIndex, preparePress } from './press.ts'
import { notesOf, refusePrintedGaps } from './refuse-gaps.ts'
import type { Pictures } from './runs.ts'
import { titleLevels } from './title-numbering.ts'
import { wordNumbering } from './word-numbering.ts'
import { wordStyles } from './word-styles.ts'
import { workingCopy } from './working-copy.ts'

export interface WriteOptions {
  /** the version to be filed: nothing may be missing */
  readonly final: boolean
  /** name written in the file's properties; empty for none */
  readonly author: string
  /** the moment written in the file */
  readonly at: Date
  /** the bytes of the pictures; one that is missing is said on the page */
  readonly pictures?: Pictures
  /** the user's own paper; left out, the house style's */
  readonly model?: Model
  /** the draft a working copy carries, to be opened again */
  readonly workingDraft?: Draft
  /** pages found otherwise; left out, they are estimated */
  readonly pageIndex?: PageIndex
  /** what is kept beside the text; left out, what suits the version asked for */
  readonly keep?: Keep
  /** bookmarks of titles put at the top of a page */
  readonly breaks?: ReadonlySet<string>
  /** not to be kept: every bookmark is in it, to see on which page each is printed */
  readonly probe?: boolean
}

export interface DocxFile {
  readonly bytes: Buffer
  /** pages it has, as the footer says them */
  readonly pages: number
  /** the bookmarks whose page it says, with that page */
  readonly figures: ReadonlyMap<string, number>
  /** its titles, each with what follows it */
  readonly titles: readonly TitlePair[]
  /** places where something is missing, highlighted: words, titles of exhibits, pictures */
  readonly gaps: number
  /** names of the faces that set its text */
  readonly faces: readonly string[]
}

/** An assembled draft as a Word file. Throws `refused` when the version to be filed still has a gap. */
export async function writeDocx(
  document: Assembled,
  {
    final,
    author,
    at,
    pictures = new Map(),
    keep = final ? Keep.parse({}) : workingKeep(),
    workingDraft,
    model,
    pageIndex,
    breaks = new Set(),
    probe = false,
  }: WriteOptions,
): Promise<DocxFile> {
  const look = lookFor(document, model)
  const { pieces, layout } = layOutAroundTables(withBreaks(compose(document, look), breaks), look)
  const { pages } = pageIndex ?? layout
  const paras = pieces.flatMap(parasOf)
  const gaps = paras.flatMap(one => gapsIn(one.spans))
  const above = document.letterhead ? letterheadParas(document.letterhead, look) : []
  if (final) refusePrintedGaps(document, [...above, ...paras])
  const absent = absentPictures([...above, ...paras], pictures)
  if (final) refuseAbsent(absent)
  const { press, figures } = preparePress(paras, look, {
    keep,
    pictures,
    comments: keep.comments ? (document.comments ?? []) : [],
    pageIndex: pageIndex ?? layout,
    allMarks: probe,
  })
  const numbering = wordNumbering(look, titleLevels(document), listsIn(document))
  const { titlePage, ...around } = margins(document, pages, press, model)
  const aside = setAside()
  const docx = new Document({
    title: keep.title ? printable(document.title) : '',
    ...(press.margin.comments.length > 0 ? { comments: { children: press.margin.comments } } : {}),
    styles: wordStyles(look),
    numbering,
    compatabilityModeVersion: 15,
    compatibility: { version: 15, doNotExpandShiftReturn: true },
    defaultTabStop: 709,
    ...(look.hyphenation && {
      hyphenation: {
        autoHyphenation: true,
        consecutiveHyphenLimit: look.hyphenation.maxLines,
        hyphenationZone: look.hyphenation.zone,
        doNotHyphenateCaps: true,
      },
    }),
    ...(model?.even ? { evenAndOddHeaderAndFooters: true } : {}),
    footnotes: Object.fromEntries(
      paras
        .flatMap(one => notesOf(one.spans))
        .map(note => [note.number, { children: [noteParagraph(note.spans, press, aside)] }]),
    ),
    sections: [
      {
        properties: {
          page: {
            size: { width: look.page.width, height: look.page.height },
            margin: {
              ...edges(look),
              header: look.page.header ?? look.page.footer,
              footer: look.page.footer,
              gutter: 0,
            },
          },
          titlePage,
        },
        ...around,
        children: [new Body(pieces, press, aside)],
      },
    ],
  })
  const lists = {
    path: 'word/numbering.xml',
    // the lists have their ids once the paragraphs are written, which the library does before it reads this
    get data() {
      return numberingPart(numbering, docx.Numbering.ConcreteNumbering, startsIn(paras))
    },
  }
  const properties = {
    title: keep.title ? document.title : '',
    author,
    at: keep.moment === 'day' ? dayOf(at) : at,
    pages,
    texts: paras.map(one => wordsOf(one.spans)),
  }
  const draft =
    workingDraft && keep.references
      ? () =>
          JSON.stringify(
            workingCopy(
              workingDraft,
              document,
              press.pageOf,
              facesPrinted(paras.flatMap(para => para.spans)),
            ),
          )
      : undefined
  const faces = facesUsed([...above, ...paras], look)
  const dress = (zip: Buffer) => {
    const plain = look.hyphenation ? withHyphenation(zip) : zip
    const dressed = model
      ? dressDocument(plain, model, { letterhead: above.length > 0, titlePage }, pages)
      : plain
    return keep.fonts ? withFonts(dressed, faces) : dressed
  }
  return {
    bytes: await pack(docx, aside, { properties, fonts: fontsOf(look), parts: [lists], draft, dress }),
    pages,
    figures,
    titles: titlePairs(pieces),
    gaps: gaps.length + absent,
    faces,
  }
}

const listsIn = ({ blocks }: Assembled) => blocks.filter(block => block.kind === 'list')

/** The first number of each list, by its instance; of one that goes on, that of the list it goes on from. */
function startsIn(paras: readonly Para[]): Map<number, number> {
  const starts = new Map<number, number>()
  for (const { numbering } of paras)
    if (numbering && !starts.has(numbering.instance)) starts.set(numbering.instance, numbering.start ?? 1)
  return starts
}

const edges = ({ page: { top, bottom, left, right } }: Look) => ({ top, bottom, left, right })

/** The start of a day, so that the hour is not said. */
const dayOf = (at: Date) => new Date(`${utcDay(at)}T00:00:00Z`)

const fontsOf = (look: Look): Font[] => [
  ...facesOf(look)
    .filter(({ name }) => name !== look.fonts.mono)
    .map(
      ({ name, family, alternative }): Font => ({
        ...{ name, alternative, family },
        pitch: family === 'modern' ? 'fixed' : 'variable',
      }),
    ),
  { name: look.fonts.mono, alternative: 'Liberation Mono', family: 'modern', pitch: 'fixed' },
]
