import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Client } from '../../src/shared/contract/contract.ts'
import {
  aJpeg,
  aMail,
  anOpenDocument,
  anOutlookMail,
  aPdf,
  aSignedPdf,
  aWordFile,
} from '../fixtures/files.ts'
import { aTarGz, aZip } from '../fixtures/import/archives.ts'
import { aCassXml, aCnilXml, aConstitXml, aJadeXml } from '../fixtures/import/dila.ts'
import { senators, smallAssembly } from '../fixtures/import/parliament.ts'
import { aDecisionXml, anArticleXml } from '../fixtures/import/records.ts'
import { legislativeFile } from '../fixtures/parliament/legislative-file.ts'

/** A way that a file comes into the program. */
export type Way =
  | 'amendments'
  | 'backup'
  | 'bill'
  | 'bill text'
  | 'calls'
  | 'dossier'
  | 'exhibit'
  | 'import'
  | 'key'
  | 'model'
  | 'openings'
  | 'pack'
  | 'template'
  | 'verify'
  | 'word'

/** A whole file, and the ways it is given once damaged. */
export interface Seed {
  readonly name: string
  readonly bytes: Buffer
  readonly ways: readonly Way[]
}

/** Seeds larger than this are left out: damages are the same, and each costs more. */
const MAX_SEED_BYTES = 200_000

/** Files of every format, made by the builders of the tests. */
async function builtSeeds(): Promise<Seed[]> {
  const texts = { 'a.xml': aJadeXml(), 'b.xml': aCassXml(), 'c.xml': aConstitXml(), 'd.xml': aCnilXml() }
  const json = (value: unknown) => JSON.stringify(value)
  const files: readonly (readonly [string, string | Uint8Array, readonly Way[]])[] = [
    ['jade.xml', aJadeXml(), ['import']],
    ['cass.xml', aCassXml(), ['import']],
    ['constit.xml', aConstitXml(), ['import']],
    ['cnil.xml', aCnilXml(), ['import']],
    ['article.xml', anArticleXml(), ['import']],
    ['decision.xml', aDecisionXml(), ['import']],
    ['archive.zip', await aZip(texts), ['import']],
    ['archive.tar.gz', await aTarGz(texts), ['import']],
    ['parlement.zip', await aZip(smallAssembly()), ['import']],
    ['senateurs.csv', senators(), ['import']],
    ['livre.ris', 'TY  - JOUR\nTI  - Un titre\nAU  - Nom, P.\nPY  - 2021\nER  - \n', ['import']],
    ['livre.bib', '@article{a, title={Un titre}, author={Nom, P.}, year={2021}}', ['import']],
    [
      'page.html',
      '<html><head><title>Une page</title></head><body><h1>Titre</h1><p>Texte.</p></body></html>',
      ['import', 'exhibit'],
    ],
    [
      'csl.json',
      json([{ id: 'a', type: 'article', title: 'Un titre', issued: { 'date-parts': [[2021]] } }]),
      ['import'],
    ],
    ['refus.pdf', aPdf('Refus', 3), ['exhibit', 'import']],
    ['signe.pdf', aSignedPdf('Refus'), ['exhibit']],
    ['photo.jpg', aJpeg(40, 30), ['exhibit']],
    ['mail.eml', aMail('Refus'), ['exhibit']],
    ['mail.msg', anOutlookMail('Refus'), ['exhibit']],
    [
      'note.txt',
      'Vu l’article L. 311-1 du code des relations entre le public et l’administration.',
      ['exhibit', 'verify'],
    ],
    [
      'texte.docx',
      await aWordFile('Madame, nous refusons.'),
      ['word', 'model', 'verify', 'import', 'exhibit'],
    ],
    ['texte.odt', await anOpenDocument('text'), ['import', 'exhibit']],
    ['dossier.json', json(legislativeFile), ['bill', 'import']],
    ['appels.json', json({ pretoireCalls: 1, calls: [], noCalls: [], bills: [] }), ['calls', 'import']],
    ['ouvertures.csv', 'membre;ouverture\nAnne Exemple;Madame la députée,\n', ['openings', 'import']],
  ]
  const amendments = join(import.meta.dirname, '..', 'fixtures', 'amendments')
  const published = readdirSync(amendments).filter(name => /\.(?:xml|csv)$/.test(name))
  return [
    ...files.map(([name, bytes, ways]) => ({ name, bytes: Buffer.from(bytes), ways })),
    ...published.map(
      (name): Seed => ({
        name,
        bytes: readFileSync(join(amendments, name)),
        ways: ['amendments', 'bill text'],
      }),
    ),
  ]
}

/** Files that the program itself writes. `read`: the bytes of an export. */
async function ownSeeds(call: Client, read: (made: { id: string; name: string }) => Buffer): Promise<Seed[]> {
  const { id, drafts } = await call['dossiers.sample']({ type: 'recourse' })
  const draft = drafts[0] ?? ''
  const [dossier, word, template, hits] = await Promise.all([
    call['dossiers.export']({ id }),
    call['drafts.export']({ id: draft, final: false }),
    call['templates.export']({ id: 'refere-liberte' }),
    call['library.search']({ text: '', limit: 5 }),
  ])
  const seeds: Seed[] = [
    { name: 'dossier.zip', bytes: read(dossier), ways: ['dossier', 'import'] },
    { name: 'requete.docx', bytes: read(word), ways: ['word', 'model', 'verify'] },
    { name: 'modele.json', bytes: read(template), ways: ['template', 'import'] },
  ]
  const ids = hits.hits.map(hit => hit.id)
  if (ids.length > 0) {
    const pack = await call['packs.send']({ what: { ids }, title: 'Lot', author: 'Essai' })
    seeds.push({ name: 'lot.pretoire', bytes: read(pack), ways: ['pack', 'import'] })
  }
  const key = await call['identity.export']({ passphrase: 'une phrase de passe' })
  seeds.push({ name: 'cle.json', bytes: read(key), ways: ['key', 'import'] })
  return seeds
}

/** Public files beside the repository, where there are some. */
function publicSeeds(folder: string | undefined): Seed[] {
  if (!folder || !existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(name => join(folder, name))
    .filter(path => statSync(path).isFile() && statSync(path).size <= MAX_SEED_BYTES && !path.endsWith('.md'))
    .sort()
    .map(path => ({ name: basename(path), bytes: readFileSync(path), ways: waysOf(basename(path)) }))
}

function waysOf(name: string): readonly Way[] {
  if (/\.docx$/i.test(name)) return ['word', 'model', 'import']
  if (/\.(?:pdf|eml|msg|png|jpe?g|tiff?)$/i.test(name)) return ['exhibit']
  if (/amend|liasse|jeu_complet/i.test(name)) return ['amendments', 'import']
  return ['import']
}

/** Every seed: built, written by the program, and public ones of a folder. */
export async function allSeeds(
  call: Client,
  read: (made: { id: string; name: string }) => Buffer,
  folder?: string,
): Promise<Seed[]> {
  const all = [...(await builtSeeds()), ...(await ownSeeds(call, read)), ...publicSeeds(folder)]
  return all.filter(one => one.bytes.length > 0 && one.bytes.length <= MAX_SEED_BYTES)
}
