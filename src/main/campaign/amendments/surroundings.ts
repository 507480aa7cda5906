import { randomUUID } from 'node:crypto'
import type { Article } from '../../../shared/campaign/amendments/applying/article.ts'
import { articleIn } from '../../../shared/campaign/amendments/article-in.ts'
import { type Around, fileTitle, liasseBlocks } from '../../../shared/campaign/amendments/blocks.ts'
import type { Amendment } from '../../../shared/campaign/amendments/model.ts'
import { amendedLines, type ParentOf, parentsIn } from '../../../shared/campaign/amendments/parents.ts'
import type { BillText } from '../../../shared/campaign/bills/text-model.ts'
import type { Parsed } from '../../../shared/contract/contract.ts'
import { blankDossier } from '../../../shared/dossiers/model.ts'
import type { Gathered } from '../../../shared/drafts/gathered.ts'
import { Draft } from '../../../shared/drafts/model.ts'
import { sourceIds } from '../../../shared/drafts/references.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { Keep } from '../../../shared/word/keep.ts'
import { dossiers } from '../../dossiers/store.ts'
import { printGathered } from '../../drafts/printing/printing.ts'
import { drafts } from '../../drafts/store.ts'
import { guarded } from '../../kernel/database/refusals.ts'
import { keepExport, nameOf } from '../../kernel/files/exports.ts'
import type { Library } from '../../kernel/library.ts'
import { sourceReader } from '../../library/source-reader.ts'
import { models } from '../../word/store.ts'
import { defaultModel, onPaper } from '../../word/word-models.ts'
import { billTexts } from '../bills/text-store.ts'
import { amendments } from './store.ts'

/** Finds the text each amendment changes, and the amendment of a sous-amendement. Each text is read once. */
export function aroundIn(library: Library): Around {
  const texts = new Map<string, BillText | undefined>()
  const store = billTexts(library.db)
  let among: ParentOf | undefined
  const parentOf: ParentOf = one => {
    if (!one.parent) return undefined
    among ??= parentsIn(amendments(library.db).list())
    return among(one)
  }
  const articleOf = (one: Amendment): Article | undefined => {
    if (one.pasted) return { alineas: one.pasted }
    const parent = parentOf(one)
    if (one.parent) return parent && amendedLines(parent)
    if (!one.text) return undefined
    if (!texts.has(one.text)) {
      // a text that was taken out leaves the amendment its words
      try {
        texts.set(one.text, store.get(one.text))
      } catch {
        texts.set(one.text, undefined)
      }
    }
    const text = texts.get(one.text)
    return text && articleIn(text, one.target)
  }
  return { articleOf, parentOf }
}

function draftOf(library: Library, ids: readonly string[], title: string, dossier: string): Draft {
  const all = ids.map(id => amendments(library.db).get(id))
  const [only] = all
  return Draft.parse({
    id: randomUUID(),
    dossier,
    title: title || (all.length === 1 && only ? fileTitle(only) : 'Liasse d’amendements'),
    template: '',
    style: 'parliament',
    blocks: liasseBlocks(all, aroundIn(library), title),
  })
}

/** Some amendments as a Word file, on the paper asked for: one a page; several, with a table first. */
export async function exportAmendments(library: Library, { ids, title, model }: Parsed<'amendments.export'>) {
  const draft = draftOf(library, ids, title, 'amendements')
  const paper = model ?? defaultModel(library, draft.style)?.id
  if (model && !models(library.db).find(model))
    throw new AppError(
      'not-found',
      'Ce modèle Word n’est plus dans la bibliothèque : choisissez-en un autre.',
    )
  const bare: Gathered = {
    draft,
    dossier: blankDossier({ id: 'amendements', type: 'advocacy', title: draft.title }),
    exhibits: [],
    sources: sourceReader(library.db).existing(sourceIds(draft)),
  }
  const content = paper ? onPaper(library, bare, paper) : bare
  const { docx } = await printGathered(library, content, {
    final: false,
    saysWorking: true,
    author: '',
    keep: Keep.parse({}),
  })
  return keepExport(library.folder, nameOf(draft.title, 'docx'), docx.bytes)
}

/** Some amendments as a draft of an advocacy dossier, to be edited and filed with the rest. */
export function amendmentsToDraft(
  library: Library,
  ids: readonly string[],
  value: string | undefined,
  title: string,
) {
  const write = library.db.transaction(() => {
    const dossier = value
      ? dossiers(library.db).get(value)
      : dossiers(library.db).save(
          blankDossier({ id: randomUUID(), type: 'advocacy', title: title || 'Amendements' }),
        )
    const draft = drafts(library.db).create(draftOf(library, ids, title, dossier.id))
    return { dossier: dossier.id, draft: draft.id }
  })
  return guarded(() => write.immediate())
}
