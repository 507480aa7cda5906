import { expect, test } from 'vitest'
import { bibliographyRecords } from '../../../../../src/main/imports/formats/bibliography.ts'
import { readCsl } from '../../../../../src/main/imports/formats/csl.ts'
import type { Source } from '../../../../../src/shared/library/model.ts'
import { type CslItem, cslOf } from '../../../../../src/shared/library/references/csl.ts'
import { type ReferenceFormat, writeReferences } from '../../../../../src/shared/library/references/write.ts'
import { aDecision, aDocument, anArticle } from '../../../../fixtures/builders.ts'
import { starter } from '../../../shared/drafts/gathered.ts'

/** A reference written in a format, and read again. */
function again(item: CslItem, format: ReferenceFormat): Source {
  const text = writeReferences([item], format)
  if (format === 'csl') return readCsl(JSON.parse(text)[0])
  const [record] = bibliographyRecords(text)
  if (!record || !('source' in record) || !record.source) throw new Error(`not read: ${text}`)
  return record.source as Source
}

/** A reference without its id, which is the program's, its no-break spaces as plain ones. */
const comparable = (item: CslItem | undefined) => {
  const { id: _, ...rest } = item ?? { id: '' }
  return JSON.parse(JSON.stringify(rest).replace(/[\u00a0\u202f]/g, ' '))
}

test.each(['csl', 'bibtex', 'ris'] as const)(
  'each source of the starter library comes back from %s as it went out',
  format => {
    for (const source of starter) {
      const item = cslOf(source)
      if (item) expect(comparable(cslOf(again(item, format))), source.id).toEqual(comparable(item))
    }
  },
)

const RARE: readonly Source[] = [
  anArticle({
    id: 'a',
    of: { nature: 'convention', title: 'Convention d’Aarhus', date: '1998-06-25' },
    number: '9',
  }),
  anArticle({
    id: 'b',
    of: { nature: 'traité', title: 'sur le fonctionnement de l’Union européenne' },
    number: '267',
  }),
  anArticle({ id: 'c', of: { nature: 'charte', title: 'Charte des droits fondamentaux' }, number: '8' }),
  anArticle({
    id: 'd',
    of: { nature: 'directive UE', title: '', number: '2016/680', date: '2016-04-27' },
    number: '3',
  }),
  anArticle({
    id: 'i',
    of: { nature: 'règlement UE', title: 'code des visas', number: 'n° 810/2009' },
    number: '41',
  }),
  anArticle({ id: 'e', of: { nature: 'projet de loi', title: 'relatif à la sûreté' }, number: '7' }),
  aDecision({
    id: 'f',
    court: 'CJUE',
    numbers: ['C-205/21'],
    date: '2023-01-26',
    ecli: 'EU:C:2023:49',
    name: undefined,
  }),
  aDecision({ id: 'g', court: 'CE', numbers: ['430945'], publication: 'Lebon', page: 12, name: undefined }),
  aDocument({
    id: 'h',
    type: 'parliament',
    title: 'Rapport',
    nature: 'rapport d’information',
    chamber: 'Sénat',
    numbers: ['374'],
    author: 'A. Nom et B. Nom',
  }),
]

test.each(RARE.map(source => [source.id, source] as const))(
  'a rare reference comes back: %s',
  (_, source) => {
    const item = cslOf(source)
    for (const format of ['csl', 'bibtex', 'ris'] as const)
      expect(item && comparable(cslOf(again(item, format))), format).toEqual(comparable(item))
  },
)
